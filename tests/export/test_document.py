"""The JSON document and its shape, as the reference page describes it."""

import datetime as dt
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec.structs import fields

from account_maps.export import (
    AccountRecord,
    ExportContext,
    ExportDocument,
    account_record,
    encode_account,
    encode_record,
    join_accounts,
    records,
)
from account_maps.measure import measure
from account_maps.measure.measured import FigureKey
from account_maps.measure.status import Gate
from account_maps.model.load import load_playbook
from account_maps.model.playbook import Playbook
from account_maps.texts import english
from maps import FULL, SMALLEST, TEAM

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "reference" / "export.md").read_text("utf-8")
DAY = dt.date(2026, 11, 20)


def playbook(folder: Path, **maps: str) -> Playbook:
    for name, text in maps.items():
        (folder / f"{name}.yaml").write_text(text, "utf-8")
    return load_playbook(folder, None, root=folder)


def setting(book: Playbook) -> ExportContext:
    return ExportContext(DAY, book.rules, book.team, english())


def record(book: Playbook, account_id: str) -> AccountRecord:
    file = book.files[account_id]
    assert file.account, file.problems
    measured = measure(file.account, DAY, book.rules)
    return account_record(file, file.account, measured, setting(book))


def document(book: Playbook) -> Any:
    encoded = [encode_record(record(book, key)) for key in book.files]
    return json.loads(join_accounts(encoded, DAY, book.team))


def block(language: str) -> str:
    found = re.search(rf"^```{language}\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    assert found
    return found[1]


def is_within(part: Any, whole: Any) -> bool:
    """Whether all that is shown is there: of a list, its first items."""
    if isinstance(part, dict):
        return all(key in whole and is_within(part[key], whole[key]) for key in part)
    if isinstance(part, list):
        return len(part) <= len(whole) and all(map(is_within, part, whole))
    return bool(part == whole)


def test_the_example_of_the_page_is_what_its_map_is_exported_as(tmp_path: Path) -> None:
    team = "team: {ana-lima: {name: Ana Lima, title: Account executive}}"
    book = playbook(tmp_path, acme=block("yaml"), _team=team)
    shown = json.loads(block("json"))
    shown["accounts"][0]["file"] = "acme.yaml"

    assert is_within(shown, document(book))


@pytest.mark.parametrize(
    "struct",
    [
        ExportDocument,
        records.ColleagueRecord,
        AccountRecord,
        records.ReasonRecord,
        records.PersonRecord,
        records.LineRecord,
        records.TieRecord,
        records.FigureRecord,
        records.ChangeRecord,
        records.RouteRecord,
        records.WayRecord,
        records.StepRecord,
        records.LossRecord,
        records.FindingRecord,
        records.NextStepRecord,
        records.QuestionRecord,
    ],
)
def test_the_page_tells_each_field_and_whether_it_is_always_there(
    struct: type[msgspec.Struct],
) -> None:
    name = struct.__name__.removesuffix("Record").removeprefix("Export")
    title = re.sub(r"(?<!^)[A-Z]", lambda capital: f" {capital[0].lower()}", name)
    section = PAGE.split(f"\n### {title}\n")[1].split("\n#")[0]
    rows = re.findall(r"^\| `(\w+)` \| (✓?) ?\|", section, re.MULTILINE)

    always = struct is ExportDocument
    assert rows == [
        (field.encode_name, "✓" if field.required or always else "") for field in fields(struct)
    ]


def test_the_page_tells_every_gate() -> None:
    section = PAGE.split("\n### Reason\n")[1].split("\n#")[0]

    assert {gate for gate in Gate if f"`{gate}`" in section} == set(Gate)


def test_the_page_tells_every_figure() -> None:
    section = PAGE.split("\n### Figure\n")[1].split("\n#")[0]

    assert {key for key in FigureKey if f"`{key}`" in section} == set(FigureKey)


def test_what_is_written_can_be_read_as_the_documented_types(tmp_path: Path) -> None:
    book = playbook(tmp_path, acme=FULL.replace("parent: northwind-group\n", ""), _team=TEAM)
    written = record(book, "acme")

    joined = join_accounts([encode_record(written)], DAY, book.team)

    read = msgspec.json.decode(joined, type=ExportDocument[AccountRecord])
    assert (read.format, read.version, read.as_of) == ("account-maps", 1, DAY)
    assert read.accounts == (written,)
    assert [one.id for one in read.team] == ["ana-lima", "ben-roth"]


def test_accounts_kept_from_before_join_to_the_same_document(tmp_path: Path) -> None:
    book = playbook(tmp_path, acme=SMALLEST, beta="name: Beta\n")
    kept = []
    for key, file in book.files.items():
        assert file.account
        measured = measure(file.account, DAY, book.rules)
        kept.append(encode_account(file, file.account, measured, setting(book)))
        assert kept[-1] == encode_record(record(book, key))

    assert json.loads(join_accounts(kept, DAY, book.team)) == document(book)


def test_no_account_is_a_document_too() -> None:
    assert json.loads(join_accounts([], DAY, {})) == {
        "format": "account-maps",
        "version": 1,
        "as_of": "2026-11-20",
        "team": [],
        "accounts": [],
    }


def test_somebody_who_has_left_is_there_without_figures(tmp_path: Path) -> None:
    text = SMALLEST.replace("title: Office manager", "state: left")
    ken = record(playbook(tmp_path, acme=text), "acme").people[1]

    assert (ken.id, ken.state, ken.share, ken.age) == ("ken-ito", "left", None, None)


def test_all_four_kinds_of_lines_are_lines(tmp_path: Path) -> None:
    book = playbook(tmp_path, acme=FULL.replace("parent: northwind-group\n", ""), _team=TEAM)

    lines = [(line.source, line.kind, line.target) for line in record(book, "acme").lines]

    assert ("dana-reyes", "reports_to", "tom-alvarez") in lines
    assert ("dana-reyes", "dotted_to", "priya-nair") in lines
    assert ("dana-reyes", "influence", "tom-alvarez") in lines
    assert ("priya-nair", "conflict", "dana-reyes") in lines
    assert len(lines) == 7


def test_a_waived_finding_says_why_and_until_when(tmp_path: Path) -> None:
    waiver = "stage: offer\nwaivers: [{finding: AF103, reason: New, until: 2027-01-31}]\n"
    findings = record(playbook(tmp_path, acme=SMALLEST + waiver), "acme").findings

    (waived,) = (one for one in findings if one.waived_until)
    assert (waived.code, waived.waived_because) == ("AF103", "New")
    assert waived.waived_until == dt.date(2027, 1, 31)


def test_figures_have_four_digits(tmp_path: Path) -> None:
    book = playbook(tmp_path, acme=FULL.replace("parent: northwind-group\n", ""), _team=TEAM)

    def numbers(value: Any) -> list[float]:
        if isinstance(value, Mapping):
            value = list(value.values())
        if isinstance(value, list):
            return [number for one in value for number in numbers(one)]
        return [value] if isinstance(value, float) else []

    found = numbers(document(book))
    assert len(found) > 50
    assert all(number == round(number, 4) for number in found)


def test_contact_details_and_notes_stay_at_home(tmp_path: Path) -> None:
    book = playbook(tmp_path, acme=FULL.replace("parent: northwind-group\n", ""), _team=TEAM)
    written = encode_record(record(book, "acme")).decode()

    for private in ("dana@northwind.example", "2072 7124", "Speaks", "Four systems retired"):
        assert private in FULL
        assert private not in written
