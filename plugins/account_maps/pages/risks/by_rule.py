"""What the rules see across all accounts: roles that nobody fills, breaches, and waivers."""

from typing import Final

from account_maps.html.amounts import percent
from account_maps.html.lists import (
    MOST,
    Row,
    Table,
    counted,
    due,
    names,
    number,
    table,
    words,
)
from account_maps.html.pieces import Anchor
from account_maps.measure.records import AccountSummary, RoleCount
from account_maps.measure.risk import Risk
from account_maps.model.values import Role, Severity
from account_maps.pages.overview import Overview

_CONTACTS: Final = ("people_met", "people_out_of_touch", "people_never_met")


def roles(overview: Overview) -> Table:
    """Return for each buying role in how many accounts it is named and met."""
    every = [role for role in Role if role is not Role.OTHER]
    rows = (_role(role, overview) for role in every)
    columns = ("role", "accounts_named", "accounts_met", "people_named", *_CONTACTS)
    return table("risks.roles", columns, rows, overview.texts, shown=len(every))


def _role(role: Role, overview: Overview) -> Row:
    counts = [c for s in overview.summaries for c in s.roles if c.role is role]
    accounts = len(overview.summaries)
    accounts_met = sum(c.met > 0 for c in counts)
    named = sum(c.named for c in counts)
    contacts = [sum(many) for many in zip(*map(_contacts, counts), strict=True)] or [0] * 3
    return (
        words(overview.texts.value(role)),
        number(str(len(counts)), _share(len(counts), accounts)),
        number(str(accounts_met), _share(accounts_met, accounts)),
        number(str(named)),
        *(number(str(many), _share(many, named)) for many in contacts),
    )


def _contacts(count: RoleCount) -> tuple[int, int, int]:
    """Return how many are in touch, out of touch and never met, in the order of the columns."""
    return count.met, count.out_of_touch, count.never_met


def _share(part: int, whole: int) -> str:
    return percent(part / whole) if whole else ""


def breaches(overview: Overview) -> Table:
    """Return risks that are errors and not waived, by value at stake × share affected."""
    errors = [
        (risk, summary)
        for summary in overview.summaries
        for risk in summary.risks
        if risk.severity is Severity.ERROR and risk.waived is None
    ]
    first = by_weight(errors, overview)[:MOST]
    rows = (_breach(risk, summary, overview) for risk, summary in first)
    columns = ("finding", "account", "said", "owner")
    return counted(table("risks.breaches", columns, rows, overview.texts), len(errors))


def by_weight(
    found: list[tuple[Risk, AccountSummary]], overview: Overview
) -> list[tuple[Risk, AccountSummary]]:
    """Return risks sorted by the value at stake on the account × the share they affect."""

    def weight(one: tuple[Risk, AccountSummary]) -> tuple[int, float, str]:
        risk, summary = one
        known, at_stake = overview.stakes[summary.id].by_stake()
        return known, at_stake * risk.share_affected, summary.id

    return sorted(found, key=weight)


def finding(risk: Risk, overview: Overview) -> Anchor:
    """Return the title of a finding, which leads to its page."""
    title = overview.texts(f"finding.{risk.code}.title")
    return Anchor(title, overview.links.finding(risk.code))


def _breach(risk: Risk, summary: AccountSummary, overview: Overview) -> Row:
    return (
        names(finding(risk, overview), quiet=risk.code),
        names(overview.account(summary)),
        words(overview.words(risk).what),
        names(overview.colleague(summary.account.owner)),
    )


def waivers(overview: Overview) -> Table:
    """Return the findings that may wait, and until when: what ends first comes first."""
    waived = [
        (risk.waived, risk, summary)
        for summary in overview.summaries
        for risk in summary.risks
        if risk.waived
    ]
    waived.sort(key=lambda one: (one[0][1], one[2].id, one[1].code))
    rows = (
        (
            names(finding(risk, overview), quiet=risk.code),
            names(overview.account(summary)),
            words(reason),
            due(until, overview.as_of, overview.texts),
        )
        for (reason, until), risk, summary in waived
    )
    columns = ("finding", "account", "reason", "until")
    return table("risks.waivers", columns, rows, overview.texts)
