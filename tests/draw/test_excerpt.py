"""A part of a map for paper: its places, its lettering, and the document it becomes."""

from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from account_maps.draw import ExcerptPlacer, Router, draw_excerpt
from account_maps.draw.compact import compact_layouts
from account_maps.draw.geometry import Box
from account_maps.draw.outline import OrgNode
from account_maps.model.account import Account, Line, Person
from account_maps.model.format import read_account
from account_maps.model.values import Role, Support
from account_maps.texts import english
from maps import FULL

SVG = "{http://www.w3.org/2000/svg}"
EVIL = "</text><script>alert(1)</script>&\u202e'\"{{ 7 * 7 }}"


def full() -> Account:
    account = read_account(FULL.encode(), "full.yaml").account
    assert account is not None
    return account


def drawn(account: Account, *members: str, width: float = 520, height: float = 400) -> ET.Element:
    excerpt = ExcerptPlacer(account).place(members or list(account.stakeholders), width, height)
    assert excerpt is not None
    return ET.fromstring(draw_excerpt(excerpt, account, {}, english(), Router()))  # noqa: S314 - our own


def words(of: ET.Element) -> str:
    return " ".join("".join(text.itertext()) for text in of.iter(f"{SVG}text"))


@st.composite
def nodes(draw: st.DrawFn) -> list[OrgNode]:
    """People in an outline, and some who report to nobody."""
    count = draw(st.integers(1, 16))
    managers = [draw(st.one_of(st.none(), st.integers(0, max(n - 1, 0)))) for n in range(count)]
    return [OrgNode(n, None if m == n else m) for n, m in enumerate(managers)]


@given(nodes())
def test_everybody_has_a_place_of_their_own_inside_the_picture(people: list[OrgNode]) -> None:
    for layout in compact_layouts(people):
        cards = list(layout.cards.values())
        assert len(cards) == len(people)
        assert not any(a.overlaps(b) for n, a in enumerate(cards) for b in cards[:n])
        everything = Box(0, 0, layout.width, layout.height)
        assert all(card.x >= 0 and card.right <= everything.right for card in cards)
        assert all(card.y >= 0 and card.bottom <= everything.bottom for card in cards)


@given(nodes())
def test_a_line_leads_from_each_manager_to_each_report(people: list[OrgNode]) -> None:
    for layout in compact_layouts(people):
        for node in people:
            if node.manager is not None:
                box = layout.cards[node.key]
                ends = [stroke[-1] for stroke in layout.strokes[node.manager]]
                assert any(box.x <= x <= box.right and box.y <= y <= box.bottom for x, y in ends)


@given(nodes())
def test_everybody_stands_below_their_manager(people: list[OrgNode]) -> None:
    for layout in compact_layouts(people):
        for node in people:
            if node.manager is not None:
                assert layout.cards[node.manager].bottom < layout.cards[node.key].y


def test_a_picture_is_as_large_as_the_room_allows_and_never_too_small_to_read() -> None:
    cutter = ExcerptPlacer(full())
    everybody = list(full().stakeholders)

    wide = cutter.place(everybody, 520, 400)
    assert wide is not None
    assert wide.width <= 520
    assert wide.height <= 400
    assert wide.scale * 10 >= 6
    assert cutter.place(everybody, 520, 60) is None
    assert cutter.place([], 520, 400) is None


def test_lines_among_those_shown_are_drawn_and_no_others() -> None:
    people = {key: Person(name=key.upper()) for key in "abc"}
    lines = (Line("a", "b"), Line("b", "c"), Line("c", "a"))
    account = Account(name="Acme", stakeholders=people, influence=lines)

    ways = [path for path in drawn(account, "a", "b").iter(f"{SVG}path") if path.get("data-a")]

    assert [(way.get("data-a"), way.get("data-b")) for way in ways] == [("0", "1")]


def test_it_says_in_words_what_it_shows() -> None:
    picture = drawn(full(), "dana-reyes", "tom-alvarez")
    described = picture.find(f"{SVG}desc")

    assert picture.get("role") == "img"
    assert described is not None
    assert "Dana Reyes" in (described.text or "")
    assert "Decision maker" in (described.text or "")


def test_it_needs_nothing_from_outside_and_leads_nowhere() -> None:
    picture = drawn(full())

    links = [value for one in picture.iter() for key, value in one.items() if key.endswith("href")]
    assert links
    assert all(link.startswith("#map-") for link in links)
    assert not list(picture.iter(f"{SVG}a"))
    style = picture.find(f"{SVG}style")
    assert style is not None
    assert "var(" not in (style.text or "")
    assert "url(" not in (style.text or "")


def test_hostile_names_are_words() -> None:
    person = Person(name=EVIL, title=EVIL, roles=(Role.CHAMPION,), support=Support.ENEMY)
    account = Account(name=EVIL, stakeholders={"a": person})

    picture = drawn(account)

    assert "script" not in {one.tag.removeprefix(SVG) for one in picture.iter()}
    assert "</text><script>" in words(picture)
