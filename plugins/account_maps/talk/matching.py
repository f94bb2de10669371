"""One person and the library → the points for this person."""

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


def points_for(person_id: str, on: AccountContext, library: Library) -> Points:
    """Return what to say to one person.

    The account's shared message comes first, then what the map says for the person, then what the
    library says, its most specific rules first. Nothing is said twice in the same words.

    Args:
        person_id: The person.
        on: The account.
        library: The rules.
    """
    person = on.account.stakeholders[person_id]
    written = _written(person_id, person.talking_points or TalkingPoints())
    message = {folded(one.text) for one in on.message}
    by_kind: dict[Kind, dict[str, Point]] = {kind: {} for kind in _KINDS}
    for one in (*written, *_of_library(person_context(person_id, on), on.account, library)):
        said = folded(one.text)
        if said not in message:
            by_kind[one.kind].setdefault(said, one)
    spoken = {kind: _spoken([*points.values()]) for kind, points in by_kind.items() if points}
    return Points(on.message, spoken)


def matching_rules(on: AccountContext, library: Library) -> Iterator[tuple[str, str]]:
    """Yield the id of a rule and of a person for each rule that says something to somebody.

    Args:
        on: The account.
        library: The rules.
    """
    for person_id in on.account.stakeholders:
        to = person_context(person_id, on)
        for rule in library:
            facts = _facts_if_fits(rule, to, on.account)
            if facts is not None and any(line.needs <= facts.keys() for line in rule.lines):
                yield rule.id, person_id


def _spoken(points: list[Point]) -> RankedPoints:
    return RankedPoints(tuple(points[:LIMIT]), tuple(points[LIMIT:]))


def _written(person_id: str, points: TalkingPoints) -> Iterator[Point]:
    """Yield the points that stand in the map, each with its place."""
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


def _of_library(to: PersonContext, account: Account, library: Library) -> Iterator[Point]:
    for rule in library:
        facts = _facts_if_fits(rule, to, account)
        if facts is not None:
            for line in rule.lines:
                if line.ready:
                    yield line.ready
                elif line.needs <= facts.keys():
                    yield point(rule.id, line, facts)


def _facts_if_fits(
    rule: CompiledRule, to: PersonContext, account: Account
) -> PlaceholderValues | None:
    """Return what a rule may say of a person, or None if it does not speak to them."""
    for condition in rule.conditions:
        if condition.isdisjoint(to.traits):
            return None
    if not is_there(to.person):
        return None
    own: PossibleValues = {name: fill(account, to.person) for name, fill in rule.fillers.items()}
    if rule.pains:
        pain = _with_words(rule.pains, to.person.pains)
        if pain is None:
            return None
        own[Placeholder.PAIN] = pain
    if rule.competitors:
        own[Placeholder.COMPETITOR] = to.competitor_among(rule.competitors)
    return {**to.facts, **known_values(own)} if own else to.facts


def _with_words(entries: Iterable[str], pains: Iterable[str]) -> str | None:
    """Return the first pain in which the words of an entry stand."""
    return next((pain for pain in pains if any(entry in words(pain) for entry in entries)), None)
