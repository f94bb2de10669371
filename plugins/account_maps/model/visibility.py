"""The maps of a folder without those that a site leaves out, and without what names them."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from hashlib import sha256

import msgspec

from account_maps.model.folder import YamlFile
from account_maps.model.playbook import AccountFile
from account_maps.model.selection import top_level_values
from account_maps.model.withholding import HiddenAccounts, WithholdingRule
from account_maps.read.files import read_bytes
from account_maps.read.problems import Problem, Problems


def find_hidden(
    maps: Iterable[YamlFile],
    files: Mapping[str, AccountFile],
    withheld: WithholdingRule,
    size_limit: int,
    problems: list[Problem],
) -> HiddenAccounts:
    """Return the accounts that a site leaves out.

    Args:
        maps: All maps of the folder.
        files: Those that were read. Of the others, and of those with problems, the text is looked
            at; a map whose level can't be told is left out.
        withheld: Which levels the site leaves out.
        size_limit: The most bytes that a file may have.
        problems: Takes the levels that no map has.
    """
    ids: set[str] = set()
    names: set[str] = set()
    known: set[str] = set()
    for found in maps:
        file = files.get(found.id)
        if file and file.account:
            hides, levels = withheld.hides(file.account), {file.account.confidentiality or ""}
            its_name = {file.account.name}
        else:
            text = read_bytes(found.path, size_limit, Problems(found.shown_path)) or b""
            hides = withheld.may_hide(text)
            levels = set(top_level_values(text, "confidentiality") or ())
            its_name = set(top_level_values(text, "name") or ())
        known |= levels - {""}
        if hides:
            ids.add(found.id)
            names |= its_name
    problems += withheld.unknown(known)
    return HiddenAccounts(withheld, frozenset(ids), frozenset(names))


def visible_files(
    files: Mapping[str, AccountFile], hidden: Collection[str]
) -> dict[str, AccountFile]:
    """Return the files that a site shows, none of which has a parent that it leaves out.

    Args:
        files: The files.
        hidden: Ids of the accounts that are left out.
    """
    return {
        key: _orphaned(file) if file.account and file.account.parent in hidden else file
        for key, file in files.items()
        if key not in hidden
    }


def _orphaned(file: AccountFile) -> AccountFile:
    """Return a file whose account has no parent; what was kept of the whole is not taken for it."""
    account = file.account and msgspec.structs.replace(file.account, parent=None)
    digest = sha256(f"{file.digest} without parent".encode()).hexdigest()
    return replace(file, account=account, digest=digest)
