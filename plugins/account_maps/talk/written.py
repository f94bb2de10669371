"""The points that come from the map alone: those written for a person, and those its facts make."""

from collections.abc import Iterator

from account_maps.measure.external_factors import by_urgency, factor_state
from account_maps.model.account import TalkingPoints
from account_maps.model.values import LineKind, Side
from account_maps.read.folding import folded
from account_maps.talk.context import AccountContext
from account_maps.talk.facts import spoken_day
from account_maps.talk.points import DIRECT, Kind, Point


def message_points(context: AccountContext) -> tuple[Point, ...]:
    """Return the account's core message and its proof."""
    message = context.account.message
    if message is None or not message.say:
        return ()
    points = [Point(Kind.SAY, message.say, None, None, ("message", "say"))]
    if message.prove:
        points.append(Point(Kind.PROVE, message.prove, None, None, ("message", "prove")))
    return tuple(points)


def written_points(person_id: str, context: AccountContext) -> Iterator[Point]:
    """Yield the points written for a person, each with its place."""
    points = context.account.stakeholders[person_id].talking_points or TalkingPoints()
    here = ("stakeholders", person_id, "talking_points")
    for kind in Kind:
        if kind is not Kind.OBJECTION:
            for index, text in enumerate(getattr(points, kind)):
                named = context.people.named_in(text) if kind in DIRECT else ()
                about = tuple(one for one in named if one != person_id)
                yield Point(kind, text, None, None, (*here, str(kind), index), about=about)
    for index, one in enumerate(points.objections):
        place = (*here, "objections", index)
        yield Point(Kind.OBJECTION, one.objection, one.answer, None, place)


def fact_points(person_id: str, context: AccountContext) -> Iterator[Point]:
    """Yield what follows from the facts about a person, whatever the library says.

    That is what was promised either way, what affects them from outside, and whom they are in
    conflict with.

    Args:
        person_id: The person.
        context: The account.
    """
    yield from _promises(person_id, context)
    yield from _factors(person_id, context)
    yield from _conflicts(person_id, context)


def _promises(person_id: str, context: AccountContext) -> Iterator[Point]:
    kinds = {Side.US: Kind.SAY, Side.THEM: Kind.ASK}
    open_ones = (
        (one.due is None, one.due or context.as_of, one.what, number, one)
        for number, one in enumerate(context.account.promises)
        if person_id in one.stakeholders and not one.done
    )
    for *_, number, promise in sorted(open_ones, key=lambda one: one[:3]):
        late = promise.due is not None and promise.due < context.as_of
        when = "undated" if promise.due is None else "late" if late else "due"
        text = context.texts(
            f"talk.promise.{promise.by}.{when}",
            what=promise.what,
            day=spoken_day(promise.due, context.as_of) or "",
        )
        place, line = ("promises", number), f"promise:{promise.by}:{promise.what}"
        notes = (folded(promise.what),)
        yield Point(kinds[promise.by], text, None, None, place, line, notes=notes)


def _factors(person_id: str, context: AccountContext) -> Iterator[Point]:
    numbered = sorted(
        enumerate(context.account.external), key=lambda one: by_urgency(one[1], context.as_of)
    )
    for number, factor in numbered:
        if person_id in factor.hits:
            text = context.texts(
                f"talk.factor.{factor_state(factor, context.as_of)}",
                what=factor.what,
                day=spoken_day(factor.due, context.as_of) or "",
            )
            place, line = ("external", number), f"external:{factor.what}"
            notes = (folded(factor.what),)
            yield Point(Kind.OPEN, text, None, None, place, line, notes=notes)


def _conflicts(person_id: str, context: AccountContext) -> Iterator[Point]:
    found = []
    for number, line in enumerate(context.account.influence):
        if line.kind is LineKind.CONFLICT and person_id in {line.source, line.target}:
            other = line.target if line.source == person_id else line.source
            name = context.name(other)
            if name:
                found.append((name, line.note or "", number))
    for name, note, number in sorted(found):
        key = "talk.conflict.noted" if note else "talk.conflict.plain"
        text = context.texts(key, name=name, note=note)
        yield Point(Kind.AVOID, text, None, None, ("influence", number))
