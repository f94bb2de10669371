"""AF4xx: the message, and what the plan and the promises leave open."""

import datetime as dt
from collections.abc import Iterable, Iterator

from account_maps.measure.action_people import action_people
from account_maps.measure.analysis import Analysis
from account_maps.measure.just_begun import has_begun
from account_maps.measure.records import who
from account_maps.measure.risk import Risk
from account_maps.measure.risks.rule import Figures, risk_of, risk_rule, share_affected
from account_maps.model.account import Action, Plan
from account_maps.model.people import has_own_line
from account_maps.model.values import FindingCode, Severity, Side


@risk_rule(FindingCode.NO_SHARED_MESSAGE, Severity.WARNING)
def no_shared_message(analysis: Analysis, _: Figures) -> Iterator[Risk]:
    """Some people have points of their own and the group has no message (Gartner 2024)."""
    account, network = analysis.account, analysis.network
    shared = account.message and account.message.say
    with_points = [p.talking_points is not None for p in network.people]
    if any(with_points) and not shared:
        share = sum(x for x, has in zip(network.share, with_points, strict=True) if has)
        yield Risk(share, place=("message",))


@risk_rule(FindingCode.UNWANTED_OBJECTIVE, Severity.INFO)
def unwanted_objective(analysis: Analysis, _: Figures) -> Iterator[Risk]:
    """No one currently at the account cares about an objective."""
    for key, objective in sorted((analysis.account.plan or Plan()).objectives.items()):
        if not any(person in analysis.people for person in objective.stakeholders):
            yield Risk(0.0, what=objective.goal, place=("plan", "objectives", key))


@risk_rule(FindingCode.OVERDUE_ACTION, Severity.WARNING)
def overdue_action(analysis: Analysis, _: Figures) -> Iterator[Risk]:
    """An action is past its day. Affects the people it is about."""
    for number, action in enumerate((analysis.account.plan or Plan()).actions):
        days = _overdue(action.due, action.done, analysis.as_of)
        if days:
            yield Risk(
                _share_of_people(action, analysis),
                person=_most_important(action, analysis),
                days=days,
                what=action.what,
                owner=action.owner,
                place=("plan", "actions", number),
            )


@risk_rule(FindingCode.OVERDUE_PROMISE, Severity.WARNING)
def overdue_promise(analysis: Analysis, _: Figures) -> Iterator[Risk]:
    """A promise we made is past its day."""
    for number, promise in enumerate(analysis.account.promises):
        days = _overdue(promise.due, promise.done, analysis.as_of)
        if days and promise.by is Side.US:
            names = _names(promise.stakeholders, analysis)
            place = ("promises", number)
            yield Risk(0.0, days=days, what=promise.what, made_to=names, place=place)


@risk_rule(FindingCode.NO_OWN_LINE, Severity.INFO, served_by=())
def no_own_line(analysis: Analysis, _: Figures) -> Iterator[Risk]:
    """Nothing is written to say to a person who decides; what the library says doesn't count."""
    network = analysis.network
    if not has_begun(analysis):
        return
    for key, person, has_vote in zip(network.ids, network.people, network.decides, strict=True):
        if has_vote and not person.placeholder and not has_own_line(person):
            yield risk_of(key, share_affected(key, analysis))


def _names(people: Iterable[str], analysis: Analysis) -> tuple[str, ...]:
    known = analysis.account.stakeholders
    return tuple(who(key, known[key]).name for key in dict.fromkeys(people))


def _share_of_people(action: Action, analysis: Analysis) -> float:
    people = {*action.stakeholders} & analysis.people.keys()
    return sum(analysis.people[key].share for key in sorted(people))


def _most_important(action: Action, analysis: Analysis) -> str | None:
    """Return whom an action is about: of several the one with the greatest say.

    A person who has left is only named if all of them have.
    """
    people, network = analysis.account.stakeholders, analysis.network
    live = {network.ids[n] for n in network.live}
    about = action_people(action, people, live.__contains__, analysis.rules.purposes)
    aims = about.aims or about.introducers
    there = network.by_share(network.numbers[key] for key in aims if key in network.numbers)
    return network.ids[there[0]] if there else min(aims, default=None)


def _overdue(due: dt.date | None, done: dt.date | None, as_of: dt.date) -> int:
    return max(0, (as_of - due).days) if due and done is None else 0
