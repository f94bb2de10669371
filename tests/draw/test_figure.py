"""The figure as a page gets it."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from markupsafe import Markup

import real
from account_maps.draw import Drawing, ExtraView, Router, draw_map
from account_maps.model.account import Account, Colleague, Line, Person, Tie, Unit
from account_maps.model.values import Influence, Level, LineKind, Role, State, Support
from account_maps.texts import english
from draw.forests import accounts

HOSTILE = """</title><script>alert(1)</script><img src=x onerror=alert(1)>"'{{7*7}}]]>--><!--"""
TEAM = {"ana": Colleague(name="Ana Lima"), "ben": Colleague(name="Ben Roth")}
ROUTER = Router()


class Page(HTMLParser):
    """What a browser would find: elements with their attributes, and all text."""

    def __init__(self, drawing: Drawing) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.text = ""
        self.feed("".join([drawing.patterns, drawing.figure, *drawing.surroundings.values()]))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.text += data

    def values(self, name: str) -> list[str]:
        return [attributes[name] for _, attributes in self.found if name in attributes]

    def tags(self) -> set[str]:
        return {tag for tag, _ in self.found}

    def classes(self) -> set[str]:
        return {name for value in self.values("class") for name in value.split()}


def draw(account: Account, *extra: ExtraView) -> Drawing:
    return draw_map(account, TEAM, english(), ROUTER, extra)


def page(account: Account, *extra: ExtraView) -> Page:
    return Page(draw(account, *extra))


def company(**people: Person) -> Account:
    return Account(name="Northwind", stakeholders=people)


def boss(**facts: object) -> Person:
    return Person(name="Dana Reyes", title="Chief Information Officer", **facts)  # type: ignore[arg-type]


@settings(max_examples=30, deadline=None)
@given(accounts())
def test_any_map_is_drawn_with_each_person_once_and_every_reference_leading_somewhere(
    account: Account,
) -> None:
    drawn = page(account)
    ids = drawn.values("id")
    assert len(ids) == len(set(ids))
    cards = [name for name in ids if name.startswith("card-")]
    assert sorted(cards) == sorted(f"card-{n}" for n in range(len(account.stakeholders)))
    within = [link for link in drawn.values("xlink:href") if not link.startswith("#person-")]
    named = [name for value in drawn.values("aria-labelledby") for name in value.split()]
    assert {link.removeprefix("#") for link in within} | set(named) <= set(ids)


@settings(max_examples=30, deadline=None)
@given(accounts())
def test_the_same_map_gives_the_same_bytes(account: Account) -> None:
    assert draw(account) == draw(account)


@settings(max_examples=30, deadline=None)
@given(accounts())
def test_the_whole_map_holds_every_line_once_with_its_direction(account: Account) -> None:
    whole = Page(Drawing(first_view(draw(account)), {}, Markup(), ()))
    numbers = {person_id: str(n) for n, person_id in enumerate(account.stakeholders)}
    wanted = [(numbers[line.source], numbers[line.target]) for line in account.influence]
    lines = [a for _, a in whole.found if "data-a" in a]
    assert [(line["data-a"], line["data-b"]) for line in lines] == wanted


def first_view(drawing: Drawing) -> Markup:
    return Markup(drawing.figure.split("</svg>")[0])  # noqa: S704 - ours already


def test_hostile_text_is_shown_as_text_and_nothing_else() -> None:
    person = Person(name=HOSTILE, title=HOSTILE, unit="u", ties={"eve": Tie()})
    account = Account(
        name=HOSTILE,
        units={"u": Unit(name=HOSTILE)},
        stakeholders={
            "a": person,
            "b": Person(name=HOSTILE, unit="u", reports_to="a"),
            "c": boss(),
        },
        influence=(Line(source="a", target="b"),),
    )
    eve = {"eve": Colleague(name=HOSTILE)}
    drawn = Page(draw_map(account, eve, english(), ROUTER))
    assert not drawn.tags() & {"script", "img", "b"}
    assert drawn.text.count(HOSTILE) >= 3


