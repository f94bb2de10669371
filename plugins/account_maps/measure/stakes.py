"""What is at stake on each account: its value × its risk."""

from collections.abc import Iterable, Mapping, Sequence
from statistics import median

from msgspec import Struct

from account_maps.measure.records import Summary


class Stake(Struct, frozen=True, gc=False):
    """What is at stake on an account.

    Attributes:
        value: What the map says, or an estimate.
        estimated: Whether it is an estimate.
        at_stake: Value × risk.
    """

    value: float
    estimated: bool
    at_stake: float


def stakes(summaries: Sequence[Summary]) -> dict[str, Stake]:
    """Return what is at stake on each account, by id.

    An account without a value has the median of its tier, else of all accounts, else 1. Our choice.

    Args:
        summaries: All accounts.
    """
    known = [one for one in summaries if one.value is not None]
    usual = _median(known, 1.0)
    tiers = {one.tier for one in known}
    by_tier = {tier: _median((o for o in known if o.tier == tier), usual) for tier in tiers}
    return {one.id: _stake(one, by_tier, usual) for one in summaries}


def _stake(summary: Summary, by_tier: Mapping[str | None, float], usual: float) -> Stake:
    estimate = by_tier.get(summary.tier, usual) if summary.tier else usual
    value = estimate if summary.value is None else summary.value
    return Stake(value, summary.value is None, value * summary.risk)


def _median(summaries: Iterable[Summary], otherwise: float) -> float:
    values = [one.value for one in summaries if one.value is not None]
    return float(median(values)) if values else otherwise
