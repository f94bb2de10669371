"""The library made ready: the rules as sets to look into, the most specific ones first."""

from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from account_maps.model.account import Account, Person
from account_maps.model.sentences import Named, Sentence, TeamPlaceholder, sentence
from account_maps.model.talking import TalkingRule, When
from account_maps.read.folding import folded, words
from account_maps.talk.placeholders import PlaceholderValues, filled
from account_maps.talk.points import Kind, Point
from account_maps.talk.traits import conditions

FillPlaceholder = Callable[[Account, Person], str | None]
"""Returns what a placeholder of a team stands for, None where that isn't known."""


class PointTemplate(Struct, frozen=True):
    """A sentence of a rule, with the answer if it is an objection.

    Attributes:
        needs: What must be known of a person for it to be said.
        ready: The point itself, where it is the same for everybody.
    """

    kind: Kind
    text: Sentence
    answer: Sentence | None
    needs: frozenset[Named]
    ready: Point | None


class CompiledRule(Struct, frozen=True):
    """A rule made ready.

    Attributes:
        conditions: Of each of these sets, a person must have one trait.
        pains: Of these words, folded, some must stand in a pain; none where pains do not matter.
        competitors: The competitors that it is about, folded.
        fillers: What fills the placeholders of the team that it names.
    """

    id: str
    conditions: tuple[frozenset[str], ...]
    pains: tuple[str, ...]
    competitors: frozenset[str]
    lines: tuple[PointTemplate, ...]
    fillers: Mapping[TeamPlaceholder, FillPlaceholder] = {}


Library = tuple[CompiledRule, ...]
"""All rules, the most specific ones first."""


def compile_library(
    rules: Mapping[str, TalkingRule], fillers: Mapping[str, FillPlaceholder] = {}
) -> Library:
    """Return rules made ready. Their order in the file changes nothing.

    Args:
        rules: The rules by id, as read from ``_talking-points.yaml``.
        fillers: What fills the placeholders of the team, by their names.
    """
    ranked = sorted(rules.items(), key=lambda item: (*_breadth(item[1].when), item[0]))
    return tuple(_rule(rule_id, rule, fillers) for rule_id, rule in ranked)


def _breadth(when: When) -> tuple[int, int]:
    """Return what sorts specific conditions first: many of them, and then few values in them."""
    given = [values for name in when.__struct_fields__ if (values := getattr(when, name))]
    sizes = [len(set(values)) for values in given if isinstance(values, tuple)]
    known = when.known is not None
    return -len(sizes) - known, sum(sizes) + known


def _rule(rule_id: str, rule: TalkingRule, fillers: Mapping[str, FillPlaceholder]) -> CompiledRule:
    lines = tuple(_lines(rule_id, rule))
    named = {one for line in lines for one in line.needs if isinstance(one, TeamPlaceholder)}
    return CompiledRule(
        id=rule_id,
        conditions=tuple(conditions(rule.when)),
        pains=tuple(words(entry) for entry in rule.when.pain),
        competitors=frozenset(map(folded, rule.when.competitor)),
        lines=lines,
        fillers={one: fillers[one] for one in sorted(named) if one in fillers},
    )


def _lines(rule_id: str, rule: TalkingRule) -> Iterator[PointTemplate]:
    asking = Kind.QUESTION if rule.when.missing else Kind.ASK
    lists = (
        (Kind.SAY, rule.say),
        (Kind.PROVE, rule.prove),
        (asking, rule.ask),
        (Kind.AVOID, rule.avoid),
    )
    for kind, texts in lists:
        for text in texts:
            yield _line(rule_id, kind, text)
    for one in rule.objections:
        yield _line(rule_id, Kind.OBJECTION, one.objection, one.answer)


def _line(rule_id: str, kind: Kind, text: str, answer: str | None = None) -> PointTemplate:
    parts = sentence(text)
    answered = sentence(answer) if answer else None
    needs = (part for part in (*parts, *(answered or ())) if isinstance(part, Named))
    line = PointTemplate(kind, parts, answered, frozenset(needs), None)
    return line if line.needs else replace(line, ready=point(rule_id, line, {}))


def point(rule_id: str, line: PointTemplate, facts: PlaceholderValues) -> Point:
    """Return what a line says, filled with facts, all of which must be there.

    Args:
        rule_id: Id of the rule that the line is of.
        line: The line.
        facts: What is known of the person.
    """
    answer = filled(line.answer, facts) if line.answer else None
    return Point(line.kind, filled(line.text, facts), answer, rule_id, ("rules", rule_id))
