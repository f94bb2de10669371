"""What is at stake on each account: its value × its risk. A value is never estimated."""

from collections.abc import Iterable

from msgspec import Struct

from account_maps.measure.money import in_site_currency
from account_maps.measure.records import AccountSummary
from account_maps.model.rules import DealRules
from account_maps.read.amounts import Money


class Stake(Struct, frozen=True, gc=False):
    """What is at stake on an account.

    Attributes:
        value: What the deal is worth; None where the map has no value.
        worth: The same in the site's currency; None also where that has no rate.
        share: The share of it that is at risk, from 0 to 1; None where not enough is known.
    """

    value: Money | None
    worth: float | None
    share: float | None

    @property
    def at_stake(self) -> Money | None:
        """Value × risk in the account's currency, or None without a value or a known risk."""
        if self.value is None or self.share is None:
            return None
        return Money(self.value.amount * self.share, self.value.currency)

    def by_value(self) -> tuple[int, float]:
        """Return the key that sorts by value: the greatest first, then without rate or value."""
        return self._known(), -(self.worth or 0.0)

    def by_stake(self) -> tuple[int, float]:
        """Return the key that sorts by what is at stake, the most first.

        Accounts whose value can't be compared come after all others, by the share at risk.
        """
        return self._known(), -(self.share or 0.0) * (1.0 if self.worth is None else self.worth)

    def _known(self) -> int:
        """Return 0 for a value that can be compared, 1 for one without a rate, 2 for none."""
        return 2 if self.value is None else int(self.worth is None)


def stakes(summaries: Iterable[AccountSummary], rules: DealRules) -> dict[str, Stake]:
    """Return what is at stake on each account, by id.

    Args:
        summaries: All accounts.
        rules: The site's currency and rates.
    """
    return {one.id: _stake(one, rules) for one in summaries}


def _stake(summary: AccountSummary, rules: DealRules) -> Stake:
    value = summary.account.value
    worth = None if value is None else in_site_currency(value, rules)
    return Stake(value, worth, summary.share_at_risk)
