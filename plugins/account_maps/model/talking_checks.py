"""What must be true of the rules of ``_talking-points.yaml`` beyond the types of their fields.

Each rule can speak to somebody, says something, and says nothing that another one with the same
conditions says.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import asdict

from account_maps.model.sentences import check as check_sentence
from account_maps.model.sentences import check_places, placeholders
from account_maps.model.talking import Missing, Placeholder, TalkingLibrary, TalkingRule, When
from account_maps.model.values import Role
from account_maps.read.folding import folded, words
from account_maps.read.ids import normal
from account_maps.read.nodes import (
    MappingEntry,
    MappingNode,
    Node,
    ScalarNode,
    SequenceNode,
    child,
    entries,
)
from account_maps.read.problems import Problems, Span
from account_maps.read.words import listed, quoted

_LISTS = ("open", "say", "prove", "ask", "close", "avoid")
_EMPTY = frozenset[Missing]()

_WANTS = {
    "pain": frozenset({Missing.PAINS, Missing.WANTS}),
    "goal": frozenset({Missing.GOALS, Missing.WANTS}),
    "criterion": frozenset({Missing.CRITERIA, Missing.WANTS}),
    "win": frozenset({Missing.WIN, Missing.WANTS}),
}
_NEEDED_BY_PLACEHOLDER: Mapping[str, frozenset[Missing]] = {
    **_WANTS,
    "name": frozenset({Missing.NAME}),
    "first_name": frozenset({Missing.NAME}),
    "colleague": frozenset({Missing.TIE}),
    "last_day": frozenset({Missing.TIE}),
    "manager": frozenset({Missing.MANAGER}),
}
"""What cannot be missing where a placeholder is filled."""

_NEEDED_BY_CONDITION: Mapping[str, frozenset[Missing]] = {
    "role": frozenset({Missing.ROLES}),
    "support": frozenset({Missing.SUPPORT}),
    "influence": frozenset({Missing.INFLUENCE}),
    "orientation": frozenset({Missing.ORIENTATION}),
    "adaptability": frozenset({Missing.ADAPTABILITY}),
    "mode": frozenset({Missing.MODE}),
    "pain": _WANTS["pain"],
    "known": frozenset({Missing.TIE}),
}
"""What cannot be missing where a condition fits."""

_OF_RELATIONSHIP = frozenset({Placeholder.COLLEAGUE, Placeholder.LAST_DAY})
"""The placeholders that only a relationship fills."""

_NAMED_BY_ROLE = {
    Role.ECONOMIC_BUYER: Missing.ECONOMIC_BUYER,
    Role.CHAMPION: Missing.CHAMPION,
}


_EFFECTS = {
    "when": "this rule can never speak",
    "unless": "this names nobody to leave out",
}
"""What comes of conditions that can't fit, by the key they stand under."""


class RuleSentence(Struct, frozen=True):
    """A sentence of a rule: of which kind, and where it stands."""

    kind: str
    node: ScalarNode


def check(root: MappingNode, library: TalkingLibrary | None, problems: Problems) -> None:
    """Check the rules of a library.

    Args:
        root: The tree of the file.
        library: What was read from it, or None if there are problems; then only the sentences and
            the lists are looked at.
        problems: Takes what is wrong.
    """
    rules = entries(child(root, "rules"))
    sentences = [said for entry in rules for said in _sentences(entry.value)]
    for said in sentences:
        check_sentence(said.node, problems)
    if library is not None and not len(problems):
        _check_rules(rules, library, problems)
    for entry in rules:
        _check_lists(entry, problems)
    for said in sentences:
        check_places(said.node, problems)


def _check_rules(rules: list[MappingEntry], library: TalkingLibrary, problems: Problems) -> None:
    first: dict[object, Span] = {}
    for entry in rules:
        rule = library.rules[normal(entry.key.text.strip())]
        said = list(_sentences(entry.value))
        if not said:
            hint = f"give it one of {listed(_LISTS)}, or objections"
            problems.add("AM424", entry.key.span, "this rule says nothing", hint)
        for each in said:
            _check_twice(rule, each, first, problems)
        if not (_never_fits(entry, rule.when, problems) or _is_excluded(entry, rule, problems)):
            _check_needs(rule, said, problems)


def _sentences(rule: Node) -> Iterator[RuleSentence]:
    """Yield every sentence of a rule."""
    for kind in _LISTS:
        for item in _items(child(rule, kind)):
            if type(item) is ScalarNode:
                yield RuleSentence(kind, item)
    for item in _items(child(rule, "objections")):
        for kind in ("objection", "answer"):
            text = child(item, kind)
            if type(text) is ScalarNode:
                yield RuleSentence(kind, text)


