"""The bus factor: the smallest number of people without whom no decider can be reached.

By Menger's theorem (1927) it equals the number of live paths from us to the deciders that share
no person. Augmenting paths find it one by one (Ford and Fulkerson 1956), quickly because there are
few; the people behind the last of them are the minimum vertex cut.
"""

from collections import defaultdict, deque
from itertools import pairwise

from account_maps.measure.influence_network import InfluenceNetwork
from account_maps.measure.measured import BusFactorPerson

_Node = tuple[str, int, bool]
"""A side, the number of a person or colleague on it, and whether it is their outgoing node."""

_START: _Node = ("start", 0, True)
_END: _Node = ("end", 0, False)

_Capacities = dict[_Node, dict[_Node, int]]
"""What is left of the capacity of each edge of the flow network."""


def minimum_cut(network: InfluenceNetwork) -> tuple[BusFactorPerson, ...] | None:
    """Return the fewest people, on both sides, without whom no live path leads to a decider.

    The deciders themselves do not count. Paths begin with a live tie.

    Args:
        network: The map as a network.

    Returns:
        The people sorted by id; empty if no path exists even now; None if no decider is named.
    """
    if not any(network.decides):
        return None
    capacities = _flow_network(network)
    while path := _augmenting_path(capacities):
        for here, there in pairwise(path):
            capacities[here][there] -= 1
            capacities[there][here] = capacities[there].get(here, 0) + 1
    reachable = _reachable(capacities).keys()
    cut = (
        BusFactorPerson(network.colleagues[number], ours=True)
        if side == "ours"
        else BusFactorPerson(network.ids[number], ours=False)
        for side, number, outgoing in reachable
        if not outgoing
        # A person who introduces nobody has no outgoing node, and is never part of the cut.
        and (side, number, True) in capacities[side, number, False]
        and (side, number, True) not in reachable
    )
    return tuple(sorted(cut, key=lambda one: (one.who, one.ours)))


def _flow_network(network: InfluenceNetwork) -> _Capacities:
    """Return each person split in two nodes with capacity 1 between, and edges without limit."""
    capacities: _Capacities = defaultdict(dict)
    unlimited = len(network.ids) + len(network.colleagues)
    for colleague in range(len(network.colleagues)):
        capacities[_START]["ours", colleague, False] = unlimited
        capacities["ours", colleague, False]["ours", colleague, True] = 1
    for person, ties in enumerate(network.ties):
        for colleague, strength in ties:
            if strength >= network.rules.ties.live:
                capacities["ours", colleague, True][_entry_node(network, person)] = unlimited
        if network.decides[person] or not network.introduces[person]:
            continue
        capacities["theirs", person, False]["theirs", person, True] = 1
        for edge in network.edges[person]:
            capacities["theirs", person, True][_entry_node(network, edge.to)] = unlimited
    return capacities


def _entry_node(network: InfluenceNetwork, person: int) -> _Node:
    return _END if network.decides[person] else ("theirs", person, False)


def _reachable(capacities: _Capacities) -> dict[_Node, _Node]:
    """Return the nodes within reach, each with the node before it on a shortest path.

    The search stops at the end node.
    """
    before: dict[_Node, _Node] = {_START: _START}
    waiting = deque([_START])
    while waiting and _END not in before:
        here = waiting.popleft()
        for there, left in capacities[here].items():
            if left and there not in before:
                before[there] = here
                waiting.append(there)
    return before


def _augmenting_path(capacities: _Capacities) -> list[_Node]:
    before = _reachable(capacities)
    if _END not in before:
        return []
    path = [_END]
    while path[-1] != _START:
        path.append(before[path[-1]])
    return path[::-1]
