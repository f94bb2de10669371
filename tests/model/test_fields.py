"""The table of the fields: complete, and true of everything that is made of a map.

Every field of an account that holds a simple value gets a value of its own in a map, and is looked
for wherever its row says that it's shown.
"""

import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from msgspec import Struct
from selectolax.lexbor import LexborHTMLParser

from account_maps.changes import compare
from account_maps.changes.words import ChangeWording
from account_maps.cli import main
from account_maps.cli.format_texts import format_text
from account_maps.export import ExportContext, encode_account
from account_maps.export.records import AccountRecord, LineRecord, PersonRecord, TieRecord, column
from account_maps.measure import measure
from account_maps.measure.completeness import completeness_items
from account_maps.model.account import Account, Colleague, Line, Person, Tie
from account_maps.model.field import Field, Surface
from account_maps.model.field_types import FieldAt, exported, fields_of, type_of
from account_maps.model.fields import FIELDS, ORDER
from account_maps.model.format import read_account
from account_maps.model.load import load_playbook
from account_maps.model.rules import CompletenessWeights, Rules
from account_maps.model.wording import fields, title
from account_maps.onepager.content import spoken
from account_maps.pages.edit.forms import FormField, forms
from account_maps.read.amounts import as_money
from account_maps.texts import english, english_table
from building import Project, Site

DAY = dt.date(2026, 11, 20)
TEXTS = english()
SIMPLE = [one for one in fields_of(Account) if one.type.holds != "part"]
COLLEAGUES = {"ana-lima": Colleague("Ana Quorn"), "ben-roth": Colleague("Ben Zelko")}
TEAM = json.dumps({"team": {key: {"name": one.name} for key, one in COLLEAGUES.items()}})
RECORDS = [(AccountRecord, Account), (PersonRecord, Person), (TieRecord, Tie), (LineRecord, Line)]
BARE = "name: Bare\n"
REFERENCES = {
    "account": "bare",
    "colleague": "ana-lima",
    "person": "priya",
    "plan_page": "plan.md",
}
PERSON_FACTS = [one for one in fields_of(Person) if Surface.FACTS in one.row.shown]


def parts_of(kind: type[Struct]) -> Iterator[type[Struct]]:
    """A type of the format, and the types of all that it holds."""
    yield kind
    for field in fields(kind):
        part = type_of(field.type).part
        if part and part is not kind:
            yield from parts_of(part)


def written(field: FieldAt, number: int) -> Any:
    """A value for a field, as a map has it, which no other field has."""
    values = {
        "text": f"Word{number}e",
        "note": f"Word{number}e",
        "day": f"2031-01-{number % 28 + 1:02}",
        "money": f"${111 + number}K",
        "number": 1_000 + number,
        "link": f"https://word{number}.example/",
        "ref": REFERENCES.get(field.type.to),
        "word": next(iter(field.type.scale or ()), None),
        "yes": True,
    }
    if field.path == "currency":
        return "USD"
    value = "ben-roth" if field.path == "team" else values[field.type.holds]
    return [value] if field.type.many else value


def shown(field: FieldAt, value: Any) -> str:
    """What stands for a value where people read it."""
    one = value[0] if field.type.many else value
    if field.row.opens:
        return TEXTS(field.row.opens)
    match field.type.holds, field.type.to:
        case "word", _:
            assert field.type.scale
            return TEXTS.value(field.type.scale(one))
        case "money", _:
            return str(one)
        case "number", _:
            return f"{one:,}"
        case "day", _:
            day = dt.date.fromisoformat(one)
            return f"{day.day} {day:%b %Y}"
    names = {
        **{key: ours.name for key, ours in COLLEAGUES.items()},
        "bare": "Bare",
        "priya": "Priya",
    }
    return names.get(one, str(one))


VALUES = {field.path: written(field, number) for number, field in enumerate(SIMPLE)}
OPEN = {path: value for path, value in VALUES.items() if not path.startswith("outcome.")}
"""Those of an open account: of a closed one pages leave much out."""
PERSON_VALUES = {one.path: written(one, number) for number, one in enumerate(PERSON_FACTS)}
BUYER = {"name": "Priya", "roles": ["economic_buyer"]}
SHOWN = {field.path: shown(field, VALUES[field.path]) for field in SIMPLE}


def as_map(values: Mapping[str, Any]) -> str:
    """A map with values by path, and somebody on it."""
    found: dict[str, Any] = {}
    for path, value in values.items():
        *groups, key = path.split(".")
        inside = found
        for group in groups:
            inside = inside.setdefault(group, {})
        inside[key] = value
    return json.dumps({**found, "stakeholders": {"priya": BUYER}})


def account(text: str) -> Account:
    read = read_account(text.encode(), "map.yaml")
    assert read.account, read.problems
    return read.account


