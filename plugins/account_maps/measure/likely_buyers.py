"""Who the buyers of an account are likely to be, by their titles and their place in the chart."""

from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from account_maps.measure.analysis import Analysis
from account_maps.measure.titles import LIKELY_ROLES, role_of_title
from account_maps.model.people import reports
from account_maps.model.values import Role

MOST_BUYERS: Final = 3
"""Likely buyers who are asked about at once."""


class LikelyBuyer(Struct, frozen=True):
    """A person who is likely to have a buying role that the map doesn't name anyone for.

    Attributes:
        person: The person's id.
        role: The role.
    """

    person: str
    role: Role


def likely_buyers(analysis: Analysis) -> tuple[LikelyBuyer, ...]:
    """Return the two or three people who are likely to buy: one a role, the top of the chart too.

    Whoever has the title highest in the chart comes first. If no title tells the decision maker,
    it is whoever heads the largest team at the top. Our choice.

    Args:
        analysis: The analysis of the map.
    """
    found: dict[Role, str] = {}
    for role, person_id in _by_title(analysis):
        if person_id not in found.values():
            found.setdefault(role, person_id)
    top = _top(analysis)
    if Role.DECISION_MAKER not in found and top and top not in found.values():
        found[Role.DECISION_MAKER] = top
    in_order = (LikelyBuyer(found[role], role) for role in LIKELY_ROLES if role in found)
    return tuple(in_order)[:MOST_BUYERS]


def _by_title(analysis: Analysis) -> Iterator[tuple[Role, str]]:
    """Yield the role each title tells, people in the order of what matters."""
    network = analysis.network
    for number in network.by_share(range(len(network.ids))):
        role = role_of_title(network.people[number].title or "", analysis.rules.titles)
        if role:
            yield role, network.ids[number]


def _top(analysis: Analysis) -> str | None:
    """Return the head of the largest team among those who report to nobody on the map."""
    below = reports({key: analysis.account.stakeholders[key] for key in analysis.people})
    network = analysis.network
    heads = (
        network.ids[n]
        for n in network.by_share(range(len(network.ids)))
        if network.people[n].reports_to not in analysis.people and below.get(network.ids[n])
    )
    return next(heads, None)
