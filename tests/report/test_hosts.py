"""Reports for hosts: in the shape that each documents, and never more than it takes."""

import json
import re
from typing import Literal
from xml.etree.ElementTree import fromstring

import msgspec
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec import Struct, field

from account_maps.model.values import Severity
from account_maps.read.problems import Problem, Span
from account_maps.report.documents import json_text
from account_maps.report.github import MOST, github, step_summary
from account_maps.report.gitlab import gitlab
from account_maps.report.items import Report, ReportItem
from account_maps.report.junit import junit
from account_maps.report.sarif import sarif

HOSTILE = "x\n::error::gone\r%0A, a:b <b>|`*_ \u202e \x1b[31m \ud800"


def item(
    line: int = 3,
    severity: Severity = Severity.ERROR,
    message: str = "wrong",
    file: str = "m/a.yaml",
) -> ReportItem:
    return ReportItem(Problem(file, Span(line, 5, line, 9), "AM206", message, "do this"), severity)


def report(*items: ReportItem) -> Report:
    return Report(
        items, ("m/a.yaml", "m/b.yaml"), f"{len(items)} things", lambda _: "", "sub/{}".format
    )


class Position(Struct, forbid_unknown_fields=True):
    line: int
    column: int


class Positions(Struct, forbid_unknown_fields=True):
    begin: Position
    end: Position


class Lines(Struct, forbid_unknown_fields=True):
    begin: int
    end: int


class Place(Struct, forbid_unknown_fields=True):
    path: str
    lines: Lines
    positions: Positions


class Issue(Struct, forbid_unknown_fields=True):
    """An issue of Code Quality, with all keys that GitLab demands."""

    description: str
    check_name: str
    fingerprint: str
    severity: Literal["info", "minor", "major", "critical", "blocker"]
    location: Place


def test_gitlab_gets_what_it_documents() -> None:
    issues = msgspec.json.decode(
        gitlab(report(item(), item(severity=Severity.WARNING))), type=list[Issue]
    )

    assert [issue.severity for issue in issues] == ["major", "minor"]
    assert issues[0].location.path == "sub/m/a.yaml"
    assert issues[0].location.lines.begin == 3
    assert issues[0].description == "wrong (do this)"


def test_a_fingerprint_outlives_a_move_and_belongs_to_one_issue() -> None:
    prints = [one["fingerprint"] for one in json.loads(gitlab(report(item(), item(8))))]
    moved = [one["fingerprint"] for one in json.loads(gitlab(report(item(4), item(9))))]

    assert prints == moved
    assert len({*prints}) == 2


class Text(Struct, forbid_unknown_fields=True):
    text: str


class Rule(Struct, forbid_unknown_fields=True, rename="camel"):
    id: str
    name: str
    short_description: Text
    full_description: Text
    help: Text


class Driver(Struct, forbid_unknown_fields=True, rename="camel"):
    name: Literal["account-maps"]
    semantic_version: str
    rules: list[Rule]


class Tool(Struct, forbid_unknown_fields=True):
    driver: Driver


class Artifact(Struct, forbid_unknown_fields=True, rename="camel"):
    uri: str
    uri_base_id: Literal["%SRCROOT%"]


class Region(Struct, forbid_unknown_fields=True, rename="camel"):
    start_line: int
    start_column: int
    end_line: int
    end_column: int


class Physical(Struct, forbid_unknown_fields=True, rename="camel"):
    artifact_location: Artifact
    region: Region


class Location(Struct, forbid_unknown_fields=True, rename="camel"):
    physical_location: Physical


class Result(Struct, forbid_unknown_fields=True, rename="camel"):
    rule_id: str
    rule_index: int
    level: Literal["none", "note", "warning", "error"]
    message: Text
    locations: list[Location]
    partial_fingerprints: dict[str, str]


class Run(Struct, forbid_unknown_fields=True, rename="camel"):
    tool: Tool
    column_kind: Literal["utf16CodeUnits", "unicodeCodePoints"]
    results: list[Result]


class Sarif(Struct, forbid_unknown_fields=True):
    """A log of SARIF 2.1.0, as far as we write it."""

    version: Literal["2.1.0"]
    runs: list[Run]
    schema: str = field(name="$schema")


