"""Talking points from external factors: what to say to each person whom one affects."""

import datetime as dt

from account_maps.html.factor_words import factor_opening
from account_maps.measure.external_factors import by_urgency
from account_maps.model.account import Account
from account_maps.talk import Kind, Point
from account_maps.texts import Texts


def factor_points(account: Account, as_of: dt.date, texts: Texts) -> dict[str, tuple[Point, ...]]:
    """Return the points for the people whom external factors affect, by id, the nearest first.

    Args:
        account: The map.
        as_of: The day that the points speak of: a day that is past isn't shown as coming.
        texts: What the pages say.
    """
    found: dict[str, list[Point]] = {}
    numbered = sorted(enumerate(account.external), key=lambda one: by_urgency(one[1], as_of))
    for number, factor in numbered:
        text = factor_opening(factor, as_of, texts)
        point = Point(Kind.SAY, text, None, None, ("external", number))
        for person_id in dict.fromkeys(factor.hits):
            found.setdefault(person_id, []).append(point)
    return {person_id: tuple(points) for person_id, points in found.items()}
