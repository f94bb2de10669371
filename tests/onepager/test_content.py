"""The one-pager: who and what stands on it, and how much of it fits."""

import datetime as dt
import json
import random
from itertools import pairwise

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import astuple, replace

from account_maps.html.environment import THEME
from account_maps.measure import measure
from account_maps.model.account import Account, Message, Person, Plan, Summary
from account_maps.model.format import read_account
from account_maps.model.paper import DENSITY_LEVELS, SMALLEST_TYPE, SheetStep
from account_maps.model.rules import Rules
from account_maps.model.values import Support
from account_maps.onepager import DoesNotFitError, OnepagerContent, fitted, fitted_anyhow
from account_maps.onepager.fit import height
from account_maps.onepager.form import HEIGHT, WIDTH
from account_maps.onepager.lines import lines, shortened, to_width, width
from account_maps.onepager.ranking import ranked
from account_maps.onepager.sheet import Onepager, PeopleTable
from account_maps.texts import english
from maps import FULL
from sheets import content_of, entries, rows, stuffed, table

DAY = dt.date(2026, 11, 22)
ROOM = """\
name: Acme
owner: ana
confidentiality: For our eyes only
summary: {want: One record., where_we_stand: IT favours us., next_move: Meet the CFO.}
pressures: [The contract ends in May]
message: {say: One record everywhere., prove: Bay did it.}
promises:
  - {by: them, what: A list of sites, due: 2026-11-20}
  - {by: us, what: A reference call, due: 2026-12-01}
  - {by: us, what: Kept already, done: 2026-11-01}
plan:
  actions:
    - {what: Ask Dana, owner: ana, due: 2026-11-25}
stakeholders:
  zoe: {name: Zoe, roles: [user_buyer], influence: low, reports_to: cfo}
  foe: {name: Foe, roles: [influencer], support: enemy, influence: political_structure}
  gone: {name: Gone, roles: [economic_buyer], state: left}
  champ:
    name: Champ
    roles: [champion]
    support: mentor
    talking_points:
      objections:
        - {objection: You are new.}
        - {objection: It failed in 2023., answer: That moved all at once.}
  cfo:
    name: Priya Nair
    title: Chief Financial Officer
    roles: [economic_buyer]
    veto: true
    certainty: assumed
    win: A calm audit
    criteria: [cost, exit]
    pains: [Four systems]
    talking_points: {say: [The price is fixed.], prove: [The contract of Bay], avoid: [2023]}
  nobody: {title: Security officer, placeholder: true, roles: [decision_maker]}
  big: {name: Big, influence: inner_circle}
"""


def account(yaml: str = ROOM) -> Account:
    reading = read_account(yaml.encode(), "acme.yaml")
    assert reading.problems == ()
    assert reading.account is not None
    return reading.account


def sheet(yaml: str = ROOM, *attendees: str) -> Onepager:
    return fitted(content_of(account(yaml), attendees, as_of=DAY))


def test_those_who_decide_come_first_then_champions_opponents_and_power() -> None:
    acme = account()

    assert ranked(acme, measure(acme, DAY, Rules())) == [
        *("cfo", "champ", "foe", "zoe", "big"),
        "nobody",
    ]


def test_those_in_the_room_come_first_in_the_order_given() -> None:
    acme = account()

    order = ranked(acme, measure(acme, DAY, Rules()), ["zoe", "big", "zoe"])

    assert order[:3] == ["zoe", "big", "cfo"]
    assert len(order) == len(set(order)) == 6


@given(st.integers(1, 12), st.integers(0, 2**32))
def test_the_order_of_rows_changes_no_sheet(people: int, seed: int) -> None:
    one = stuffed(people, seed)
    rows = list(one.stakeholders.items())
    random.Random(seed).shuffle(rows)  # noqa: S311
    other = replace(one, stakeholders=dict(rows))

    a, b = (ranked(made, measure(made, DAY, Rules())) for made in (one, other))

    assert a == b


def test_a_row_says_who_they_are_and_what_to_say_and_not_to_say() -> None:
    stance = english().value(Support.UNKNOWN)

    told = {one.id: one.cells for one in content_of(account(), as_of=DAY).people}

    assert told["cfo"] == {
        "who": ("Priya Nair", "Chief Financial Officer"),
        "stance": (f"? {stance}, veto, assumed", "Economic buyer"),
        "wants": ("A calm audit", "Decision criteria: cost, exit"),
        "pains": ("Four systems",),
        "say": ("The price is fixed.", "Proof: The contract of Bay"),
        "avoid": ("2023",),
    }


