"""Risks that hang on somebody: a veto, a move, a colleague who holds the access, old facts."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from account_maps.html.amounts import percent
from account_maps.html.lists import EMPTY, Row, Table, names, number, table, words
from account_maps.measure.records import AccountSummary, ColleagueAccess, OldFact
from account_maps.pages.overview import Overview

NAMED: Final = 3
"""How many names a cell holds; more are counted."""

_Old = Sequence[tuple[OldFact, AccountSummary]]
_Access = Sequence[tuple[ColleagueAccess, AccountSummary]]


def vetoes(overview: Overview) -> Table:
    """Return those who can stop a decision and are against us."""
    rows = (
        (
            names(overview.person(summary, who)),
            names(overview.account(summary)),
            names(overview.colleague(summary.account.owner)),
        )
        for summary in overview.by_stake(overview.summaries)
        for who in summary.vetoes
    )
    return table("risks.vetoes", ("person", "account", "owner"), rows, overview.texts)


def moves(overview: Overview) -> Table:
    """Return those who have moved or left; those first who leave a role behind."""
    texts = overview.texts
    rows = [
        (
            not move.roles,
            (
                names(overview.person(summary, move.who), quiet=move.title or ""),
                names(overview.account(summary)),
                words(texts.value(move.state)),
                words(", ".join(map(texts.value, move.roles))),
                names(*map(overview.colleague, move.known_by)),
            ),
        )
        for summary in overview.by_stake(overview.summaries)
        for move in summary.moves
    ]
    columns = ("person", "account", "state", "roles_held", "known_by")
    ordered = (row for _, row in sorted(rows, key=lambda one: one[0]))
    return table("risks.moves", columns, ordered, texts)


def handover(overview: Overview) -> Table:
    """Return each of us who holds access, and what goes with them: who holds most comes first."""
    limit = overview.rules.thresholds.bottleneck
    held = sorted(held_by(overview).items(), key=lambda one: _weight(one[1], limit))
    rows = (_handed_over(colleague, those, overview) for colleague, those in held)
    columns = ("colleague", "accounts_held", "largest_share", "goes_with")
    share = percent(limit)
    return table("risks.handover", columns, rows, overview.texts, limit=share)


def held_by(overview: Overview) -> Mapping[str, _Access]:
    """Return the access that each of us holds, by colleague, the largest share first."""
    held: defaultdict[str, list[tuple[ColleagueAccess, AccountSummary]]] = defaultdict(list)
    for summary in overview.summaries:
        for one in summary.colleague_access:
            held[one.colleague].append((one, summary))
    return {
        colleague: sorted(those, key=lambda one: (-one[0].share, one[1].id))
        for colleague, those in sorted(held.items())
    }


def _weight(access: _Access, limit: float) -> tuple[int, float]:
    return -sum(one.share >= limit for one, _ in access), -access[0][0].share


def _handed_over(colleague: str, access: _Access, overview: Overview) -> Row:
    limit = overview.rules.thresholds.bottleneck
    largest, account = access[0]
    over = sum(one.share >= limit for one, _ in access)
    goes = [overview.person(account, who) for who in largest.people]
    return (
        names(overview.colleague(colleague)),
        number(str(over)),
        names(overview.account(account), quiet=percent(largest.share)),
        names(*goes, quiet=and_more(largest.more, overview)) if goes else EMPTY,
    )


def and_more(number_left: int, overview: Overview) -> str:
    """Return how many more there are, nothing if there are none."""
    return overview.texts("portfolio.and_more", number=number_left) if number_left else ""


def old_facts(overview: Overview) -> Table:
    """Return how much each of us has to verify, and the oldest of it."""
    by_colleague: defaultdict[str, list[tuple[OldFact, AccountSummary]]] = defaultdict(list)
    for summary in overview.by_stake(overview.summaries):
        for old in summary.old:
            by_colleague[old.colleague or ""].append((old, summary))
    most = sorted(by_colleague.items(), key=lambda one: (-len(one[1]), one[0]))
    rows = (_to_verify(colleague, those, overview) for colleague, those in most)
    columns = ("colleague", "stale", "never_verified", "oldest")
    return table("risks.stale", columns, rows, overview.texts)


def _to_verify(colleague: str, facts: _Old, overview: Overview) -> Row:
    stale = [(old.verified, old, s) for old, s in facts if old.verified]
    oldest = sorted(stale, key=lambda one: one[0])[:NAMED]
    people = [overview.person(summary, old.who) for _, old, summary in oldest]
    return (
        names(overview.colleague(colleague or None)),
        number(str(len(stale))),
        number(str(len(facts) - len(stale))),
        names(*people, quiet=overview.days_since(oldest[0][0])) if oldest else EMPTY,
    )
