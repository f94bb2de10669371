"""Which entries and items are the same in two versions.

Entries have their keys. Items of a list have no ids, so they are compared: those that say the same
are the same, then those that differ by less than half, and then those that stand alone in the same
place between others.
"""

from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from account_maps.edit.merging.parts import Plain, plain
from account_maps.edit.tree import Child, Entry
from account_maps.read.ids import normal

Token = tuple[object, ...]
"""What an entry or item is known by in all versions."""

_ALIKE = 0.5


def tokens(base: Sequence[Child], side: Sequence[Child]) -> list[Token]:
    """Return what each of a version is known by.

    Args:
        base: Those of the common ancestor.
        side: Those of the version.
    """
    if all(isinstance(child, Entry) for child in side):
        return [(normal(str(child.step)),) for child in side]
    known = [plain(child.value) for child in base]
    found = [plain(child.value) for child in side]
    same = _same(known, found)
    seen: dict[Plain, int] = {}
    result: list[Token] = []
    for at, value in enumerate(found):
        seen[value] = seen.get(value, 0) + 1
        result.append((same[at],) if at in same else (value, seen[value]))
    return result


def _same(base: list[Plain], side: list[Plain]) -> dict[int, int]:
    """Return the items of the ancestor by those of the version that are the same."""
    same = _in_order(base, side)
    _pair(same, base, side, lambda one, other: one == other)
    _pair(same, base, side, _alike)
    for these, those in _gaps(same, base, side):
        if len(these) == len(those) == 1 and isinstance(base[these[0]], str):
            same[those[0]] = these[0]
    return same


def _in_order(base: list[Plain], side: list[Plain]) -> dict[int, int]:
    """Return what says the same and stands in the same order, as much as there can be."""
    numbers: dict[Plain, str] = {}
    one, other = ([numbers.setdefault(x, str(len(numbers))) for x in xs] for xs in (base, side))
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    return {block.b + step: block.a + step for block in blocks for step in range(block.size)}


def _pair(
    same: dict[int, int],
    base: list[Plain],
    side: list[Plain],
    fits: Callable[[Plain, Plain], bool],
) -> None:
    """Pair what fits of the rest, wherever it stands."""
    taken = set(same.values())
    left = [at for at in range(len(base)) if at not in taken]
    for at in range(len(side)):
        if at not in same:
            found = next((one for one in left if fits(base[one], side[at])), None)
            if found is not None:
                same[at] = found
                left.remove(found)


def _alike(one: Plain, other: Plain) -> bool:
    """Return whether two groups have half of their entries in common or more."""
    if isinstance(one, str) or isinstance(other, str) or not one or not other:
        return False
    return len(set(one) & set(other)) >= _ALIKE * max(len(one), len(other))


def _gaps(
    same: dict[int, int], base: list[Plain], side: list[Plain]
) -> Iterator[tuple[list[int], list[int]]]:
    """Yield what is left between two that are the same, in the ancestor and in the version."""
    fixed = [(-1, -1), *sorted((a, b) for b, a in same.items()), (len(base), len(side))]
    for (a, b), (next_a, next_b) in pairwise(fixed):
        yield list(range(a + 1, next_a)), [at for at in range(b + 1, next_b) if at not in same]


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
    result = [one for one in first if one in kept]
    placed, others = set(result), set(second)
    above: Token | None = None
    for one in second:
        if one in kept and one not in placed:
            place = 0 if above is None else result.index(above) + 1
            # What the first has new in this place stays before what the second has.
            while above is not None and place < len(result) and result[place] not in others:
                place += 1
            result.insert(place, one)
            placed.add(one)
        above = one if one in placed else above
    return result
