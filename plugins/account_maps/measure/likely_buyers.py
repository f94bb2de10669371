"""Who the buyers of an account are likely to be, by their titles and their place in the chart."""

from typing import Final

from msgspec import Struct

from account_maps.measure.analysis import Analysis
from account_maps.measure.titles import LIKELY_ROLES, title_role
from account_maps.model.people import reports
from account_maps.model.values import Role

MOST_BUYERS: Final = 3
"""Likely buyers who are asked about at once."""

FEWEST_BUYERS: Final = 2
"""Below this many of different roles, a second person of one role is asked about as well."""


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

    Of one role, the title of the higher grade comes first, then whoever is higher in the chart. If
    no title tells the decision maker, it is whoever heads the largest team at the top. Where that
    makes fewer than two, the next person whose title tells a role is one too. Our choice.

    Args:
        analysis: The analysis of the map.
    """
    titled = _by_title(analysis)
    found: dict[str, Role] = {}
    for person_id, role in titled:
        if role not in found.values():
            found[person_id] = role
    top = _top(analysis)
    if top and Role.DECISION_MAKER not in found.values():
        found.setdefault(top, Role.DECISION_MAKER)
    for person_id, role in titled:
        if len(found) < FEWEST_BUYERS:
            found.setdefault(person_id, role)
    buyers = (LikelyBuyer(person_id, role) for person_id, role in found.items())
    return tuple(sorted(buyers, key=lambda one: LIKELY_ROLES.index(one.role)))[:MOST_BUYERS]


def _by_title(analysis: Analysis) -> list[tuple[str, Role]]:
    """Return each person whose title tells a role, by its grade, then by what matters."""
    network = analysis.network
    found = [
        (said.grade, network.ids[number], said.role)
        for number in network.by_share(range(len(network.ids)))
        if (said := title_role(network.people[number].title or "", analysis.rules.titles))
    ]
    found.sort(key=lambda one: one[0])
    return [(person_id, role) for _, person_id, role in found]


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
