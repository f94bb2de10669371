"""Circles in lines of which each thing has at most one: managers, parent companies."""

from collections.abc import Mapping, Sequence

_MOST_SHOWN = 10


def cycles(above: Mapping[str, str]) -> list[list[str]]:
    """Return every circle once, from its first member in the order given.

    Args:
        above: For each thing the one above it.
    """
    done: set[str] = set()
    order = {name: place for place, name in enumerate(above)}
    found = []
    for start in above:
        path: dict[str, int] = {}
        at: str | None = start
        while at is not None and at not in done and at not in path:
            path[at] = len(path)
            at = above.get(at)
        if at is not None and at in path:
            found.append(_from_first([*path][path[at] :], order))
        done.update(path)
    return found


def _from_first(circle: list[str], order: Mapping[str, int]) -> list[str]:
    first = circle.index(min(circle, key=order.__getitem__))
    return circle[first:] + circle[:first]


def arrows(circle: Sequence[str]) -> str:
    """Return a circle for a message, from its first member back to it; a large one is cut."""
    left_out = ["…"] if len(circle) > _MOST_SHOWN else []
    return " → ".join([*circle[:_MOST_SHOWN], *left_out, circle[0]])
