"""The table of texts says all that the pages ask of it, and nothing else."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from enum import StrEnum
from string import Formatter

import pytest

from account_maps.measure.contacts import ContactState
from account_maps.measure.measured import (
    FigureKey,
    PowerInterest,
    PowerSupport,
    SuggestedChangeKind,
)
from account_maps.measure.paths import EdgeKind
from account_maps.measure.records import EconomicBuyer
from account_maps.measure.scale import Age
from account_maps.measure.status import Gate, Status
from account_maps.measure.step import StepMove
from account_maps.measure.titles import LIKELY_ROLES
from account_maps.model.format import read_account
from account_maps.model.rules import CompletenessWeights
from account_maps.model.values import FindingCode, Severity
from account_maps.pages.figures.content import FIGURES
from account_maps.texts import PACKAGE, TABLES, english, english_table

TABLE = english_table()
ON_A_MAP = {"people", "colleague", "percent", "days", "field", "what", "to"}
IN_THE_RULES = {
    *("hidden", "friends", "live", "half_life", "bottleneck", "opposing", "ageing"),
    "deciding",
}
OF_A_FINDING = {
    "title",
    "tag",
    "what",
    "act",
    "why",
    "page.what",
    "page.why",
    "page.fix",
    "page.example",
    "page.fixed",
}
OF_A_FIGURE = {"name", "meaning", "formula", "source", "none"}
COLUMNS = {"amount", "weight", "adds"}


def under(group: str) -> dict[str, str]:
    """The texts below a key."""
    return {
        key.removeprefix(f"{group}."): text
        for key, text in TABLE.items()
        if key.startswith(f"{group}.")
    }


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("code", FindingCode)
def test_a_finding_has_every_text_and_no_other(code: FindingCode) -> None:
    assert under(f"finding.{code}").keys() == OF_A_FINDING


def test_there_are_no_texts_for_findings_that_do_not_exist() -> None:
    assert {key.split(".")[0] for key in under("finding")} == set(FindingCode)
    assert {key.split(".")[0] for key in under("figure")} == set(FIGURES)


@pytest.mark.parametrize("code", FindingCode)
def test_a_finding_names_only_what_is_known_of_it(code: FindingCode) -> None:
    texts = under(f"finding.{code}")
    for key in ("tag", "what", "act"):
        assert placeholders(texts[key]) <= ON_A_MAP
    assert placeholders(texts["page.what"]) <= IN_THE_RULES
    for key in ("title", "why", "page.why", "page.fix"):
        assert placeholders(texts[key]) == set()


@pytest.mark.parametrize("code", FindingCode)
def test_a_finding_is_told_in_few_plain_sentences(code: FindingCode) -> None:
    texts = under(f"finding.{code}")
    assert len(texts["title"].split()) <= 6
    assert len(re.findall(r"[.?”](?:\s|$)", texts["what"])) == 1
    assert 1 <= len(re.findall(r"[.?](?:\s|$)", texts["why"])) <= 2
    for key in ("page.what", "page.why", "page.fix"):
        assert 1 < len(re.findall(r"[.?](?:\s|$)", texts[key])) <= 6


@pytest.mark.parametrize("which", ["example", "fixed"])
@pytest.mark.parametrize("code", FindingCode)
def test_the_maps_of_a_finding_can_be_read(code: FindingCode, which: str) -> None:
    yaml = english()(f"finding.{code}.page.{which}")
    assert read_account(yaml.encode(), f"{code}.yaml").problems == ()


STEP_VALUES = {
    *("person", "known", "contact", "first", "introducer", "colleague", "teammate", "account"),
    *("others", "quote", "percent", "role"),
}


@pytest.mark.parametrize("move", [one for one in StepMove if one is not StepMove.ACT])
def test_each_move_has_one_sentence_that_names_only_what_is_known(move: StepMove) -> None:
    sentence = TABLE[f"step.{move}"]
    assert placeholders(sentence) <= STEP_VALUES
    assert sentence.endswith((".", "”"))


def test_there_are_no_sentences_for_moves_that_do_not_exist() -> None:
    others = {"contact", "title", "note", "fact", "touch", "candidate", "role"}
    assert {key.split(".")[0] for key in under("step")} - others == {*StepMove} - {StepMove.ACT}


def test_each_role_that_a_step_asks_about_has_a_name_for_a_person() -> None:
    assert under("step.role").keys() == {*LIKELY_ROLES}


@pytest.mark.parametrize("key", FigureKey)
def test_a_figure_has_every_text_and_no_other(key: FigureKey) -> None:
    assert under(f"figure.{key}").keys() - COLUMNS == OF_A_FIGURE
    assert all(placeholders(text) == set() for text in under(f"figure.{key}").values())


SCALES = (Age, PowerInterest, Status, PowerSupport, EconomicBuyer, ContactState, Severity, EdgeKind)


@pytest.mark.parametrize("scale", SCALES)
def test_every_word_of_a_result_has_a_text(scale: type[StrEnum]) -> None:
    assert all(english().value(word) for word in scale)


@pytest.mark.parametrize("gate", Gate)
def test_a_reason_for_the_status_says_what_it_is_and_what_to_do(gate: Gate) -> None:
    texts = under(f"gate.{gate}")
    assert {"what", "act"} <= texts.keys() <= {"what", "act", "several", "nothing"}
    assert texts["what"].endswith(".")
    assert not texts["act"].endswith(".")


def test_there_are_no_texts_for_gates_that_do_not_exist() -> None:
    assert {key.split(".")[0] for key in under("gate")} == set(Gate)


def test_each_kind_of_change_has_a_sentence() -> None:
    allowed = {
        SuggestedChangeKind.FILL: {"person", "field"},
        SuggestedChangeKind.STRENGTHEN: {"person", "field"},
    }
    for kind in SuggestedChangeKind:
        assert placeholders(TABLE[f"change.{kind}"]) == allowed.get(kind, {"person"})


def test_levels_are_told_in_words() -> None:
    assert under("power_support_note").keys() == {*PowerSupport}
    levels = {"0", "1", "2", "3"}
    assert under("stage").keys() == under("champion_level").keys() == levels
    assert under("champion_part").keys() == levels


def test_all_that_can_be_filled_in_or_strengthened_has_a_name() -> None:
    summary = {"summary.want", "summary.where_we_stand", "summary.next_move"}
    fields = {*CompletenessWeights.__struct_fields__} - {"summary"} | summary
    assert under("field").keys() == fields | {"power", "sells", "stake"}


def test_no_text_shouts_and_nobody_is_called_an_enemy() -> None:
    for group in ("finding", "figure", "change", "field"):
        for key, text in under(group).items():
            if not key.endswith(("page.example", "page.fixed")):
                assert "!" not in text
            if not key.startswith("AF301.page."):  # It names the value that one writes.
                assert "enemy" not in text


def test_each_text_stands_in_one_file() -> None:
    found: dict[str, list[str]] = {}
    for name in TABLES:
        for key in leaves(tomllib.loads((PACKAGE / name).read_text("utf-8"))):
            found.setdefault(key, []).append(name)
    assert {key: names for key, names in found.items() if len(names) > 1} == {}
    examples = {f"finding.{c}.page.{w}" for c in FindingCode for w in ("example", "fixed")}
    assert TABLE.keys() == {*found} | examples


def test_every_file_of_texts_in_the_package_belongs_to_the_table() -> None:
    files = {file.relative_to(PACKAGE).as_posix() for file in PACKAGE.rglob("en*.toml")}
    assert files == {*TABLES}


def leaves(table: Mapping[str, object], before: str = "") -> Iterator[str]:
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from leaves(value, f"{before}{key}.")
        else:
            yield f"{before}{key}"
