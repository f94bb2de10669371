"""Warm paths: how one of us can be introduced to one of theirs.

The best route is the one whose steps multiply to most (Dijkstra 1959, on the negative logarithms).
It never goes along a line of conflict, nor through somebody against us or a vacant post.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from itertools import pairwise
from typing import Final

from account_maps.measure.ground import Ground
from account_maps.measure.measured import DeciderRoutes, Route, Step, StepKind

NOBODY: Final = -1


@dataclass(frozen=True, slots=True)
class Reach:
    """How well each person can be reached. Lists have an item for each person.

    Attributes:
        strength: Strength of the best route, 0 if there is none.
        before: The one of theirs who introduces us on it, or NOBODY if one of us has a tie.
        colleague: The one of us with whom it begins, or NOBODY if there is no route.
        order: Those who can be reached, the strongest first.
    """

    strength: list[float]
    before: list[int]
    colleague: list[int]
    order: list[int]

    def way_to(self, person: int) -> list[int]:
        """Return those of theirs on the best route to a person, who is the last."""
        way = [person]
        while self.before[way[-1]] != NOBODY:
            way.append(self.before[way[-1]])
        return way[::-1]


_Step = tuple[float, int, int, int, int]
"""A way to a person that is still open: negative strength, how many steps, whom it reaches, who
introduces, which of us begins. Of two that are equally strong the shorter comes first."""


def reach(
    ground: Ground,
    *,
    avoid: Collection[int] = (),
    avoid_ours: Collection[int] = (),
    only: int | None = None,
) -> Reach:
    """Return the best route to everybody.

    Args:
        ground: The map.
        avoid: Those of theirs who may not be on a route.
        avoid_ours: Those of us who may not be on a route.
        only: Stop once the route to this person is known.
    """
    strength = [0.0] * len(ground.ids)
    before = [NOBODY] * len(ground.ids)
    colleague = [NOBODY] * len(ground.ids)
    order: list[int] = []
    waiting = list(_first_steps(ground, avoid, avoid_ours))
    heapify(waiting)
    best = [0.0] * len(ground.ids)
    while waiting:
        negative, steps, person, source, ours = heappop(waiting)
        if strength[person]:
            continue
        strength[person], before[person], colleague[person] = -negative, source, ours
        order.append(person)
        if person == only:
            break
        if not ground.introduces[person]:
            continue
        for way in ground.ways[person]:
            there = -negative * way.strength
            # A product too small for a number is no way; taken as one, it would be walked forever.
            if not there or strength[way.to] or there < best[way.to] or way.to in avoid:
                continue
            best[way.to] = there
            heappush(waiting, (-there, steps + 1, way.to, person, ours))
    return Reach(strength, before, colleague, order)


def _first_steps(
    ground: Ground, avoid: Collection[int], avoid_ours: Collection[int]
) -> Iterable[_Step]:
    for person, ties in enumerate(ground.ties):
        if person not in avoid:
            for ours, strength in ties:
                if strength and ours not in avoid_ours:
                    yield (-strength, 1, person, NOBODY, ours)


def route(ground: Ground, reached: Reach, person: int) -> Route | None:
    """Return the best route to a person, or None if there is none."""
    if not reached.strength[person]:
        return None
    way = reached.way_to(person)
    ours = ground.colleagues[reached.colleague[person]]
    steps = [_tie_step(ground, reached.colleague[person], way[0])]
    steps += [_step(ground, here, there) for here, there in pairwise(way)]
    people = tuple(ground.ids[one] for one in way)
    return Route(ours, people, tuple(steps), reached.strength[person])


def _tie_step(ground: Ground, ours: int, person: int) -> Step:
    strength = next(strength for colleague, strength in ground.ties[person] if colleague == ours)
    key, colleague = ground.ids[person], ground.colleagues[ours]
    place = ("stakeholders", key, "ties", colleague)
    return Step(StepKind.TIE, colleague, key, strength, place)


def _step(ground: Ground, here: int, there: int) -> Step:
    way = next(way for way in ground.ways[here] if way.to == there)
    return Step(way.kind, ground.ids[here], ground.ids[there], way.strength, way.place)


def second(ground: Ground, first: Route) -> Route | None:
    """Return the best route that shares nobody with the first but the one it leads to.

    Args:
        ground: The map.
        first: The best route.
    """
    person = ground.numbers[first.people[-1]]
    between = {ground.numbers[key] for key in first.people[:-1]}
    ours = {ground.colleagues.index(first.colleague)}
    return route(ground, reach(ground, avoid=between, avoid_ours=ours, only=person), person)


def decider_routes(ground: Ground, reached: Reach) -> tuple[DeciderRoutes, ...]:
    """Return the best and the second route to each of those who decide.

    Args:
        ground: The map.
        reached: The best routes.
    """
    deciders = ground.by_share([one for one, decides in enumerate(ground.decides) if decides])
    return tuple(_both(ground, reached, person) for person in deciders)


def _both(ground: Ground, reached: Reach, person: int) -> DeciderRoutes:
    best = route(ground, reached, person)
    other = second(ground, best) if best else None
    return DeciderRoutes(ground.ids[person], best, other)


def access(ground: Ground, strengths: Sequence[float]) -> float:
    """Return how well we reach the decision, from 0 to 1: Σ x × strength of the best route.

    Args:
        ground: The map.
        strengths: Strength of the best route to each person.
    """
    return sum(share * strength for share, strength in zip(ground.share, strengths, strict=True))
