"""A note that is too long or nested too deep is shown as plain text, and check says so."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from account_maps.html.notes import note_html
from account_maps.model.format import read_account
from account_maps.model.notes import DEEPEST_NOTE, LONGEST_NOTE, notes, parsed, why_plain
from bombs.texts import in_every_text
from building import Project
from cli.editing import run

LONG = "word " * (LONGEST_NOTE // 5 + 1)
DEEP = "> " * DEEPEST_NOTE + "deep"
ALMOST_DEEP = "> " * (DEEPEST_NOTE - 1) + "deep"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.chdir(tmp_path)
    return Project(tmp_path)


def told(note: str, project: Project) -> str:
    project.map("acme", f"name: Acme\nstakeholders:\n  dana: {{name: Dana, note: '{note}'}}\n")
    result = run("check", "--output-format", "concise")
    assert result.exit_code == 0
    return result.output


def test_every_note_of_a_map_is_looked_at() -> None:
    text = in_every_text("word")
    account = read_account(text.encode(), "acme.yaml").account
    assert account is not None
    assert len([*notes(account)]) == text.count('"note": "word"') > 8


def test_a_note_that_is_too_long_is_told_with_its_place(project: Project) -> None:
    message = "this note is shown as plain text: it has 20,004 characters"
    assert f"maps/acme.yaml:3:3  AM440  warning: {message}" in told(LONG, project)


def test_a_note_that_is_nested_too_deep_is_told(project: Project) -> None:
    assert "nested too deep" in told(DEEP, project)
    assert "AM440" not in told(ALMOST_DEEP, project)


def test_a_build_tells_it_and_goes_on(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    project.map("acme", f"name: Acme\nnote: '{DEEP}'\n")
    note = project.build().account("acme").css_first(".am-note")
    assert note is not None
    assert note.text().strip() == DEEP
    assert "WARNING -  maps/acme.yaml:2:1  AM440" in capsys.readouterr().err


MARKS = st.lists(st.sampled_from(["> ", ">", "- ", "* ", "+ ", "1. ", "  ", "    ", "\t", "\n"]))


@given(st.lists(MARKS.map("".join), min_size=1, max_size=8))
def test_no_word_of_a_note_is_lost_however_deep_it_stands(lines: list[str]) -> None:
    words = [f"word{number}" for number in range(len(lines))]
    note = "".join(f"{marks}{word}\n" for marks, word in zip(lines, words, strict=True))
    shown = LexborHTMLParser(note_html(note)).text().split()
    assert [word for word in words if not any(word in piece for piece in shown)] == []


@given(st.integers(1, 2 * DEEPEST_NOTE), st.sampled_from(["> ", ">", "- ", "1. ", "+ > "]))
def test_check_tells_just_what_a_page_shows_plain(depth: int, marks: str) -> None:
    note = marks * depth + "word"
    assert bool(why_plain(note)) == (parsed(note) is None)


@given(st.integers(1, 2 * DEEPEST_NOTE), st.sampled_from(["  ", "\t", "> "]))
def test_so_it_does_of_lists_that_are_nested_line_by_line(depth: int, step: str) -> None:
    note = "".join(f"{step * level}- word\n" for level in range(depth))
    assert bool(why_plain(note)) == (parsed(note) is None)
