"""The open questions: what each answer is worth, and who to ask."""

import datetime as dt
import random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from account_maps.measure import Measured, measure
from account_maps.measure.contacts import ContactState
from account_maps.measure.measured import FigureKey
from account_maps.measure.neighbors import Closeness
from account_maps.measure.question import (
    Asking,
    OpenQuestion,
    QuestionKind,
    questions_by_person,
)
from account_maps.model.account import Account, Outcome, Tie
from account_maps.model.elsewhere import TieElsewhere
from account_maps.model.format import read_account
from account_maps.model.people import attitude
from account_maps.model.rules import Rules, Scales, SupportValues
from account_maps.model.values import DealResult, Level, LineKind, State, Support
from measure.made_up import DAY, accounts, made_up, shuffled, with_person

some = settings(max_examples=60)
SEEDS = st.integers(0, 2**32)
EXTREMES = (Support.ENEMY, Support.MENTOR)

BUDGET = """\
name: Northwind Health
owner: ana
units: {finance: {name: Finance}}
stakeholders:
  priya: {name: Priya, roles: [economic_buyer], unit: finance, reports_to: tom}
  erik:
    name: Erik
    roles: [approver]
    support: supporter
    ties: {ana: {level: problem_solver, last: 2026-11-12}}
  tom:
    name: Tom
    support: neutral
    ties: {ben: {level: problem_solver, last: 2026-11-13}}
  coach:
    name: Uma
    roles: [coach]
    support: neutral
    ties: {ben: {level: problem_solver, last: 2026-11-14}}
  far:
    name: Far
    support: neutral
    ties: {ben: {level: problem_solver, last: 2026-11-15}}
influence:
  - {from: erik, to: priya, strength: weak}
"""
BEN = "{ben: {level: problem_solver, last: 2026-11-13}}"


def account(yaml: str) -> Account:
    reading = read_account(yaml.encode(), "acme.yaml")
    assert reading.account is not None, reading.problems
    return reading.account


def asked(yaml: str) -> list[OpenQuestion]:
    return [*measured(account(yaml)).open_questions]


def measured(made: Account, rules: Rules | None = None) -> Measured:
    return measure(made, DAY, rules or Rules())


def predicted_support(made: Account, rules: Rules | None = None) -> float:
    return measured(made, rules).figures[FigureKey.PREDICTED_SUPPORT].value or 0.0


# ---- What an answer is worth


@given(accounts())
@some
def test_the_worth_of_all_answers_is_half_the_range_of_predicted_support(made: Account) -> None:
    questions = measured(made).open_questions
    low, high = (_with_stances(made, questions, support) for support in EXTREMES)

    width = predicted_support(high) - predicted_support(low)

    assert sum(question.worth for question in questions) == pytest.approx(width / 2)


def _with_stances(made: Account, questions: tuple[OpenQuestion, ...], support: Support) -> Account:
    for question in questions:
        made = with_person(made, question.person, support=support)
    return made


@given(accounts())
@some
def test_an_answer_that_is_not_asked_for_moves_less_than_a_point(made: Account) -> None:
    found = measured(made)
    decides = any(person.formal for person in found.people.values())
    asked_about = {question.person for question in found.open_questions}
    for key, person in found.people.items():
        if decides and key not in asked_about and attitude(made.stakeholders[key]) == "unknown":
            assert person.share <= 0.005


@given(accounts(), st.floats(-1, 1), st.sampled_from([*Support]))
@some
def test_learning_a_stance_never_moves_predicted_support_by_more_than_its_worth(
    made: Account, unknown: float, answer: Support
) -> None:
    rules = Rules(scales=Scales(support=SupportValues(unknown=unknown)))
    before = predicted_support(made, rules)
    for question in measured(made, rules).open_questions:
        after = predicted_support(with_person(made, question.person, support=answer), rules)
        assert abs(after - before) <= question.worth + 1e-9