def test_a_column_that_is_empty_for_all_gives_its_room_to_the_others() -> None:
    full, bare = sheet(), sheet(ROOM.replace("    pains: [Four systems]\n", ""))

    def widths(made: Onepager) -> dict[str, float]:
        return {column.key: column.width for column in table(made).columns}

    assert widths(full).keys() - widths(bare).keys() == {"pains"}
    for made in (full, bare):
        assert sum(widths(made).values()) == pytest.approx(1)
    assert all(widths(bare)[key] > widths(full)[key] for key in widths(bare))


def test_promises_and_actions_stand_by_day_with_who_and_whether_they_are_late() -> None:
    assert entries(sheet(), "promises") == [
        ("They promised", "A list of sites", "overdue since Nov 20"),
        ("ana", "Ask Dana", "by Nov 25"),
        ("We promised", "A reference call", "by Dec 1"),
    ]


def test_objections_that_have_an_answer_come_first() -> None:
    assert entries(sheet(), "objections") == [
        ("“It failed in 2023.”", "That moved all at once.", "Champ"),
        ("“You are new.”", "", "Champ"),
    ]


def test_the_head_and_the_situation_say_what_the_map_says() -> None:
    made = sheet()

    assert (made.name, made.confidentiality) == ("Acme", "For our eyes only")
    assert made.stamp == "As of Nov 22, 2026 · Owner: ana"
    assert rows(made) == {"Situation": "IT favours us.", "Why now": "The contract ends in May."}
    assert entries(made, "message") == [("", "One record everywhere.", "Proof: Bay did it.")]
    assert entries(made, "next") == [("", "Meet the CFO.", "")]


def test_facts_that_have_no_room_are_left_out_whole_and_the_deal_comes_first() -> None:
    deal = "value: $480K\nstage: evaluation\nclose_date: 2027-02-26\nsegment: enterprise\n"
    long = ROOM + deal + f"tier: {'t' * 60}\nindustry: health\n"
    closed = ROOM + deal + "outcome: {result: won, day: 2026-11-01}\n"

    facts = sheet(long).facts
    status = facts.rpartition(" · ")[2]

    assert facts.startswith("Value $480K · evaluation · Close date Feb 26, 2027 · enterprise")
    assert "…" not in facts
    assert "ttt" not in facts
    assert status not in sheet(closed).facts


FACTORS = """\
external:
  - {what: A merger}
  - {what: A tax, due: 2026-01-01, hits: [cfo]}
  - {what: A law, due: 2027-06-01, hits: [zoe]}
  - {what: A rule, due: 2027-01-01}
"""


@pytest.mark.parametrize(
    ("room", "expected"),
    [
        ((), ("Takes effect Jan 1, 2027: A rule", "Takes effect Jun 1, 2027: A law")),
        (("zoe",), ("Takes effect Jun 1, 2027: A law", "Takes effect Jan 1, 2027: A rule")),
    ],
)
def test_why_now_is_dated_factors_and_pressures_those_that_affect_the_room_first(
    room: tuple[str, ...], expected: tuple[str, ...]
) -> None:
    made = content_of(account(ROOM + "goals: [Grow]\n" + FACTORS), room, as_of=DAY)

    assert tuple(one.text for one in made.lists["why_now"]) == (
        *expected,
        "The contract ends in May",
        "In effect since Jan 1: A tax",
    )


def test_without_a_next_move_the_action_due_first_is_the_next_step() -> None:
    assert entries(sheet(ROOM.replace(", next_move: Meet the CFO.", "")), "next") == [
        ("ana", "Ask Dana", "by Nov 25")
    ]


def test_without_a_plan_a_finding_says_what_to_do_next() -> None:
    bare = replace(account(), summary=Summary(), plan=Plan())

    ((lead, text, due),) = entries(fitted(content_of(bare, as_of=DAY)), "next")

    assert lead == "ana"
    assert text
    assert due.startswith("by ")


def test_a_map_about_which_nothing_is_written_has_a_sheet() -> None:
    made = sheet("name: Acme\n")

    assert not [part for part in made.body if isinstance(part, PeopleTable)]
    assert made.map is not None
    assert made.map.excerpt is None
    assert made.map.missing == "Nobody is on the map yet."
    assert rows(made) == {"Situation": "–", "Why now": "–"}
    assert made.confidentiality == "Confidential"
    assert made.stamp == "As of Nov 22, 2026 · No owner"
    assert made.note_lines > 10


def test_what_is_left_out_is_said() -> None:
    many = "".join(f"  p{n}: {{name: P{n}, roles: [approver]}}\n" for n in range(40))
    made = sheet(f"name: Acme\nstakeholders:\n{many}")

    assert table(made).more == "+35 more, see the page"
    assert made.map is not None
    assert made.map.excerpt is not None
    assert (
        made.map.more == f"{len(made.map.excerpt.layout.cards)} of 40 people; all are on the page"
    )


