"""Matches the rules of the library with people: the points for each person."""

from collections.abc import Iterable, Iterator

from account_maps.model.account import Account, TalkingPoints
from account_maps.model.people import is_there
from account_maps.model.talking import Placeholder
from account_maps.read.folding import folded, words
from account_maps.talk.context import AccountContext, PersonContext, person_context
from account_maps.talk.library import CompiledRule, Library, point
from account_maps.talk.placeholders import PlaceholderValues, PossibleValues, known_values
from account_maps.talk.points import LIMIT, Kind, Point, Points, RankedPoints

_KINDS = tuple(Kind)


def points_for(person_id: str, context: AccountContext, library: Library) -> Points:
    """Return what to say to one person.

    The account's shared message comes first, then what the map says for the person, then the
    external factors that affect them, then what the library says, its most specific rules first.
    Nothing is said twice in the same words.

    Args:
        person_id: The person.
        context: The account.
        library: The rules.
    """
    person = context.account.stakeholders[person_id]
    written = _written(person_id, person.talking_points or TalkingPoints())
    message = {folded(one.text) for one in context.message}
    by_kind: dict[Kind, dict[str, Point]] = {kind: {} for kind in _KINDS}
    of_person = person_context(person_id, context)
    of_library = [*_of_library(of_person, context.account, library)]
    of_factors = context.factors.get(person_id, ()) if is_there(person) else ()
    for one in (*written, *of_factors, *of_library):
        said = folded(one.text)
        if said not in message:
            by_kind[one.kind].setdefault(said, one)
    ranked = {kind: _ranked([*points.values()]) for kind, points in by_kind.items() if points}
    rules = dict.fromkeys(one.rule for one in of_library if one.rule)
    return Points(context.message, ranked, tuple(rules))


def _ranked(points: list[Point]) -> RankedPoints:
    return RankedPoints(tuple(points[:LIMIT]), tuple(points[LIMIT:]))


def _written(person_id: str, points: TalkingPoints) -> Iterator[Point]:
    """Yield the points written in the map, each with its place."""
    here = ("stakeholders", person_id, "talking_points")
    lists = (
        (Kind.SAY, points.say),
        (Kind.PROVE, points.prove),
        (Kind.ASK, points.ask),
        (Kind.AVOID, points.avoid),
    )
    for kind, texts in lists:
        for index, text in enumerate(texts):
            yield Point(kind, text, None, None, (*here, str(kind), index))
    for index, one in enumerate(points.objections):
        place = (*here, "objections", index)
        yield Point(Kind.OBJECTION, one.objection, one.answer, None, place)


def _of_library(context: PersonContext, account: Account, library: Library) -> Iterator[Point]:
    for rule in library:
        values = _values_if_matching(rule, context, account)
        if values is not None:
            for template in rule.templates:
                if template.fixed:
                    yield template.fixed
                elif template.needs <= values.keys():
                    yield point(rule.id, template, values)


def _values_if_matching(
    rule: CompiledRule, context: PersonContext, account: Account
) -> PlaceholderValues | None:
    """Return the placeholder values a rule has for a person, or None if it does not match."""
    for condition in rule.conditions:
        if condition.isdisjoint(context.traits):
            return None
    if not is_there(context.person):
        return None
    own: PossibleValues = {
        name: fill(account, context.person) for name, fill in rule.fillers.items()
    }
    if rule.pains:
        pain = _with_words(rule.pains, context.person.pains)
        if pain is None:
            return None
        own[Placeholder.PAIN] = pain
    if rule.competitors:
        own[Placeholder.COMPETITOR] = context.competitor_among(rule.competitors)
    return {**context.values, **known_values(own)} if own else context.values


def _with_words(entries: Iterable[str], pains: Iterable[str]) -> str | None:
    """Return the first pain in which the words of an entry stand."""
    return next((pain for pain in pains if any(entry in words(pain) for entry in entries)), None)
