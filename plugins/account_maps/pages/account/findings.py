"""What to do next: at most five findings, each another message, and the whole list below them."""

import datetime as dt
from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from account_maps.html.names import DisplayNames
from account_maps.html.pieces import Anchor, Chip, chip
from account_maps.html.risk_words import risk_words
from account_maps.measure.paths import IntroPath
from account_maps.measure.risk import Risk
from account_maps.model.account import Plan
from account_maps.model.values import Severity
from account_maps.pages.account.source import AccountSource

MOST_FINDINGS: Final = 5
"""Findings that are shown in full."""


class FindingRoute(Struct, frozen=True, gc=False):
    """Whom one asks in turn: one of us, then theirs."""

    colleague: str
    people: tuple[Anchor, ...]


class FindingView(Struct, frozen=True, gc=False):
    """A finding as the page shows it.

    Attributes:
        code: Its code.
        page: Address of the page of its code.
        about: Whom it is about, or what, where it is about nobody.
        share_affected: Share of the decision that it is about.
        what: What the map says.
        why: Why that matters.
        act: What to do.
        planned: The action of the plan that is about it already, if there is one.
        owner: Who of us should act.
        due: By when.
        intro: Who introduces us, if anybody can.
        edit: Address of the host's editor where the map says it, or None.
        reason: Why it may wait, if it is waived.
        until: Until when.
    """

    code: str
    page: str
    title: str
    severity: Chip
    about: tuple[Anchor, ...]
    share_affected: float
    what: str
    why: str
    act: str
    planned: str | None
    owner: Anchor | None
    due: dt.date | None
    intro: FindingRoute | None
    edit: str | None
    reason: str | None = None
    until: dt.date | None = None


class FindingEntry(Struct, frozen=True, gc=False):
    """A finding in full, with the others of its code.

    Attributes:
        finding: The first of them; what to do is said of this one.
        others: Whom or what the others are about.
        share_affected: Share of the decision that all of them are about together.
    """

    finding: FindingView
    others: tuple[Anchor, ...]
    share_affected: float


class FindingsSection(Struct, frozen=True, gc=False):
    """What the page shows of the findings.

    Attributes:
        first: Those in full, at most five, each of another code.
        every: All that are not waived, if they are not all shown in full.
        waived: Those that may wait.
    """

    first: tuple[FindingEntry, ...]
    every: tuple[FindingView, ...]
    waived: tuple[FindingView, ...]


_RANKS: Final = {severity: rank for rank, severity in enumerate(Severity)}


def findings(risks: Sequence[Risk], source: AccountSource) -> FindingsSection:
    """Return what the page shows of the findings.

    Args:
        risks: All risks, including those waived, sorted by the share of the decision affected.
        source: What they are shown with.
    """
    counting = [one for one in risks if not one.waived]
    first = most_urgent(risks, source)
    return FindingsSection(
        first=first,
        every=tuple(_view(one, source) for one in counting) if len(counting) > len(first) else (),
        waived=tuple(_view(one, source) for one in risks if one.waived),
    )


def most_urgent(risks: Sequence[Risk], source: AccountSource) -> tuple[FindingEntry, ...]:
    """Return the findings that are shown in full: at most five, each of another code.

    Args:
        risks: All risks, as above.
        source: What they are shown with.
    """
    by_code: dict[str, list[Risk]] = {}
    for one in risks:
        if not one.waived:
            by_code.setdefault(one.code, []).append(one)
    groups = sorted(by_code.values(), key=_urgency)[:MOST_FINDINGS]
    return tuple(_entry(group, source) for group in groups)


def _urgency(group: Sequence[Risk]) -> tuple[int, int, str]:
    return (
        -round(100 * _share_affected(group)),
        min(_RANKS[one.severity] for one in group),
        group[0].code,
    )


def _share_affected(group: Sequence[Risk]) -> float:
    """Return the share that risks affect together; an overlap counts twice, up to the whole."""
    return min(1.0, sum(one.share_affected for one in group))


def _entry(group: Sequence[Risk], source: AccountSource) -> FindingEntry:
    first = _view(group[0], source)
    others = (about for one in group[1:] for about in _about(one, source.names))
    return FindingEntry(first, tuple(dict.fromkeys(others)), _share_affected(group))


def _view(risk: Risk, source: AccountSource) -> FindingView:
    words = risk_words(risk, source.names.colleagues, source.texts)
    actions = (source.account.plan or Plan()).actions
    reason, until = risk.waived or (None, None)
    return FindingView(
        code=risk.code,
        page=source.links.finding(risk.code),
        title=words.title,
        severity=chip(risk.severity, source.texts),
        about=_about(risk, source.names),
        share_affected=risk.share_affected,
        what=words.what,
        why=words.why,
        act=words.act,
        planned=None if risk.planned is None else actions[risk.planned].what,
        owner=source.colleague(risk.owner) if risk.owner else None,
        due=risk.due,
        intro=_finding_route(risk.intro, source.names) if risk.intro else None,
        edit=source.edit(risk.place),
        reason=reason,
        until=until,
    )


def _about(risk: Risk, names: DisplayNames) -> tuple[Anchor, ...]:
    """Return whom a finding is about, or what, where it is about nobody."""
    if risk.person:
        return (names.theirs(risk.person),)
    if risk.colleague:
        return (Anchor(names.ours(risk.colleague)),)
    return (Anchor(risk.what),) if risk.what else ()


def _finding_route(path: IntroPath, names: DisplayNames) -> FindingRoute:
    return FindingRoute(names.ours(path.colleague), names.all_theirs(path.people))
