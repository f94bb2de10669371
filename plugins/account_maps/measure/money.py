"""Amounts of money side by side: compared and added in the site's currency, never one for one."""

from collections import defaultdict
from collections.abc import Iterable
from math import fsum

from account_maps.model.rules import DealRules
from account_maps.read.amounts import Money


def in_site_currency(value: Money, rules: DealRules) -> float | None:
    """Return what an amount is worth in the site's currency, or None without a rate.

    Args:
        value: The amount.
        rules: The site's currency, and what a unit of others is worth in it.
    """
    rate = 1.0 if value.currency == rules.currency else rules.rates.get(value.currency)
    return None if rate is None else value.amount * rate


def total(values: Iterable[Money], rules: DealRules) -> tuple[Money, ...]:
    """Return the sum of amounts: in the site's currency first, then those without a rate apart.

    Args:
        values: The amounts; of none the sum is empty.
        rules: The site's currency and rates.
    """
    converted: list[Money] = []
    for value in values:
        worth = in_site_currency(value, rules)
        converted.append(value if worth is None else Money(worth, rules.currency))
    sums = by_currency(converted)
    return tuple(sorted(sums, key=lambda one: (one.currency != rules.currency, one.currency)))


def by_currency(values: Iterable[Money]) -> tuple[Money, ...]:
    """Return the sum of the amounts in each currency as it is, sorted by currency."""
    sums: defaultdict[str, list[float]] = defaultdict(list)
    for value in values:
        sums[value.currency].append(value.amount)
    return tuple(Money(fsum(amounts), code) for code, amounts in sorted(sums.items()))
