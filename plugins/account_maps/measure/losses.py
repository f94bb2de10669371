"""The loss of access if one person left, at the account or on our side.

Loss = 1 − access without them ÷ access. Decision shares stay as they are: the question is what we
could still reach of the decision as it is today. Our choice.

Only the people whose best path leads through the one who leaves are computed again, so that the
losses of everyone cost hardly more than finding the paths once.
"""

from collections.abc import Container, Iterator
from heapq import heapify, heappop, heappush
from typing import NamedTuple

from account_maps.measure.influence_network import InfluenceNetwork
from account_maps.measure.intro_paths import NOBODY, Reach, access
from account_maps.measure.measured import Loss


def losses(network: InfluenceNetwork, reached: Reach) -> tuple[Loss, ...]:
    """Return the loss of access if each person left, the worst first.

    Args:
        network: The map as a network.
        reached: The best paths.
    """
    whole = access(network, reached.strength)
    if not whole:
        return ()
    found = [
        _loss(leaving, network, reached, whole, without)
        for leaving, without in departures(network, reached)
    ]
    return tuple(sorted(found, key=lambda loss: (-loss.share, not loss.ours, loss.who)))


def departures(
    network: InfluenceNetwork, reached: Reach
) -> Iterator[tuple["Leaving", dict[int, float]]]:
    """Yield everyone whose departure could take a path along, and what then remains.

    That is the strength of the best remaining path to each person behind the one who leaves; no
    other path changes. Their people come first, then ours.

    Args:
        network: The map as a network.
        reached: The best paths while everyone is there.
    """
    for leaving in (*_of_theirs(network, reached), *_of_ours(network, reached)):
        yield leaving, _paths_without(network, reached, leaving)


def worst(found: tuple[Loss, ...], *, ours: bool) -> Loss | None:
    """Return the worst loss on one side, None if no departure costs anything."""
    return next((loss for loss in found if loss.ours is ours and loss.share), None)


def worst_share(network: InfluenceNetwork, reached: Reach, *, ours: bool) -> float:
    """Return the share of the access that is lost with the person whose departure costs most.

    The same as the worst of ``losses``, without computing those that can't be the worst.

    Args:
        network: The map as a network.
        reached: The best paths.
        ours: Whether a colleague leaves, not a person at the account.
    """
    whole = access(network, reached.strength)
    leaving = _of_ours(network, reached) if ours else _of_theirs(network, reached)
    found = 0.0
    for one in sorted(leaving, key=lambda one: -one.most):
        if one.most <= found:
            break
        found = max(found, one.own + _lost(network, reached, _paths_without(network, reached, one)))
    return min(1.0, found / whole) if whole else 0.0


class Leaving(NamedTuple):
    """A person who leaves.

    Attributes:
        person: The person at the account, or None.
        colleague: The colleague on our side, or None.
        behind: The people whose best path leads through them; no other path changes.
        own: The access to themselves, which is lost.
        most: The most that can be lost: their own and that to everyone behind them.
    """

    person: int | None
    colleague: int | None
    behind: list[int]
    own: float
    most: float


def _of_theirs(network: InfluenceNetwork, reached: Reach) -> Iterator[Leaving]:
    behind: list[list[int]] = [[] for _ in network.ids]
    own = [share * s for share, s in zip(network.share, reached.strength, strict=True)]
    most = list(own)
    for person in reversed(reached.order):
        before = reached.before[person]
        if before != NOBODY:
            behind[before] += [person, *behind[person]]
            most[before] += most[person]
    for person in sorted(reached.order):
        yield Leaving(person, None, behind[person], own[person], most[person])


def _of_ours(network: InfluenceNetwork, reached: Reach) -> Iterator[Leaving]:
    led_by: dict[int, list[int]] = {}
    for person in reached.order:
        led_by.setdefault(reached.colleague[person], []).append(person)
    for colleague, people in sorted(led_by.items()):
        most = sum(network.share[person] * reached.strength[person] for person in people)
        yield Leaving(None, colleague, people, 0.0, most)


def _loss(
    leaving: Leaving,
    network: InfluenceNetwork,
    reached: Reach,
    whole: float,
    without: dict[int, float],
) -> Loss:
    lost = _lost(network, reached, without)
    gone = [person for person, strength in without.items() if not strength]
    return Loss(
        who=_name(leaving, network),
        ours=leaving.person is None,
        share=min(1.0, (leaving.own + lost) / whole),
        # The rest can be so little that it is lost in the sum of all.
        others=lost / max(lost, whole - leaving.own) if lost else 0.0,
        unreachable=tuple(network.ids[person] for person in network.by_share(gone)) if gone else (),
    )


def _name(leaving: Leaving, network: InfluenceNetwork) -> str:
    if leaving.person is not None:
        return network.ids[leaving.person]
    return network.colleagues[leaving.colleague or 0]


def _lost(network: InfluenceNetwork, reached: Reach, without: dict[int, float]) -> float:
    if not without:
        return 0.0
    return sum(
        network.share[person] * (reached.strength[person] - strength)
        for person, strength in sorted(without.items())
    )


def _paths_without(network: InfluenceNetwork, reached: Reach, leaving: Leaving) -> dict[int, float]:
    """Return the strength of the best remaining path to each person behind the one who leaves.

    Args:
        network: The map as a network.
        reached: The best paths while everyone is there.
        leaving: The one who leaves.
    """
    if not leaving.behind:
        return {}
    found = dict.fromkeys(leaving.behind, 0.0)
    waiting = [
        (-strength, person)
        for person in leaving.behind
        if (strength := _first_strength(network, reached, leaving, person, found))
    ]
    heapify(waiting)
    while waiting:
        negative, person = heappop(waiting)
        if found[person]:
            continue
        found[person] = -negative
        if network.introduces[person]:
            for edge in network.edges[person]:
                there = negative * edge.strength
                if there and edge.to in found and not found[edge.to]:
                    heappush(waiting, (there, edge.to))
    return found


def _first_strength(
    network: InfluenceNetwork,
    reached: Reach,
    leaving: Leaving,
    person: int,
    behind: Container[int],
) -> float:
    """Return the best path to a person by a tie of ours or through a person whose path stays."""
    ties = network.ties[person]
    best = max((s for colleague, s in ties if colleague != leaving.colleague), default=0.0)
    for source, step in network.reverse_edges[person]:
        strength = reached.strength[source] * step
        stays = source not in behind and source != leaving.person
        if strength > best and stays and network.introduces[source]:
            best = strength
    return best