def test_an_open_position_is_asked_for_its_holder_and_counts_as_much() -> None:
    stance, holder = (
        asked(BUDGET.replace("name: Priya,", said))[0]
        for said in ("name: Priya,", "title: CFO, placeholder: true,")
    )

    assert (stance.kind, holder.kind) == (QuestionKind.STANCE, QuestionKind.HOLDER)
    assert stance.points == holder.points == 45


def test_what_is_known_is_not_asked() -> None:
    assert asked(BUDGET.replace("name: Priya,", "name: Priya, support: neutral,")) == []
    assert len(asked(BUDGET.replace("name: Priya,", "name: Priya, support: unknown,"))) == 1


def test_nobody_who_has_left_is_asked_about() -> None:
    gone = with_person(account(BUDGET), "priya", state=State.LEFT)

    assert measured(gone).open_questions == ()


def test_a_closed_account_has_no_open_questions() -> None:
    lost = replace(account(BUDGET), outcome=Outcome(DealResult.LOST))

    assert measured(account(BUDGET)).open_questions
    assert measured(lost).open_questions == ()


def test_without_anyone_who_decides_no_answer_has_a_worth() -> None:
    assert asked("name: A\nstakeholders: {ann: {name: Ann}, bob: {name: Bob}}\n") == []


# ---- Who to ask


def test_whoever_stands_next_to_them_is_asked_by_the_colleague_who_knows_them_best() -> None:
    (question,) = asked(BUDGET)

    assert (question.how, question.ask, question.closeness) == ("through", "erik", "influences")
    assert (question.colleague, question.last) == ("ana", dt.date(2026, 11, 12))
    assert question.others == ("tom",)


def test_a_person_we_are_in_live_contact_with_is_asked_directly() -> None:
    (question,) = asked(BUDGET.replace("name: Priya,", f"name: Priya, ties: {BEN},"))

    assert (question.how, question.ask, question.colleague) == ("direct", "priya", "ben")
    assert question.closeness is None


NEXT_TO = [
    (Closeness.INFLUENCES, "", "", "influence: [{from: erik, to: priya}]"),
    (Closeness.INFLUENCED_BY, "", "", "influence: [{from: priya, to: erik}]"),
    (Closeness.MANAGER, "reports_to: erik,", "", ""),
    (Closeness.REPORT, "", "reports_to: priya,", ""),
    (Closeness.DOTTED, "dotted_to: [erik],", "", ""),
    (Closeness.DOTTED, "", "dotted_to: [priya],", ""),
    (Closeness.SAME_UNIT, "unit: it,", "unit: it,", ""),
]
"""What joins Priya and Erik: of Priya's own entry, of Erik's, and below them."""


@pytest.mark.parametrize(("closeness", "of_priya", "of_erik", "lines"), NEXT_TO)
def test_each_way_to_stand_next_to_a_person_is_seen(
    closeness: Closeness, of_priya: str, of_erik: str, lines: str
) -> None:
    (question,) = asked(f"""\
name: A
units: {{it: {{name: IT}}}}
stakeholders:
  erik: {{name: Erik, {of_erik} support: neutral, ties: {BEN}}}
  priya: {{name: Priya, {of_priya} roles: [economic_buyer]}}
{lines}
""")

    assert (question.ask, question.closeness) == ("erik", closeness)


@pytest.mark.parametrize("ids", [("a", "z"), ("z", "a")])
def test_of_two_equally_close_the_one_with_more_of_the_decision_is_asked(
    ids: tuple[str, str],
) -> None:
    heavy, light = ids

    (question,) = asked(f"""\
name: A
stakeholders:
  {light}: {{name: Light, reports_to: priya, support: neutral, ties: {BEN}}}
  {heavy}: {{name: Heavy, reports_to: priya, roles: [approver], support: neutral, ties: {BEN}}}
  priya: {{name: Priya, roles: [economic_buyer]}}
""")

    assert (question.ask, question.others) == (heavy, (light,))


