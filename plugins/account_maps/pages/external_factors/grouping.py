"""The external factors of many accounts, those that are the same put together.

Two are the same if they name the same source, or say the same apart from capitals, accents and
spaces. Our choice.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from account_maps.model.account import Account, External
from account_maps.read.folding import folded


class AccountFactor(NamedTuple):
    """An external factor of an account, with the account's id."""

    account_id: str
    account: Account
    factor: External


def same_factors(accounts: Iterable[tuple[str, Account]]) -> list[list[AccountFactor]]:
    """Return the factors of all accounts, a list for each that is the same.

    Args:
        accounts: The accounts with their ids.
    """
    group_of: dict[str, list[AccountFactor]] = {}
    for account_id, account in accounts:
        for factor in account.external:
            found = [AccountFactor(account_id, account, factor)]
            keys = {*_keys(factor)}
            for key in sorted(keys & group_of.keys()):
                if group_of[key] is not found:
                    found = _joined(group_of, group_of[key], found)
            group_of.update(dict.fromkeys(keys, found))
    return list({id(group): group for group in group_of.values()}.values())


def _joined(
    group_of: dict[str, list[AccountFactor]], one: list[AccountFactor], other: list[AccountFactor]
) -> list[AccountFactor]:
    """Add the shorter group to the longer, and return that one."""
    longer, shorter = (one, other) if len(one) >= len(other) else (other, one)
    longer += shorter
    moved = {key for each in shorter for key in _keys(each.factor)}
    group_of.update(dict.fromkeys(moved, longer))
    return longer


def _keys(factor: External) -> Iterator[str]:
    yield f"words {folded(factor.what)}"
    if factor.source:
        yield f"source {factor.source.rstrip('/')}"


def most_used(texts: Iterable[str]) -> str:
    """Return the text that occurs most; of several, the first in the alphabet."""
    counts = Counter(texts)
    return min(counts, key=lambda text: (-counts[text], text))
