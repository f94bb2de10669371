"""Matches the rules of the library with people: the points for each person."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Final

from msgspec.structs import replace

from account_maps.model.account import Account
from account_maps.model.people import is_there
from account_maps.model.sentences import Named
from account_maps.model.talking import NOTES, Placeholder
from account_maps.read.folding import folded, words
from account_maps.talk.clashes import without_clashes
from account_maps.talk.context import AccountContext, PersonContext, person_context
from account_maps.talk.facts import OF_ACCOUNT, Facts, Record, filled, names_of, values_for
from account_maps.talk.library import (
    CompiledConditions,
    CompiledRule,
    Library,
    PointTemplate,
    RuleFinder,
)
from account_maps.talk.points import AUDIENCE, DIRECT, Audience, Kind, Point, Points
from account_maps.talk.selection import MOST_IN_ACCOUNT, shown_points
from account_maps.talk.written import fact_points, message_points, written_points

_MOST_WAYS: Final = 6
"""In how many ways a line is filled for one person at most. Our choice."""


def account_points(context: AccountContext, library: Library) -> dict[str, Points]:
    """Return what to say to each person of an account, by id.

    For a person, what the map says comes first, then what follows from its facts, then what the
    library says: lines with a fact of the person, then the most specific rules. Each line of the
    library is shown to the three people it fits best, and folded for others who have few. Nothing
    is said twice in the same words.

    Args:
        context: The account.
        library: The rules.
    """
    message = message_points(context)
    finder = RuleFinder(library)
    found = {who: _points_of(who, context, finder) for who in context.account.stakeholders}
    points = {who: _once(those, message) for who, those in found.items()}
    lines = (template.line for rule in library for template in rule.templates)
    places = {line: place for place, line in enumerate(lines)}
    by_kind = shown_points(_in_turn(points, context, places), MOST_IN_ACCOUNT)
    spoken = {who: Points(message, by_kind[who]) for who in found}
    return {who: replace(one, rules=_rules(found[who], one)) for who, one in spoken.items()}


def _once(points: Iterable[Point], message: Iterable[Point]) -> list[Point]:
    """Return points without those that repeat another one of their kind, or the message."""
    said = {folded(one.text) for one in message}
    found: dict[tuple[Kind, str], Point] = {}
    for point in points:
        found.setdefault((point.kind, folded(point.text)), point)
    return [point for (_, text), point in found.items() if text not in said]


def _rules(found: Iterable[Point], spoken: Points) -> tuple[str, ...]:
    """Return the rules that say something of what is said, whoever else says it as well."""
    message = {folded(one.text) for one in spoken.message}
    said = {(one.kind, folded(one.text)) for one in spoken.every()}
    speaking = (
        one.rule
        for one in found
        if (one.kind, folded(one.text)) in said or folded(one.text) in message
    )
    return tuple(dict.fromkeys(rule for rule in speaking if rule))


def _in_turn(
    points: Mapping[str, list[Point]], context: AccountContext, places: Mapping[str, int]
) -> dict[str, list[Point]]:
    """Return all points with their turn: for each line of the library, whom it fits best first."""
    keyed = [
        ((*_fit(point, places), _rank(person_id, context), person_id, number), person_id, point)
        for person_id, those in points.items()
        for number, point in enumerate(those)
    ]
    keyed.sort(key=lambda one: one[0])
    found: dict[str, list[Point]] = {person_id: [] for person_id in points}
    for turn, (_, person_id, point) in enumerate(keyed):
        found[person_id].append(replace(point, turn=turn))
    return found


def _fit(point: Point, places: Mapping[str, int]) -> tuple[bool, bool, int]:
    """Return what sorts points: those of the map alone first, then those with a fact, by rule."""
    if point.rule is None:
        return False, False, 0
    return True, not point.personal, places[point.line]


def _rank(person_id: str, context: AccountContext) -> int:
    figures = context.figures.get(person_id)
    return figures.rank if figures else len(context.figures)


def _points_of(person_id: str, context: AccountContext, finder: RuleFinder) -> list[Point]:
    """Return the points of one person without those that clash with others."""
    written = [*written_points(person_id, context)]
    if not is_there(context.account.stakeholders[person_id]):
        return without_clashes(written, (), context.account.competitors)
    written += fact_points(person_id, context)
    of_library = [*_of_library(person_context(person_id, context), context, finder)]
    of_library.sort(key=lambda one: not one.personal)
    return without_clashes(written, of_library, context.account.competitors)


def _of_library(
    of_person: PersonContext, context: AccountContext, finder: RuleFinder
) -> Iterator[Point]:
    for rule in finder.rules_for(of_person.traits):
        facts = _facts_if_matching(rule, of_person, context.account)
        if facts is not None:
            for template in rule.templates:
                if template.fixed:
                    yield template.fixed
                    continue
                for values in _ways(template, facts):
                    yield _point(rule, template, values, of_person, context)


def _ways(template: PointTemplate, facts: Facts) -> Iterator[Record]:
    aloud = AUDIENCE[template.kind] is Audience.ALOUD or template.kind is Kind.OBJECTION
    return islice(values_for(template.needs, facts, aloud=aloud), _MOST_WAYS)


def _point(
    rule: CompiledRule,
    template: PointTemplate,
    values: Record,
    of_person: PersonContext,
    context: AccountContext,
) -> Point:
    text = filled(template.text, values)
    about = context.people.named_in(text) if template.kind in DIRECT else ()
    return Point(
        kind=template.kind,
        text=text,
        answer=filled(template.answer, values) if template.answer else None,
        rule=rule.id,
        place=("rules", rule.id),
        line=template.line,
        topic=rule.topic,
        personal=not template.needs <= OF_ACCOUNT,
        about=tuple(one for one in about if one != of_person.id),
        notes=tuple(sorted(folded(values[name]) for name in template.needs & NOTES)),
    )


def _facts_if_matching(
    rule: CompiledRule, of_person: PersonContext, account: Account
) -> Facts | None:
    """Return the facts a rule has for a person, or None if it does not match."""
    if not _fits(rule.when, of_person):
        return None
    if rule.unless and _fits(rule.unless, of_person):
        return None
    own = _own_facts(rule, of_person, account)
    return {**of_person.facts, **own} if own else of_person.facts


def _own_facts(
    rule: CompiledRule, of_person: PersonContext, account: Account
) -> dict[Named, tuple[Record, ...]]:
    """Return the facts that one rule alone has, or sees differently."""
    own: dict[Named, tuple[Record, ...]] = {
        name: names_of(name, [fill(account, of_person.person)])
        for name, fill in rule.fillers.items()
    }
    if rule.when.pains:
        own[Placeholder.PAIN] = _pains(rule.when, of_person)
    if rule.when.competitors:
        known = of_person.facts.get(Placeholder.COMPETITOR, ())
        own[Placeholder.COMPETITOR] = tuple(
            one for one in known if folded(one[Placeholder.COMPETITOR]) in rule.when.competitors
        )
    return own


def _fits(conditions: CompiledConditions, of_person: PersonContext) -> bool:
    for one in conditions.traits:
        if one.isdisjoint(of_person.traits):
            return False
    return not conditions.pains or bool(_pains(conditions, of_person))


def _pains(conditions: CompiledConditions, of_person: PersonContext) -> tuple[Record, ...]:
    """Return the pains in which the words of an entry stand."""
    return tuple(
        record
        for record in of_person.facts.get(Placeholder.PAIN, ())
        if any(entry in words(record[Placeholder.PAIN]) for entry in conditions.pains)
    )
