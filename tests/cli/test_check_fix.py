"""``account-maps check --fix`` puts right what can only be meant in one way, and nothing else."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from account_maps.cli import main

TEAM = "team: {ana-lima: {name: Ana Lima}, anna: {name: Anna Berg}}\n"
PEOPLE = (
    "name: Acme\nstakeholders:\n  dana-reyes: {name: Dana Reyes}\n  tom-alva: {name: Tom Alva}\n"
)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project's folder, and the current one."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "maps").mkdir()
    (tmp_path / "maps" / "_team.yaml").write_text(TEAM)
    return tmp_path


def run(*arguments: str) -> Result:
    command = ["check", "--output-format", "concise", "--fix", *arguments]
    return CliRunner().invoke(main, command, catch_exceptions=False)


def fixed(project: Path, text: str, *arguments: str) -> str:
    """Return what becomes of a map."""
    file = project / "maps" / "acme.yaml"
    file.write_bytes(text.encode())
    run(*arguments)
    return file.read_bytes().decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("teir: 1", "tier: 1"),
        ("Tier: 1", "tier: 1"),
        ("goals: grow  # soon", "goals: [grow]  # soon"),
        ("verified: 2026/3/4", "verified: 2026-03-04"),
        ("currency: eur", "currency: EUR"),
        ("currency: €", "currency: EUR"),
        ("outcome: lost", "outcome: {result: lost}"),
        ("outcome: {result: Closed Won}", "outcome: {result: won}"),
        ("ARR: 5K", "value: 5K"),
        ("icp: {fit: Strong}", "icp: {fit: strong}"),
        ("icp: {fit: storng}", "icp: {fit: strong}"),
        ("icp: {Fit: storng}", "icp: {fit: strong}"),
        ("domain:acme.example", "domain: acme.example"),
        ("stage: won: on Friday # at last", "stage: 'won: on Friday' # at last"),
        ("stage: *won*", "stage: '*won*'"),
        ("stage: it's: so", "stage: 'it''s: so'"),
        ('stage: "won" on Friday', "stage: '\"won\" on Friday'"),
        ("icp:\n\tfit: strong", "icp:\n  fit: strong"),
        ("icp:\n\u00a0\u00a0fit: strong", "icp:\n  fit: strong"),
        ("goals:\n  - grow\n  -save", "goals:\n  - grow\n  - save"),
        ("owner: Ana Lima", "owner: ana-lima"),
        ("owner: ana_lima", "owner: ana-lima"),
        ("owner: aan-lima", "owner: ana-lima"),
        ("owner: “ana-lima”", "owner: “ana-lima”"),
        ("icp: {fit: “strong”}", "icp: {fit: strong}"),
        ("stage: x  # account-maps: ignore AM304 because so", "stage: x"),
        ("# account-maps: ignore AM304 because so\nstage: x", "stage: x"),
    ],
)
def test_what_is_certain_is_put_right_in_its_place(project: Path, before: str, after: str) -> None:
    text = "# A comment\nname: 'Acme'   # kept\n{}\ntags: [ a,b ]\n"

    assert fixed(project, text.replace("{}", before)) == text.replace("{}", after)


@pytest.mark.parametrize(
    "text",
    [
        "verified: 03/04/2026",
        "value: 1.500",
        "value: 50%",
        "currency: $",
        "won: yes",
        "icp: {fit: good}",
        "owner: ana",
        "owner: ann",
        "owner: ana-lime",
        "promises: [{by: me, what: Call}]",
        "stage: #1 of three",
        "goals: Grow, and save",
        "zzz: 1",
        "tags: [a\nstage: x",
        "tier: 1\nTier: 2",
        "name: Beta",
    ],
)
def test_what_is_in_doubt_is_left_alone(project: Path, text: str) -> None:
    text = f"name: Acme\n{text}\n"

    assert fixed(project, text) == text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Dana Reyes", "dana-reyes"),
        ("Dana_Reyes", "dana-reyes"),
        ("dnaa-reyes", "dana-reyes"),
        ("dan-reyes", "dan-reyes"),
        ("dana-reyez", "dana-reyez"),
    ],
)
def test_a_person_is_only_taken_for_another_where_no_third_can_be_meant(
    project: Path, before: str, after: str
) -> None:
    line = "influence: [{from: PERSON, to: tom-alva}]\n"

    assert fixed(project, PEOPLE + line.replace("PERSON", before)) == (
        PEOPLE + line.replace("PERSON", after)
    )


def test_a_name_that_two_have_is_in_doubt(project: Path) -> None:
    people = (
        "  cio: {name: Dana Reyes}\n  cfo: {name: NAME}\n"
        "  ceo: {name: Tom, reports_to: Dana Reyes}\n"
    )
    text = f"name: Acme\nstakeholders:\n{people}"

    assert "reports_to: Dana Reyes" in fixed(project, text.replace("NAME", "Dana Reyes"))
    assert "reports_to: cio" in fixed(project, text.replace("NAME", "Priya Nair"))


def test_mistakes_behind_a_mistake_of_yaml_are_put_right_as_well(project: Path) -> None:
    text = (
        "name: Acme\nicp:\n\tfit: Strong\n\treasons:\n\t\t- sites\ndomain:acme.example\nteir: 1\n"
    )

    assert fixed(project, text) == (
        "name: Acme\nicp:\n  fit: strong\n  reasons:\n    - sites\ndomain: acme.example\ntier: 1\n"
    )


def test_text_that_goes_on_in_the_next_line_is_not_torn(project: Path) -> None:
    text = "name: Acme\nnote: we won: on Friday\n  and on: Monday\n"

    assert fixed(project, text) == text


def test_line_ends_and_the_mark_of_the_byte_order_stay(project: Path) -> None:
    text = "\ufeffnaem: Acme\r\nteir: 1\r\n"

    assert fixed(project, text) == "\ufeffname: Acme\r\ntier: 1\r\n"


def test_what_was_done_is_told(project: Path) -> None:
    (project / "maps" / "acme.yaml").write_text("name: Acme\nteir: 1\n")

    result = run()

    assert result.exit_code == 0
    assert result.output == (
        "maps/acme.yaml:2:1  AM201  fixed: `teir` → `tier`\n1 map checked, no problems\n"
    )


def test_a_document_is_not_mixed_with_what_was_done(project: Path) -> None:
    (project / "maps" / "acme.yaml").write_text("name: Acme\nteir: 1\n")

    result = CliRunner().invoke(main, ["check", "--fix", "--output-format", "json"])

    assert result.stdout.startswith("{")
    assert "fixed" in result.stderr


def test_a_document_has_the_fix_of_each_problem_that_would_be_fixed(project: Path) -> None:
    text = "name: Acme\nteir: 1\nverified: 03/04/2026\ngoals: grow\nicp: {fit: good}\n"
    (project / "maps" / "acme.yaml").write_text(text)

    result = CliRunner().invoke(main, ["check", "--output-format", "json"])

    document = json.loads(result.output)
    assert document["summary"].endswith("4 problems in 1 file, 2 fixable with --fix")
    assert [(item["line"], bool(item["fix"])) for item in document["items"]] == [
        (2, True),
        (3, False),
        (4, True),
        (5, False),
    ]
    lines = text.splitlines()
    for item in (item for item in document["items"] if item["fix"]):
        fix = item["fix"]
        line = lines[fix["line"] - 1]
        lines[fix["line"] - 1] = (
            line[: fix["column"] - 1] + fix["text"] + line[fix["end_column"] - 1 :]
        )
    assert lines[1:4] == ["tier: 1", "verified: 03/04/2026", "goals: [grow]"]


def test_what_other_files_say_is_asked_as_well(project: Path) -> None:
    (project / "maps" / "_team.yaml").write_text(
        "team: {Ana Lima: {title: AE}, ben: {name: Ben}}\n"
    )
    (project / "maps" / "acme.yaml").write_text("name: Acme\nowner: Ana Lima\n")

    run()

    team = (project / "maps" / "_team.yaml").read_text()
    assert ("Ana Lima:" in team) == ("Ana Lima" in (project / "maps" / "acme.yaml").read_text())


def test_only_what_is_chosen_is_put_right(project: Path) -> None:
    text = "name: Acme\nteir: 1\nicp: {fit: Strong}\n"

    assert fixed(project, text, "--ignore", "AM201") == text.replace("Strong", "strong")
    assert fixed(project, text, "--select", "AM201") == text.replace("teir", "tier")


def test_files_that_were_not_named_stay(project: Path) -> None:
    (project / "maps" / "beta.yaml").write_text("name: Beta\nteir: 1\n")

    fixed(project, "name: Acme\nteir: 1\n", "maps/acme.yaml")

    assert "teir" in (project / "maps" / "beta.yaml").read_text()


def test_shared_files_are_put_right_as_well(project: Path) -> None:
    (project / "maps" / "_labels.yaml").write_text("labels: {suport: {enmey: Skeptic}}\n")

    run()

    assert (project / "maps" / "_labels.yaml").read_text() == (
        "labels: {support: {enemy: Skeptic}}\n"
    )


def test_a_file_that_cannot_be_written_is_left_with_a_word(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / "maps" / "acme.yaml").write_text("name: Acme\nteir: 1\n")
    monkeypatch.setattr("account_maps.edit.files.os.access", lambda *_: False)

    result = run()

    assert result.exit_code == 2
    assert "teir" in (project / "maps" / "acme.yaml").read_text()


PIECES = st.sampled_from(
    [
        *("name: Acme", "teir: 1", "icp:", "  fit: Strong", "\tfit: weak", "domain:x"),
        *("goals: grow", "stakeholders:", "  dana:", "    name: Dana", "    veto: yes"),
        *("note: a: b", "  more: text"),
    ]
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(st.lists(PIECES, max_size=8).map("\n".join))
def test_putting_right_twice_is_putting_right_once(project: Path, text: str) -> None:
    once = fixed(project, text)

    assert fixed(project, once) == once
