"""Do next: at most five steps, those that are really the same together, and the whole list below.

A step says what to do; why, with the risks behind it and their codes, is one click deeper.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Final

from msgspec import Struct

from account_maps.html.links import person_href
from account_maps.html.pieces import Anchor, Chip, chip
from account_maps.html.risk_words import risk_words
from account_maps.html.step_words import step_words
from account_maps.measure.measured import Measured
from account_maps.measure.risk import Risk
from account_maps.measure.step import NextStep, StepFact, StepMove
from account_maps.pages.account.source import AccountSource

_Key = tuple[str, str | None, str | None, str | None]

MOST_STEPS: Final = 5
"""Steps that are shown in full."""

_PERSONAL: Final = (
    StepMove.ACT,
    StepMove.KEEP_WARM,
    StepMove.BRING_MESSAGE,
    StepMove.ASK_BACKING,
)
"""Moves whose sentence says something of this one person only."""


class RiskView(Struct, frozen=True, gc=False):
    """A risk as the page shows it.

    Attributes:
        code: Its code.
        page: Address of the page of its code.
        about: Who or what it is about.
        reason: Why it's snoozed, if it is.
        until: Until when.
    """

    code: str
    page: str
    title: str
    severity: Chip
    about: Anchor | None
    what: str
    why: str
    reason: str | None = None
    until: dt.date | None = None


class NextStepView(Struct, frozen=True, gc=False):
    """A next step as the page shows it.

    Attributes:
        act: What to do.
        title: Who it is about and what's wrong; leads to the person's profile.
        notes: What else to know.
        is_planned: Whether ``act`` is an action of the plan.
        share_affected: Share of the decision that it is about.
        owner: Who should act.
        due: By when.
        others: The people for whom exactly the same is to be done.
        risks: The risks behind it.
        edit: Address of the host's editor where the map says it, or None.
        form: Address of the edit page for the person, or None.
    """

    act: str
    title: Anchor
    notes: tuple[str, ...]
    is_planned: bool
    severity: Chip
    share_affected: float
    owner: Anchor | None
    due: dt.date | None
    others: tuple[Anchor, ...]
    risks: tuple[RiskView, ...]
    edit: str | None
    form: str | None


class StepsSection(Struct, frozen=True, gc=False):
    """What the page shows of the next steps.

    Attributes:
        first: Those in full, at most five.
        rest: All others.
        waived: Risks that are snoozed.
    """

    first: tuple[NextStepView, ...]
    rest: tuple[NextStepView, ...]
    waived: tuple[RiskView, ...]


def steps_section(measured: Measured, source: AccountSource) -> StepsSection:
    """Return what the page shows of the next steps.

    Args:
        measured: What was measured of the map.
        source: What it is shown with.
    """
    views = step_views(measured, source)
    return StepsSection(
        first=views[:MOST_STEPS],
        rest=views[MOST_STEPS:],
        waived=tuple(_risk(one, source) for one in measured.risks if one.waived),
    )


def step_views(measured: Measured, source: AccountSource) -> tuple[NextStepView, ...]:
    """Return all next steps as a page shows them, those that are the same together.

    Args:
        measured: What was measured of the map.
        source: What they are shown with.
    """
    groups: dict[object, list[NextStep]] = {}
    for number, step in enumerate(measured.steps):
        groups.setdefault(_alike(step, number), []).append(step)
    risks = {_key(one): one for one in measured.risks if not one.waived}
    return tuple(_step(group, risks, source) for group in groups.values())


def _alike(step: NextStep, number: int) -> object:
    """Return what two steps have in common if the same is to be done for both."""
    if step.plan:
        return step.plan.what, step.owner, step.due
    if not step.person or step.wording.move in _PERSONAL:
        return number
    return step.wording, step.owner, step.due


def _step(
    group: Sequence[NextStep], risks: Mapping[_Key, Risk], source: AccountSource
) -> NextStepView:
    step = group[0]
    words = [step_words(one, source.names.colleagues, source.texts) for one in group]
    said = words[0]
    return NextStepView(
        act=said.act,
        title=Anchor(said.title, person_href(step.person) if step.person else None),
        notes=tuple(dict.fromkeys(note for one in words for note in one.notes)),
        is_planned=said.is_planned,
        severity=chip(step.severity, source.texts),
        share_affected=step.share_affected,
        owner=_ours(step.owner, source) if step.owner else None,
        due=step.due,
        others=source.names.all_theirs(one.person for one in group[1:] if one.person),
        risks=tuple(_risk(risks[_key(fact)], source) for one in group for fact in one.facts),
        edit=source.edit(step.place),
        form=source.links.form(step.person) if step.person else None,
    )


def _key(one: Risk | StepFact) -> _Key:
    """Return what tells a risk, and what a step says of it, from the others of the map."""
    return one.code, one.person, one.what, one.colleague


def _risk(risk: Risk, source: AccountSource) -> RiskView:
    words = risk_words(risk, source.names.colleagues, source.texts)
    reason, until = risk.waived or (None, None)
    return RiskView(
        code=risk.code,
        page=source.links.finding(risk.code),
        title=words.title,
        severity=chip(risk.severity, source.texts),
        about=_about(risk, source),
        what=words.what,
        why=words.why,
        reason=reason,
        until=until,
    )


def _about(risk: Risk, source: AccountSource) -> Anchor | None:
    if risk.person:
        return source.names.theirs(risk.person)
    if risk.colleague:
        return _ours(risk.colleague, source)
    return Anchor(risk.what) if risk.what else None


def _ours(colleague: str, source: AccountSource) -> Anchor:
    return Anchor(source.names.ours(colleague), source.links.colleague(colleague))
