"""The command ``account-maps schema`` and the pages that are made from the code."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from msgspec import Struct

from account_maps.cli import main
from account_maps.cli.format_texts import FILES
from account_maps.cli.reference import pages
from account_maps.model.account import Account
from account_maps.model.rules import Rules
from account_maps.model.schema import json_schema
from account_maps.model.values import SCALES, FindingCode
from account_maps.read.codes import codes
from account_maps.texts import english, scale_name

ROOT = Path(__file__).parents[2]
PAGES = pages(ROOT / "docs")


@pytest.mark.parametrize("name", PAGES)
def test_what_is_committed_is_what_the_code_makes(name: str) -> None:
    assert (ROOT / "docs" / name).read_text("utf-8") == PAGES[name], (
        "run `python -m account_maps.cli.reference`"
    )


@pytest.mark.parametrize("kind", FILES.values())
def test_every_field_says_what_it_means(kind: type[Struct]) -> None:
    schema = json_schema(kind)

    for name, struct in {kind.__name__: schema, **schema.get("definitions", {})}.items():
        assert struct["description"], name
        for key, field in struct["properties"].items():
            assert field.get("description"), f"{name}.{key} says nothing"


def test_every_field_is_on_the_reference_page() -> None:
    page = PAGES["reference/format.md"]
    schema = json_schema(Account)

    for struct in [schema, *schema["definitions"].values()]:
        section = page.split(f"\n{struct['description']}\n")[1].split("\n## ")[0]
        for key in struct["properties"]:
            assert f"`{key}`" in section


def sections(page: str) -> set[str]:
    titles = re.findall(r"^#+ (.+)$", PAGES[f"reference/{page}"], re.MULTILINE)
    return {title.lower().replace(" ", "-") for title in titles}


@pytest.mark.parametrize("name", ["format.md", "rules.md"])
def test_every_link_of_a_reference_page_leads_to_a_section(name: str) -> None:
    links = re.findall(r"\(([\w.]*)#([^)]+)\)", PAGES[f"reference/{name}"])

    assert links
    for page, section in links:
        assert section in sections(page or name)


def test_scales_are_called_as_the_table_of_texts_calls_them() -> None:
    assert {name: scale_name(scale) for name, scale in SCALES.items()} == {n: n for n in SCALES}


def test_every_value_has_a_name_on_the_pages() -> None:
    assert all(english().value(value) for scale in SCALES.values() for value in scale)


def test_every_code_in_the_program_is_documented_and_every_documented_one_is_given() -> None:
    sources = (ROOT / "plugins").rglob("*.py")
    given = {code for source in sources for code in re.findall(r'"(AM\d{3})"', source.read_text())}

    assert given == codes().keys()


def test_the_schema_is_printed_and_written(tmp_path: Path) -> None:
    runner = CliRunner()
    file = tmp_path / "schema.json"

    printed = runner.invoke(main, ["schema"])
    written = runner.invoke(main, ["schema", "-o", str(file)])

    assert written.output == ""
    assert json.loads(printed.output) == json.loads(file.read_text("utf-8"))


def test_the_reference_page_is_printed() -> None:
    result = CliRunner().invoke(main, ["schema", "--format", "markdown"])

    assert result.output == PAGES["reference/format.md"]


def test_a_file_that_cannot_be_written_is_a_mistake_of_usage(tmp_path: Path) -> None:
    assert CliRunner().invoke(main, ["schema", "-o", str(tmp_path)]).exit_code == 2


def field(path: str) -> dict[str, Any]:
    """Return a part of the account's schema by way of the structs."""
    schema = json_schema(Account)
    name, _, key = path.partition(".")
    struct = schema if name == "Account" else schema["definitions"][name]
    found: dict[str, Any] = struct["properties"][key]
    return found


def test_text_may_be_what_an_editor_takes_for_a_number() -> None:
    assert field("Account.tier")["type"] == ["string", "number", "boolean", "null"]
    assert field("Account.name")["type"] == ["string", "number", "boolean"]


def test_words_of_other_methods_are_in_the_schema() -> None:
    words = field("Person.roles")["items"]["enum"]

    assert {"champion", "advocate", "blocker"} <= set(words)


def test_days_are_texts_and_links_are_addresses() -> None:
    assert field("Account.verified") == {
        "title": "Verified",
        "description": "Day the whole map was last verified.",
        "type": ["string", "null"],
        "format": "date",
    }
    assert field("Account.crm")["format"] == "uri"


def test_people_may_be_left_empty_by_an_author_who_is_still_typing() -> None:
    assert field("Account.stakeholders")["type"] == ["object", "null"]


def test_an_amount_may_be_a_number_or_a_text_with_a_currency() -> None:
    assert field("Account.value")["type"] == ["string", "number", "null"]
    assert {"USD", "EUR"} <= {*field("Account.currency")["anyOf"][0]["enum"]}


def test_numbers_have_their_bounds_and_defaults_in_the_schema() -> None:
    rules = json_schema(Rules)["definitions"]
    months = rules["TieRules"]["properties"]["half_life"]
    days = rules["FreshnessRules"]["properties"]["fresh"]
    assert (months["exclusiveMinimum"], months["maximum"], months["default"]) == (0, 1200, 6.0)
    assert (days["type"], days["minimum"], days["default"]) == (["integer", "null"], 0, 90)


def test_findings_are_set_by_their_codes_alone() -> None:
    findings = json_schema(Rules)["properties"]["findings"]

    ours, of_teams = findings["propertyNames"]["anyOf"]
    assert ours["enum"] == list(FindingCode)
    assert of_teams["pattern"] == "^X[0-9]{3}$"


def test_the_schema_of_the_rules_is_printed() -> None:
    result = CliRunner().invoke(main, ["schema", "--file", "rules"])

    assert json.loads(result.output)["title"] == "Rules"
