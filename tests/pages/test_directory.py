"""The directory of people, the families of companies, and the territories, as plain objects."""

import datetime as dt
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from selectolax.lexbor import LexborHTMLParser

from account_maps.draw.family import CompanyRow, SharedPerson, draw_family
from account_maps.html.links import Links
from account_maps.measure import measure
from account_maps.measure.records import AccountSummary
from account_maps.measure.stakes import stakes
from account_maps.measure.summary import summarize
from account_maps.model.account import Account, Person
from account_maps.model.load import load_playbook
from account_maps.model.playbook import Playbook
from account_maps.model.rules import Rules
from account_maps.model.values import Role, Support
from account_maps.pages.companies import content as companies_content
from account_maps.pages.companies import families_html
from account_maps.pages.companies.content import families
from account_maps.pages.overview import Overview
from account_maps.pages.people import content as people_content
from account_maps.pages.people.content import directory, findable, first_letter
from account_maps.pages.territories.content import territories, territory_pages, territory_table
from account_maps.read.amounts import Money
from account_maps.read.ids import why_no_id
from account_maps.texts import english

DAY = dt.date(2026, 11, 20)
TEXTS = english()
LINKS = Links(
    account=lambda account: f"../accounts/{account}/",
    plan=lambda plan: plan,
    edit=lambda _line: None,
    finding=lambda code: f"../findings/{code}/",
    colleague=lambda colleague: f"../team/{colleague}/",
)


@pytest.fixture
def maps(tmp_path: Path) -> Path:
    folder = tmp_path / "maps"
    folder.mkdir()
    return folder


def write(maps: Path, **accounts: object) -> Playbook:
    """The playbook of some maps; underscores in their names become hyphens."""
    for name, account in accounts.items():
        path = maps / f"{name.replace('_', '-')}.yaml"
        path.write_text(json.dumps(account, ensure_ascii=False), "utf-8")
    return load_playbook(maps, None, root=maps.parent)


def people(**stakeholders: object) -> dict[str, object]:
    return {key.replace("_", "-"): person for key, person in stakeholders.items()}


ANA = {"name": "Ana Weiß", "title": "CFO", "person": "ana", "roles": ["economic_buyer"]}
BEN = {"name": "Ben Roth", "person": "ben"}


def test_a_person_is_listed_once_with_all_posts(maps: Path) -> None:
    playbook = write(
        maps,
        acme={"name": "Acme", "stakeholders": people(ana=ANA)},
        bolt={"name": "Bolt", "stakeholders": people(a={**ANA, "title": "Chair"})},
    )
    page = directory(playbook, LINKS, TEXTS)
    (letter,) = page.letters
    (person,) = letter.people
    assert person.name == "Ana Weiß"
    assert [(one.title, one.account.text, one.account.href) for one in person.posts] == [
        ("CFO", "Acme", "../accounts/acme/#person-ana"),
        ("Chair", "Bolt", "../accounts/bolt/#person-a"),
    ]
    assert (page.everybody, page.shown, page.several) == (1, 1, 1)


def test_two_of_the_same_name_without_a_key_are_two_people(maps: Path) -> None:
    ana = {"name": "Ana Weiß"}
    playbook = write(
        maps,
        acme={"name": "Acme", "stakeholders": people(ana=ana)},
        bolt={"name": "Bolt", "stakeholders": people(ana=ana)},
    )
    assert [len(one.posts) for one in directory(playbook, LINKS, TEXTS).letters[0].people] == [1, 1]


def test_people_are_sorted_without_accents_and_capitals(maps: Path) -> None:
    names = ["Zoë Ek", "Ángel Ruiz", "anders Ny", "김민준", "Øla By", "3PO"]
    stakeholders = {f"p{n}": {"name": name} for n, name in enumerate(names)}
    page = directory(write(maps, acme={"name": "Acme", "stakeholders": stakeholders}), LINKS, TEXTS)
    assert [letter.label for letter in page.letters] == ["#", "A", "O", "Z", "김"]
    assert [one.name for one in page.letters[1].people] == ["anders Ny", "Ángel Ruiz"]
    assert [letter.anchor for letter in page.letters][:2] == ["other", "letter-a"]


