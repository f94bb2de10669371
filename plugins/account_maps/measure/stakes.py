"""What is at stake on each account: its value × its risk."""

from collections.abc import Iterable, Sequence
from statistics import median

from msgspec import Struct

from account_maps.measure.records import AccountSummary


class Stake(Struct, frozen=True, gc=False):
    """What is at stake on an account.

    Attributes:
        value: What the map says, or an estimate; None where no map at all has a value.
        estimated: Whether it is an estimate.
        at_stake: Value × risk; the risk alone where no map has a value.
    """

    value: float | None
    estimated: bool
    at_stake: float


def stakes(summaries: Sequence[AccountSummary]) -> dict[str, Stake]:
    """Return what is at stake on each account, by id.

    An account without a value has the median of its tier, else of all accounts. Where no map has a
    value, all accounts count alike. Our choice.

    Args:
        summaries: All accounts.
    """
    known = [one for one in summaries if one.account.value is not None]
    if not known:
        return {one.id: Stake(None, True, one.share_at_risk or 0.0) for one in summaries}
    tiers = {one.account.tier for one in known if one.account.tier}
    by_tier = {tier: _median(one for one in known if one.account.tier == tier) for tier in tiers}
    usual = _median(known)
    return {one.id: _stake(one, by_tier.get(one.account.tier or "", usual)) for one in summaries}


def _stake(summary: AccountSummary, estimate: float) -> Stake:
    known = summary.account.value
    value = estimate if known is None else known
    return Stake(value, known is None, value * (summary.share_at_risk or 0.0))


def _median(summaries: Iterable[AccountSummary]) -> float:
    return float(median(one.account.value for one in summaries if one.account.value is not None))
