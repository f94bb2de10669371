"""Where a deal stands: whether there is one, whether it's closed, and how far it has come.

A deal whose stage isn't known counts as far along: not writing the stage must never make an account
look better. Our choice.
"""

from account_maps.model.account import Account
from account_maps.model.rules import DealRules


def is_closed(account: Account) -> bool:
    """Return whether the deal is over: won, lost, or ended without a decision."""
    return account.outcome is not None


def has_deal(account: Account) -> bool:
    """Return whether the map speaks of a deal: a stage, a value or a forecast.

    A close date alone makes no deal, since removing a day must never make an account look better.
    """
    said = (account.stage, account.value, account.forecast)
    return any(one is not None for one in said)


def is_past_first_stage(account: Account, rules: DealRules) -> bool:
    """Return whether there is a deal that has left the first of the team's stages.

    Args:
        account: The map.
        rules: The team's stages.
    """
    return has_deal(account) and account.stage not in rules.stages[:1]


def is_in_evaluation(account: Account, rules: DealRules) -> bool:
    """Return whether there is a deal, and its evaluation has begun.

    Args:
        account: The map.
        rules: The team's stages.
    """
    first = rules.stages.index(rules.evaluation) if rules.evaluation in rules.stages else 1
    return has_deal(account) and account.stage not in rules.stages[:first]
