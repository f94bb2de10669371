"""What has to be handed over when a person leaves. Only imported when ``leave`` is called."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from account_maps.measure import measure
from account_maps.measure.deal import is_closed
from account_maps.measure.measured import Loss, Measured
from account_maps.measure.paths import IntroPath
from account_maps.model.account import Account, Action, Colleague
from account_maps.model.people import colleague_name, reports
from account_maps.model.playbook import Playbook
from account_maps.model.shared import SharedFiles
from account_maps.model.values import Side, State
from account_maps.read.words import listed
from account_maps.texts import english


def person_handover(
    account: Account, person_id: str, day: dt.date, shared: SharedFiles
) -> list[str]:
    """Return what a person of the account held, a line each.

    Args:
        account: The map as it was before.
        person_id: Who leaves.
        day: The day on which ties have their age.
        shared: Our people and the rules.
    """
    # As long as they were there, whatever the map says by now.
    there = replace(account.stakeholders[person_id], state=State.ACTIVE)
    before = replace(account, stakeholders={**account.stakeholders, person_id: there})
    lines = [
        *_post(before, person_id, shared.team),
        *_counted_on(before, person_id, shared.team),
        *_routes(before, person_id, day, shared),
    ]
    advice = "Next: write the post once more as a placeholder, and name others for what is open."
    return [*(lines or ["They held nothing that the map tells of."]), advice]


def _post(account: Account, person_id: str, team: Mapping[str, Colleague]) -> Iterator[str]:
    person = account.stakeholders[person_id]
    texts = english()
    if person.roles:
        yield f"roles: {listed(texts(f'role.{role}') for role in person.roles)}"
    if person.veto:
        yield "a veto"
    if person_id in (below := reports(account.stakeholders)):
        yield f"manager of: {_names(account, below[person_id])}"
    dotted = [key for key, one in account.stakeholders.items() if person_id in one.dotted_to]
    if dotted:
        yield f"dotted-line manager of: {_names(account, dotted)}"
    if person.ties:
        yield f"known to: {listed(colleague_name(one, team) for one in person.ties)}"


def _counted_on(account: Account, person_id: str, team: Mapping[str, Colleague]) -> Iterator[str]:
    plan = account.plan
    for action in plan.actions if plan else ():
        if person_id in action.stakeholders and not action.done:
            yield f"open action: {_action(action, team)}"
    for promise in account.promises:
        if person_id in promise.stakeholders and not promise.done:
            side = "our promise to them" if promise.by is Side.US else "their promise to us"
            due = f" (by {promise.due})" if promise.due else ""
            yield f"{side}: {promise.what}{due}"
    for objective in plan.objectives.values() if plan else ():
        if person_id in objective.stakeholders:
            others = [one for one in objective.stakeholders if one != person_id]
            more = f" (also with {_names(account, others)})" if others else " (with nobody else)"
            yield f"objective: {objective.goal}{more}"
    for competitor in account.competitors:
        if competitor.champion == person_id:
            yield f"champion of a competitor: {competitor.name}"


def _action(action: Action, team: Mapping[str, Colleague]) -> str:
    owner = colleague_name(action.owner, team) if action.owner else ""
    due = f"by {action.due}" if action.due else ""
    more = listed(filter(None, (owner, due)))
    return f"{action.what} ({more})" if more else action.what


def _routes(account: Account, person_id: str, day: dt.date, shared: SharedFiles) -> Iterator[str]:
    before = measure(account, day, shared.rules)
    gone = replace(account.stakeholders[person_id], state=State.LEFT)
    people = {**account.stakeholders, person_id: gone}
    after = measure(replace(account, stakeholders=people), day, shared.rules)
    loss = _loss(before.losses, person_id)
    if loss and loss.share:
        yield f"access to the decision: {loss.share:.0%} of it goes with them"
    if loss and loss.unreachable:
        yield f"only they introduce us to: {_names(account, loss.unreachable)}"
    now = {one.person: one.best for one in after.decider_paths}
    for paths in before.decider_paths:
        if paths.best and person_id in paths.best.people[:-1]:
            instead = now.get(paths.person)
            route_text = _path(account, instead, shared.team) if instead else "no other way"
            yield f"route to {_names(account, [paths.person])} lost; now: {route_text}"


def _loss(losses: Iterable[Loss], who: str, *, ours: bool = False) -> Loss | None:
    return next((one for one in losses if one.who == who and one.ours is ours), None)


def _path(account: Account, route: IntroPath, team: Mapping[str, Colleague]) -> str:
    people = (_names(account, [one]) for one in route.people)
    return " → ".join([colleague_name(route.colleague, team), *people])


def _names(account: Account, ids: Iterable[str]) -> str:
    people = account.stakeholders
    return listed(people[one].name or people[one].title or one for one in ids)


def colleague_handover(playbook: Playbook, colleague: str, day: dt.date) -> list[str]:
    """Return what a colleague holds in all accounts, a line each.

    Args:
        playbook: All maps; one with problems is named.
        colleague: Who leaves.
        day: The day on which ties have their age.
    """
    lines: list[str] = []
    for file in playbook.files.values():
        if file.account is None:
            lines.append(f"{file.shown_path}: has problems, so nobody can tell")
            continue
        held = list(
            _colleague_items(file.account, colleague, measure(file.account, day, playbook.rules))
        )
        lines += [f"{file.shown_path}: {line}" for line in held]
    return lines or ["They hold nothing that a map tells of."]


def _colleague_items(account: Account, colleague: str, measured: Measured) -> Iterator[str]:
    if account.owner == colleague:
        yield "owns the account"
    if account.success_owner == colleague:
        yield "looks after the customer"
    if not is_closed(account):
        yield from _open_items(account, colleague, measured)


def _open_items(account: Account, colleague: str, measured: Measured) -> Iterator[str]:
    if colleague in account.team:
        yield "is on the team"
    plan = account.plan
    for action in plan.actions if plan else ():
        if action.owner == colleague and not action.done:
            yield f"open action: {_action(replace(action, owner=None), {})}"
    only = [key for key, one in account.stakeholders.items() if list(one.ties) == [colleague]]
    if only:
        yield f"nobody else of us knows: {_names(account, only)}"
    loss = _loss(measured.losses, colleague, ours=True)
    if loss and loss.share:
        yield f"access to the decision: {loss.share:.0%} of it goes with them"
