"""One map → all that is worked out of it."""

import datetime as dt

from account_maps.measure.figures import figures, vetoes
from account_maps.measure.findings import findings
from account_maps.measure.measured import Measured
from account_maps.measure.worked import work_out
from account_maps.model.account import Account
from account_maps.model.rules import Rules


def measure(account: Account, as_of: dt.date, rules: Rules) -> Measured:
    """Return the figures, routes, losses and findings of a map.

    Args:
        account: The map.
        as_of: The day on which ties and facts have their age.
        rules: The numbers.
    """
    worked = work_out(account, as_of, rules)
    by_key, health = figures(worked)
    return Measured(
        people=worked.people,
        figures=by_key,
        health=health,
        champions=worked.champions,
        routes=worked.routes,
        losses=tuple(loss for loss in worked.losses if loss.share),
        cut=worked.cut or (),
        findings=findings(worked, by_key),
        vetoes=vetoes(worked),
    )