def test_a_post_that_is_still_held_comes_before_one_that_was_left(maps: Path) -> None:
    playbook = write(
        maps,
        acme={"name": "Acme", "stakeholders": people(ana={**ANA, "state": "moved"})},
        bolt={"name": "Bolt", "stakeholders": people(ana=ANA)},
    )
    posts = directory(playbook, LINKS, TEXTS).letters[0].people[0].posts
    assert [(one.account.text, one.state and one.state.text) for one in posts] == [
        ("Bolt", None),
        ("Acme", "Moved"),
    ]


def test_only_the_committee_is_told_to_be_known_by_nobody(maps: Path) -> None:
    stakeholders = people(ana=ANA, bo={"name": "Bo"})
    page = directory(write(maps, acme={"name": "Acme", "stakeholders": stakeholders}), LINKS, TEXTS)
    told = [(one.name, one.posts[0].unmet) for letter in page.letters for one in letter.people]
    assert told == [("Ana Weiß", True), ("Bo", False)]


def test_a_post_whose_holder_is_unknown_is_nobody(maps: Path) -> None:
    cso = {"title": "Chief Security Officer", "placeholder": True}
    playbook = write(maps, acme={"name": "Acme", "stakeholders": people(cso=cso)})
    assert directory(playbook, LINKS, TEXTS).everybody == 0


@pytest.mark.parametrize(
    ("limit", "part", "names"),
    [
        (4, "everybody", ["Ana Weiß", "Bo", "Cy", "Di"]),
        (3, "several_or_decide", ["Ana Weiß", "Cy"]),
        (1, "several", ["Cy"]),
    ],
)
def test_a_page_too_small_for_everybody_shows_those_who_matter_across_accounts(
    maps: Path, monkeypatch: pytest.MonkeyPatch, limit: int, part: str, names: list[str]
) -> None:
    monkeypatch.setattr(people_content, "MOST_LISTED", limit)
    cy = {"name": "Cy", "person": "cy"}
    gone = {"name": "Di", "roles": ["decision_maker"], "state": "left"}
    playbook = write(
        maps,
        acme={"name": "Acme", "stakeholders": people(ana=ANA, bo={"name": "Bo"}, cy=cy)},
        bolt={"name": "Bolt", "stakeholders": people(cy=cy, di=gone)},
    )
    page = directory(playbook, LINKS, TEXTS)
    assert page.part == part
    assert [one.name for letter in page.letters for one in letter.people] == names
    assert (page.everybody, page.shown) == (4, len(names))


@given(st.text(min_size=1))
def test_a_letter_is_one_a_name_can_be_listed_under(name: str) -> None:
    letter = first_letter(name)
    assert letter == "#" or letter.upper() == letter
    assert not letter.isspace()


def test_the_finder_gets_an_id_only_where_it_is_not_the_name_in_small_letters(maps: Path) -> None:
    stakeholders = {
        "bo-ek": {"name": "Bo Ek", "title": "CIO"},
        "cso": {"title": "Chief Security Officer", "placeholder": True},
        "김": {"name": "김"},
        "cy": {"name": "Cy", "roles": ["legal"]},
    }
    playbook = write(maps, acme={"name": "Acme", "stakeholders": stakeholders})
    (account,) = findable(playbook, {"acme": "accounts/acme/"})
    assert (account.name, account.address) == ("Acme", "accounts/acme/")
    assert account.people == (
        ("Cy",),
        ("Bo Ek", "CIO"),
        ("Chief Security Officer", "Chief Security Officer", "cso"),
        ("김", "", "김"),
    )


def test_subsidiaries_and_shared_people_make_a_family(maps: Path) -> None:
    playbook = write(
        maps,
        group={"name": "Group"},
        unit_b={"name": "Unit B", "parent": "group", "stakeholders": people(ana=ANA)},
        unit_a={"name": "Unit A", "parent": "group"},
        acme={"name": "Acme", "stakeholders": people(ana={**ANA, "state": "left"})},
        alone={"name": "Alone"},
    )
    page = families(playbook, LINKS, TEXTS)
    (found,) = page.families
    assert found.title == "Acme and Group"
    assert [(one.id, one.depth) for one in found.companies] == [
        ("acme", 0),
        ("group", 0),
        ("unit-a", 1),
        ("unit-b", 1),
    ]
    (ana,) = found.people
    assert [(one.company, one.state is None) for one in ana.posts] == [
        ("acme", False),
        ("unit-b", True),
    ]
    assert page.alone == 1


