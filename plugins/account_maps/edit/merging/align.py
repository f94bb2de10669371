"""Which entries and items are the same in two versions.

Entries have their keys. Items of a list have no ids, so they are compared: those that say the same
are the same, then those that differ by less than half, and then those that stand alone in the same
place between others.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from itertools import pairwise

from account_maps.edit.merging.entries import PlainValue, plain_value
from account_maps.edit.tree import Child, EntrySyntax
from account_maps.read.ids import normal

Token = tuple[object, ...]
"""What an entry or item is known by in all versions."""

_ALIKE = 0.5
_FEW = 10
"""How many groups with an entry in common are compared: a group that is meant shares a rare one."""


def tokens(base: Sequence[Child], side: Sequence[Child]) -> list[Token]:
    """Return what each of a version is known by.

    Args:
        base: Those of the common ancestor.
        side: Those of the version.
    """
    if all(isinstance(child, EntrySyntax) for child in side):
        return [(normal(str(child.key_or_index)),) for child in side]
    known = [plain_value(child.value) for child in base]
    found = [plain_value(child.value) for child in side]
    same = _same(known, found)
    seen: dict[PlainValue, int] = {}
    result: list[Token] = []
    for at, value in enumerate(found):
        seen[value] = seen.get(value, 0) + 1
        result.append((same[at],) if at in same else (value, seen[value]))
    return result


def _same(base: list[PlainValue], side: list[PlainValue]) -> dict[int, int]:
    """Return the items of the ancestor by those of the version that are the same."""
    same = _in_order(base, side)
    _pair_equal(same, base, side)
    _pair_alike(same, base, side)
    for one, other in [*_alone(same, base, side)]:
        if isinstance(base[one], str):
            same.setdefault(other, one)
    return same


def _in_order(base: list[PlainValue], side: list[PlainValue]) -> dict[int, int]:
    """Return what says the same and stands in the same order, as much as there can be.

    Of several that say the same, the first go together. What is left is the longest run of rising
    places (Fredman 1975), which takes little more time than looking at each.
    """
    places = {value: place for place, value in enumerate(_counted(base))}
    both = [(places[one], at) for at, one in enumerate(_counted(side)) if one in places]
    lowest: list[int] = []  # The lowest place in which a run of each length can end.
    ends: list[int] = []  # And the pair that ends it.
    before: list[int | None] = []
    for number, (place, _) in enumerate(both):
        length = bisect_left(lowest, place)
        before.append(ends[length - 1] if length else None)
        lowest[length : length + 1] = [place]
        ends[length : length + 1] = [number]
    same = {}
    last = ends[-1] if ends else None
    while last is not None:
        place, at = both[last]
        same[at] = place
        last = before[last]
    return same


def _counted(values: list[PlainValue]) -> list[tuple[PlainValue, int]]:
    """Return values, each with how often it stood before."""
    seen: defaultdict[PlainValue, int] = defaultdict(int)
    result = []
    for value in values:
        result.append((value, seen[value]))
        seen[value] += 1
    return result


def _pair_equal(same: dict[int, int], base: list[PlainValue], side: list[PlainValue]) -> None:
    """Pair what says the same of the rest, wherever it stands."""
    left: defaultdict[PlainValue, list[int]] = defaultdict(list)
    for place in reversed(_unpaired(same, base)):
        left[base[place]].append(place)
    for at, value in enumerate(side):
        if at not in same and left[value]:
            same[at] = left[value].pop()


def _pair_alike(same: dict[int, int], base: list[PlainValue], side: list[PlainValue]) -> None:
    """Pair groups of the rest that have half of their entries in common or more."""
    entries = {place: _entries(base[place]) for place in _unpaired(same, base)}
    having: defaultdict[object, list[int]] = defaultdict(list)
    for place in reversed(entries):
        for entry in entries[place]:
            having[entry].append(place)
    for at, value in enumerate(side):
        if at not in same:
            wanted = _entries(value)
            near = {place for entry in wanted for place in _first(having[entry], entries)}
            found = next((one for one in sorted(near) if _alike(entries[one], wanted)), None)
            if found is not None:
                same[at] = found
                del entries[found]


def _unpaired(same: dict[int, int], base: list[PlainValue]) -> list[int]:
    taken = set(same.values())
    return [place for place in range(len(base)) if place not in taken]


def _first(places: list[int], left: dict[int, frozenset[object]]) -> list[int]:
    """Return the first few places that are still left, and forget those before them."""
    while places and places[-1] not in left:
        places.pop()
    return [place for place in places[-_FEW:] if place in left]


def _entries(value: PlainValue) -> frozenset[object]:
    return frozenset() if isinstance(value, str) else frozenset(value)


def _alike(one: Set[object], other: Set[object]) -> bool:
    return len(one & other) >= _ALIKE * max(len(one), len(other))


def _alone(
    same: dict[int, int], base: list[PlainValue], side: list[PlainValue]
) -> Iterator[tuple[int, int]]:
    """Yield what stands alone between two that are the same, in the ancestor and in the version."""
    fixed = [(-1, -1), *sorted((a, b) for b, a in same.items()), (len(base), len(side))]
    free = [at for at in range(len(side)) if at not in same]
    for (a, b), (next_a, next_b) in pairwise(fixed):
        first, behind = bisect_left(free, b), bisect_left(free, next_b)
        if next_a - a == 2 and behind - first == 1:  # noqa: PLR2004 - one is between them
            yield a + 1, free[first]


def order(
    base: list[Token], ours: list[Token], theirs: list[Token], kept: set[Token]
) -> list[Token]:
    """Return what is kept in an order that does justice to both.

    Args:
        base: The order of the ancestor.
        ours: The order of our version; it counts where both have changed it.
        theirs: The order of theirs.
        kept: What is in the result.
    """
    common = set(base) & set(ours) & set(theirs)
    old, our, their = ([one for one in xs if one in common] for xs in (base, ours, theirs))
    first, second = (theirs, ours) if our == old and their != old else (ours, theirs)
    after = _chained([one for one in first if one in kept])
    others = set(second)
    above: Token | None = None
    for one in second:
        if one in kept and one not in after:
            place = above
            # What the first has new in this place stays before what the second has.
            while above and (following := after[place]) and following not in others:
                place = following
            after[one], after[place] = after[place], one
        above = one if one in after else above
    return _in_turn(after)


_After = dict[Token | None, Token | None]
"""What comes after each; after None comes the first, and None after the last."""


def _chained(names: list[Token]) -> _After:
    return dict(pairwise([None, *names, None]))


def _in_turn(after: _After) -> list[Token]:
    result = []
    one = after[None]
    while one:
        result.append(one)
        one = after[one]
    return result
