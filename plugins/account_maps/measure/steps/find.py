"""Finds the next steps: one a person, in the order of what decides, with the plan's own first."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from account_maps.measure.analysis import Analysis
from account_maps.measure.deal import is_closed
from account_maps.measure.just_begun import has_begun
from account_maps.measure.risk import Risk
from account_maps.measure.risks.find import SEVERITY_RANKS, place_of
from account_maps.measure.risks.rule import RiskRule
from account_maps.measure.step import NextStep, StepFact, StepMove, Wording
from account_maps.measure.steps.account import account_wording
from account_maps.measure.steps.buyers import first_steps
from account_maps.measure.steps.context import StepContext
from account_maps.measure.steps.groups import by_person
from account_maps.measure.steps.person import leading_first, person_wording
from account_maps.measure.steps.plans import Planned, by_day, planned_actions, serving, step_plan
from account_maps.model.account import Action
from account_maps.model.days import days_after
from account_maps.model.playbook import KeyPath
from account_maps.model.values import DECIDING_ROLES, ActionPurpose, FindingCode, Role, Severity

_LEARN: Final = frozenset({ActionPurpose.MEET, ActionPurpose.LEARN})
"""What an action must be for to answer a first question."""

_LOW: Final = Severity.INFO
"""How much is made of a first question: it's no alarm."""

_LAST: Final = 4
"""The group of the steps behind all others."""

_OVERDUE: Final = (FindingCode.OVERDUE_PROMISE, FindingCode.OVERDUE_ACTION)

_TEAMMATE_ASKED: Final = (
    StepMove.ASK_TEAMMATE,
    StepMove.CONFIRM_BUYER_TEAMMATE,
    StepMove.BRING_TEAMMATE,
    StepMove.BRING_SECOND_TEAMMATE,
)
"""Moves in which the teammate is asked, so that another one has to act."""


def find_steps(
    analysis: Analysis, risks: Iterable[Risk], risk_rules: Iterable[RiskRule]
) -> tuple[NextStep, ...]:
    """Return the next steps of an account, what decides first.

    Risks about one person are one step. A closed account has none.

    Args:
        analysis: The analysis of the map.
        risks: Its risks; those that are waived ask for nothing.
        risk_rules: The rules that found them.
    """
    if is_closed(analysis.account):
        return ()
    finding = _Finding(analysis, {rule.code: rule for rule in risk_rules})
    return finding.steps([risk for risk in risks if not risk.waived])