def test_a_direct_report_is_as_close_as_a_manager_and_a_supporter_goes_first() -> None:
    (question,) = asked(f"""\
name: A
stakeholders:
  boss: {{name: Boss, support: neutral, ties: {BEN}}}
  priya: {{name: Priya, reports_to: boss, roles: [economic_buyer]}}
  aide: {{name: Aide, reports_to: priya, support: supporter, ties: {BEN}}}
""")

    assert (question.ask, question.closeness, question.others) == ("aide", "report", ("boss",))


@pytest.mark.parametrize(
    "change",
    [
        ("support: supporter", "support: non_supporter"),
        ("2026-11-12", "2024-11-12"),
        ("influence:", "influence:\n  - {from: priya, to: erik, kind: conflict}"),
    ],
    ids=["against us", "out of touch", "in conflict"],
)
def test_the_next_closest_is_asked_where_the_closest_cannot_be(change: tuple[str, str]) -> None:
    (question,) = asked(BUDGET.replace(*change))

    assert (question.ask, question.closeness) == ("tom", "manager")


def test_without_anyone_close_a_coach_is_asked_unless_in_conflict_and_nobody_neutral() -> None:
    alone = BUDGET.replace(", reports_to: tom", "").replace("2026-11-12", "2024-11-12")

    (question,) = asked(alone)
    (in_conflict,) = asked(alone + "  - {from: coach, to: priya, kind: conflict}\n")

    assert (question.how, question.ask, question.closeness) == ("through", "coach", None)
    assert (in_conflict.how, in_conflict.ask) == ("meet_first", "erik")


def test_where_nobody_can_tell_someone_has_to_be_met_first() -> None:
    no_coach = BUDGET.replace("roles: [coach]", "roles: [influencer]")
    faded = no_coach.replace("2026-11-12", "2024-11-12").replace("2026-11-13", "2024-11-13")
    alone = "name: A\nowner: ana\nstakeholders: {priya: {name: Priya, roles: [economic_buyer]}}\n"

    (to_erik,), (to_priya,) = asked(faded), asked(alone)

    assert (to_erik.how, to_erik.ask, to_erik.colleague) == ("meet_first", "erik", "ana")
    assert (to_priya.how, to_priya.ask, to_priya.colleague) == ("meet_first", "priya", "ana")
    assert to_priya.last is None


def test_someone_we_have_met_is_talked_to_before_a_closer_stranger() -> None:
    (question,) = asked("""\
name: A
stakeholders:
  close: {name: Close, support: supporter}
  met: {name: Met, support: neutral, ties: {ben: {level: vendor, last: 2026-01-10}}}
  priya: {name: Priya, roles: [economic_buyer], reports_to: met}
influence: [{from: close, to: priya}]
""")

    assert (question.how, question.ask, question.colleague) == ("meet_first", "met", "ben")
    assert question.last == dt.date(2026, 1, 10)
    assert [(one.how, one.ask) for one in questions_by_person([question])["met"]] == [
        ("through", "met")
    ]


def test_an_open_position_with_nobody_around_has_nobody_to_ask() -> None:
    (question,) = asked(
        "name: A\nstakeholders: {cfo: {title: CFO, placeholder: true, roles: [economic_buyer]}}\n"
    )

    assert (question.how, question.ask, question.colleague) == ("meet_first", None, None)


@given(accounts())
@some
def test_nobody_is_asked_who_could_not_tell(made: Account) -> None:
    found = measured(made)
    apart = {
        frozenset((line.source, line.target))
        for line in made.influence
        if line.kind is LineKind.CONFLICT
    }
    for question in found.open_questions:
        sources = {question.ask, *question.others} - {None}
        for key in filter(None, sources):
            person = made.stakeholders[key]
            assert attitude(person) not in {Support.ENEMY, Support.NON_SUPPORTER}
            assert not person.placeholder
            assert frozenset((key, question.person)) not in apart
            live = found.people[key].contact is ContactState.LIVE
            assert live or question.how is Asking.MEET_FIRST
        assert (question.how is Asking.DIRECT) == (
            question.kind is QuestionKind.STANCE
            and found.people[question.person].contact is ContactState.LIVE
        )


