"""People who sit in several accounts: a key that is nearly another's is told."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from account_maps.model.playbook import AccountFile
from account_maps.read.context import Mention
from account_maps.read.folding import folded
from account_maps.read.ids import as_id
from account_maps.read.problems import Problems
from account_maps.read.words import is_typo, normalized, quoted


class _KeyUse(NamedTuple):
    """A person of an account who has a shared key.

    Attributes:
        account: Id of the account.
        name: The person's name.
        mention: The key, where it is written.
    """

    account: str
    name: str
    mention: Mention


def check(files: Mapping[str, AccountFile], found: Mapping[str, Problems]) -> None:
    """Report keys that are most likely a mistyped other: the two people have one name.

    Args:
        files: All accounts.
        found: Takes what is wrong, by account.
    """
    uses: defaultdict[str, list[_KeyUse]] = defaultdict(list)
    for use in _uses(files):
        uses[use.mention.text].append(use)
    for one, other in _alike(uses):
        if {folded(use.name) for use in uses[one]} & {folded(use.name) for use in uses[other]}:
            wrong, right = sorted((one, other), key=lambda key: _likelihood(key, uses[key]))
            for use in uses[wrong]:
                _report(use, uses[right][0], found[use.account])


def _uses(files: Mapping[str, AccountFile]) -> Iterator[_KeyUse]:
    for account_id, file in files.items():
        keys = {one.text: one for one in file.mentions if one.kind == "shared_person"}
        for person in file.account.stakeholders.values() if file.account and keys else ():
            if person.person and person.name and person.person in keys:
                yield _KeyUse(account_id, person.name, keys[person.person])


def _alike(keys: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield keys that are a slip apart: with a letter left out, such two have something in common.

    So not every key is compared with every other.
    """
    by_rest: defaultdict[str, list[str]] = defaultdict(list)
    reported: set[tuple[str, str]] = set()
    for key in sorted(keys):
        plain = normalized(key).replace("-", "")
        for rest in {plain, *(plain[:at] + plain[at + 1 :] for at in range(len(plain)))}:
            for other in by_rest[rest]:
                pair = (other, key)
                if pair not in reported and is_typo(plain, normalized(other).replace("-", "")):
                    reported.add(pair)
                    yield pair
            by_rest[rest].append(key)


def _likelihood(key: str, uses: list[_KeyUse]) -> tuple[bool, int, str]:
    """Return how likely a key is the right one: a name makes it, or more accounts have it."""
    return any(as_id(use.name) == key for use in uses), len(uses), key


def _report(use: _KeyUse, right: _KeyUse, problems: Problems) -> None:
    key, other = use.mention.text, right.mention.text
    message = (
        f"{quoted(key)} is nearly {quoted(other)}, the key of {quoted(right.name)}"
        f" in {quoted(right.account)}"
    )
    hint = f"write {quoted(other)} if this is the same person"
    problems.add("AM310", use.mention.span, message, hint)
