"""The meeting brief, and the sheet that those in the room may read."""

import datetime as dt
from itertools import pairwise
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from account_maps.draw import Router
from account_maps.model.account import Account
from account_maps.model.format import read_account
from account_maps.model.load import load_playbook
from account_maps.model.paper import DENSITY_LEVELS
from account_maps.model.paper_size import Paper
from account_maps.model.talking import TalkingRule
from account_maps.onepager import Onepager, OnepagerContent, fitted, fitted_anyhow
from account_maps.onepager.fit import height
from account_maps.onepager.form import HEIGHT
from account_maps.onepager.pdf.onepager import PdfMaker
from account_maps.onepager.pdf.typesetter import Typesetter
from account_maps.talk import Kind, Library, compile_library
from papers import links, read, words
from printing import attendees_of
from sheets import all_words, cells, content_of, entries, rows, stuffed, table

DAY: Final = dt.date(2026, 11, 20)
MAPS: Final = Path(__file__).parents[2] / "maps"
MAP: Final = """\
name: Acme
owner: ana
value: $480K
stage: evaluation
confidentiality: internal
summary: {want: Grow., where_we_stand: IT favors us., next_move: Settle the budget}
message: {say: One record everywhere., prove: Bay did it.}
goals: [Open six clinics]
pressures: [The contract ends in May]
stakeholders:
  priya:
    name: Priya Nair
    title: CFO
    roles: [economic_buyer]
    talking_points:
      open: [What worries you most?]
      close: [Could we meet again on Tuesday?]
      say: [The price is fixed.]
  petra:
    name: Petra Novak
    title: Head of Procurement
    roles: [procurement]
    support: neutral
    ties: {ana: {level: problem_solver, last: 2026-11-12}}
    goals: [A fair contract]
    pains: [Long tenders]
    win: Saves a tenth
    talking_points:
      ask: [Which terms were missing?, How does Priya see the price?]
      avoid: [The lawsuit]
      objections: [{objection: You cost too much., answer: Compared with what?}]
  dana:
    name: Dana Reyes
    title: CIO
    roles: [decision_maker]
    support: mentor
    ties: {mei: {level: trusted_advisor, last: 2026-11-18}}
    talking_points:
      objections: [{objection: It failed once., answer: That moved all at once.}]
plan:
  actions:
    - {what: Ask Dana for an introduction to Priya, due: 2026-11-25, stakeholders: [dana, priya]}
    - {what: Send Petra the exit terms, owner: ana, due: 2026-11-27, stakeholders: [petra]}
    - {what: Walk Dana through the plan, owner: mei, due: 2026-12-10, stakeholders: [dana]}
promises:
  - {by: us, what: A reference call, due: 2026-12-01}
  - {by: them, what: The old contract, due: 2026-11-18, stakeholders: [petra]}
  - {by: us, what: A test system, due: 2026-11-21, stakeholders: [dana]}
external:
  - {what: A new tax, due: 2027-01-01, hits: [dana]}
  - {what: A tender law, due: 2027-06-01, hits: [petra]}
  - {what: Rising prices}
"""
ROOM: Final = ("priya", "petra")


def account(yaml: str = MAP) -> Account:
    reading = read_account(yaml.encode(), "acme.yaml")
    assert reading.account is not None, reading.problems
    return reading.account


def content(
    *room: str, yaml: str = MAP, for_the_table: bool = False, library: Library = ()
) -> OnepagerContent:
    made = account(yaml)
    return content_of(made, room, as_of=DAY, library=library, for_the_table=for_the_table)


def brief(*room: str, yaml: str = MAP) -> Onepager:
    return fitted(content(*(room or ROOM), yaml=yaml))


def aim(*room: str, yaml: str = MAP) -> str:
    return rows(brief(*room, yaml=yaml))["Aim"]


def test_a_brief_stands_in_the_order_of_the_meeting() -> None:
    made = brief()
    bands = [one for part in made.body for one in getattr(part, "sections", ())]

    assert [*rows(made)] == ["Aim", "Opens", "Why now"]
    assert [one.key for one in bands] == [
        *("message", "questions", "objections", "promises", "close"),
    ]
    assert [part.kind for part in made.body][:2] == ["band", "people"]
    assert made.facts.startswith("Value $480K · evaluation")