class _Finding:
    """Makes the steps of one account."""

    def __init__(self, analysis: Analysis, rules: Mapping[str, RiskRule]) -> None:
        self._analysis = analysis
        self._context = StepContext(analysis)
        self._rules = rules
        self._planned = planned_actions(self._context)

    def steps(self, risks: Sequence[Risk]) -> tuple[NextStep, ...]:
        """Return the steps that some risks ask for, and the first ones of a new map."""
        groups = by_person(risks, self._context)
        first = dict(self._first_steps())
        found = [
            *(self._about(person_id, group, first) for person_id, group in groups.items()),
            *(self._at_account(risk, groups) for risk in risks if not risk.person),
            *(self._step((), wording, one) for one, wording in first.items() if one not in groups),
        ]
        return tuple(sorted(found, key=self._order))

    def _first_steps(self) -> Iterator[tuple[str | None, Wording]]:
        """Yield what a map asks for that doesn't say who decides, or whom we know."""
        network = self._analysis.network
        if not network.votes:
            yield from first_steps(self._context)
        elif not has_begun(self._analysis):
            deciders = [network.ids[n] for n, decides in enumerate(network.decides) if decides]
            buyers = self._context.by_rank(deciders)
            buyers.sort(key=lambda key: Role.ECONOMIC_BUYER not in self._roles(key))
            yield buyers[0], Wording(StepMove.NOTE_CONTACT)

    def _roles(self, person_id: str) -> tuple[Role, ...]:
        return self._context.account.stakeholders[person_id].roles

    def _about(
        self, person_id: str, group: Iterable[Risk], first: Mapping[str | None, Wording]
    ) -> NextStep:
        risks = sorted(group, key=leading_first)
        wording = first.get(person_id) or person_wording(person_id, risks[0], self._context)
        return self._step(risks, wording, person_id)

    def _at_account(self, risk: Risk, taken: Collection[str]) -> NextStep:
        person_id, wording = account_wording(risk, self._context, taken)
        return self._step((risk,), wording, person_id)

    def _step(self, risks: Sequence[Risk], wording: Wording, person_id: str | None) -> NextStep:
        severity = min(
            (one.severity for one in risks), key=SEVERITY_RANKS.__getitem__, default=_LOW
        )
        action = self._action(risks, person_id)
        soon = days_after(self._analysis.as_of, self._days(severity))
        return NextStep(
            wording=wording,
            facts=tuple(map(_fact, risks)),
            severity=severity,
            share_affected=max((one.share_affected for one in risks), default=0.0),
            place=risks[0].place if risks else _place(person_id),
            owner=(action and action.owner) or self._owner(risks, wording),
            due=(action and action.due) or soon,
            plan=step_plan(action, person_id, self._context) if action and person_id else None,
            **self._person(person_id),
        )

    def _person(self, person_id: str | None) -> dict[str, Any]:
        """Return what a step says of the person it is about."""
        if person_id is None:
            return {}
        person = self._context.account.stakeholders[person_id]
        return {
            "person": person_id,
            "person_name": self._context.name(person_id),
            "person_title": (person.title or "") if person.name else "",
            "roles": tuple(role for role in DECIDING_ROLES if role in person.roles),
            "veto": person.veto,
        }

    def _action(self, risks: Sequence[Risk], person_id: str | None) -> Action | None:
        """Return the planned action that serves the same purpose as the leading risk."""
        purposes = self._rules[risks[0].code].served_by if risks else _LEARN
        if risks and risks[0].code == FindingCode.SINGLE_THREADED:
            return serving(self._about_others(), purposes)
        return serving(self._planned.get(person_id or "", ()), purposes)

    def _about_others(self) -> list[Planned]:
        """Return what is planned that could give us a second contact: what is due first, first."""
        found = (
            one
            for person_id, planned in self._planned.items()
            if self._context.could_join(person_id)
            for one in planned
            if not one.gone
        )
        return sorted(found, key=lambda one: by_day(one.action))

    def _owner(self, risks: Sequence[Risk], wording: Wording) -> str | None:
        owner = self._context.account.owner
        said = risks[0].owner if risks else None
        asked = wording.move in _TEAMMATE_ASKED
        return said or (owner or wording.colleague if asked else wording.colleague or owner)

    def _days(self, severity: Severity) -> int:
        limits = self._analysis.rules.thresholds
        days = {Severity.ERROR: limits.soon, Severity.WARNING: limits.later}
        return days.get(severity, limits.sometime)

    def _order(self, step: NextStep) -> tuple[int, int, bool, int, int, str, str]:
        """Return the key that sorts steps: who decides first, then what matters most."""
        code = step.facts[0].code if step.facts else ""
        what = (step.facts[0].what or step.facts[0].colleague or "") if step.facts else ""
        return (
            _decides_first(step),
            SEVERITY_RANKS[step.severity],
            code not in _OVERDUE,
            -round(100 * step.share_affected),
            place_of(step.person, self._analysis),
            code,
            step.person or what,
        )


def _decides_first(step: NextStep) -> int:
    """Return the group of a step: economic buyer, veto, other deciders, all else.

    A step that only asks for a line to be written comes last, whoever it is about.
    """
    if step.wording.move is StepMove.WRITE_LINE:
        return _LAST
    asks_for_buyer = any(one.code == FindingCode.NO_ECONOMIC_BUYER for one in step.facts)
    roles = (*step.roles, step.wording.role)
    groups = (
        Role.ECONOMIC_BUYER in roles or asks_for_buyer,
        step.veto,
        any(role in DECIDING_ROLES for role in roles),
        True,
    )
    return groups.index(True)


def _fact(risk: Risk) -> StepFact:
    detail = (risk.key, risk.what, risk.days, risk.share, risk.colleague, risk.made_to)
    return StepFact(risk.code, risk.person, risk.person_name, *detail)


def _place(person_id: str | None) -> KeyPath:
    return ("stakeholders", person_id) if person_id else ("stakeholders",)