def test_each_density_level_has_at_most_as_much_as_the_one_before() -> None:
    for before, after in pairwise(DENSITY_LEVELS):
        assert before != after
        assert all(now <= was for was, now in zip(astuple(before), astuple(after), strict=True))
    assert DENSITY_LEVELS[-1].type == SMALLEST_TYPE


@settings(max_examples=60)
@given(st.sampled_from([0, 1, 2, 5, 20, 60]), st.integers(0, 2**32))
def test_every_map_has_a_sheet_that_fits(people: int, seed: int) -> None:
    made = fitted(content_of(stuffed(people, seed), as_of=DAY))

    assert made.type >= SMALLEST_TYPE
    assert height(made) <= HEIGHT
    if made.map and made.map.excerpt:
        assert made.map.excerpt.width <= WIDTH
        assert made.map.excerpt.scale * 10 >= 6, "lettering of six points at least"


@settings(max_examples=20)
@given(st.integers(5, 30), st.integers(0, 2**32))
def test_the_first_step_that_fits_is_taken_with_the_longest_entries_that_fit(
    people: int, seed: int
) -> None:
    all_of = content_of(stuffed(people, seed), as_of=DAY)
    taken = next(n for n, step in enumerate(DENSITY_LEVELS) if _alone(all_of, step))
    longer = [
        replace(DENSITY_LEVELS[taken], characters=one.characters)
        for one in DENSITY_LEVELS[: taken + 1]
    ]

    assert fitted(all_of) == next(filter(None, (_alone(all_of, step) for step in longer)))


def _alone(all_of: OnepagerContent, step: SheetStep) -> Onepager | None:
    try:
        return fitted(all_of, [step])
    except DoesNotFitError:
        return None


def test_levels_whose_last_one_is_too_rich_do_not_fit() -> None:
    rich = replace(DENSITY_LEVELS[0], characters=1000, notes=30)

    with pytest.raises(DoesNotFitError) as caught:
        fitted(content_of(account(FULL), as_of=DAY), [rich])

    assert caught.value.points > 0


def test_what_room_is_left_is_for_notes() -> None:
    made = sheet("name: Acme\nmessage: {say: Hi}\n")

    assert height(made) <= HEIGHT < height(replace(made, note_lines=made.note_lines + 1))


@pytest.mark.parametrize("name", ["regular", "bold"])
def test_the_table_of_widths_is_that_of_the_font(name: str) -> None:
    table = json.loads((THEME / "fonts" / "widths.json").read_text("utf-8"))[name]
    font = TTFont(THEME / "fonts" / f"SourceSans3-{name.title()}.ttf")
    known = {sign: int(units) for units, signs in table.items() for sign in signs}

    assert known == {
        chr(code): font["hmtx"][glyph][0] for code, glyph in font.getBestCmap().items()
    }


@given(st.text(), st.integers(20, 300))
def test_a_text_is_shortened_to_its_characters_and_says_so(text: str, characters: int) -> None:
    short = shortened(text, characters)
    flat = " ".join(text.split())

    assert len(short) <= characters
    assert short == flat or (short.endswith("…") and flat.startswith(short[:-1]))


@given(st.text(min_size=1), st.floats(30, 500))
def test_a_text_cut_to_a_width_takes_one_line(text: str, room: float) -> None:
    short = to_width(text, room, 9)

    assert width(short, 9) <= room
    assert lines(short, room, 9) == 1


@given(st.text(alphabet="ab -漢字é", max_size=200), st.floats(60, 500))
def test_lines_have_room_for_all_words(text: str, room: float) -> None:
    assert lines(text, room, 9) * room >= width(" ".join(text.split()), 9) - 1e-6


def test_a_long_word_takes_as_many_lines_as_it_needs() -> None:
    assert lines("W" * 100, 100, 10) >= width("W" * 100, 10) / 100


def test_people_and_messages_of_ten_thousand_characters_fit() -> None:
    long = "long " * 2000
    acme = Account(
        name=long,
        confidentiality=long,
        message=Message(long, long),
        stakeholders={f"p{n}": Person(name=long, title=long, win=long) for n in range(6)},
    )

    assert height(fitted(content_of(acme, as_of=DAY))) <= HEIGHT


def test_a_teams_own_levels_that_do_not_fit_give_way_to_ours() -> None:
    rich = replace(DENSITY_LEVELS[0], characters=1000, notes=30)
    all_of = content_of(account(FULL), as_of=DAY)

    assert fitted_anyhow(all_of, [rich]) == fitted(all_of)
    assert (
        fitted_anyhow(all_of, DENSITY_LEVELS[-2:])
        == fitted(all_of, DENSITY_LEVELS[-2:])
        != fitted(all_of)
    )
