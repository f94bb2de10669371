"""A folder of maps → one playbook."""

import hashlib
from collections.abc import Callable, Collection, Iterable, Mapping, MutableMapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from account_maps.model import across
from account_maps.model.currency import with_currency
from account_maps.model.folder import YamlFile, accounts, yaml_files
from account_maps.model.format import AccountReading, read_account
from account_maps.model.playbook import AccountFile, Playbook
from account_maps.model.problem_severity import Severities, by_severity
from account_maps.model.selection import MapPreview, Selection, preview
from account_maps.model.shared import SharedFiles, read_shared, without_talking_points
from account_maps.model.visibility import find_hidden, visible_files
from account_maps.model.withholding import HiddenAccounts, WithholdingRule
from account_maps.read.files import SIZE_LIMIT, UnsavedFile, read_bytes
from account_maps.read.problems import Problem, Problems
from account_maps.read.unexpected import BUG, unexpected

Remembered = MutableMapping[str, AccountFile]
"""Files as read before, by shown path. The one who calls keeps it between builds."""


class FolderListing(NamedTuple):
    """A folder of maps that was looked through.

    Attributes:
        found: The files in it.
        shared: What the shared ones say.
    """

    found: list[YamlFile]
    shared: SharedFiles


def load_playbook(  # noqa: PLR0913
    maps_dir: Path,
    docs_dir: Path | None,
    *,
    root: Path,
    size_limit: int = SIZE_LIMIT,
    remembered: Remembered | None = None,
    selection: Selection | None = None,
    withheld: WithholdingRule | None = None,
    severities: Severities = MappingProxyType({}),
    wanted: Collection[Path] = (),
    unsaved_file: UnsavedFile | None = None,
    no_folder: str = "create it",
    listed: FolderListing | None = None,
) -> Playbook:
    """Read all maps and check them against each other.

    A file with problems never keeps another from loading, and nothing that a file may hold
    raises: all that is wrong is in the playbook's problems.

    Args:
        maps_dir: The folder of maps.
        docs_dir: The folder of the site's other pages, in which plans may be; None to not look.
        root: The folder that paths are shown from: problems name files as seen from it.
        size_limit: The most bytes that a file may have.
        remembered: Files read before; those whose bytes are the same are not read again.
            It is brought up to date.
        selection: Which maps are wanted; None for all. Of the others it is known that they are
            there, and what a preview shows; their problems are not found.
        withheld: Which levels of confidentiality are left out; None to leave out nothing. Of these
            maps all problems are found, and nothing else is in the playbook.
        severities: How much is made of problems.
        wanted: Files and folders whose problems are wanted; none for all. Other maps are read
            only where one of these depends on what they say.
        unsaved_file: Content to take instead of what is on the disk; the file need not be there.
        no_folder: What to do if the folder of maps isn't there.
        listed: The files of the folder, where that was looked through before.
    """
    problems: list[Problem] = []
    if listed is None:
        found = yaml_files(maps_dir, root, problems, unsaved_file and unsaved_file.path, no_folder)
        listed = FolderListing(found, read_shared(found, maps_dir, size_limit, unsaved_file))
    found, shared = listed
    memory: Remembered = {} if remembered is None else remembered
    maps = sorted(accounts(found, problems), key=lambda file: file.id)
    keys = selection.wanted.keys() if selection else ()
    previews = {f.id: preview(f, maps_dir, keys, size_limit) for f in maps} if selection else {}
    read = partial(
        _remembered_or_read, size_limit=size_limit, memory=memory, unsaved_file=unsaved_file
    )
    files = {
        file.id: read(file)
        for file in maps
        if (selection is None or selection.may_fit(previews[file.id]))
        and (not wanted or any(file.path.is_relative_to(path) for path in wanted))
    }
    if wanted:
        _read_parents(files, {file.id: file for file in maps}, read)
    _forget_others(memory, files)
    if selection:
        files = _selected(files, selection, previews, problems)
    others = [file for file in maps if file.id not in files]
    between = across.check({**_unread(others), **files}, shared, docs_dir)
    hidden = HiddenAccounts()
    if withheld:
        hidden = find_hidden(maps, files, withheld, size_limit, problems)
    problems += [one for each in shared.problems for one in each.found]
    problems += [one for each in between.values() for one in each]
    problems += [one for file in files.values() for one in file.problems]
    ignores = shared.ignores | {f.shown_path: f.ignores for f in files.values() if f.ignores}
    judged = by_severity(problems, ignores, severities)
    files = visible_files(_with_errors(files, between, judged.errors), hidden.ids)
    files = _with_currencies(files, shared.rules.deal.currency)
    shared = without_talking_points(shared, judged.errors)
    return Playbook(
        files=files,
        team=shared.team,
        labels=shared.labels,
        problems=judged.errors,
        rules=shared.rules,
        icp=shared.icp,
        talking=shared.talking,
        talking_lines=shared.talking_lines,
        others={
            file.id: previews[file.id]
            for file in others
            if file.id in previews and file.id not in hidden.ids
        },
        warnings=judged.warnings,
        ignored=judged.ignored,
        ignores=ignores,
        hidden=hidden,
    )