def on_paper() -> list[FieldAt]:
    """The fields that a one-pager shows if nothing else takes their room."""
    papers = {Surface.GLANCE, Surface.ONEPAGER}
    return [one for one in SIMPLE if papers & {*one.row.shown}]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site of the full map and a bare one; read by all, changed by none."""
    project = Project(tmp_path_factory.mktemp("project"))
    project.write("maps/_team.yaml", TEAM)
    project.map("full", as_map(OPEN))
    project.map("closed", as_map(VALUES))
    project.map("bare", BARE)
    dana = {"name": "Dana", "note": "Not only a post.", **PERSON_VALUES}
    project.map("people", json.dumps({"name": "P", "stakeholders": {"priya": BUYER, "dana": dana}}))
    for number, field in enumerate(on_paper()):
        project.map(
            f"only-{number}", as_map({"name": VALUES["name"], field.path: VALUES[field.path]})
        )
    project.write("docs/plan.md", "# Plan\n")
    return project.build()


def text_of(page: LexborHTMLParser, selector: str) -> str:
    return " ".join(" ".join(node.text().split()) for node in page.css(selector))


def found_on(site: Site, surface: Surface) -> str:
    """All that a surface shows of the full account."""
    match surface:
        case Surface.FACTS:
            return text_of(site.account("full"), ".am-header .am-facts")
        case Surface.PAGE:
            return " ".join(map(without_facts, (site.account("full"), site.account("closed"))))
        case Surface.GLANCE | Surface.ONEPAGER:
            places = [f"accounts/only-{number}/print/" for number, _ in enumerate(on_paper())]
            return " ".join(text_of(site.page(address), ".sheet") for address in places)
        case Surface.COLUMN:
            return " ".join(text_of(site.page(one), "table") for one in ("accounts/", "portfolio/"))
        case Surface.FACET:
            return text_of(site.page("accounts/"), "select.am-facet")
        case Surface.SEARCH:
            (entry,) = (one for one in site.search() if one["location"] == "accounts/closed/")
            return str(entry["text"])


def amount_of(written: str) -> float:
    return as_money(written).amount


def without_facts(page: LexborHTMLParser) -> str:
    """The page of an account but for the facts at its head."""
    for facts in page.css(".am-header .am-facts"):
        facts.decompose()
    return text_of(page, ".am-page")


def named(row: Field) -> str:
    return row.key


def test_each_field_of_the_format_has_one_row_and_each_row_a_field() -> None:
    assert FIELDS.keys() == {*parts_of(Account)}
    for kind, rows in FIELDS.items():
        assert sorted(map(named, rows)) == sorted(one.encode_name for one in fields(kind))


@pytest.mark.parametrize("kind", FIELDS)
def test_each_field_is_shown_somewhere_and_says_how_much_a_change_matters(
    kind: type[Struct],
) -> None:
    assert [one.path for one in fields_of(kind) if not one.row.shown] == []
    assert [one.path for one in fields_of(kind) if not 0 < one.row.weight <= 100] == []


def test_what_stands_first_on_a_surface_is_shown_there() -> None:
    for surface, paths in ORDER.items():
        known = [one for kind in (Account, Person) for one in fields_of(kind)]
        assert {*paths} <= {one.path for one in known if surface in one.row.shown}


def test_each_label_belongs_to_a_field_and_each_group_to_fields() -> None:
    rows = [one.row for kind in FIELDS for one in fields_of(kind)]
    table = english_table()
    compared_alike = {"label.inside"}
    assert {row.label for row in rows} | compared_alike == {
        key for key in table if key.startswith("label.")
    }
    assert {row.opens for row in rows if row.opens} == {k for k in table if k.startswith("open.")}
    groups = {f"edit_group.{row.group}" for row in rows if row.group}
    assert groups == {key for key in table if key.startswith("edit_group.")}


@pytest.mark.parametrize("surface", Surface)
def test_each_simple_field_of_an_account_is_shown_where_its_row_says(
    site: Site, surface: Surface
) -> None:
    found = found_on(site, surface)
    rows = [one for one in SIMPLE if surface in one.row.shown]
    assert rows
    assert [one.path for one in rows if on_surface(one, surface) not in found] == []


def on_surface(field: FieldAt, surface: Surface) -> str:
    """What stands for a field on a surface; paper has its days as people say them."""
    if surface is Surface.GLANCE and field.type.holds == "day":
        return spoken(dt.date.fromisoformat(VALUES[field.path]))
    return SHOWN[field.path]


@pytest.mark.parametrize("surface", [Surface.FACTS, Surface.FACET])
def test_a_field_has_its_label_beside_its_value(site: Site, surface: Surface) -> None:
    address, selector = {
        Surface.FACTS: ("accounts/full/", ".am-header .am-facts dt"),
        Surface.FACET: ("accounts/", ".am-filter label:has(.am-facet)"),
    }[surface]
    labels = text_of(site.page(address), selector)
    rows = [one.row for one in SIMPLE if surface in one.row.shown]
    assert [row.key for row in rows if TEXTS(row.label) not in labels] == []


@pytest.mark.parametrize("field", PERSON_FACTS, ids=lambda field: field.path)
def test_each_fact_of_a_person_is_on_their_profile(site: Site, field: FieldAt) -> None:
    facts = text_of(site.account("people"), "#person-dana .am-facts > div")
    value = shown(field, PERSON_VALUES[field.path])
    assert f"{TEXTS(field.row.label)}{value}" in facts


def test_each_simple_field_is_told_when_it_changes() -> None:
    before, after = account("name: Bare\n"), account(as_map(VALUES))
    comparison = compare(before, after)
    told = {
        str(phrase)
        for group in ChangeWording(before, after, COLLEAGUES, TEXTS).groups(comparison)
        for phrase in group.phrases
    }
    values = {**SHOWN, "name": f"Bare → {SHOWN['name']}"}
    for path in ("parent", "crm", "plan.page"):
        values[path] = VALUES[path]  # A terminal has no links.
    expected = {one.path: f"{TEXTS(one.row.label)}: {values[one.path]}" for one in SIMPLE}
    assert {path for path, words in expected.items() if words not in told} == set()


def test_a_change_matters_as_much_as_the_row_says() -> None:
    comparison = compare(account(BARE), account(as_map(VALUES)))
    weights = {one.field: one.weight for one in comparison.changes if one.subject == "account"}
    assert weights == {one.path: one.row.weight for one in SIMPLE}


def test_each_exported_field_is_in_the_export_and_no_other(tmp_path: Path) -> None:
    (tmp_path / "full.yaml").write_text(as_map(VALUES), "utf-8")
    (tmp_path / "bare.yaml").write_text(BARE, "utf-8")
    (tmp_path / "_team.yaml").write_text(TEAM, "utf-8")
    file = load_playbook(tmp_path, None, root=tmp_path).files["full"]
    assert file.account
    setting = ExportContext(DAY, Rules(), COLLEAGUES, TEXTS)
    record = json.loads(
        encode_account(file, file.account, measure(file.account, DAY, Rules()), setting)
    )

    written_there = {**VALUES, "value": amount_of(VALUES["value"])}
    for field in SIMPLE:
        expected = written_there[field.path] if field.row.exported else None
        assert record.get(column(field.path)) == expected


@pytest.mark.parametrize(("record", "kind"), RECORDS)
def test_a_record_has_the_exported_fields(record: type[Struct], kind: type[Struct]) -> None:
    assert {column(one.path) for one in exported(kind)} <= {*record.__struct_encode_fields__}


def test_each_field_of_a_group_is_in_the_edit_form() -> None:
    made = {
        name: {field.key: field for group in form for field in group.fields}
        for name, form in forms(TEXTS).items()
    }
    grouped = {one.path: one for one in fields_of(Account) if one.row.group}
    assert made["account"].keys() == grouped.keys()
    for path, field in made["account"].items():
        assert isinstance(field, FormField)
        assert field.label == TEXTS(grouped[path].row.label)
    assert {*made["person"]} == {one.path for one in fields_of(Person) if one.row.group}


def test_a_field_with_an_option_can_be_given_to_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mkdocs.yml").write_text("site_name: Playbook\nplugins: [account-maps]\n")
    (tmp_path / "maps").mkdir()
    given = {row.key: VALUES[row.key] for row in FIELDS[Account] if row.option}
    options = [word for k, v in given.items() for word in (f"--{k.replace('_', '-')}", str(v))]

    result = CliRunner().invoke(main, ["new", "account", "Acme", *options])

    assert result.exit_code == 0, result.output
    made = account((tmp_path / "maps" / "acme.yaml").read_text("utf-8"))
    for field in SIMPLE:
        if field.row.option:
            expected = given[field.path]
            value = as_money(expected) if field.type.holds == "money" else expected
            assert field.of(made) == value


def test_a_field_that_fills_something_in_counts_for_the_completeness() -> None:
    weights = CompletenessWeights()

    def filled(text: str) -> dict[str, float]:
        return {
            one.key: one.filled
            for one in completeness_items(account(text), weights)
            if not one.person
        }

    asked = {one.row.completeness for one in SIMPLE if one.row.completeness}
    without, with_all = filled(BARE), filled(as_map(VALUES))
    assert {key for key in asked if with_all[key] and not without[key]} == asked
    assert {key.split(".")[0] for key in asked} <= {*CompletenessWeights.__struct_fields__}
    assert {f"field.{key}" for key in asked} <= english_table().keys()


@pytest.mark.parametrize("kind", FIELDS)
def test_the_reference_has_each_field_with_its_label(kind: type[Struct]) -> None:
    section = format_text().split(f"\n## {title(kind)}\n")[1].split("\n## ")[0]
    for field in fields_of(kind):
        if "." not in field.path:
            (row,) = re.findall(rf"^\| (?:\*\*)?`{field.path}`.*$", section, re.MULTILINE)
            assert row.endswith(f"| {TEXTS(field.row.label)} |")