def _items(node: Node | None) -> list[Node]:
    return node.items if type(node) is SequenceNode else []


def _check_lists(rule: MappingEntry, problems: Problems) -> None:
    """Report lists of conditions of which none can fit."""
    for key, effect in _EFFECTS.items():
        _check_conditions(child(rule.value, key), effect, problems)


def _check_conditions(when: Node | None, effect: str, problems: Problems) -> None:
    for condition in entries(when):
        name = quoted(condition.key.text)
        if type(condition.value) is SequenceNode and not condition.value.items:
            message = f"{effect}: {name} is an empty list"
            problems.add("AM423", condition.key.span, message, "fill it, or take it out")
        for item in _items(condition.value) if condition.key.text == "pain" else ():
            if type(item) is ScalarNode and item.text.strip() and not words(item.text).strip():
                message = f"there are no words to look for in {quoted(item.text)}"
                problems.add("AM423", item.span, message, "write a word that stands in a pain")


def _never_fits(rule: MappingEntry, when: When, problems: Problems) -> bool:
    """Report conditions that exclude each other, and tell whether there are any."""
    against = [name for name in _NEEDED_BY_CONDITION if _needs(when, name) & set(when.missing)]
    if not when.missing or set(when.missing) - _all_needs(when):
        return False
    conditions = entries(child(rule.value, "when"))
    span = next(one.key.span for one in conditions if one.key.text == "missing")
    others = listed(map(quoted, against))
    message = f"this rule can never speak: `missing` and {others} exclude each other"
    problems.add("AM423", span, message, "take one of them out")
    return True


def _is_excluded(rule: MappingEntry, read: TalkingRule, problems: Problems) -> bool:
    """Report an exception for everyone a rule speaks to, and tell whether there is one."""
    if read.unless is None or not _as_set(read.unless) <= _as_set(read.when) | _NO_CONDITION:
        return False
    span = next(one.key.span for one in entries(rule.value) if one.key.text == "unless")
    message = "this rule can never speak: `unless` fits everyone whom `when` fits"
    problems.add("AM423", span, message, "say there who is left out, or take it out")
    return True


def _all_needs(when: When) -> frozenset[Missing]:
    return _EMPTY.union(*(_needs(when, name) for name in _NEEDED_BY_CONDITION))


def _needs(when: When, name: str) -> frozenset[Missing]:
    """Return what cannot be missing in anybody who fits one condition."""
    values = getattr(when, name)
    if not values or (name in {"support", "influence"} and "unknown" in values):
        return _EMPTY
    needs = _NEEDED_BY_CONDITION[name]
    if name == "role" and len(set(values)) == 1 and values[0] in _NAMED_BY_ROLE:
        return needs | {_NAMED_BY_ROLE[values[0]]}
    return needs


def _check_needs(rule: TalkingRule, sentences: list[RuleSentence], problems: Problems) -> None:
    """Report sentences with a placeholder that is never filled where the rule speaks."""
    missing = set(rule.when.missing)
    for sentence in sentences:
        for name in sorted(placeholders(sentence.node.text)):
            needs = _NEEDED_BY_PLACEHOLDER.get(name, _EMPTY) | _all_needs(rule.when)
            why = "`missing`" if missing and missing <= needs else ""
            if name in _OF_RELATIONSHIP and rule.when.known is False:
                why = "`known: false`"
            if why:
                filled = quoted(f"{{{name}}}")
                message = f"this is never said: {why} leaves nothing to put in for {filled}"
                hint = "take the placeholder out, or change the condition"
                problems.add("AM423", sentence.node.span, message, hint)


def _check_twice(
    rule: TalkingRule, sentence: RuleSentence, first: dict[object, Span], problems: Problems
) -> None:
    """Report a sentence that a rule with the same conditions says as well."""
    if sentence.kind == "answer":
        return
    unless = rule.unless and _as_set(rule.unless)
    key = (_as_set(rule.when), unless, sentence.kind, folded(sentence.node.text))
    other = first.setdefault(key, sentence.node.span)
    if other != sentence.node.span:
        message = f"this is said in line {other.line} too, to the same people"
        problems.add("AM425", sentence.node.span, message, "keep one of the two")


def _as_set(when: When) -> frozenset[tuple[str, object]]:
    """Return conditions so that the order of their lists does not matter."""
    return frozenset(
        (name, _same(values) if isinstance(values, tuple) else values)
        for name, values in asdict(when).items()
    )


def _same(values: tuple[str, ...]) -> frozenset[str]:
    return frozenset(value if isinstance(value, StrEnum) else folded(value) for value in values)


_NO_CONDITION = _as_set(When())
"""The conditions of a rule that has none."""
