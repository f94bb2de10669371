"""What is true of every stakeholder beyond the types of the fields."""

from collections.abc import Set

from msgspec.structs import replace

from account_maps.model.account import Person
from account_maps.model.values import Support
from account_maps.read.nodes import (
    MappingEntry,
    MappingNode,
    Node,
    ScalarNode,
    SequenceNode,
    child,
    entries,
    is_blank,
)
from account_maps.read.problems import Problems, Span

_PERSON = Person.__struct_fields__
_NAMING = {None, "name", "title", "placeholder"}

BLOCKER = "blocker"
"""A word of other methods. It is no role: it says that somebody is against us and can say no."""


def apply(root: MappingNode, problems: Problems) -> None:
    """Put the word ``blocker`` into words of ours.

    Args:
        root: The tree of a map; people with the role ``blocker`` are changed in place.
        problems: Takes what is wrong.
    """
    for entry in entries(child(root, "stakeholders")):
        if type(entry.value) is MappingNode:
            _unfold_blocker(entry.value, problems)


def check(root: MappingNode, problems: Problems) -> None:
    """Check that each stakeholder has a name; what is no person at all was reported on reading.

    Args:
        root: The tree of a map.
        problems: Takes what is wrong.
    """
    reported = {problem.span for problem in problems.found}
    for entry in entries(child(root, "stakeholders")):
        if is_blank(entry.value) or _is_understood(entry.value, reported, problems):
            _needs_name(entry, problems)


def _is_understood(person: Node, reported: Set[Span], problems: Problems) -> bool:
    """Tell whether nothing that was reported might be the name: one mistake is told once."""
    return type(person) is MappingNode and not any(
        problems.guess(entry.key.text, _PERSON) in _NAMING
        for entry in person.entries
        if not reported.isdisjoint({entry.key.span, entry.value.span})
    )


def _unfold_blocker(person: MappingNode, problems: Problems) -> None:
    roles = child(person, "roles")
    word = _take_blocker(roles) if type(roles) is SequenceNode else None
    if word is not None:
        _imply(person, "support", Support.ENEMY, word, problems)
        _imply(person, "veto", "true", word, problems)


def _take_blocker(roles: SequenceNode) -> ScalarNode | None:
    words = [item for item in roles.items if type(item) is ScalarNode and item.text == BLOCKER]
    if words:
        roles.items[:] = [item for item in roles.items if getattr(item, "text", "") != BLOCKER]
    return words[0] if words else None


def _imply(person: MappingNode, key: str, value: str, word: ScalarNode, problems: Problems) -> None:
    given = child(person, key)
    if given is None or is_blank(given):
        person.entries.append(MappingEntry(replace(word, text=key), replace(word, text=value)))
    elif type(given) is ScalarNode and given.text != value:
        message = f"`{BLOCKER}` means {key}: {value}, and this says otherwise"
        hint = f"take `{BLOCKER}` out of the roles, or this line"
        problems.add("AM402", given.span, message, hint)


def _needs_name(entry: MappingEntry, problems: Problems) -> None:
    if _filled(entry.value, "name"):
        return
    if not _is_placeholder(entry.value):
        hint = "add `name: …`, or `placeholder: true` if you only know the title"
        problems.add("AM401", entry.key.span, "this stakeholder has no name", hint)
    elif not _filled(entry.value, "title"):
        hint = "add `title: …`"
        problems.add("AM401", entry.key.span, "this placeholder has neither title nor name", hint)


def _filled(person: Node, key: str) -> bool:
    value = child(person, key)
    return value is not None and not is_blank(value)


def _is_placeholder(person: Node) -> bool:
    value = child(person, "placeholder")
    return type(value) is ScalarNode and value.text.strip() == "true"
