"""The compiled library: the conditions of each rule as sets of traits, the most specific first."""

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
"""Returns the value of a team's placeholder for a person, None if it has none."""


class PointTemplate(Struct, frozen=True):
    """A sentence of a rule, with the answer if it is an objection.

    Attributes:
        needs: The placeholders that must have a value.
        fixed: The point itself if it has no placeholders, so is the same for everyone.
    """

    kind: Kind
    text: Sentence
    answer: Sentence | None
    needs: frozenset[Named]
    fixed: Point | None


class CompiledRule(Struct, frozen=True):
    """A rule ready to be matched.

    Attributes:
        conditions: Sets of traits; a person must have at least one of each.
        pains: Folded words, one of which must occur in a pain; empty if pains do not matter.
        competitors: The competitors it is about, folded.
        templates: The sentences of its points.
        fillers: The functions that fill the team's placeholders in them.
    """

    id: str
    conditions: tuple[frozenset[str], ...]
    pains: tuple[str, ...]
    competitors: frozenset[str]
    templates: tuple[PointTemplate, ...]
    fillers: Mapping[TeamPlaceholder, FillPlaceholder] = {}


Library = tuple[CompiledRule, ...]
"""All rules, the most specific ones first."""


def compile_library(
    rules: Mapping[str, TalkingRule], fillers: Mapping[str, FillPlaceholder] = {}
) -> Library:
    """Return compiled rules. Their order in the file changes nothing.

    Args:
        rules: The rules by id, as read from ``_talking-points.yaml``.
        fillers: The functions that fill the team's placeholders, by their names.
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
    templates = tuple(_templates(rule_id, rule))
    named = {name for one in templates for name in one.needs if isinstance(name, TeamPlaceholder)}
    return CompiledRule(
        id=rule_id,
        conditions=tuple(conditions(rule.when)),
        pains=tuple(words(entry) for entry in rule.when.pain),
        competitors=frozenset(map(folded, rule.when.competitor)),
        templates=templates,
        fillers={name: fillers[name] for name in sorted(named) if name in fillers},
    )


def _templates(rule_id: str, rule: TalkingRule) -> Iterator[PointTemplate]:
    asking = Kind.QUESTION if rule.when.missing else Kind.ASK
    lists = (
        (Kind.SAY, rule.say),
        (Kind.PROVE, rule.prove),
        (asking, rule.ask),
        (Kind.AVOID, rule.avoid),
    )
    for kind, texts in lists:
        for text in texts:
            yield _template(rule_id, kind, text)
    for one in rule.objections:
        yield _template(rule_id, Kind.OBJECTION, one.objection, one.answer)


def _template(rule_id: str, kind: Kind, text: str, answer: str | None = None) -> PointTemplate:
    parts = sentence(text)
    answered = sentence(answer) if answer else None
    needs = (part for part in (*parts, *(answered or ())) if isinstance(part, Named))
    template = PointTemplate(kind, parts, answered, frozenset(needs), None)
    return template if template.needs else replace(template, fixed=point(rule_id, template, {}))


def point(rule_id: str, template: PointTemplate, values: PlaceholderValues) -> Point:
    """Return the point of a template, all of whose placeholders must have a value.

    Args:
        rule_id: Id of the template's rule.
        template: The template.
        values: The values of the placeholders.
    """
    answer = filled(template.answer, values) if template.answer else None
    return Point(template.kind, filled(template.text, values), answer, rule_id, ("rules", rule_id))