def _read_parents(
    files: dict[str, AccountFile],
    maps: Mapping[str, YamlFile],
    read: Callable[[YamlFile], AccountFile],
) -> None:
    """Read the companies above those that were read: whether they form a circle, only they tell."""
    above = [*files.values()]
    while above:
        mentions = above.pop().mentions
        for parent in (mention.text for mention in mentions if mention.kind == "account"):
            if parent in maps and parent not in files:
                files[parent] = read(maps[parent])
                above.append(files[parent])


def _remembered_or_read(
    found: YamlFile, size_limit: int, memory: Remembered, unsaved_file: UnsavedFile | None
) -> AccountFile:
    problems = Problems(found.shown_path)
    data = read_bytes(found.path, size_limit, problems, unsaved_file)
    if data is None:
        return AccountFile(
            found.id, found.path, found.shown_path, "", None, problems=problems.in_order()
        )
    digest = hashlib.sha256(data).hexdigest()
    before = memory.get(found.shown_path)
    if before is None or before.digest != digest:
        before = _read(found, data, digest)
        if all(problem.code != BUG for problem in before.problems):  # Next time it may go well.
            memory[found.shown_path] = before
    return before


def _read(found: YamlFile, data: bytes, digest: str) -> AccountFile:
    try:
        reading = read_account(data, found.shown_path)
    except Exception as error:  # noqa: BLE001 - a bug in reading one map must not stop the others
        problem = unexpected(error, found.shown_path, "this map couldn't be read")
        reading = AccountReading(None, {}, (), (problem,))
    return AccountFile(
        found.id,
        found.path,
        found.shown_path,
        digest,
        reading.account,
        reading.spans,
        reading.mentions,
        reading.problems,
        reading.ignores,
    )


def _forget_others(memory: Remembered, files: dict[str, AccountFile]) -> None:
    for shown_path in memory.keys() - {file.shown_path for file in files.values()}:
        del memory[shown_path]


def _selected(
    files: dict[str, AccountFile],
    selection: Selection,
    previews: Mapping[str, MapPreview],
    problems: list[Problem],
) -> dict[str, AccountFile]:
    """Return the files that are wanted, and those of which nobody can tell."""
    accounts_read = [file.account for file in files.values() if file.account]
    wanted = {
        key: file for key, file in files.items() if not file.account or selection.fits(file.account)
    }
    problems += selection.problems(previews.values(), accounts_read, none_fits=not wanted)
    return wanted


def _unread(others: Iterable[YamlFile]) -> dict[str, AccountFile]:
    """Return maps that are not wanted as files of which nothing is known: they may be named."""
    return {file.id: AccountFile(file.id, file.path, file.shown_path, "", None) for file in others}


def _with_currencies(files: dict[str, AccountFile], currency: str) -> dict[str, AccountFile]:
    """Return the files with the currency of each account's value."""
    return {
        file.id: replace(file, account=with_currency(file.account, currency))
        if file.account
        else file
        for file in files.values()
    }


def _with_errors(
    files: dict[str, AccountFile],
    between: Mapping[str, tuple[Problem, ...]],
    errors: Collection[Problem],
) -> dict[str, AccountFile]:
    """Return the files with what is wrong between them; those with an error are no maps."""
    wrong: dict[str, list[Problem]] = {}
    for error in errors:
        wrong.setdefault(error.file, []).append(error)
    for account_id in between.keys() & files.keys():
        file = files[account_id]
        if file.shown_path in wrong:
            of_file = tuple(wrong[file.shown_path])
            files[account_id] = replace(file, account=None, problems=of_file)
    return files
