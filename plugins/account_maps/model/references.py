"""References inside one map: every person and unit that is named exists, and no line is absurd."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from account_maps.model.cycles import arrows, cycles
from account_maps.read.context import Mention
from account_maps.read.ids import as_id, folded, normal, why_no_id
from account_maps.read.nodes import (
    MappingEntry,
    MappingNode,
    Node,
    ScalarNode,
    SequenceNode,
    child,
    entries,
)
from account_maps.read.problems import Problems
from account_maps.read.words import quoted

_INSIDE = {
    "person": ("AM301", "stakeholder", "stakeholders"),
    "unit": ("AM302", "unit", "units"),
}


def check(
    root: MappingNode, mentions: Sequence[Mention], problems: Problems
) -> tuple[Mention, ...]:
    """Check what a map says of its own people and units.

    Args:
        root: The tree of the map. The tree is asked and not the values, so that a person with a
            mistake of their own is still somebody whom others may report to.
        mentions: All that the map names.
        problems: Takes what is wrong.

    Returns:
        The mentions of things outside the map.
    """
    people = _section(root, "stakeholders")
    units = list(_units(root))
    known = {"person": _called(people), "unit": _called(units)}
    spoiled = {kind: _invalid_ids(called.values()) for kind, called in known.items()}
    for mention in mentions:
        # Who is meant may have a key that is no id: that was reported.
        if mention.kind in known and mention.text not in spoiled[mention.kind]:
            _resolve(mention, known[mention.kind], problems)
    _check_units(units, problems)
    people = _first_of_each(people)
    _check_managers(people, problems)
    _check_lines(root, people, problems)
    return tuple(mention for mention in mentions if mention.kind not in known)


def _section(root: MappingNode, key: str) -> list[MappingEntry]:
    """Return all entries of a section, also where its key stands twice: that was reported."""
    return [one for entry in root.entries if entry.key.text == key for one in entries(entry.value)]


def _called(found: Sequence[MappingEntry]) -> dict[str, str]:
    """Return the ids by themselves, and by the names that people write in their place."""
    ids = [normal(entry.key.text) for entry in found]
    called = dict(zip(ids, ids, strict=True))
    named = Counter(map(_name, found))
    for entry, its_id in zip(found, ids, strict=True):
        name = _name(entry)
        if name and named[name] == 1:
            called.setdefault(name, its_id)
    return called


def _invalid_ids(keys: Iterable[str]) -> frozenset[str]:
    """Return the ids that were meant by keys that are none."""
    return frozenset(as_id(key) for key in keys if why_no_id(key))


def _name(entry: MappingEntry) -> str:
    name = child(entry.value, "name")
    return normal(name.text) if type(name) is ScalarNode else ""


def _first_of_each(found: list[MappingEntry]) -> list[MappingEntry]:
    """Leave out what stands twice in one place: that was reported on reading."""
    first: dict[str, MappingEntry] = {}
    for entry in found:
        first.setdefault(folded(entry.key.text), entry)
    return list(first.values())


def _resolve(mention: Mention, known: dict[str, str], problems: Problems) -> None:
    if known.get(mention.text) == mention.text or (not known and len(problems)):
        # Where the whole section is missing because its key is mistyped, one problem is enough.
        return
    code, noun, section = _INSIDE[mention.kind]
    message = f"no {noun} has the id {quoted(mention.text)}"
    missing = f"add {quoted(as_id(mention.text) or mention.text)} under `{section}`"
    hint = problems.did_you_mean_id(mention.text, known) or missing
    fix = problems.fix_id(mention.text, known, mention.span)
    problems.add(code, mention.span, message, hint, fix)


def _units(root: MappingNode) -> Iterator[MappingEntry]:
    stack = [_section(root, "units")]
    while stack:
        for entry in _first_of_each(stack.pop()):
            yield entry
            stack.append(entries(child(entry.value, "units")))


def _check_units(units: list[MappingEntry], problems: Problems) -> None:
    first: dict[str, MappingEntry] = {}
    for entry in sorted(units, key=lambda unit: unit.key.span):
        other = first.setdefault(folded(entry.key.text), entry)
        if other is not entry:
            line = other.key.span.line
            message = f"two units with one id: {quoted(entry.key.text)} stands in line {line} too"
            problems.add("AM309", entry.key.span, message, "give one of them another id")


def _check_managers(people: list[MappingEntry], problems: Problems) -> None:
    lines = {
        normal(entry.key.text): manager
        for entry in people
        if type(manager := child(entry.value, "reports_to")) is ScalarNode
    }
    for circle in cycles({person: normal(line.text) for person, line in lines.items()}):
        circle_text = arrows(circle)
        message = f"{quoted(circle[0])} is their own manager"
        if len(circle) > 1:
            message = f"these people report to each other in a circle: {circle_text}"
        problems.add("AM306", lines[circle[0]].span, message, "take out one `reports_to`")


def _check_lines(root: MappingNode, people: list[MappingEntry], problems: Problems) -> None:
    for line in _items(child(root, "influence")):
        source = child(line, "from")
        if type(source) is ScalarNode:
            _refuse_same(source.text, child(line, "to"), problems)
    for person in people:
        for manager in _items(child(person.value, "dotted_to")):
            _refuse_same(person.key.text, manager, problems)


def _items(node: Node | None) -> list[Node]:
    return node.items if type(node) is SequenceNode else []


def _refuse_same(person: str, other: Node | None, problems: Problems) -> None:
    if type(other) is ScalarNode and normal(other.text) == normal(person):
        message = f"this line goes from {quoted(person)} to the same person"
        problems.add("AM308", other.span, message, "name another person")