def test_no_name_ever_reaches_graphviz(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []

    def record(_: str, dot: str) -> bytes:
        seen.append(dot)
        return b""

    monkeypatch.setattr("account_maps.draw.graphviz._run", record)
    zaphod = Person(name="Zaphod", title="Zaphod", unit="zaphod")
    people = {"a": zaphod} | {
        key: Person(name="Zaphod", unit=key, reports_to="a") for key in ("zaphod", "c")
    }
    lines = (Line(source="a", target="zaphod", note="Zaphod"),)
    draw_map(Account(name="Zaphod", stakeholders=people, influence=lines), TEAM, english(), ROUTER)
    assert len(seen) == 1
    assert "zaphod" not in seen[0].lower()


@settings(max_examples=20, deadline=None)
@given(accounts())
def test_nothing_in_the_figure_needs_an_inline_style_or_script(account: Account) -> None:
    drawn = page(account)
    names = {name for _, attributes in drawn.found for name in attributes}
    assert "style" not in names
    assert not [name for name in names if name.startswith("on")]
    assert not drawn.tags() & {"style", "script"}


def test_a_map_without_people_has_no_figure() -> None:
    assert draw(Account(name="Empty")) == Drawing(Markup(), {}, Markup(), ())


def test_a_card_leads_to_the_person_on_the_page_whatever_the_script_of_the_id() -> None:
    links = page(company(**{"남궁-유진": boss()})).values("xlink:href")
    assert "#person-%EB%82%A8%EA%B6%81-%EC%9C%A0%EC%A7%84" in links


def test_a_card_says_in_words_all_that_its_signs_say() -> None:
    facts = boss(
        roles=(Role.DECISION_MAKER, Role.CHAMPION),
        support=Support.ENEMY,
        veto=True,
        influence=Influence.INNER_CIRCLE,
        ties={"ben": Tie(), "ana": Tie(level=Level.PROBLEM_SOLVER)},
    )
    said = (
        "Dana Reyes; Chief Information Officer; Decision maker; Champion; Opponent; Can veto; "
        "Inner circle; known by Ana Lima, Ben Roth"
    )
    assert said in page(company(dana=facts)).text


def test_a_person_with_a_role_whom_nobody_of_us_knows_is_marked() -> None:
    assert "map-stranger" in page(company(dana=boss(roles=(Role.LEGAL,)))).classes()


def test_a_person_with_a_role_whom_one_of_us_knows_is_not_marked() -> None:
    known = boss(roles=(Role.LEGAL,), ties={"ana": Tie()})
    assert "map-stranger" not in page(company(dana=known)).classes()


def test_a_card_shows_who_of_us_knows_them_best_and_how_many_others_do() -> None:
    ties = {"ben": Tie(level=Level.VENDOR), "ana": Tie(level=Level.TRUSTED_ADVISOR)}
    drawn = page(company(dana=boss(ties=ties)))
    assert "AL+1" in drawn.text
    assert "#map-bars-4" in drawn.values("xlink:href")


def test_a_long_role_is_written_in_full_beside_who_knows_them() -> None:
    ties = {"ana": Tie(level=Level.VENDOR), "ben": Tie()}
    roles = (Role.EXECUTIVE_SPONSOR, Role.LEGAL)
    drawn = page(company(dana=boss(roles=roles, ties=ties)))
    whole = drawn.text[: drawn.text.index("Legend")]
    assert "Executive sponsorAL" in whole
    assert "Executive sponsor; Legal" in whole
    assert "known by Ana Lima, Ben Roth" in whole


def test_a_post_whose_holder_is_not_known_says_so() -> None:
    drawn = page(company(cso=Person(title="CSO", placeholder=True)))
    assert "Vacant or not known" in drawn.text
    assert "map-vacant" in drawn.classes()


def test_the_committee_leaves_out_those_who_are_gone_or_play_no_part() -> None:
    people = {
        "a": boss(roles=(Role.CHAMPION,)),
        "b": Person(name="Gone", roles=(Role.APPROVER,), state=State.LEFT),
        "c": Person(name="Other", roles=(Role.OTHER,)),
        "d": Person(name="Veto", veto=True),
    }
    drawn = page(company(**people))
    assert [link for link in drawn.values("xlink:href") if link.startswith("#card-")] == [
        "#card-0",
        "#card-3",
    ]


def test_a_map_without_a_committee_has_no_view_of_it() -> None:
    assert "map-view-committee" not in page(company(a=boss(), b=Person(name="B"))).values("id")


def test_lines_that_touch_nobody_of_the_committee_show_only_on_demand() -> None:
    people = {name: Person(name=name, reports_to="a") for name in "bcd"}
    people["a"] = boss(roles=(Role.CHAMPION,))
    lines = (Line(source="b", target="c"), Line(source="b", target="a"))
    account = Account(name="N", stakeholders=people, influence=lines)
    drawn = page(account)
    quiet = [a for _, a in drawn.found if "map-quiet" in a.get("class", "")]
    assert [(line["data-a"], line["data-b"]) for line in quiet] == [("0", "1")]
    assert "map-show-all" in drawn.classes()


def test_the_legend_explains_only_what_occurs() -> None:
    text = page(company(a=boss(support=Support.MENTOR))).text
    legend = text[text.index("Legend") :]
    assert "Mentor" in legend
    assert not re.search("Opponent|Conflict|Can veto|Inner circle", legend)


def test_folded_people_are_named_in_a_list_that_the_fold_leads_to() -> None:
    people = {"a": boss()} | {f"w{n}": Person(name=f"W{n}", reports_to="a") for n in range(90)}
    drawn = page(company(**people))
    assert "+50 more" in drawn.text
    assert "50 more who report to Dana Reyes" in drawn.text
    assert "#person-w89" in drawn.values("href")


def test_a_view_that_another_room_made_becomes_a_tab() -> None:
    drawn = page(company(a=boss()), ExtraView("power", "Power <", Markup("<table></table>")))
    assert "map-view-power" in drawn.values("id")
    assert "Power <" in drawn.text
    assert "table" in drawn.tags()


def test_a_unit_of_two_or_more_has_a_view_of_its_own_nested_units_included() -> None:
    units = {"it": Unit(name="IT", units={"ops": Unit(name="Ops")}), "hr": Unit(name="HR")}
    people = {
        "a": Person(name="A", unit="it"),
        "b": Person(name="B", unit="ops", reports_to="a"),
        "c": Person(name="C", unit="hr"),
    }
    drawn = page(Account(name="N", units=units, stakeholders=people))
    assert [name for name in drawn.values("data-view") if name != "all"] == ["unit-0"]
    assert "Ops" in drawn.text


def test_people_with_three_others_around_them_have_a_picture_of_their_surroundings() -> None:
    people = {
        "a": boss(),
        "b": Person(name="B", reports_to="a"),
        "c": Person(name="C", reports_to="b"),
        "d": Person(name="D"),
    }
    lines = (Line(source="d", target="b"), Line(source="b", target="a"))
    account = Account(name="N", stakeholders=people, influence=lines)
    surroundings = draw(account).surroundings
    assert set(surroundings) == {"b"}
    assert "Influenced by" in surroundings["b"]


def test_an_influence_line_moves_no_card() -> None:
    people = {f"p{n}": Person(name=f"P{n}", reports_to="p0" if n else None) for n in range(9)}
    before = Account(name="N", stakeholders=people)
    after = Account(name="N", stakeholders=people, influence=(Line(source="p3", target="p7"),))
    places = [name for name in page(before).values("transform") if "translate" in name]
    assert len(places) > len(people)
    assert page(after).values("transform") == page(before).values("transform")


def test_a_site_without_graphviz_gets_its_map_and_a_warning() -> None:
    lines = (Line(source="a", target="c", kind=LineKind.CONFLICT),)
    people = {"a": boss()} | {k: Person(name=k, unit=k, reports_to="a") for k in "bc"}
    account = Account(name="N", stakeholders=people, influence=lines)
    drawing = draw_map(account, TEAM, english(), Router("no-such-engine"))
    assert len(drawing.warnings) == 1
    assert "map-conflict" in Page(drawing).classes()


@pytest.mark.parametrize("size", [1, 2, 8, 20, 60, 150, 600])
def test_maps_of_any_size_are_drawn(size: int) -> None:
    people = {
        f"p{n}": Person(
            name=f"P {n}", roles=(Role.INFLUENCER,), reports_to=f"p{n // 7}" if n else None
        )
        for n in range(size)
    }
    lines = tuple(Line(source=f"p{n}", target=f"p{n // 3}") for n in range(1, size, 9))
    account = Account(name="N", stakeholders=people, influence=lines)
    drawing = draw(account)
    assert not drawing.warnings
    cards = [name for name in Page(drawing).values("id") if name.startswith("card-")]
    assert len(cards) == size


def test_a_picture_that_needs_several_sheets_of_paper_is_marked() -> None:
    heads = {f"h{n}": Person(name="H", unit=f"u{n}", reports_to="a") for n in range(4)}
    few = {"a": boss()} | heads
    many = few | {f"p{n}": Person(name="P", reports_to=f"h{n % 4}") for n in range(90)}
    assert "map-tall" not in page(company(**few)).classes()
    assert "map-tall" in page(company(**many)).classes()


def test_a_line_from_somebody_to_themselves_is_not_drawn() -> None:
    account = Account(
        name="N", stakeholders={"a": boss()}, influence=(Line(source="a", target="a"),)
    )
    assert not page(account).values("data-a")


def test_krackhardts_managers_keep_all_their_lines_and_directions() -> None:
    data = real.krackhardt()
    people = {
        person["id"]: Person(name=person["name"], reports_to=person["reports_to"])
        for person in data["people"]
    }
    lines = tuple(
        Line(source=tie["to"], target=tie["from"])
        for tie in data["relations"]
        if tie["kind"] == "advice"
    )
    drawing = draw(Account(name="Krackhardt", stakeholders=people, influence=lines))
    starts = Page(Drawing(first_view(drawing), {}, Markup(), ())).values("data-a")
    assert len(starts) == 190
    numbers = list(people)
    asked = {key: starts.count(str(numbers.index(key))) for key in ("m02", "m18", "m21", "m01")}
    assert asked == {"m02": 18, "m18": 15, "m21": 15, "m01": 13}
    assert not drawing.warnings
