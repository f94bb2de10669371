"""What to do next: at most five findings, each another message, and the whole list below them."""

import datetime as dt
from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from account_maps.html.names import DisplayNames
from account_maps.html.pieces import Anchor, Chip, chip
from account_maps.html.risk_words import sentence
from account_maps.measure.measured import Found, Route
from account_maps.model.account import Plan
from account_maps.model.values import FindingCode, Severity
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
        touches: Share of the decision that it is about.
        what: What the map says.
        why: Why that matters.
        act: What to do.
        planned: The action of the plan that is about it already, if there is one.
        owner: Who of us should act.
        due: By when.
        way: Who introduces us, if anybody can.
        edit: Address of the host's editor where the map says it, or None.
        reason: Why it may wait, if it is waived.
        until: Until when.
    """

    code: FindingCode
    page: str
    title: str
    severity: Chip
    about: tuple[Anchor, ...]
    touches: float
    what: str
    why: str
    act: str
    planned: str | None
    owner: Anchor | None
    due: dt.date | None
    way: FindingRoute | None
    edit: str | None
    reason: str | None = None
    until: dt.date | None = None


class FindingEntry(Struct, frozen=True, gc=False):
    """A finding in full, with the others of its code.

    Attributes:
        finding: The first of them; what to do is said of this one.
        others: Whom or what the others are about.
        touches: Share of the decision that all of them are about together.
    """

    finding: FindingView
    others: tuple[Anchor, ...]
    touches: float


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


def findings(found: Sequence[Found], source: AccountSource) -> FindingsSection:
    """Return what the page shows of the findings.

    Args:
        found: All findings, also those waived, sorted by how much of the decision they touch.
        source: What they are shown with.
    """
    counting = [one for one in found if not one.waived]
    first = most_urgent(found, source)
    return FindingsSection(
        first=first,
        every=tuple(_view(one, source) for one in counting) if len(counting) > len(first) else (),
        waived=tuple(_view(one, source) for one in found if one.waived),
    )


def most_urgent(found: Sequence[Found], source: AccountSource) -> tuple[FindingEntry, ...]:
    """Return the findings that are shown in full: at most five, each of another code.

    Args:
        found: All findings, as above.
        source: What they are shown with.
    """
    by_code: dict[FindingCode, list[Found]] = {}
    for one in found:
        if not one.waived:
            by_code.setdefault(one.code, []).append(one)
    groups = sorted(by_code.values(), key=_urgency)[:MOST_FINDINGS]
    return tuple(_entry(group, source) for group in groups)


def _urgency(group: Sequence[Found]) -> tuple[int, int, str]:
    return -round(100 * _touched(group)), min(_RANKS[one.severity] for one in group), group[0].code


def _touched(group: Sequence[Found]) -> float:
    """Return what findings touch together; what two of them touch counts twice, up to all."""
    return min(1.0, sum(one.touches for one in group))


def _entry(group: Sequence[Found], source: AccountSource) -> FindingEntry:
    first = _view(group[0], source)
    others = (about for one in group[1:] for about in _about(one, source.names))
    return FindingEntry(first, tuple(dict.fromkeys(others)), _touched(group))


def _view(found: Found, source: AccountSource) -> FindingView:
    words = sentence(found, source.account, source.names.colleagues, source.texts)
    actions = (source.account.plan or Plan()).actions
    reason, until = found.waived or (None, None)
    return FindingView(
        code=found.code,
        page=source.links.finding(found.code),
        title=words.title,
        severity=chip(found.severity, source.texts),
        about=_about(found, source.names),
        touches=found.touches,
        what=words.what,
        why=words.why,
        act=words.act,
        planned=None if found.planned is None else actions[found.planned].what,
        owner=_ours(found.owner, source) if found.owner else None,
        due=found.due,
        way=_way(found.route, source.names) if found.route else None,
        edit=source.edit(found.place),
        reason=reason,
        until=until,
    )


def _ours(colleague: str, source: AccountSource) -> Anchor:
    return Anchor(source.names.ours(colleague), source.links.colleague(colleague))


def _about(found: Found, names: DisplayNames) -> tuple[Anchor, ...]:
    """Return whom a finding is about, or what, where it is about nobody."""
    if found.people:
        return names.all_theirs(found.people)
    if found.colleague:
        return (Anchor(names.ours(found.colleague)),)
    return (Anchor(found.what),) if found.what else ()


def _way(route: Route, names: DisplayNames) -> FindingRoute:
    return FindingRoute(names.ours(route.colleague), names.all_theirs(route.people))
