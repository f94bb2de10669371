"""A closed deal on the day of its outcome: open risks, and when each decider was first met."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from account_maps.measure.account import measure
from account_maps.measure.records import Who, who
from account_maps.measure.risks import RiskRule
from account_maps.model.account import Account, Person
from account_maps.model.people import decides, is_there
from account_maps.model.rules import Rules
from account_maps.model.values import Role


class FirstMeeting(Struct, frozen=True, gc=False, array_like=True):
    """When a decider was first met.

    Attributes:
        who: The decider.
        roles: Their buying roles.
        day: The earliest contact on record up to the outcome; None if there is none.
        from_history: Whether an earlier version of the map has it. The map itself only keeps the
            last contact of each colleague.
    """

    who: Who
    roles: tuple[Role, ...]
    day: dt.date | None
    from_history: bool


class Ending(Struct, frozen=True, gc=False, array_like=True):
    """How a closed deal stood on the day of its outcome.

    Attributes:
        day: That day; the day that the site speaks of if the map doesn't name it.
        stage: The stage that the deal had reached.
        risks: Codes of the risks that were open, sorted.
        deciders: The deciders of that day, in the order of the map.
        from_history: Whether the map as it stood then is known; else it's the present one.
        is_whole: Whether all earlier versions are known.
    """

    day: dt.date
    stage: str | None
    risks: tuple[str, ...]
    deciders: tuple[FirstMeeting, ...]
    from_history: bool
    is_whole: bool


class Past(Struct, frozen=True):
    """What is known of a map up to the day of the outcome.

    Attributes:
        versions: Its versions, the oldest first.
        then: The version that held on the day; None if that isn't known.
        is_whole: Whether these are all of them.
    """

    versions: Sequence[Account] = ()
    then: Account | None = None
    is_whole: bool = False


def ending(
    now: Account, past: Past, day: dt.date, rules: Rules, risk_rules: Iterable[RiskRule]
) -> Ending:
    """Return how a closed deal stood on the day of its outcome.

    Args:
        now: The map as it is.
        past: What is known of it up to that day.
        day: The day of the outcome.
        rules: The numbers.
        risk_rules: The rules that look for risks.
    """
    then = replace(past.then or _until(now, day), outcome=None)
    risks = measure(then, day, rules, risk_rules).risks
    return Ending(
        day=day,
        stage=then.stage or now.stage,
        risks=tuple(sorted({risk.code for risk in risks if not risk.waived})),
        deciders=tuple(
            _first_meeting(key, person, now, past, day)
            for key, person in then.stakeholders.items()
            if is_there(person) and decides(person)
        ),
        from_history=past.then is not None,
        is_whole=past.is_whole,
    )


def _until(account: Account, day: dt.date) -> Account:
    """Return a map in which no contact is later than a day: later ones have no day."""
    people = {
        key: replace(
            person,
            ties={
                ours: replace(tie, last=None) if tie.last and tie.last > day else tie
                for ours, tie in person.ties.items()
            },
        )
        for key, person in account.stakeholders.items()
    }
    return replace(account, stakeholders=people)


def _first_meeting(
    key: str, person: Person, now: Account, past: Past, day: dt.date
) -> FirstMeeting:
    earlier = (min(_contacts(key, one, day), default=None) for one in past.versions)
    first = next(filter(None, earlier), None)
    written = first or min(_contacts(key, now, day), default=None)
    return FirstMeeting(who(key, person), person.roles, written, first is not None)


def _contacts(key: str, account: Account, day: dt.date) -> Iterator[dt.date]:
    """Yield the days of contact with a person that a version of a map has, up to a day."""
    person = account.stakeholders.get(key)
    for tie in person.ties.values() if person else ():
        if tie.last and tie.last <= day:
            yield tie.last
