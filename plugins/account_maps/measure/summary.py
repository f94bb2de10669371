"""One map, as the pages about many accounts show it: small, plain values."""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Mapping
from typing import Final

from account_maps.measure.contacts import ContactState
from account_maps.measure.events import lately
from account_maps.measure.fading import fading, outlook
from account_maps.measure.figures import best_champion
from account_maps.measure.measured import FigureKey, Loss, Measured
from account_maps.measure.records import (
    AccountSummary,
    BestChampion,
    ColleagueAccess,
    EconomicBuyer,
    FitInShort,
    Move,
    OldFact,
    RoleCount,
    Task,
    TaskKind,
    Who,
    who,
)
from account_maps.measure.scale import Age, support_value
from account_maps.model.account import Account, Action, Person, Plan, Promise
from account_maps.model.field import Surface
from account_maps.model.field_types import fields_of
from account_maps.model.people import in_committee, is_key_player, is_there
from account_maps.model.rules import Rules
from account_maps.model.values import Role, Side

FIGURES: Final = (
    FigureKey.DECISION_COVERAGE,
    FigureKey.PREDICTED_SUPPORT,
    FigureKey.OPPOSING_SHARE,
    FigureKey.THREADS,
    FigureKey.ROLES_REACHED,
    FigureKey.WORST_LOSS_THEIRS,
    FigureKey.WORST_LOSS_OURS,
    FigureKey.FRESHNESS,
    FigureKey.COMPLETENESS,
)
"""The figures that a summary holds."""

_LISTED: Final = tuple(
    field
    for field in fields_of(Account)
    if {Surface.FACTS, Surface.COLUMN, Surface.FACET} & {*field.row.shown} and "." not in field.path
)
"""The fields of an account that lists of accounts may show."""

_CONTACT: Final = {
    ContactState.LIVE: EconomicBuyer.MET,
    ContactState.WEAK: EconomicBuyer.WEAK,
    ContactState.OUT_OF_TOUCH: EconomicBuyer.OUT_OF_TOUCH,
    ContactState.UNDATED: EconomicBuyer.UNDATED,
    ContactState.NEVER_MET: EconomicBuyer.NEVER_MET,
}

NAMED_WITH_A_LOSS: Final = 3
"""How many people who could not be reached a summary names; the rest it counts."""


def summarize(
    account_id: str, account: Account, measured: Measured, as_of: dt.date, rules: Rules
) -> AccountSummary:
    """Return what the pages about many accounts need of one.

    Args:
        account_id: Id of the account.
        account: The map.
        measured: What was measured of it.
        as_of: The day that the site speaks of.
        rules: The numbers.
    """
    there = {key: person for key, person in account.stakeholders.items() if is_there(person)}
    met = {key for key, one in measured.people.items() if one.contact is ContactState.LIVE}
    return AccountSummary(
        id=account_id,
        name=account.name,
        account=_own_fields(account),
        ours=_ours(account),
        people=len(there),
        values={key: measured.figures[key].value for key in FIGURES},
        ranges={key: one.ends for key, one in measured.figures.items() if one.ends},
        status=measured.status.level,
        reasons=measured.status.reasons,
        champion=_champion(account, measured),
        economic_buyer=_economic_buyer(there, measured),
        vetoes=tuple(_who(key, account) for key in measured.vetoes),
        uncovered=_uncovered(there, met, measured, rules),
        outlook=outlook(there, measured, as_of, rules),
        risks=measured.risks,
        steps=measured.steps,
        colleague_access=_colleague_access(account, measured),
        tasks=_tasks(account),
        next_move=account.summary.next_move if account.summary else None,
        old=_old(account, there, measured),
        moves=_moves(account),
        roles=_roles(there, measured),
        weight_by_day=_weight_by_day(measured),
        fading=fading(there, measured, as_of, rules),
        events=lately(account, as_of, rules.portfolio.lately),
        fit=_fit(account, measured),
    )


def _who(person_id: str, account: Account) -> Who:
    return who(person_id, account.stakeholders[person_id])


def _own_fields(account: Account) -> Account:
    """Return an account with nothing but its fields of a line that lists may show."""
    fields = {field.path: field.of(account) for field in _LISTED}
    return Account(**fields, outcome=account.outcome)


def _ours(account: Account) -> tuple[str, ...]:
    """Return the colleagues whom the map names."""
    actions = (account.plan or Plan()).actions
    named = {
        account.owner,
        account.success_owner,
        *account.team,
        *(action.owner for action in actions),
    }
    named.update(*(person.ties for person in account.stakeholders.values()))
    return tuple(sorted(filter(None, named)))


def _fit(account: Account, measured: Measured) -> FitInShort:
    written = account.icp.fit if account.icp else None
    found = measured.fit
    return FitInShort(written, found.fit, found.missing) if found else FitInShort(written, None, ())