# Two of the same rank, of which we know one.
@example(made_up(6, 0, 210), 0)
@given(accounts(), SEEDS)
@some
def test_ids_and_rows_decide_nothing_but_the_order_of_equals(made: Account, seed: int) -> None:
    other = _renamed(shuffled(made, seed), seed)

    assert _without_ids(measured(other)) == _without_ids(measured(made))


def _without_ids(found: Measured) -> list[object]:
    told = [
        (question.kind, question.points, question.how, question.closeness, _share(question, found))
        for question in found.open_questions
    ]
    return sorted(told, key=repr)


def _share(question: OpenQuestion, found: Measured) -> float:
    return round(found.people[question.ask].share, 9) if question.ask else 0.0


def _renamed(made: Account, seed: int) -> Account:
    """The map with other ids for its people, in another order of the alphabet."""
    ids = [*made.stakeholders]
    random.Random(seed).shuffle(ids)  # noqa: S311
    new = {old: f"q{number:02}" for number, old in enumerate(ids)}
    return replace(
        made,
        plan=None,
        stakeholders={
            new[key]: replace(
                person,
                reports_to=new.get(person.reports_to or ""),
                dotted_to=tuple(new[one] for one in person.dotted_to),
            )
            for key, person in made.stakeholders.items()
        },
        influence=tuple(
            replace(line, source=new[line.source], target=new[line.target])
            for line in made.influence
        ),
    )


def test_each_person_has_the_questions_to_put_to_them() -> None:
    by_person = questions_by_person(asked(BUDGET))

    assert {key: [one.ask for one in questions] for key, questions in by_person.items()} == {
        "erik": ["erik"],
        "tom": ["tom"],
        "priya": ["priya"],
    }
    assert {key: one.how for key, (one,) in by_person.items()} == {
        "erik": Asking.THROUGH,
        "tom": Asking.THROUGH,
        "priya": Asking.DIRECT,
    }


@pytest.mark.parametrize("ties", ["", f"ties: {BEN}"], ids=["never met", "in live contact"])
def test_a_person_is_asked_about_themselves_once(ties: str) -> None:
    alone = f"name: A\nstakeholders: {{priya: {{name: Priya, roles: [economic_buyer], {ties}}}}}\n"

    ((to_priya,),) = questions_by_person(asked(alone)).values()

    assert (to_priya.ask, to_priya.how) == ("priya", "direct")


def test_a_teammate_who_knows_the_person_from_another_account_is_asked() -> None:
    made = account(
        "name: A\nowner: ana\nstakeholders:\n"
        "  mona: {name: Mona, roles: [economic_buyer]}\n"
        "  tim: {name: Tim, reports_to: mona, support: neutral}\n"
    )
    tie = Tie(Level.TRUSTED_ADVISOR, last=DAY - dt.timedelta(5))
    other = {"mona": (TieElsewhere("beta", "Beta", "ruth", tie),)}
    (question,) = measure(made, DAY, Rules(), elsewhere=other).open_questions

    assert (question.how, question.ask, question.colleague) == ("teammate", None, "ruth")
    assert question.account == "Beta"
    assert [*questions_by_person([question])] == ["mona"]


def test_two_strangers_are_not_asked_about_each_other() -> None:
    questions = asked(
        "name: A\nstakeholders:\n"
        "  mona: {name: Mona, roles: [economic_buyer]}\n"
        "  tim: {name: Tim, roles: [decision_maker], reports_to: mona}\n"
    )

    assert [(one.how, one.ask) for one in questions] == [
        ("meet_first", one.person) for one in questions
    ]