def test_families_are_apart_that_nothing_ties_together(maps: Path) -> None:
    playbook = write(
        maps,
        a={"name": "A"},
        b={"name": "B", "parent": "a"},
        c={"name": "C"},
        d={"name": "D", "parent": "c"},
    )
    assert [one.title for one in families(playbook, LINKS, TEXTS).families] == ["A", "C"]


def test_three_families_tied_by_people_are_one(maps: Path) -> None:
    def shared(*keys: str) -> dict[str, object]:
        return people(**{key: {"name": key, "person": key} for key in keys})

    playbook = write(
        maps,
        a={"name": "A", "stakeholders": shared("x")},
        b={"name": "B", "stakeholders": shared("y")},
        c={"name": "C", "stakeholders": shared("x", "y")},
    )
    (found,) = families(playbook, LINKS, TEXTS).families
    assert found.title == "A and B and 1 more"
    assert [one.name for one in found.people] == ["x", "y"]


def test_two_posts_in_one_account_tie_nothing_together(maps: Path) -> None:
    stakeholders = people(a=ANA, b={**ANA, "title": "Chair"})
    playbook = write(maps, acme={"name": "Acme", "stakeholders": stakeholders})
    assert families(playbook, LINKS, TEXTS) == companies_content.Families((), 1)


def test_companies_that_own_each_other_are_still_shown(maps: Path) -> None:
    playbook = write(maps, a={"name": "A", "parent": "b"}, b={"name": "B", "parent": "a"})
    assert playbook.problems
    shown = [one.id for each in families(playbook, LINKS, TEXTS).families for one in each.companies]
    readable = [key for key, file in playbook.files.items() if file.account]
    assert sorted(shown) == (readable if len(readable) > 1 else [])