def _champion(account: Account, measured: Measured) -> BestChampion | None:
    best = best_champion(measured.champions)
    if best is None:
        return None
    parts = measured.champions[best]
    return BestChampion(_who(best, account), parts.level, parts.tested)


def _economic_buyer(there: Mapping[str, Person], measured: Measured) -> EconomicBuyer:
    """Return how far we have come with the economic buyer; of several, with the one least met."""
    named = [
        EconomicBuyer.OPEN_POSITION
        if person.placeholder
        else _CONTACT[measured.people[key].contact]
        for key, person in there.items()
        if Role.ECONOMIC_BUYER in person.roles
    ]
    return min(named, key=[*EconomicBuyer].index, default=EconomicBuyer.NONE)


def _uncovered(
    there: Mapping[str, Person], met: Collection[str], measured: Measured, rules: Rules
) -> float:
    """Return 1 − Σ x over people with a live tie who are not against us."""
    with_us = (
        measured.people[key].share
        for key, person in sorted(there.items())
        if key in met and support_value(person, rules) >= 0
    )
    return max(0.0, 1.0 - sum(with_us))


def _colleague_access(account: Account, measured: Measured) -> tuple[ColleagueAccess, ...]:
    return tuple(_access_through(loss, account) for loss in measured.losses if loss.ours)


def _access_through(loss: Loss, account: Account) -> ColleagueAccess:
    named = loss.unreachable[:NAMED_WITH_A_LOSS]
    people = tuple(_who(key, account) for key in named)
    return ColleagueAccess(loss.who, loss.share, people, len(loss.unreachable) - len(named))


def _tasks(account: Account) -> tuple[Task, ...]:
    """Return what is open, by day; what has none comes last."""
    actions = [
        _task(TaskKind.ACTION, action, action.owner, account)
        for action in (account.plan or Plan()).actions
        if action.done is None
    ]
    kinds = {Side.US: TaskKind.PROMISE, Side.THEM: TaskKind.THEIR_PROMISE}
    promises = [
        _task(kinds[promise.by], promise, None, account)
        for promise in account.promises
        if promise.done is None
    ]
    return tuple(sorted((*actions, *promises), key=by_day))


def _task(kind: TaskKind, entry: Action | Promise, owner: str | None, account: Account) -> Task:
    people = account.stakeholders
    named = tuple(who(key, people[key]) for key in dict.fromkeys(entry.stakeholders))
    return Task(kind, entry.what, owner or account.owner, entry.due, named)


def by_day(task: Task) -> tuple[bool, dt.date, str, str]:
    """Return the key that sorts tasks: by day, without a day last."""
    return task.due is None, task.due or dt.date.max, task.kind, task.what


def _old(account: Account, there: Mapping[str, Person], measured: Measured) -> tuple[OldFact, ...]:
    """Return the people who count whose entry is stale or was never verified."""
    old = [
        OldFact(who(key, person), figures.verified, figures.best_tie or account.owner)
        for key, person in there.items()
        if (figures := measured.people[key]).age in (Age.STALE, Age.UNKNOWN)
        and not person.placeholder
        and (in_committee(person) or is_key_player(person))
    ]
    ranks = {key: figures.rank for key, figures in measured.people.items()}
    return tuple(sorted(old, key=lambda one: (one.verified or dt.date.min, ranks[one.who.id])))


def _moves(account: Account) -> tuple[Move, ...]:
    return tuple(
        Move(who(key, person), person.title, person.state, person.roles, tuple(sorted(person.ties)))
        for key, person in sorted(account.stakeholders.items())
        if not is_there(person)
    )


def _roles(there: Mapping[str, Person], measured: Measured) -> tuple[RoleCount, ...]:
    """Return how many have each role, and what contact we have with them."""
    counts = []
    for role in Role:
        states = Counter(
            measured.people[key].contact
            for key, person in there.items()
            if role in person.roles and not person.placeholder
        )
        if states and role is not Role.OTHER:
            live, never = states[ContactState.LIVE], states[ContactState.NEVER_MET]
            named = states.total()
            counts.append(RoleCount(role, named, live, named - live - never, never))
    return tuple(counts)


def _weight_by_day(measured: Measured) -> tuple[tuple[dt.date | None, float], ...]:
    """Return the weights that the freshness counts, by the day of the last verification."""
    weights: dict[dt.date | None, float] = {}
    for one in measured.figures[FigureKey.FRESHNESS].inputs:
        verified = measured.people[one.person or ""].verified
        weights[verified] = weights.get(verified, 0.0) + one.weight
    return tuple(sorted(weights.items(), key=lambda one: one[0] or dt.date.min))