def test_those_in_the_room_and_nobody_else_have_a_row_in_the_order_given() -> None:
    assert [row.id for row in table(brief("petra", "priya")).rows] == ["petra", "priya"]
    assert table(brief()).more == ""


def test_wants_are_goals_and_wins_and_pains_stand_as_pains() -> None:
    petra = cells(brief(), "petra")

    assert petra["wants"] == ("Saves a tenth", "A fair contract")
    assert petra["pains"] == ("Long tenders",)
    assert petra["avoid"] == ("The lawsuit",)
    assert "pains" not in cells(brief("priya"), "priya")


def test_the_aim_is_what_is_planned_with_whoever_decides_most_and_not_about_who_is_there() -> None:
    assert aim("petra") == "Send Petra the exit terms."
    assert aim("priya", "petra") == "Settle the budget."
    assert aim("dana") == "Ask Dana for an introduction to Priya."
    assert aim("dana", "petra") == "Ask Dana for an introduction to Priya."
    assert aim("dana", "priya") == "Settle the budget."


def test_without_an_action_the_aim_is_the_next_move_unless_it_is_about_others() -> None:
    about_dana = MAP.replace("Settle the budget", "Win Dana over")

    assert aim("priya") == "Settle the budget."
    assert aim("priya", yaml=about_dana) == "Learn what Priya Nair would need to see to say yes."


def test_whoever_knows_them_best_opens_with_the_line_for_who_has_the_last_word() -> None:
    said = "To Priya Nair: “What worries you most?”"

    assert rows(brief())["Opens"] == f"ana, who last spoke with Petra Novak on Nov 12. {said}"
    assert rows(brief("priya", "petra", "dana"))["Opens"].startswith(
        "mei, who last spoke with Dana Reyes on Nov 18."
    )
    assert rows(brief("priya"))["Opens"].startswith(
        "ana, who owns the account: nobody on our team is in touch with them."
    )


def test_why_now_is_pressures_and_dated_factors_those_that_affect_the_room_first() -> None:
    assert [one.text for one in content(*ROOM).lists["why_now"]] == [
        "Takes effect Jun 1, 2027: A tender law",
        "Takes effect Jan 1, 2027: A new tax",
        "The contract ends in May",
    ]


def test_objections_are_theirs_alone() -> None:
    assert entries(brief(), "objections") == [
        ("“You cost too much.”", "Compared with what?", "Petra Novak")
    ]
    assert entries(brief("priya"), "objections") == []


def test_commitments_are_those_with_the_people_in_the_room_then_those_with_nobody() -> None:
    assert entries(brief(), "promises") == [
        ("They promised", "The old contract", "overdue since Nov 18 · Petra Novak"),
        ("We promised", "A reference call", "by Dec 1"),
        ("ana", "Send Petra the exit terms", "by Nov 27 · Petra Novak"),
    ]


def test_a_brief_closes_with_what_is_asked_of_who_decides() -> None:
    ask = "Could we meet again on Tuesday?"

    assert entries(brief(), "close") == [("", f"To Priya Nair: “{ask}”", "")]
    assert entries(brief("priya"), "close") == [("", ask, "")]
    assert entries(brief("petra"), "close") == []


def test_nobody_is_asked_about_someone_who_is_there() -> None:
    alone, both = brief("petra"), brief()

    assert "How does Priya see the price?" in all_words(alone)
    assert "How does Priya see the price?" not in all_words(both)


def test_a_brief_has_no_risks_and_no_next_step() -> None:
    assert brief().section("risks") is None
    assert brief().section("next") is None
    assert "IT favors us." not in all_words(brief())


def sample(*room: str) -> str:
    playbook = load_playbook(MAPS, None, root=MAPS.parent)
    northwind = playbook.files["northwind-health"].account
    assert northwind
    library = compile_library(playbook.talking.rules)
    return all_words(fitted(content_of(northwind, room, as_of=DAY, library=library)))


def test_the_brief_for_the_cfo_and_procurement_has_what_wins_that_meeting() -> None:
    made = sample("priya-nair", "petra-novak")

    for said in (
        "Send Petra the exit terms in plain words",
        "One record across every clinic by autumn 2027",
        "The price is fixed for three years",
        "What would you need to see to say yes?",
        "Anything on behalf of Dana Reyes.",
        "Reference call with Bay Clinics",
        "Value $480K",
    ):
        assert said in made


