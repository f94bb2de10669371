"""Ties that fall below live if no one calls, and what that does to the decision coverage."""

import datetime as dt
from collections.abc import Iterator, Mapping
from math import floor, log2

from account_maps.measure.measured import Measured
from account_maps.measure.records import Fading, who
from account_maps.measure.scale import DAYS_IN_A_MONTH, level_strength, tie_strength
from account_maps.model.account import Person, Tie
from account_maps.model.days import days_after
from account_maps.model.people import decides
from account_maps.model.rules import Rules, TieRules


def outlook(
    there: Mapping[str, Person], measured: Measured, as_of: dt.date, rules: Rules
) -> float | None:
    """Return the decision coverage as it will be if no one talks to anyone until then.

    Args:
        there: Those who are there, by id.
        measured: What was measured of the map today.
        as_of: Today.
        rules: The numbers; ``portfolio.outlook`` says how many days.
    """
    if not there:
        return None
    then = days_after(as_of, rules.portfolio.outlook)
    met = (
        measured.people[key].share
        for key, person in sorted(there.items())
        if any(tie_strength(t, then, rules.ties) >= rules.ties.live for t in person.ties.values())
    )
    return sum(met, 0.0)


def fading(
    there: Mapping[str, Person], measured: Measured, as_of: dt.date, rules: Rules
) -> tuple[Fading, ...]:
    """Return ties that fall below live soon or have done so lately: deciders first, then by share.

    Args:
        there: Those who are there, by id.
        measured: What was measured of the map.
        as_of: Today.
        rules: The numbers; ``portfolio.call`` says how soon and how lately.
    """
    return tuple(sorted(_fading(there, measured, as_of, rules), key=first_to_call))


def first_to_call(tie: Fading) -> tuple[bool, int, int, str, str]:
    """Return the key that sorts whom to call: deciders first, then by share, then by day."""
    return not tie.decides, -round(100 * tie.share), tie.days, tie.who.id, tie.colleague


def _fading(
    there: Mapping[str, Person], measured: Measured, as_of: dt.date, rules: Rules
) -> Iterator[Fading]:
    soon, lately = rules.portfolio.call_ahead, rules.portfolio.call_back
    for key, person in there.items():
        for colleague, tie in person.ties.items():
            days = days_until_faded(tie, as_of, rules.ties)
            if tie.last and days is not None and -lately <= days <= soon:
                share = measured.people[key].share
                whom = who(key, person)
                yield Fading(colleague, whom, person.title, days, tie.last, decides(person), share)


def days_until_faded(tie: Tie, as_of: dt.date, rules: TieRules) -> int | None:
    """Return in how many days a tie is no longer live, 0 or less if it is not.

    The first day with level ÷ 4 × 0.5^(months ÷ half-life) below the limit. None if the tie has no
    day of a last contact, or is of a level that is not live beyond the day of a contact.
    """
    strength = level_strength(tie.level)
    if tie.last is None or not 0 < rules.live < strength:
        return None
    lasts = rules.half_life * log2(strength / rules.live) * DAYS_IN_A_MONTH
    return floor(lasts) + 1 - max(0, (as_of - tie.last).days)
