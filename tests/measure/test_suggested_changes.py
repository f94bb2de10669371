"""A change that a figure names gives what it says, once it is really made to the map."""

from typing import Any, Final

import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from account_maps.measure import Measured, measure
from account_maps.measure.measured import FigureKey, SuggestedChange, SuggestedChangeKind
from account_maps.measure.suggested_changes import FEW_TRIED
from account_maps.model.account import (
    Account,
    Champion,
    Message,
    Person,
    Plan,
    Summary,
    Tie,
)
from account_maps.model.people import committee
from account_maps.model.rules import Rules
from account_maps.model.values import Influence, Orientation, Role, Strength, Support
from measure.made_up import DAY, OURS, accounts, made_up, with_person, with_tie

close = pytest.approx
some = settings(max_examples=60)

ONE_STEP: Final = {
    None: Support.SUPPORTER,
    Support.UNKNOWN: Support.SUPPORTER,
    Support.ENEMY: Support.NON_SUPPORTER,
    Support.NON_SUPPORTER: Support.NEUTRAL,
    Support.NEUTRAL: Support.SUPPORTER,
    Support.SUPPORTER: Support.MENTOR,
}
SAID: Final[dict[str, dict[str, Any]]] = {
    "name": {"name": "Dana Reyes"},
    "support": {"support": Support.ENEMY},
    "influence": {"influence": Influence.LOW},
    "tie": {"ties": {"ana": Tie()}},
    "wants": {"goals": ("Calm nights",)},
    "orientation": {"orientation": Orientation.FINANCIAL},
    "verified": {"verified": DAY},
}


def measured(account: Account) -> Measured:
    return measure(account, DAY, Rules())


def contact(account: Account, person: str, colleague: str) -> Account:
    """The map after a talk today; who has just met is a vendor."""
    tie = account.stakeholders[person].ties.get(colleague, Tie())
    return with_tie(account, person, colleague, replace(tie, last=DAY))


def made(account: Account, change: SuggestedChange) -> Account | None:
    """The map with a change, None where the change leaves open what exactly is written."""
    if change.person is None:
        return filled_in(account, (change.key or "").removeprefix("field."))
    person = account.stakeholders[change.person]
    if change.kind in (SuggestedChangeKind.MEET, SuggestedChangeKind.TALK):
        return contact(account, change.person, change.colleague or "somebody")
    return with_something(account, change, person)


def with_something(account: Account, change: SuggestedChange, person: Person) -> Account | None:
    key = (change.key or "").removeprefix("field.")
    if change.kind is SuggestedChangeKind.FILL:
        said = SAID.get(key)
        return with_person(account, str(change.person), **said) if said else None
    changes: dict[str, Any] = {}
    if change.kind is SuggestedChangeKind.WIN:
        changes = {"support": ONE_STEP[person.support]}
    elif change.kind is SuggestedChangeKind.SIGN:
        changes = {"roles": (*person.roles, Role.APPROVER)}
    elif change.kind is SuggestedChangeKind.VERIFY:
        changes = {"verified": DAY}
    elif change.kind is SuggestedChangeKind.STRENGTHEN:
        strong = {key: Strength.STRONG}
        changes = {"champion": replace(person.champion or Champion(), **strong)}
    return with_person(account, str(change.person), **changes) if changes else None


def filled_in(account: Account, key: str) -> Account | None:
    """The map with a fact about the account."""
    if key == "economic_buyer":
        # A role for somebody who has none would bring more to fill in.
        for person_id, person in committee(account).items():
            return with_person(account, person_id, roles=(*person.roles, Role.ECONOMIC_BUYER))
        return None
    group, _, part = key.partition(".")
    if group == "summary":
        return replace(account, summary=replace(account.summary or Summary(), **{part: "So."}))
    said: dict[str, Any] = {
        "owner": "ana",
        "stage": "evaluation",
        "message": Message(say="One record."),
        "plan": replace(account.plan or Plan(), page="plan.md"),
    }
    return replace(account, **{group: said[group]})


def changes_of(account: Account) -> dict[FigureKey, SuggestedChange]:
    figures = measured(account).figures
    return {key: one.change for key, one in figures.items() if one.change}


@given(accounts())
@some
def test_a_change_that_is_made_gives_what_was_said(account: Account) -> None:
    for change in changes_of(account).values():
        after = made(account, change)
        if after is not None:
            assert measured(after).figures[change.figure].value == close(change.after, abs=1e-12)


def test_every_kind_of_change_is_named_for_some_map() -> None:
    found = [change for seed in range(60) for change in changes_of(made_up(8, 10, seed)).values()]
    checked = {change.kind for change in found}
    assert checked == {*SuggestedChangeKind}


@given(accounts())
@some
def test_a_change_is_for_the_better_and_shows_in_whole_percents(account: Account) -> None:
    figures = measured(account).figures
    for key, change in changes_of(account).items():
        lower = change.figure in (
            FigureKey.OPPOSING_SHARE,
            FigureKey.HIDDEN_INFLUENCE,
            FigureKey.WORST_LOSS_THEIRS,
            FigureKey.WORST_LOSS_OURS,
        )
        assert (change.after < change.before) is lower
        assert change.before == figures[key].value


@given(accounts(FEW_TRIED))
@some
def test_no_other_contact_would_have_moved_coverage_or_access_more(account: Account) -> None:
    before = measured(account)
    people = [key for key in before.people if not account.stakeholders[key].placeholder]
    tried = [measured(contact(account, key, ours)) for key in people for ours in OURS]
    for figure in (FigureKey.DECISION_COVERAGE, FigureKey.ACCESS):
        now = before.figures[figure]
        best = max([found.figures[figure].value or 0 for found in tried], default=now.value or 0)
        said = now.change.after if now.change else now.value or 0
        assert said == close(best, abs=0.005)


@given(accounts())
@some
def test_no_other_change_of_mind_would_have_moved_the_forecast_more(account: Account) -> None:
    figure = measured(account).figures[FigureKey.PREDICTED_SUPPORT]
    people = measured(account).people
    tried = [
        measured(with_person(account, key, support=ONE_STEP[support])).figures[figure.key].value
        for key in people
        if not account.stakeholders[key].placeholder
        and (support := account.stakeholders[key].support) is not Support.MENTOR
    ]
    now = figure.value or 0
    said = figure.change.after if figure.change else now
    assert said == close(max([value or 0 for value in tried], default=now), abs=0.005)
