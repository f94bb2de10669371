"""Random people for the properties of the diagram."""

from hypothesis import strategies as st

from account_maps.draw.outline import Post
from account_maps.model.account import Account, Line, Person, Unit
from account_maps.model.values import LineKind, Role

UNITS = ("it", "finance", "sales")


def posts(most: int = 70) -> st.SearchStrategy[list[Post]]:
    """Return posts in any order of managers; some have none, and there is no cycle."""
    managers = st.sampled_from([1, 3, most])
    numbers = st.lists(st.integers(0, 10**6), min_size=1, max_size=most)
    return st.builds(_posts, managers, numbers)


def _posts(managers: int, numbers: list[int]) -> list[Post]:
    """Read each number as one post: its place, its manager's place, its unit."""
    order = sorted(range(len(numbers)), key=lambda key: numbers[key] % 101)
    found = []
    for place, key in enumerate(order):
        above = order[: min(place, managers)]
        number = numbers[key] // 101
        manager = above[number % len(above)] if above and number % 5 else None
        unit = (None, *UNITS)[number // 5 % 4]
        found.append(Post(key, manager, unit, foldable=bool(number // 20 % 4)))
    return sorted(found, key=lambda post: post.key)


@st.composite
def accounts(draw: st.DrawFn, most: int = 25) -> Account:
    """Return maps with people, units and lines; ids are letters of several scripts."""
    people = draw(posts(most))
    ids = [f"{'pé유ж'[post.key % 4]}{post.key}" for post in people]
    anybody = st.sampled_from(ids)
    stakeholders = {
        ids[post.key]: Person(
            name=draw(st.text(max_size=30)) or None,
            unit=post.unit,
            reports_to=None if post.manager is None else ids[post.manager],
            roles=draw(st.sampled_from([(), (Role.CHAMPION,), (Role.OTHER,)])),
        )
        for post in people
    }
    ends = draw(st.lists(st.tuples(anybody, anybody, st.sampled_from(LineKind)), max_size=12))
    return Account(
        name=draw(st.text(min_size=1, max_size=10)),
        units={unit: Unit(name=unit.upper()) for unit in UNITS},
        stakeholders=stakeholders,
        influence=tuple(Line(source=a, target=b, kind=kind) for a, b, kind in ends if a != b),
    )
