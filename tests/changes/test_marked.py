"""One picture of two versions of a map: who is marked, where they stand, which lines are drawn."""

import re
from collections import Counter
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from account_maps.changes import ChangeStatus, Comparison, LineState, Ref, compare
from account_maps.changes.picture.badges import RADIUS, badges
from account_maps.changes.picture.marked import (
    WORD_SIZE,
    PersonChange,
    PictureContext,
    draw_marked,
    mark_of,
)
from account_maps.changes.picture.merged import MergedMap, is_gone, merged_map, posts, surroundings
from account_maps.changes.picture.reporting_paths import reporting_paths
from account_maps.draw.geometry import Box
from account_maps.draw.layout import arrange
from account_maps.draw.outline import OrgNode
from account_maps.draw.route import CURVES, Router
from account_maps.draw.text_width import text_width
from account_maps.model.account import Account, Line, Person, Unit
from account_maps.model.values import LineKind, Support
from account_maps.texts import english
from draw import forests
from measure.made_up import accounts, with_person, without_people

SVG = "{http://www.w3.org/2000/svg}"
EVIL = "</text></style><script>alert(1)</script>&'\"{{ 7 * 7 }}"


def picture(
    before: Account,
    after: Account,
    *,
    few: bool = False,
    told: dict[Ref, PersonChange] | None = None,
    engine: str | None = CURVES,
) -> ET.Element:
    """The picture of two versions; how lines are led is tested elsewhere, so curves will do."""
    union = merged_map(before, after, compare(before, after))
    shown = surroundings(union) if few else {*union.states}
    telling = PictureContext(after.name, told or {}, "What changed.", {}, english())
    svg = draw_marked("map-1", union, shown, telling, Router(engine))
    return ET.fromstring(svg)  # noqa: S314 - our own


def marks(of: ET.Element, kind: str = "mark-") -> Counter[str]:
    """How often each mark occurs on cards, or on something else."""
    found: Counter[str] = Counter()
    for element in of.iter():
        for name in element.get("class", "").split():
            state = name.removeprefix(kind)
            if state != name and state in {*ChangeStatus}:
                found[state] += 1
    return found


def words(of: ET.Element) -> str:
    return " ".join("".join(text.itertext()) for text in of.iter(f"{SVG}text"))


def drawable(comparison: Comparison) -> list[LineState]:
    return [line for line in comparison.lines if line.source != line.target]


@pytest.fixture
def office() -> Account:
    """Two managers below one head, each with a report."""
    people = {
        "head": Person("Hanna Head"),
        "east": Person("Egon East", reports_to="head"),
        "one": Person("Olga One", reports_to="east", support=Support.NEUTRAL),
        "west": Person("Wanda West", reports_to="head"),
        "two": Person("Theo Two", reports_to="west"),
    }
    return Account("Office", stakeholders=people, influence=(Line("one", "head"),))


@given(accounts(), accounts())
@settings(max_examples=60)
def test_everybody_to_whom_something_happened_is_marked_and_nobody_else(
    one: Account, other: Account
) -> None:
    comparison = compare(one, other)
    expected = Counter(str(mark_of(state)) for state in comparison.people)
    assert marks(picture(one, other)) == expected


@given(accounts(), accounts())
@settings(max_examples=60)
def test_every_line_of_both_versions_is_drawn_as_what_became_of_it(
    one: Account, other: Account
) -> None:
    lines = drawable(compare(one, other))
    drawn = picture(one, other)
    assert marks(drawn, "mark-way-") == Counter(str(line.status) for line in lines)
    signs = marks(drawn, "mark-badge-")
    led = [line for line in lines if line.status is not ChangeStatus.SAME]
    below = [
        line
        for line in led
        if line.kind == "reports_to"
        and (line.status is ChangeStatus.ADDED or line.source.after is None)
    ]
    assert sum(signs.values()) == len(led) - len(below)


@given(accounts(), accounts())
@settings(max_examples=60)
def test_the_way_back_swaps_who_came_and_who_went(one: Account, other: Account) -> None:
    there, back = marks(picture(one, other)), marks(picture(other, one))
    assert there["added"] == back["removed"]
    assert there["removed"] == back["added"]
    for status in ("moved", "changed", "renamed", "same"):
        assert there[status] == back[status]


@given(accounts(), accounts())
def test_a_part_shows_all_that_is_marked_and_everybody_above(one: Account, other: Account) -> None:
    union = merged_map(one, other, compare(one, other))
    part = surroundings(union)
    assert {
        who for who, state in union.states.items() if state.status is not ChangeStatus.SAME
    } <= part
    assert {union.managers[who] for who in part if who in union.managers} <= part
    changed = [line for line in union.lines if line.status is not ChangeStatus.SAME]
    assert {end for line in changed for end in (line.source, line.target)} <= part


@given(accounts(), st.sets(st.integers(0, 11)))
def test_who_has_gone_keeps_the_place_and_the_manager(one: Account, places: set[int]) -> None:
    gone = {key for place, key in enumerate(one.stakeholders) if place in places}
    union = merged_map(one, without_people(one, gone), compare(one, without_people(one, gone)))
    assert [who.before for who in union.states] == [*one.stakeholders]
    for who in filter(is_gone, union.states):
        manager = union.managers.get(who)
        assert (manager and manager.before) == union.persons[who].reports_to