def test_the_brief_for_the_cfo_and_procurement_has_nothing_about_those_who_are_absent() -> None:
    made = sample("priya-nair", "petra-novak")

    for not_said in (
        "introduction to Priya",
        "how Priya",
        "Ask Erik",
        "We failed at this in 2023.",
        "MedCore's next release",
        "ward screens",
        "list of interfaces",
        "Rising",
    ):
        assert not_said not in made


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 30), st.integers(0, 2**32), st.booleans())
def test_every_meeting_of_up_to_thirty_has_a_sheet_that_fits(
    people: int, seed: int, for_the_table: bool
) -> None:
    made = stuffed(people, seed)
    matter = content_of(made, [*made.stakeholders], for_the_table=for_the_table)

    for levels in ((), [replace(DENSITY_LEVELS[0], characters=1000, notes=30)]):
        sheet = fitted_anyhow(matter, levels)
        assert height(sheet) <= HEIGHT
        assert len(table(sheet).rows) == people


SHARED: Final = compile_library(
    {
        f"rule-{n}": TalkingRule(say=(f"Say {n}.",), ask=(f"Ask {n}?",), avoid=(f"Avoid {n}",))
        for n in range(8)
    }
)


@settings(max_examples=30, deadline=None)
@given(st.integers(1, 8), st.integers(0, 2**32))
def test_no_line_of_the_library_comes_twice_in_a_brief(people: int, seed: int) -> None:
    made = stuffed(people, seed)
    matter = content_of(made, [*made.stakeholders], library=SHARED)
    said = [text for one in matter.people for key in ("say", "ask") for text in one.cells[key]]
    said += [item.text for item in matter.lists["questions"]]
    of_library = [text for text in said if text.startswith(("Say ", "Ask ")) and len(text) < 8]

    assert len(of_library) == len({*of_library})


INTERNAL: Final = """\
name: Acme
domain: canary-domain.example
industry: canary-industry
segment: canary-segment
tier: canary-tier
territory: canary-territory
owner: canary-owner
team: [canary-teammate]
stage: canary-stage
value: $481K
close_date: 2027-03-17
forecast: best_case
crm: https://canary-crm.example/
tags: [canary-tag]
note: canary-account-note
icp: {fit: strong, reasons: [canary-icp]}
summary: {want: canary-want, where_we_stand: canary-stand, next_move: canary-move}
message: {say: aloud-message, prove: aloud-message-proof}
goals: [canary-company-goal]
pressures: [aloud-pressure]
units: {u: {name: canary-unit, note: canary-unit-note}}
plan:
  page: https://canary-plan.example/
  objectives: {o: {goal: canary-objective, stakeholders: [a], note: canary-objective-note}}
  white_space: [{product: canary-product, note: canary-space-note}]
  actions: [{what: canary-action, owner: canary-actor, due: 2026-12-01, stakeholders: [a]}]
stakeholders:
  a:
    name: Ann Lee
    title: aloud-title
    unit: u
    roles: [economic_buyer, champion]
    influence: inner_circle
    support: non_supporter
    veto: true
    orientation: financial
    adaptability: laggard
    mode: trouble
    goals: [canary-goal]
    pains: [canary-pain]
    criteria: [canary-criterion]
    win: canary-win
    champion: {power: strong, sells: weak, stake: medium}
    contact: {email: canary@acme.example, phone: canary-phone}
    ties: {canary-knows: {level: vendor, last: 2026-11-12, note: canary-tie-note}}
    note: canary-person-note
    certainty: assumed
    evidence: canary-evidence
    talking_points:
      open: [unprinted-opening]
      say: [aloud-say]
      prove: [aloud-prove]
      ask: [aloud-ask]
      close: [aloud-close]
      avoid: [canary-avoid]
      objections: [{objection: canary-objection, answer: canary-answer}]
  b: {name: canary-absent, title: canary-absent-title, reports_to: a, support: enemy}
influence: [{from: b, to: a, kind: conflict, note: canary-conflict}]
external:
  - {what: aloud-factor, due: 2027-01-01, hits: [a], source: https://canary-source.example/}
  - {what: canary-factor-of-others, due: 2027-02-01, hits: [b]}
  - {what: canary-undated-factor, hits: [a]}
competitors: [{name: canary-competitor, standing: canary-standing, note: canary-rival-note}]
promises:
  - {by: us, what: aloud-promise, due: 2026-12-01, stakeholders: [a, b]}
  - {by: them, what: aloud-promise-of-theirs, due: 2026-11-10}
  - {by: us, what: canary-promise-to-others, stakeholders: [b]}
"""