def test_a_large_family_is_drawn_without_those_that_tie_nothing_together(
    maps: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(companies_content, "MOST_DRAWN", 3)
    playbook = write(
        maps,
        group={"name": "Group"},
        leaf={"name": "Leaf", "parent": "group"},
        tied={"name": "Tied", "parent": "group", "stakeholders": people(ana=ANA)},
        other={"name": "Other", "stakeholders": people(ana=ANA)},
    )
    (found,) = families(playbook, LINKS, TEXTS).families
    assert len(found.companies) == 4
    assert [one.id for one in found.drawn] == ["group", "tied", "other"]


def test_of_many_who_sit_in_several_those_in_most_are_drawn(
    maps: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(companies_content, "MOST_LINKED", 1)
    playbook = write(
        maps,
        one={"name": "One", "stakeholders": people(ana=ANA, ben=BEN)},
        two={"name": "Two", "stakeholders": people(ana=ANA, ben=BEN)},
        three={"name": "Three", "stakeholders": people(ben=BEN)},
    )
    made = families(playbook, LINKS, TEXTS)
    (found,) = made.families
    assert [one.name for one in found.people] == ["Ana Weiß", "Ben Roth"]
    assert [one.name for one in found.linked] == ["Ben Roth"]
    page = LexborHTMLParser(families_html(made, TEXTS).content)
    assert len(page.css(".am-plate-person")) == 1
    assert "1 more person, who sits in no more companies" in page.text()


@st.composite
def drawn_families(draw: st.DrawFn) -> tuple[list[CompanyRow], list[SharedPerson]]:
    """An outline, each at most one deeper than the one before, and people in some of its rows."""
    depths = [0]
    for _ in range(draw(st.integers(0, 12))):
        depths.append(draw(st.integers(0, depths[-1] + 1)))
    rows = st.tuples(st.integers(0, len(depths) - 1), st.booleans())
    shared = draw(st.lists(st.lists(rows, min_size=2, max_size=4), max_size=6))
    return (
        [CompanyRow(depth, f"Company {n}", "", f"#{n}") for n, depth in enumerate(depths)],
        [SharedPerson(f"Person {n}", f"#p{n}", those) for n, those in enumerate(shared)],
    )


@given(drawn_families())
def test_no_box_of_a_family_covers_another(
    family: tuple[list[CompanyRow], list[SharedPerson]],
) -> None:
    members, shared = family
    drawing = draw_family(members, shared)
    boxes = [plate.box for plate in (*drawing.companies, *drawing.people)]
    for place, one in enumerate(boxes):
        assert 0 <= one.x < one.right <= drawing.width
        assert 0 <= one.y < one.bottom <= drawing.height
        for other in boxes[:place]:
            apart = one.x >= other.right or other.x >= one.right
            assert apart or one.y >= other.bottom or other.y >= one.bottom
    assert len(drawing.memberships) == sum(len(one.rows) for one in shared)


def test_a_long_name_is_cut_in_the_picture_and_whole_in_its_title() -> None:
    (plate,) = draw_family([CompanyRow(0, "Very " * 30, "", "#")], []).companies
    assert plate.name.endswith("…")
    assert plate.full == "Very " * 30


def summary(account_id: str, territory: str | None, **fields: object) -> AccountSummary:
    """An account at risk: the only person on it can stop the decision, and is against us."""
    eva = Person(name="Eva", roles=(Role.ECONOMIC_BUYER,), support=Support.ENEMY, veto=True)
    people = {"eva": eva}
    account = Account(
        name=account_id.title(),
        territory=territory,
        stakeholders=people,
        **fields,  # type: ignore[arg-type]
    )
    return summarize(account_id, account, measure(account, DAY, Rules()), DAY, Rules())


def overview(*summaries: AccountSummary) -> Overview:
    return Overview(summaries, stakes(summaries, Rules().deal), {}, LINKS, TEXTS, DAY, Rules())


def test_spellings_of_a_territory_are_one_under_the_name_that_most_use() -> None:
    found = territories(
        [summary("a", "NORDICS"), summary("b", "Nordics "), summary("c", "Nordics")]
    )
    assert [(one.name, one.slug, len(one.summaries)) for one in found] == [
        ("Nordics", "nordics", 3)
    ]


def test_territories_whose_addresses_would_be_the_same_are_told_apart() -> None:
    found = territories([summary("a", "EMEA/North"), summary("b", "EMEA North")])
    slugs = [one.slug for one in found]
    assert len(set(slugs)) == 2
    assert all(slug.startswith("emea-north--") for slug in slugs)


@pytest.mark.parametrize(
    "name",
    ["../../etc/passwd", "index", "CON", "<script>", "a" * 500, "𠮷" * 70, "%2e%2e", "..", "/"],
)
def test_no_name_of_a_territory_leads_out_of_its_folder(name: str) -> None:
    (found,) = territories([summary("a", name)])
    assert found.slug not in {"", "index"}
    assert not set(found.slug) & set("/\\.%<>:")
    assert len(found.slug.encode()) <= 100
    assert found.name == name


@given(st.lists(st.text(), max_size=8))
def test_every_territory_has_an_address_of_its_own(names: list[str]) -> None:
    one = summary("a", None)
    found = territories(
        replace(one, account=replace(one.account, territory=name)) for name in names
    )
    slugs = [territory.slug for territory in found]
    assert len({slug.casefold() for slug in slugs}) == len(slugs)
    assert all(not why_no_id(slug.replace("--", "-")) for slug in slugs)


def test_the_list_of_territories_sums_up_and_names_what_is_in_none() -> None:
    every = (
        summary("a", "North", value=Money(100, "USD"), owner="ana"),
        summary("b", "North", value=Money(50, "USD"), owner="bo"),
        summary("c", None),
    )
    page = territory_pages(territories(every), lambda slug: f"{slug}/", overview(*every))
    ((name, accounts, value, status, owner),) = page.table.rows
    assert (name.names[0].text, name.names[0].href) == ("North", "north/")
    assert (accounts.text, value.text, status.text) == ("2", "$150", "2 at risk")
    assert [one.text for one in owner.names] == ["ana", "bo"]
    assert [row[0].names[0].text for row in page.without.rows] == ["C"]


def test_the_accounts_of_a_territory_come_by_what_is_at_stake() -> None:
    shown = territory_table(
        overview(
            summary("a", "n", value=Money(1, "USD")),
            summary("b", "n", value=Money(9, "USD")),
            summary("c", "n"),
        )
    )
    assert [row[0].names[0].text for row in shown.rows] == ["B", "A", "C"]
    assert shown.more == ()