@given(forests.nodes(40))
def test_a_line_is_traced_from_the_manager_to_each_report(people: list[OrgNode]) -> None:
    layout = arrange([post._replace(foldable=False) for post in people])
    for manager in {post.manager for post in people if post.manager is not None}:
        card = layout.cards[manager]
        below = [layout.cards[post.key] for post in people if post.manager == manager]
        strokes = {end for stroke in layout.strokes[manager] for end in stroke}
        for path, box in zip(
            reporting_paths(layout.strokes[manager], card, below), below, strict=True
        ):
            corners = [(int(x), int(y)) for x, y in re.findall(r"(-?\d+) (-?\d+)", path)]
            assert corners[0][1] == card.bottom
            assert corners[-1] == (box.x, box.entry)
            assert {*corners} <= strokes
            assert all(a[0] == b[0] or a[1] == b[1] for a, b in pairwise(corners))


def test_somebody_who_moved_has_the_old_line_and_the_new_one(office: Account) -> None:
    drawn = picture(office, with_person(office, "one", reports_to="west"), engine=None)
    lines = [path.get("class", "") for path in drawn.iter(f"{SVG}path")]
    assert [one for one in lines if "mark-reports_to mark-way-removed" in one] != []
    assert [one for one in lines if "mark-reports_to mark-way-added" in one] != []
    assert "→ MOVED" in words(drawn)


def test_a_ghost_stands_between_those_it_stood_between(office: Account) -> None:
    after = without_people(office, {"east", "one"})
    union = merged_map(office, after, compare(office, after))
    heights = dict.fromkeys(union.states, 58)
    layout = arrange(posts(union, {*union.states}, heights))
    number = {who.shown: key for key, who in enumerate(union.states)}
    east, one = layout.cards[number["east"]], layout.cards[number["one"]]
    assert east.bottom < one.y
    assert east.x < one.x
    assert "− REMOVED" in words(picture(office, after))


def test_a_new_id_alone_has_a_word_of_its_own(office: Account) -> None:
    people = {"zoe" if key == "two" else key: one for key, one in office.stakeholders.items()}
    drawn = picture(office, replace(office, stakeholders=people))
    assert marks(drawn)["renamed"] == 1
    assert "Δ RENAMED" in words(drawn)


def test_a_card_says_what_changed_as_far_as_there_is_room(office: Account) -> None:
    after = with_person(office, "one", support=Support.ENEMY)
    phrases = ["Neutral → Opponent", *(f"Field {n}: {'before ' * 9}→ after" for n in range(9))]
    drawn = picture(office, after, told={Ref("one", "one"): PersonChange("All of it.", phrases)})
    said = [
        text.text or "" for text in drawn.iter(f"{SVG}text") if text.get("class") == "mark-word"
    ]
    assert said[0] == "Neutral → Opponent"
    assert said[-1] == "and 7 more changes"
    assert all(text_width(one, WORD_SIZE) <= 172 for one in said)
    assert any("All of it." in (title.text or "") for title in drawn.iter(f"{SVG}title"))


@pytest.mark.parametrize(
    ("phrase", "lines"),
    [
        ("Neutral → Mentor", ["Neutral → Mentor"]),
        ("Reports to: Erik Lindqvist → Karen Holm", ["Reports to: Erik Lindqvist →", "Karen Holm"]),
        (f"Name: {'Long ' * 20}→ Short", ["Name: Long Long Long Lo… →", "Short"]),
        ("wordwithoutanyend" * 9, ["wordwithoutanyendwordwith…"]),
    ],
)
def test_what_is_now_is_read_even_where_what_was_is_long(
    office: Account, phrase: str, lines: list[str]
) -> None:
    after = with_person(office, "one", name="Another")
    drawn = picture(office, after, told={Ref("one", "one"): PersonChange("", [phrase])})
    said = [one.text for one in drawn.iter(f"{SVG}text") if one.get("class") == "mark-word"]
    assert said == lines


def test_the_units_are_those_of_now_and_a_ghost_goes_with_its_unit(office: Account) -> None:
    before = with_person(with_person(office, "two", unit="old"), "west", unit="old")
    before = replace(before, units={"old": Unit("Western region")})
    after = replace(
        with_person(without_people(before, {"two"}), "west", unit="new"),
        units={"new": Unit("Western region")},
    )
    union = merged_map(before, after, compare(before, after))
    assert {union.units[who] for who in union.states if who.before in {"two", "west"}} == {"new"}


def test_a_sign_stands_off_the_cards_and_off_other_signs() -> None:
    cards = [Box(0, 0, 192, 58), Box(300, 0, 192, 58), Box(200, 200, 60, 60)]
    ways = [("M192 29L300 29", ChangeStatus.ADDED), ("M192 29L300 29", ChangeStatus.REMOVED)]
    ways.append(("M230 58L230 300", ChangeStatus.CHANGED))
    found = badges(ways, cards)
    assert [badge.status for badge in found] == [status for _, status in ways]
    for badge in found:
        mine = Box(badge.x - RADIUS, badge.y - RADIUS, 2 * RADIUS, 2 * RADIUS)
        assert not any(mine.overlaps(card) for card in cards)
    assert abs(found[0].x - found[1].x) > 2 * RADIUS


def test_hostile_text_stays_text(office: Account) -> None:
    after = with_person(office, "one", name=EVIL, title=EVIL)
    after = replace(after, name=EVIL, units={"u": Unit(EVIL)})
    after = with_person(after, "two", unit="u")
    drawn = picture(office, after, told={Ref("one", "one"): PersonChange(EVIL, [EVIL])})
    assert not list(drawn.iter(f"{SVG}script"))
    assert EVIL in "".join(drawn.itertext())


def test_a_line_to_oneself_is_left_out(office: Account) -> None:
    after = replace(office, influence=(Line("one", "one", kind=LineKind.CONFLICT),))
    union: MergedMap = merged_map(office, after, compare(office, after))
    assert any(line.source == line.target for line in union.lines)
    assert marks(picture(office, after), "mark-way-")["added"] == 0