def for_the_table() -> Onepager:
    return fitted(content("a", yaml=INTERNAL, for_the_table=True))


def test_nothing_internal_is_on_a_sheet_for_the_table() -> None:
    made = all_words(for_the_table())

    assert "canary" not in made
    for hidden in ("481", "Mar 17", "Economic buyer", "Champion", "veto", "assumed", "overdue"):
        assert hidden not in made
    for path in ("maps/", "playbook.example"):
        assert path not in made


def test_what_can_be_read_aloud_is_on_a_sheet_for_the_table() -> None:
    made = all_words(for_the_table())
    expected = {word.rstrip(",}]") for word in INTERNAL.replace("[", " ").split()}
    aloud = {word for word in expected if word.startswith("aloud-")}

    assert len(aloud) == 11
    assert [word for word in aloud if word not in made] == []
    for said in ("Acme", "Ann Lee", "Nov 20, 2026", "by Dec 1", "by Nov 10"):
        assert said in made


def test_the_canaries_of_the_table_are_on_the_brief() -> None:
    """Otherwise their absence would say nothing."""
    made = all_words(fitted(content("a", yaml=INTERNAL)))

    for word in ("goal", "pain", "win", "avoid", "objection", "answer", "action"):
        assert f"canary-{word}" in made


def test_nothing_internal_is_in_the_pdf_for_the_table(typesetter: Typesetter) -> None:
    pdf = PdfMaker(typesetter, Router(), {}).onepager(
        content("a", yaml=INTERNAL, for_the_table=True), Paper.LETTER
    )
    made = words(pdf)

    assert len(read(pdf).pages) == 1
    assert "canary" not in made + str(read(pdf).metadata)
    assert links(pdf) == []
    assert "aloud-say" in made


def test_what_the_browser_makes_a_sheet_for_the_table_from_holds_nothing_internal() -> None:
    made = account(INTERNAL)
    told = attendees_of(made, fitted(content_of(made, as_of=DAY)))
    [ann, _] = told.people
    printed = {*told.aloud} - {Kind.OPEN}
    aloud = [one.text for kind in printed for one in ann.points.get(kind, ())]
    reasons = [one.text for one in told.reasons if not one.affects or "a" in one.affects]
    promised = [
        one.text for one in told.commitments if one.side and (not one.people or "a" in one.people)
    ]
    said = [*aloud, *reasons, *promised, *ann.row["who"]]

    assert [text for text in said if "canary" in text] == []
    assert "aloud-say" in said


def test_a_sheet_for_the_table_has_no_map() -> None:
    assert for_the_table().map is None


def test_the_columns_that_stay_longest_are_those_that_are_said() -> None:
    made = account()
    matter = content_of(made, [*made.stakeholders], as_of=DAY)
    counts = (7, 5, 4, 3, 2)
    kept = [
        {one.key for one in table(fitted(matter, [replace(DENSITY_LEVELS[-2], columns=n)])).columns}
        for n in counts
    ]

    assert all(fewer < more for more, fewer in pairwise(kept))
    assert kept[-2:] == [{"who", "stance", "say"}, {"who", "stance"}]


def test_rather_a_line_less_than_one_that_breaks_off() -> None:
    long = f"A sentence that {'goes on and ' * 12}ends."
    yaml = MAP.replace("say: [The price is fixed.]", f"say: [{long}, The price is fixed.]")
    step = replace(DENSITY_LEVELS[-4], columns=7)

    made = fitted(content("priya", yaml=yaml), [step])

    assert cells(made, "priya")["say"] == ("The price is fixed.",)


@pytest.mark.parametrize("room", [("priya",), ("petra",), ("dana", "priya")])
def test_the_order_of_rows_changes_no_brief(room: tuple[str, ...]) -> None:
    made = account()
    turned = replace(
        made,
        stakeholders=dict(reversed(made.stakeholders.items())),
        promises=made.promises[::-1],
        external=made.external[::-1],
    )

    assert content_of(turned, room, as_of=DAY).lists == content_of(made, room, as_of=DAY).lists
