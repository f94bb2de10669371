"""What a meeting is for, in one line: from the plan, else from the next steps."""

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from msgspec import Struct

from account_maps.html.names import DisplayNames
from account_maps.html.step_words import step_words
from account_maps.measure.measured import Measured
from account_maps.measure.step import StepMove
from account_maps.model.account import Account, Action, Plan, Summary
from account_maps.model.people import is_stance_known, is_there
from account_maps.onepager.asked_about import asked_about
from account_maps.talk.named_people import NamedPeople
from account_maps.texts import Texts

_IN_PERSON: Final = frozenset(
    {
        StepMove.ASK_VETO,
        StepMove.ASK_STANCE,
        StepMove.ANSWER_OBJECTION,
        StepMove.UNBLOCK,
        StepMove.WIN,
        StepMove.ASK_BACKING,
        StepMove.BRING_MESSAGE,
        StepMove.CHAMPION_POWER,
        StepMove.CHAMPION_SELLS,
        StepMove.CHAMPION_SELLS_ALONE,
        StepMove.CHAMPION_STAKE,
        StepMove.TEST_CHAMPION,
        StepMove.TEST_CHAMPION_MET,
        StepMove.TEST_CHAMPION_UNNAMED,
        StepMove.BRING_SECOND_PERSON,
        StepMove.BRING_SOMEONE,
        StepMove.ASK_SUCCESSOR,
        StepMove.CONFIRM_BUYER_THEMSELVES,
    }
)
"""Next steps that are taken by talking to the person they are about."""


class Aim(Struct, frozen=True, gc=False, omit_defaults=True):
    """Something that a meeting can be for.

    Attributes:
        text: What to reach.
        present: Ids of people one of whom must be there; empty if anyone may be.
        absent: Ids of people none of whom may be there: someone else is asked about them.
    """

    text: str
    present: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()

    def fits(self, room: Collection[str]) -> bool:
        """Return whether it is an aim for a meeting with some people."""
        there = set(room)
        wanted = not self.present or not there.isdisjoint(self.present)
        return wanted and there.isdisjoint(self.absent)


def aims(
    account: Account, measured: Measured, names: DisplayNames, texts: Texts
) -> tuple[Aim, ...]:
    """Return what meetings at an account can be for.

    That is what we have planned, what is due first, first; then the next move, then our next steps;
    and else to learn where someone stands. Our choice.

    Args:
        account: The map.
        measured: What was measured of it.
        names: What people are called.
        texts: What the sheet says.
    """
    people = NamedPeople(account.stakeholders)
    found = [
        *_of_plan(account.plan or Plan(), people),
        *_of_summary(account.summary or Summary(), people),
        *_of_steps(measured, people, names, texts),
        *_of_stances(account, measured, names, texts),
    ]
    return tuple({(one.present, one.absent): one for one in reversed(found)}.values())[::-1]


def _of_plan(plan: Plan, people: NamedPeople) -> Iterator[Aim]:
    actions = [one for one in plan.actions if not one.done and one.stakeholders]
    for action in sorted(actions, key=_by_day):
        yield _aim(action.what, people, action.stakeholders)


def _by_day(action: Action) -> tuple[dt.date, str]:
    return action.due or dt.date.max, action.what


def _of_summary(summary: Summary, people: NamedPeople) -> Iterator[Aim]:
    if summary.next_move:
        yield _aim(summary.next_move, people, ())


def _aim(text: str, people: NamedPeople, concerns: tuple[str, ...]) -> Aim:
    """Return a text as an aim: for who it names first, and not about others who are there."""
    named = asked_about(text, people)
    return Aim(text, named.first or concerns, named.others)


def _of_steps(
    measured: Measured, people: NamedPeople, names: DisplayNames, texts: Texts
) -> Iterator[Aim]:
    for step in measured.steps:
        if step.person and not step.plan and step.wording.move in _IN_PERSON:
            act = step_words(step, names.colleagues, texts).act
            others = (who for who in people.named_in(act) if who != step.person)
            yield Aim(act, (step.person,), tuple(others))


def _of_stances(
    account: Account, measured: Measured, names: DisplayNames, texts: Texts
) -> Iterator[Aim]:
    unknown = [
        who
        for who, person in account.stakeholders.items()
        if is_there(person) and not is_stance_known(person) and not person.placeholder
    ]
    for who in sorted(unknown, key=lambda who: measured.people[who].rank):
        yield Aim(texts("onepager.aim_stance", name=names.theirs(who).text), (who,))


def aim_of(found: Sequence[Aim], leading: Sequence[str]) -> Aim | None:
    """Return the aim of a meeting: the first that concerns whoever decides most, or everyone.

    Args:
        found: What meetings at the account can be for.
        leading: Ids of those who will be in the room, those who decide first.
    """
    fitting = [one for one in found if one.fits(leading)]
    own = (one for who in leading for one in fitting if who in one.present or not one.present)
    return next(own, None)
