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
            _add(AccountFactor(account_id, account, factor), group_of)
    return list({id(group): group for group in group_of.values()}.values())


def _add(one: AccountFactor, group_of: dict[str, list[AccountFactor]]) -> None:
    """Add a factor to the groups by key, and join those that it shows to be the same."""
    keys = {*_keys(one.factor)}
    near = {id(group): group for key in sorted(keys & group_of.keys()) if (group := group_of[key])}
    joined = max(near.values(), key=len, default=[])
    for other in near.values():
        if other is not joined:
            joined += other
            keys.update(key for each in other for key in _keys(each.factor))
    joined.append(one)
    group_of.update(dict.fromkeys(keys, joined))


def _keys(factor: External) -> Iterator[str]:
    yield f"words {folded(factor.what)}"
    if factor.source:
        yield f"source {factor.source.rstrip('/')}"


def most_used(texts: Iterable[str]) -> str:
    """Return the text that occurs most; of several, the first in the alphabet."""
    counts = Counter(texts)
    return min(counts, key=lambda text: (-counts[text], text))
