"""The compiled library: the conditions of each rule as sets of traits, the most specific first."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct

from account_maps.model.account import Account, Person
from account_maps.model.sentences import Named, Sentence, TeamPlaceholder, sentence
from account_maps.model.talking import TalkingRule, When
from account_maps.read.folding import folded, words
from account_maps.talk.points import Kind, Point
from account_maps.talk.traits import conditions

FillPlaceholder = Callable[[Account, Person], str | None]
"""Returns the value of a team's placeholder for a person, None if it has none."""


class PointTemplate(Struct, frozen=True):
    """A sentence of a rule, with the answer if it is an objection.

    Attributes:
        line: What tells it from all other lines of the library.
        needs: The placeholders that must have a value.
        fixed: The point itself if there are none, so that it is the same for everyone.
    """

    kind: Kind
    line: str
    text: Sentence
    answer: Sentence | None
    needs: frozenset[Named]
    fixed: Point | None


class CompiledConditions(Struct, frozen=True):
    """Conditions ready to be matched.

    Attributes:
        traits: Sets of traits; a person must have at least one of each.
        pains: Folded words, one of which must occur in a pain; empty if pains do not matter.
        competitors: The competitors that a sentence can speak of, folded; empty if any.
    """

    traits: tuple[frozenset[str], ...]
    pains: tuple[str, ...]
    competitors: frozenset[str]


class CompiledRule(Struct, frozen=True):
    """A rule ready to be matched.

    Attributes:
        when: Whom it speaks to.
        unless: Whom it doesn't speak to all the same; None if there is no such condition.
        topic: What it is about, folded; empty if it doesn't say.
        templates: The sentences of its points.
        fillers: The functions that fill the team's placeholders in them.
    """

    id: str
    when: CompiledConditions
    unless: CompiledConditions | None
    topic: str
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
        when=_compiled(rule.when),
        unless=_compiled(rule.unless) if rule.unless else None,
        topic=folded(rule.topic or ""),
        templates=templates,
        fillers={name: fillers[name] for name in sorted(named) if name in fillers},
    )


def _compiled(when: When) -> CompiledConditions:
    return CompiledConditions(
        traits=tuple(conditions(when)),
        pains=tuple(words(entry) for entry in when.pain),
        competitors=frozenset(map(folded, when.competitor)),
    )


def _templates(rule_id: str, rule: TalkingRule) -> Iterator[PointTemplate]:
    topic = folded(rule.topic or "")
    lists = (
        (Kind.OPEN, rule.open),
        (Kind.SAY, rule.say),
        (Kind.PROVE, rule.prove),
        (Kind.ASK, rule.ask),
        (Kind.CLOSE, rule.close),
        (Kind.AVOID, rule.avoid),
    )
    for kind, texts in lists:
        for number, text in enumerate(texts):
            yield _template(rule_id, topic, kind, number, (text, None))
    for number, one in enumerate(rule.objections):
        yield _template(rule_id, topic, Kind.OBJECTION, number, (one.objection, one.answer))


def _template(
    rule_id: str, topic: str, kind: Kind, number: int, texts: tuple[str, str | None]
) -> PointTemplate:
    line, (text, answer) = f"{rule_id}:{kind}:{number}", texts
    parts = sentence(text)
    answered = sentence(answer) if answer else None
    needs = frozenset(part for part in (*parts, *(answered or ())) if isinstance(part, Named))
    fixed = Point(
        kind=kind,
        text="".join(parts),
        answer="".join(answered) if answered else None,
        rule=rule_id,
        place=("rules", rule_id),
        line=line,
        topic=topic,
        personal=False,
    )
    return PointTemplate(kind, line, parts, answered, needs, None if needs else fixed)


class RuleFinder:
    """Finds the rules that may speak to a person, without looking at all others.

    Args:
        library: The rules.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._everybody: list[int] = []
        self._by_trait: defaultdict[str, list[int]] = defaultdict(list)
        for number, rule in enumerate(library):
            if not rule.when.traits:
                self._everybody.append(number)
            for trait in rule.when.traits[0] if rule.when.traits else ():
                self._by_trait[trait].append(number)

    def rules_for(self, traits: frozenset[str]) -> list[CompiledRule]:
        """Return the rules whose first condition fits, in the order of the library."""
        found = set(self._everybody)
        for trait in traits & self._by_trait.keys():
            found.update(self._by_trait[trait])
        return [self._library[number] for number in sorted(found)]
