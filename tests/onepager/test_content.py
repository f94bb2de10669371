"""The one-pager: who and what stands on it, and how much of it fits."""

import datetime as dt
import json
import random
from itertools import pairwise

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import asdict, astuple, replace

from account_maps.html.environment import THEME
from account_maps.measure import measure
from account_maps.model.account import Account, Message, Person, Plan, Summary
from account_maps.model.format import read_account
from account_maps.model.paper import DENSITY_LEVELS, SMALLEST_TYPE, SheetStep
from account_maps.model.rules import Rules
from account_maps.onepager import DoesNotFitError, OnepagerContent, fitted, fitted_anyhow
from account_maps.onepager.fit import height
from account_maps.onepager.form import HEIGHT, WIDTH
from account_maps.onepager.lines import lines, shortened, to_width, width
from account_maps.onepager.ranking import ranked
from account_maps.onepager.sheet import Onepager, Section
from maps import FULL
from sheets import content_of, stuffed

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


def texts(section: Section) -> list[tuple[str, str, str]]:
    return [(item.lead, item.text, item.aside) for item in section.items]


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
    row = sheet().people.rows[0]

    assert asdict(row) == {
        "id": "cfo",
        "name": "Priya Nair",
        "title": "Chief Financial Officer",
        "roles": "Economic buyer",
        "sign": "?",
        "stance": "Attitude unknown, veto, assumed",
        "wants": ("A calm audit", "Four systems"),
        "say": ("The price is fixed.", "Bring: The contract of Bay"),
        "avoid": ("2023",),
    }


def test_promises_and_actions_stand_by_day_with_who_and_whether_they_are_late() -> None:
    assert texts(sheet().promises) == [
        ("They promised", "A list of sites", "overdue since 20 Nov"),
        ("ana", "Ask Dana", "by 25 Nov"),
        ("We promised", "A reference call", "by 1 Dec"),
    ]


def test_objections_that_have_an_answer_come_first() -> None:
    assert texts(sheet().objections) == [
        ("“It failed in 2023.”", "That moved all at once.", "Champ"),
        ("“You are new.”", "", "Champ"),
    ]


def test_the_head_and_the_situation_say_what_the_map_says() -> None:
    made = sheet()

    assert (made.name, made.confidentiality) == ("Acme", "For our eyes only")
    assert made.stamp == "As of 22 Nov 2026 · Owner: ana"
    assert [(row.lead, row.text) for row in made.situation] == [
        ("Situation", "IT favours us."),
        ("Why now", "One record. The contract ends in May."),
    ]
    assert texts(made.message) == [("", "One record everywhere.", "Bring: Bay did it.")]
    assert texts(made.next_step) == [("", "Meet the CFO.", "")]


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
        ((), ("Takes effect 1 Jan 2027: A rule", "Takes effect 1 Jun 2027: A law")),
        (("zoe",), ("Takes effect 1 Jun 2027: A law", "Takes effect 1 Jan 2027: A rule")),
    ],
)
def test_why_now_begins_with_what_is_coming_for_those_in_the_room_then_the_nearest(
    room: tuple[str, ...], expected: tuple[str, ...]
) -> None:
    account = read_account((ROOM + FACTORS).encode(), "acme.yaml").account
    assert account

    assert content_of(account, room, as_of=DAY).why_now == (
        *expected,
        "One record.",
        "The contract ends in May",
        "A merger",
        "In effect since 1 Jan 2026: A tax",
    )


def test_without_a_next_move_the_action_due_first_is_the_next_step() -> None:
    assert texts(sheet(ROOM.replace(", next_move: Meet the CFO.", "")).next_step) == [
        ("ana", "Ask Dana", "by 25 Nov")
    ]


def test_without_a_plan_a_finding_says_what_to_do_next() -> None:
    bare = replace(account(), summary=Summary(), plan=Plan())

    ((lead, text, due),) = texts(fitted(content_of(bare, as_of=DAY)).next_step)

    assert lead == "ana"
    assert text
    assert due.startswith("by ")


def test_a_map_about_which_nothing_is_written_has_a_sheet() -> None:
    made = sheet("name: Acme\n")

    assert made.people.rows == ()
    assert made.map.excerpt is None
    assert made.map.missing == "Nobody is on the map yet."
    assert [row.text for row in made.situation] == ["–", "–"]
    assert made.confidentiality == "Confidential"
    assert made.stamp == "As of 22 Nov 2026 · No owner"
    assert made.note_lines > 10


def test_a_meeting_has_its_people_on_the_sheet_and_round_its_map() -> None:
    made = sheet(ROOM, "zoe", "big")

    assert made.people.heading == "In the room"
    assert [row.id for row in made.people.rows][:2] == ["zoe", "big"]
    assert made.map.heading == "Round the table"
    assert made.map.excerpt is not None
    assert {4, 0, 6} == set(made.map.excerpt.layout.cards)


def test_what_those_in_the_room_are_asked_and_may_say_comes_first() -> None:
    slow = "zoe: {talking_points: {objections: [{objection: Slow}]}, "
    asked, of_zoe = (sheet(ROOM.replace("zoe: {", slow), *who) for who in ((), ("zoe",)))

    assert [item.aside for item in asked.objections.items] == ["Champ", "Champ"]
    assert [item.aside for item in of_zoe.objections.items] == ["Zoe", "Champ"]


def test_what_is_left_out_is_said() -> None:
    many = "".join(f"  p{n}: {{name: P{n}, roles: [approver]}}\n" for n in range(40))
    made = sheet(f"name: Acme\nstakeholders:\n{many}")

    assert made.people.more == "+35 more, see the page"
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
    if made.map.excerpt:
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
