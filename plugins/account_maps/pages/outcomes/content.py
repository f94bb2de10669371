"""What the page of the outcomes holds: results, closed accounts, and lost deals beside won ones."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from account_maps.html.amounts import money
from account_maps.html.lists import EMPTY, Row, Table, TableCell, names, number, table, words
from account_maps.html.pieces import Anchor
from account_maps.measure.endings import Ending, FirstMeeting
from account_maps.measure.money import by_currency
from account_maps.measure.records import AccountSummary
from account_maps.model.values import DealResult
from account_maps.pages.closed_accounts import SUCCESS, latest_first, outcome_cells, success_cells
from account_maps.pages.outcomes.comparison import Group, sentences
from account_maps.pages.overview import Overview

_RESULTS = (DealResult.WON, DealResult.LOST, DealResult.NO_DECISION)


class OutcomesPage(Struct, frozen=True, gc=False):
    """The page of the outcomes.

    Attributes:
        results: How many deals ended how, and for how much.
        closed: The closed accounts, the latest first.
        common: What the lost deals had in common, compared with the won ones, in sentences.
        compared: The open risks and the first meetings behind the sentences.
        notes: What isn't known, in sentences.
    """

    results: Table
    closed: Table
    common: tuple[str, ...]
    compared: tuple[Table, ...]
    notes: tuple[str, ...]


def outcomes_page(overview: Overview, endings: Mapping[str, Ending]) -> OutcomesPage:
    """Return what the page of the outcomes holds.

    Args:
        overview: The accounts.
        endings: How each closed deal stood on the day of its outcome, by account id.
    """
    deals = latest_first(overview.closed)
    groups = {result: _group(result, deals, endings) for result in _RESULTS}
    compared = (_risks(groups, overview), _deciders(deals, endings, overview)) if deals else ()
    return OutcomesPage(
        results=_results(deals, overview),
        closed=_closed(deals, endings, overview),
        common=tuple(sentences(groups[DealResult.LOST], groups[DealResult.WON], overview.texts)),
        compared=tuple(one for one in compared if one.rows),
        notes=tuple(_notes(deals, endings, overview)),
    )


def _of(result: DealResult, deals: Sequence[AccountSummary]) -> list[AccountSummary]:
    return [one for one in deals if one.account.outcome and one.account.outcome.result is result]


def _group(
    result: DealResult, deals: Sequence[AccountSummary], endings: Mapping[str, Ending]
) -> Group:
    return Group(result, tuple(endings[one.id] for one in _of(result, deals)))


def _results(deals: Sequence[AccountSummary], overview: Overview) -> Table:
    rows = (_result(result, _of(result, deals), overview) for result in _RESULTS)
    return table("outcomes.results", ("outcome", "number", "value"), rows, overview.texts)


def _result(result: DealResult, deals: Sequence[AccountSummary], overview: Overview) -> Row:
    values = [one.account.value for one in deals if one.account.value]
    without = len(deals) - len(values)
    more = overview.texts.count("money.without", without) if values and without else ""
    return (
        words(overview.texts.value(result)),
        number(str(len(deals))),
        number(" · ".join(map(money, by_currency(values))), more) if values else EMPTY,
    )


def _closed(
    deals: Sequence[AccountSummary], endings: Mapping[str, Ending], overview: Overview
) -> Table:
    rows = (_deal(one, endings[one.id], overview) for one in deals)
    columns = ("account", "outcome", "decided", "value", "owner", "reason", "reached", *SUCCESS)
    return table("outcomes.closed", columns, rows, overview.texts)


def _deal(summary: AccountSummary, ending: Ending, overview: Overview) -> Row:
    account = summary.account
    return (
        names(overview.account(summary)),
        *outcome_cells(summary, overview),
        names(overview.colleague(account.owner)),
        words(account.outcome.reason if account.outcome else None),
        words(ending.stage),
        *success_cells(account, overview),
    )


def _risks(groups: Mapping[DealResult, Group], overview: Overview) -> Table:
    """Return the risks that were open, those of most lost deals first."""
    lost = groups[DealResult.LOST]
    codes = {code for group in groups.values() for one in group.endings for code in one.risks}
    ranked = sorted(codes, key=lambda code: (-lost.with_risk(code), code))
    filled = [group for group in groups.values() if group.endings]
    rows = (
        (
            names(
                Anchor(overview.texts(f"finding.{code}.title"), overview.links.finding(code)),
            ),
            *(number(_share(group.with_risk(code), group, overview)) for group in filled),
        )
        for code in ranked
    )
    columns = ("open_risk", *(f"of_{group.result}" for group in filled))
    return table("outcomes.risks", columns, rows, overview.texts)


def _share(count: int, group: Group, overview: Overview) -> str:
    return overview.texts("outcomes.of", number=count, all=len(group.endings))


def _deciders(
    deals: Sequence[AccountSummary], endings: Mapping[str, Ending], overview: Overview
) -> Table:
    rows = (
        _decider(one, meeting, endings[one.id], overview)
        for one in deals
        for meeting in endings[one.id].deciders
    )
    columns = ("person", "account", "outcome", "first_met", "known_from")
    return table("outcomes.deciders", columns, rows, overview.texts)


def _decider(
    summary: AccountSummary, meeting: FirstMeeting, ending: Ending, overview: Overview
) -> Row:
    texts, day = overview.texts, meeting.day
    source = "outcomes.from_history" if meeting.from_history else "outcomes.from_map"
    before = texts.count("outcomes.before", (ending.day - day).days) if day else ""
    return (
        names(overview.person(summary, meeting.who), quiet=_roles(meeting, overview)),
        names(overview.account(summary)),
        outcome_cells(summary, overview)[0],
        TableCell(day=day, quiet=before) if day else words(texts("outcomes.never_met")),
        words(texts(source) if day else None),
    )


def _roles(meeting: FirstMeeting, overview: Overview) -> str:
    return ", ".join(map(overview.texts.value, meeting.roles))


def _notes(
    deals: Sequence[AccountSummary], endings: Mapping[str, Ending], overview: Overview
) -> Iterator[str]:
    """Yield what isn't known, and of which accounts."""
    undated = [one for one in deals if one.account.outcome and not one.account.outcome.day]
    present = [one for one in deals if not endings[one.id].from_history and one not in undated]
    cut = [one for one in deals if endings[one.id].from_history and not endings[one.id].is_whole]
    for key, those in (("undated", undated), ("present", present), ("cut", cut)):
        if those:
            listed = ", ".join(one.name for one in those)
            yield overview.texts(f"outcomes.note.{key}", accounts=listed)
