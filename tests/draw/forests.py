"""Random people for the properties of the diagram."""

from hypothesis import strategies as st

from account_maps.draw.outline import OrgNode
from account_maps.model.account import Account, Line, Person, Unit
from account_maps.model.values import LineKind, Role

UNITS = ("it", "finance", "sales")


def nodes(most: int = 70) -> st.SearchStrategy[list[OrgNode]]:
    """Return nodes in any order of managers; some have none, and there is no cycle."""
    managers = st.sampled_from([1, 3, most])
    numbers = st.lists(st.integers(0, 10**6), min_size=1, max_size=most)
    return st.builds(_nodes, managers, numbers)


def _nodes(managers: int, numbers: list[int]) -> list[OrgNode]:
    """Read each number as one post: its place, its manager's place, its unit."""
    order = sorted(range(len(numbers)), key=lambda key: numbers[key] % 101)
    found = []
    for place, key in enumerate(order):
        above = order[: min(place, managers)]
        number = numbers[key] // 101
        manager = above[number % len(above)] if above and number % 5 else None
        unit = (None, *UNITS)[number // 5 % 4]
        found.append(OrgNode(key, manager, unit, foldable=bool(number // 20 % 4)))
    return sorted(found, key=lambda node: node.key)


@st.composite
def accounts(draw: st.DrawFn, most: int = 25) -> Account:
    """Return maps with people, units and lines; ids are letters of several scripts."""
    people = draw(nodes(most))
    ids = [f"{'pé유ж'[node.key % 4]}{node.key}" for node in people]
    anybody = st.sampled_from(ids)
    stakeholders = {
        ids[node.key]: Person(
            name=draw(st.text(max_size=30)) or None,
            unit=node.unit,
            reports_to=None if node.manager is None else ids[node.manager],
            roles=draw(st.sampled_from([(), (Role.CHAMPION,), (Role.OTHER,)])),
        )
        for node in people
    }
    ends = draw(st.lists(st.tuples(anybody, anybody, st.sampled_from(LineKind)), max_size=12))
    return Account(
        name=draw(st.text(min_size=1, max_size=10)),
        units={unit: Unit(name=unit.upper()) for unit in UNITS},
        stakeholders=stakeholders,
        influence=tuple(Line(source=a, target=b, kind=kind) for a, b, kind in ends if a != b),
    )
