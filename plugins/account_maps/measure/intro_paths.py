"""Warm introduction paths: how one of our people can be introduced to a person at the account.

The best path is the one whose steps have the greatest product of strengths (Dijkstra 1959, on the
negative logarithms). It never follows a line of conflict, nor leads through a person against us or
a vacant post.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from itertools import pairwise
from typing import Final

from account_maps.measure.influence_network import InfluenceNetwork
from account_maps.measure.paths import DeciderPaths, EdgeKind, IntroPath, IntroStep

NOBODY: Final = -1


@dataclass(frozen=True, slots=True)
class Reach:
    """How well each person can be reached. Lists have one item per person.

    Attributes:
        strength: Strength of the best path, 0 if there is none.
        before: The person who introduces us on it, or NOBODY if we have a tie.
        colleague: The colleague with whom it begins, or NOBODY if there is no path.
        order: The people who can be reached, the strongest first.
    """

    strength: list[float]
    before: list[int]
    colleague: list[int]
    order: list[int]

    def people_to(self, person: int) -> list[int]:
        """Return the people on the best path to a person, who is the last of them."""
        people = [person]
        while self.before[people[-1]] != NOBODY:
            people.append(self.before[people[-1]])
        return people[::-1]


_Candidate = tuple[float, int, int, int, int]
"""A path not yet followed: negative strength, number of steps, the person it reaches, the person
who introduces, the colleague who begins. Of two equally strong paths the shorter comes first."""


def reach(
    network: InfluenceNetwork,
    *,
    avoid: Collection[int] = (),
    avoid_ours: Collection[int] = (),
    only: int | None = None,
) -> Reach:
    """Return the best path to everyone.

    Args:
        network: The map as a network.
        avoid: People at the account who may not be on a path.
        avoid_ours: Colleagues who may not be on a path.
        only: Stop once the path to this person is known.
    """
    strength = [0.0] * len(network.ids)
    before = [NOBODY] * len(network.ids)
    colleague = [NOBODY] * len(network.ids)
    order: list[int] = []
    waiting = list(_first_steps(network, avoid, avoid_ours))
    heapify(waiting)
    best = [0.0] * len(network.ids)
    while waiting:
        negative, steps, person, source, ours = heappop(waiting)
        if strength[person]:
            continue
        strength[person], before[person], colleague[person] = -negative, source, ours
        order.append(person)
        if person == only:
            break
        if not network.introduces[person]:
            continue
        for edge in network.edges[person]:
            there = -negative * edge.strength
            # A product that underflows to 0 is no path; treated as one, it would never end.
            if not there or strength[edge.to] or there < best[edge.to] or edge.to in avoid:
                continue
            best[edge.to] = there
            heappush(waiting, (-there, steps + 1, edge.to, person, ours))
    return Reach(strength, before, colleague, order)


def _first_steps(
    network: InfluenceNetwork, avoid: Collection[int], avoid_ours: Collection[int]
) -> Iterable[_Candidate]:
    for person, ties in enumerate(network.ties):
        if person not in avoid:
            for ours, strength in ties:
                if strength and ours not in avoid_ours:
                    yield (-strength, 1, person, NOBODY, ours)


def intro_path(network: InfluenceNetwork, reached: Reach, person: int) -> IntroPath | None:
    """Return the best path to a person, or None if there is none."""
    if not reached.strength[person]:
        return None
    people = reached.people_to(person)
    ours = reached.colleague[person]
    steps = [_tie_step(network, ours, people[0])]
    steps += [_step(network, here, there) for here, there in pairwise(people)]
    ids = tuple(network.ids[one] for one in people)
    return IntroPath(network.colleagues[ours], ids, tuple(steps), reached.strength[person])


def _tie_step(network: InfluenceNetwork, ours: int, person: int) -> IntroStep:
    strength = next(strength for colleague, strength in network.ties[person] if colleague == ours)
    key, colleague = network.ids[person], network.colleagues[ours]
    place = ("stakeholders", key, "ties", colleague)
    return IntroStep(EdgeKind.TIE, colleague, key, strength, place)


def _step(network: InfluenceNetwork, here: int, there: int) -> IntroStep:
    edge = next(edge for edge in network.edges[here] if edge.to == there)
    return IntroStep(edge.kind, network.ids[here], network.ids[there], edge.strength, edge.place)


def second_path(network: InfluenceNetwork, first: IntroPath) -> IntroPath | None:
    """Return the best path that shares only its last person with the first path.

    Args:
        network: The map as a network.
        first: The best path.
    """
    person = network.numbers[first.people[-1]]
    between = {network.numbers[key] for key in first.people[:-1]}
    ours = {network.colleagues.index(first.colleague)}
    reached = reach(network, avoid=between, avoid_ours=ours, only=person)
    return intro_path(network, reached, person)


def decider_paths(network: InfluenceNetwork, reached: Reach) -> tuple[DeciderPaths, ...]:
    """Return the best and the second path to each decider.

    Args:
        network: The map as a network.
        reached: The best paths.
    """
    deciders = network.by_share([one for one, decides in enumerate(network.decides) if decides])
    return tuple(_both(network, reached, person) for person in deciders)


def _both(network: InfluenceNetwork, reached: Reach, person: int) -> DeciderPaths:
    best = intro_path(network, reached, person)
    second = second_path(network, best) if best else None
    return DeciderPaths(network.ids[person], best, second)


def access(network: InfluenceNetwork, strengths: Sequence[float]) -> float:
    """Return how well we reach the decision, from 0 to 1: Σ x × strength of the best path.

    Args:
        network: The map as a network.
        strengths: Strength of the best path to each person.
    """
    return sum(share * strength for share, strength in zip(network.share, strengths, strict=True))
