"""Which of two versions' people, units or items are the same one.

Each key is tried in turn on what is still unmatched. The two sides are treated alike, so that the
same pairs are found in both directions.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

from account_maps.model.account import Objective, Person, Unit
from account_maps.read.ids import folded

T = TypeVar("T")
Key = Callable[[str, T], Hashable | None]
"""Returns what tells one thing from others, or None where it does not apply."""


def matched(
    before: Mapping[str, T], after: Mapping[str, T], keys: Sequence[Key[T]]
) -> dict[str, str]:
    """Return the id after by the id before of all that is on both sides.

    Args:
        before: Things by id.
        after: Things by id.
        keys: What makes two of them the same, the surest first. Only what is alone on its side
            with a key is matched by it: a guess between two would be wrong half the time.
    """
    pairs: dict[str, str] = {}
    for key in keys:
        left = _by_key(key, before, pairs.keys())
        right = _by_key(key, after, {*pairs.values()})
        for found in left.keys() & right.keys():
            if len(left[found]) == len(right[found]) == 1:
                pairs[left[found][0]] = right[found][0]
    return pairs


def _by_key(key: Key[T], things: Mapping[str, T], done: Iterable[str]) -> dict[Hashable, list[str]]:
    finished = {*done}
    found: defaultdict[Hashable, list[str]] = defaultdict(list)
    for thing_id, thing in things.items():
        made = key(thing_id, thing)
        if made is not None and thing_id not in finished:
            found[made].append(thing_id)
    return found


def zipped(
    before: Sequence[T], after: Sequence[T], keys: Sequence[Callable[[T], Hashable]]
) -> list[tuple[T, T]]:
    """Return the pairs among things without ids; of several alike, the first go together.

    Args:
        before: Things in a fixed order.
        after: Things in a fixed order.
        keys: What makes two of them the same, the surest first.
    """
    pairs: list[tuple[T, T]] = []
    left, right = [*before], [*after]
    for key in keys:
        found = _in_turn(left, right, key)
        pairs += found
        left = _without(left, [one for one, _ in found])
        right = _without(right, [one for _, one in found])
    return pairs


def _in_turn(
    left: Sequence[T], right: Sequence[T], key: Callable[[T], Hashable]
) -> list[tuple[T, T]]:
    waiting: defaultdict[Hashable, list[T]] = defaultdict(list)
    for thing in reversed(right):
        waiting[key(thing)].append(thing)
    return [(thing, waiting[key(thing)].pop()) for thing in left if waiting[key(thing)]]


def _without(things: Sequence[T], done: Sequence[T]) -> list[T]:
    finished = set(map(id, done))
    return [thing for thing in things if id(thing) not in finished]


def same_people(before: Mapping[str, Person], after: Mapping[str, Person]) -> dict[str, str]:
    """Return the id after by the id before of everybody who is on both sides.

    An id may be given to somebody else, and somebody may get another id, so name and title count
    before the id does.
    """
    return matched(
        before,
        after,
        (
            lambda key, one: (key, _plain(one.name)),
            lambda _, one: (_plain(one.name), _plain(one.title)) if one.name else None,
            lambda _, one: one.person,
            lambda key, _: key,
            lambda _, one: _plain(one.name),
            lambda _, one: _plain(one.title) if not one.name else None,
        ),
    )


def same_units(before: Mapping[str, Unit], after: Mapping[str, Unit]) -> dict[str, str]:
    """Return the id after by the id before of every unit that is on both sides."""
    return matched(before, after, _by_words(lambda one: one.name))


def same_objectives(
    before: Mapping[str, Objective], after: Mapping[str, Objective]
) -> dict[str, str]:
    """Return the id after by the id before of every objective that is on both sides."""
    return matched(before, after, _by_words(lambda one: one.goal))


def _by_words(words: Callable[[T], str]) -> tuple[Key[T], ...]:
    return (
        lambda key, one: (key, _plain(words(one))),
        lambda _, one: _plain(words(one)),
        lambda key, _: key,
    )


def _plain(text: str | None) -> str | None:
    """Return a text so that upper case and white space make no difference."""
    return folded(" ".join(text.split())) if text else None