def test_sarif_has_the_shape_of_its_standard() -> None:
    log = msgspec.json.decode(
        sarif(report(item(), item(severity=Severity.INFO, file="m/a b.yaml"))), type=Sarif
    )

    run = log.runs[0]
    assert [result.level for result in run.results] == ["error", "note"]
    assert run.tool.driver.rules[run.results[0].rule_index].id == "AM206"
    assert run.results[0].locations[0].physical_location.region == Region(3, 5, 3, 9)
    assert run.results[1].locations[0].physical_location.artifact_location.uri == "sub/m/a%20b.yaml"


def test_sarif_of_nothing_is_a_run_without_results() -> None:
    assert msgspec.json.decode(sarif(report()), type=Sarif).runs[0].results == []


def test_our_json_holds_all_that_is_known() -> None:
    document = json.loads(json_text(report(item())))

    assert document["version"] == 1
    assert document["files"] == ["sub/m/a.yaml", "sub/m/b.yaml"]
    assert document["items"][0] == {
        "code": "AM206",
        "title": "Not a value of the scale",
        "severity": "error",
        "file": "sub/m/a.yaml",
        "line": 3,
        "column": 5,
        "end_line": 3,
        "end_column": 9,
        "message": "wrong",
        "hint": "do this",
        "changed": False,
        "fix": None,
    }


def test_each_file_is_a_test_of_junit_and_an_error_fails_it() -> None:
    root = fromstring(  # noqa: S314 - our own
        junit(report(item(), item(4), item(severity=Severity.WARNING, file="m/b.yaml")))
    )

    assert root.attrib["tests"] == "2"
    assert root.attrib["failures"] == "1"
    first, second = root.iter("testcase")
    assert first.attrib["name"] == "sub/m/a.yaml"
    assert (first.findtext("failure") or "").count("wrong") == 2
    assert second.find("failure") is None
    assert "warning" in (second.findtext("system-out") or "")


def annotations(text: str, kind: str) -> list[str]:
    return [line for line in text.splitlines() if line.startswith(f"::{kind} ")]


def test_github_gets_a_line_for_each() -> None:
    about = "file=sub/m/a.yaml,line=3,endLine=3,title=AM206 Not a value of the scale"

    assert (
        github(report(item())) == f"::error {about},col=5,endColumn=8::wrong%0Ado this\n1 things\n"
    )


def test_github_gets_ten_of_a_kind_and_how_many_more_there_are() -> None:
    warnings = [item(line, Severity.WARNING) for line in range(3)]
    text = github(report(*(item(line) for line in range(13)), *warnings))

    assert len(annotations(text, "error")) == MOST
    assert len(annotations(text, "warning")) == 3
    assert "and 3 more of the kind error\n" in text


def test_no_text_of_a_map_is_a_command_of_github() -> None:
    lines = github(report(item(message=HOSTILE, file="m/a,b::c%.yaml"))).splitlines()

    assert len(lines) == 2
    assert lines[0].count("::") == 2 + HOSTILE.count("::")  # In the data they mean nothing.
    assert "file=sub/m/a%2Cb%3A%3Ac%25.yaml," in lines[0]
    assert "%250A" in lines[0]


def test_a_summary_is_a_table_and_never_markup() -> None:
    row = step_summary(report(item(message=HOSTILE))).splitlines()[-1]

    assert len(re.findall(r"(?<!\\)\|", row)) == 5
    assert "<b>" not in row


def test_a_summary_keeps_within_its_room() -> None:
    text = step_summary(report(*(item(line) for line in range(1000))), room=5000)

    assert len(text.encode()) <= 5000
    rows = text.count("AM206")
    assert f"and {1000 - rows:,} more" in text


IN_A_NAME = st.characters(exclude_characters="\0", exclude_categories=["Cs"])
NO_UTF_8 = st.characters(min_codepoint=0xDC80, max_codepoint=0xDCFF)
"""How Python reads a byte of a file's name that is not UTF-8; no other surrogate comes from one."""

ANY_FILE = st.text(IN_A_NAME | NO_UTF_8, min_size=1, max_size=60)


@given(st.text(max_size=60), ANY_FILE)
@example("x", "not-utf-8-\udcff.yaml")
def test_whatever_a_map_holds_every_report_can_be_read(message: str, file: str) -> None:
    this = report(item(message=message, file=file))

    assert json.loads(json_text(this))["items"][0]["message"] == message
    assert json.loads(gitlab(this))
    assert json.loads(sarif(this))
    assert fromstring(junit(this)).tag == "testsuites"  # noqa: S314 - our own
    assert len(github(this).splitlines()) == 2
