"""The bus factor: how few people can part us from all who decide.

By Menger's theorem (1927) it is the number of routes from us to them that share nobody. They are
counted one by one (Ford and Fulkerson 1956), which ends quickly since there are few; the people who
stand behind the last of them are the cut.
"""

from collections import defaultdict, deque
from itertools import pairwise

from account_maps.measure.ground import Ground
from account_maps.measure.measured import Holder

_Node = tuple[str, int, bool]
"""Somebody as a gate: one of us or of theirs, by number, on the near or the far side."""

_START: _Node = ("start", 0, True)
_END: _Node = ("end", 0, False)

_Flow = dict[_Node, dict[_Node, int]]


def smallest_cut(ground: Ground) -> tuple[Holder, ...] | None:
    """Return the fewest people, of ours and theirs, without whom no live route leads to a decider.

    Those who decide are not counted themselves. Routes begin with a live tie.

    Returns:
        Them, sorted by id; nobody if there is no route even now; None where nobody is
        named who decides.
    """
    if not any(ground.decides):
        return None
    room = _gates(ground)
    while way := _way(room):
        for here, there in pairwise(way):
            room[here][there] -= 1
            room[there][here] = room[there].get(here, 0) + 1
    behind = _steps_back(room).keys()
    cut = (
        Holder(ground.colleagues[number], ours=True)
        if side == "ours"
        else Holder(ground.ids[number], ours=False)
        for side, number, far in behind
        if not far
        # Who introduces nobody has no far side, and is no gate.
        and (side, number, True) in room[side, number, False]
        and (side, number, True) not in behind
    )
    return tuple(sorted(cut, key=lambda one: (one.who, one.ours)))


def _gates(ground: Ground) -> _Flow:
    """Return each person as a gate that one route may pass, with the steps between the gates."""
    room: _Flow = defaultdict(dict)
    many = len(ground.ids) + len(ground.colleagues)
    for colleague in range(len(ground.colleagues)):
        room[_START]["ours", colleague, False] = many
        room["ours", colleague, False]["ours", colleague, True] = 1
    for person, ties in enumerate(ground.ties):
        for colleague, strength in ties:
            if strength >= ground.rules.ties.live:
                room["ours", colleague, True][_near(ground, person)] = many
        if ground.decides[person] or not ground.introduces[person]:
            continue
        room["theirs", person, False]["theirs", person, True] = 1
        for way in ground.ways[person]:
            room["theirs", person, True][_near(ground, way.to)] = many
    return room


def _near(ground: Ground, person: int) -> _Node:
    return _END if ground.decides[person] else ("theirs", person, False)


def _steps_back(room: _Flow) -> dict[_Node, _Node]:
    """Return for each node that can still be reached the one before it, by the fewest steps.

    Once the end is reached, those further away are not looked for.
    """
    before: dict[_Node, _Node] = {_START: _START}
    waiting = deque([_START])
    while waiting and _END not in before:
        here = waiting.popleft()
        for there, left in room[here].items():
            if left and there not in before:
                before[there] = here
                waiting.append(there)
    return before


def _way(room: _Flow) -> list[_Node]:
    before = _steps_back(room)
    if _END not in before:
        return []
    way = [_END]
    while way[-1] != _START:
        way.append(before[way[-1]])
    return way[::-1]
