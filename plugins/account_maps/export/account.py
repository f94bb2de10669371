"""A map and what is worked out of it → its record."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct, structs
from msgspec.structs import replace

from account_maps.export.records import (
    AccountRecord,
    ChangeRecord,
    CriterionRecord,
    ExternalRecord,
    FigureRecord,
    FindingRecord,
    LineRecord,
    LineType,
    LossRecord,
    NextStepRecord,
    PersonRecord,
    QuestionRecord,
    ReasonRecord,
    RouteRecord,
    StepRecord,
    TieRecord,
    WayRecord,
    column,
)
from account_maps.html.risk_words import risk_words
from account_maps.html.status_words import status_words
from account_maps.html.step_words import step_words
from account_maps.measure.icp import CriterionResult
from account_maps.measure.measured import (
    Figure,
    FigureKey,
    Loss,
    Measured,
    PersonFigures,
    SuggestedChange,
)
from account_maps.measure.paths import DeciderPaths, IntroPath
from account_maps.measure.question import OpenQuestion
from account_maps.measure.risk import Risk
from account_maps.measure.scale import tie_strength
from account_maps.measure.status import StatusReason
from account_maps.measure.step import NextStep
from account_maps.model.account import Account, Colleague
from account_maps.model.field_types import exported
from account_maps.model.playbook import AccountFile
from account_maps.model.rules import Rules
from account_maps.texts import Texts

_DIGITS = 4


class ExportContext(Struct, frozen=True):
    """What all accounts of an export share.

    Attributes:
        as_of: The day that it speaks of.
        rules: The numbers.
        team: Our own people by id.
        texts: The words of the findings and of the status.
    """

    as_of: dt.date
    rules: Rules
    team: Mapping[str, Colleague]
    texts: Texts


def account_record(
    file: AccountFile, account: Account, measured: Measured, context: ExportContext
) -> AccountRecord:
    """Return the record of a map.

    Args:
        file: The map's file.
        account: The map.
        measured: What is worked out of it.
        context: What all accounts share.
    """
    return AccountRecord(
        id=file.id,
        file=file.shown_path,
        **_with_money(account),
        status=measured.status.level,
        reasons=tuple(_reason(reason, context) for reason in measured.status.reasons),
        people=tuple(_people(account, measured)),
        lines=(*_formal_lines(account), *_informal_lines(account)),
        ties=tuple(_ties(account, context)),
        figures={key: _figure(figure) for key, figure in measured.figures.items()},
        routes=tuple(map(_route, measured.decider_paths)),
        losses=tuple(map(_loss, measured.losses)),
        findings=tuple(_finding(risk, file, context) for risk in measured.risks),
        next_steps=tuple(_step(step, file, context) for step in measured.steps),
        fit=measured.fit.fit if measured.fit else None,
        fit_written=account.icp.fit if account.icp else None,
        criteria=tuple(map(_criterion, measured.fit.criteria)) if measured.fit else (),
        external=tuple(ExternalRecord(**_written(factor)) for factor in account.external),
        open_questions=tuple(map(_question, measured.open_questions)),
    )


def _reason(reason: StatusReason, context: ExportContext) -> ReasonRecord:
    (words,) = status_words([reason], context.team, context.texts)
    return ReasonRecord(
        gate=reason.gate,
        level=reason.level,
        says=words.what,
        action=words.act,
        person=reason.person,
        colleague=reason.colleague,
        share=None if reason.share is None else _rounded(reason.share),
        last=reason.last.day if reason.last else None,
    )


def _written(part: Struct) -> dict[str, Any]:
    """Return the fields of a part of a map that stand in its record as the map has them."""
    return {column(field.path): field.of(part) for field in exported(type(part))}


def _with_money(account: Account) -> dict[str, Any]:
    """Return the fields of an account, its value as an amount and a currency."""
    value = account.value
    money = {"value": value.amount, "currency": value.currency} if value else {}
    return _written(account) | money


def _people(account: Account, measured: Measured) -> Iterator[PersonRecord]:
    for key, person in account.stakeholders.items():
        figures = measured.people.get(key)
        facts = PersonRecord(key, **_written(person))
        yield _with_figures(facts, figures) if figures else facts


def _with_figures(facts: PersonRecord, figures: PersonFigures) -> PersonRecord:
    return replace(
        facts,
        share=_rounded(figures.share),
        formal=_rounded(figures.formal),
        weight=_rounded(figures.weight),
        strength=_rounded(figures.strength),
        best_tie=figures.best_tie,
        contact=figures.contact,
        access=_rounded(figures.access),
        loss=_rounded(figures.loss),
        freshness=None if figures.freshness is None else _rounded(figures.freshness),
        age=figures.age,
        cell=figures.cell,
        heard_by=figures.heard_by,
        hears_manager=figures.hears_manager,
    )


def _formal_lines(account: Account) -> Iterator[LineRecord]:
    for key, person in account.stakeholders.items():
        if person.reports_to:
            yield LineRecord(key, person.reports_to, LineType.REPORTS_TO)
        for other in person.dotted_to:
            yield LineRecord(key, other, LineType.DOTTED_TO)


def _informal_lines(account: Account) -> Iterator[LineRecord]:
    for line in account.influence:
        kind = LineType(line.kind)
        yield LineRecord(line.source, line.target, kind, line.strength, line.certainty)


def _ties(account: Account, context: ExportContext) -> Iterator[TieRecord]:
    for key, person in account.stakeholders.items():
        for colleague, tie in person.ties.items():
            strength = _rounded(tie_strength(tie, context.as_of, context.rules.ties))
            yield TieRecord(colleague, key, strength, **_written(tie))


def _figure(figure: Figure) -> FigureRecord:
    value = None if figure.value is None else _rounded(figure.value)
    change = _change(figure.change, figure.key) if figure.change else None
    low, high = (None if end is None else _rounded(end) for end in (figure.low, figure.high))
    return FigureRecord(value, low, high, change)


def _change(change: SuggestedChange, figure: FigureKey) -> ChangeRecord:
    return ChangeRecord(
        kind=change.kind,
        after=_rounded(change.after),
        figure=change.figure if change.figure is not figure else None,
        person=change.person,
        colleague=change.colleague,
        field=_field(change.key),
    )


def _route(routes: DeciderPaths) -> RouteRecord:
    best, second = (_way_record(route) if route else None for route in (routes.best, routes.second))
    return RouteRecord(routes.person, best, second)


def _way_record(route: IntroPath) -> WayRecord:
    steps = tuple(StepRecord(step.kind, _rounded(step.strength)) for step in route.steps)
    return WayRecord(route.colleague, route.people, steps, _rounded(route.strength))


def _loss(loss: Loss) -> LossRecord:
    return LossRecord(loss.who, loss.ours, _rounded(loss.share), loss.unreachable)


def _finding(risk: Risk, file: AccountFile, context: ExportContext) -> FindingRecord:
    words = risk_words(risk, context.team, context.texts)
    because, until = risk.waived or (None, None)
    return FindingRecord(
        code=risk.code,
        severity=risk.severity,
        title=words.title,
        says=words.what,
        action=words.act,
        touches=_rounded(risk.share_affected),
        line=file.span_of(*risk.place).line,
        people=(risk.person,) if risk.person else (),
        colleague=risk.colleague,
        share=None if risk.share is None else _rounded(risk.share),
        days=risk.days,
        field=_field(risk.key),
        waived_until=until,
        waived_because=because,
    )


def _step(step: NextStep, file: AccountFile, context: ExportContext) -> NextStepRecord:
    words = step_words(step, context.team, context.texts)
    return NextStepRecord(
        act=words.act,
        about=words.title,
        severity=step.severity,
        touches=_rounded(step.share_affected),
        line=file.span_of(*step.place).line,
        planned=words.is_planned,
        person=step.person,
        owner=step.owner,
        due=step.due,
        codes=tuple(fact.code for fact in step.facts),
        notes=words.notes,
    )


def _question(question: OpenQuestion) -> QuestionRecord:
    return QuestionRecord(**{**structs.asdict(question), "worth": _rounded(question.worth)})


def _field(key: str | None) -> str | None:
    """Return the field that the key of a text is about: ``field.summary.want``, summary.want."""
    return key.removeprefix("field.") if key and key.startswith("field.") else None


def _criterion(result: CriterionResult) -> CriterionRecord:
    return CriterionRecord(result.label, result.state, result.required, result.missing)


def _rounded(number: float) -> float:
    return round(number, _DIGITS) + 0.0  # Never -0.0, which some readers show.
