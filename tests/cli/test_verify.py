"""The command ``account-maps verify``, as somebody calls it in a shell."""

from pathlib import Path

import pytest

from cli.editing import ACME, run, set_up


@pytest.fixture
def acme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The map of Acme in the current project."""
    monkeypatch.chdir(tmp_path)
    return set_up(tmp_path)


def test_one_line_changes_for_each_person(acme: Path) -> None:
    result = run("verify", "acme", "dana", "priya", "--by", "ana", "--on", "2025-11-20")

    assert result.output == "Acme: Dana, Priya verified by Ana Lima on 2025-11-20\n"
    assert acme.read_text() == ACME.replace("2025-01-01", "2025-11-20").replace(
        "reports_to: dana}", "reports_to: dana, verified: 2025-11-20}"
    )


def test_line_ends_of_windows_stay(acme: Path) -> None:
    acme.write_bytes(ACME.replace("\n", "\r\n").encode())

    run("verify", "acme", "dana", "--on", "2025-11-20")

    wanted = ACME.replace("2025-01-01", "2025-11-20").replace("\n", "\r\n")
    assert acme.read_bytes() == wanted.encode()


def test_a_date_that_stands_there_is_not_written_again(acme: Path) -> None:
    result = run("verify", "acme", "dana", "--on", "2025-01-01")

    assert "nothing was written" in result.output
    assert acme.read_text() == ACME


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["acme", "dnaa"], "did you mean `dana`?"),
        (["acm", "dana"], "did you mean `acme`?"),
        (["acme", "dana", "--by", "anna"], "no teammate has the id `anna`"),
        (["acme", "dana", "--on", "2999-01-01"], "still to come"),
        (["acme", "dana", "--on", "yesterday"], "does not match"),
        (["acme"], "Missing argument"),
        (["../acme", "dana"], "no map has the id"),
        (["acme", "dana\n\x1b[31m"], "nobody on the map has the id `dana U+001B[31m`"),
        (["acme", "dana", "nobody"], "nobody on the map has the id `nobody`"),
    ],
)
def test_a_mistake_is_told_and_nothing_written(acme: Path, arguments: list[str], why: str) -> None:
    result = run("verify", *arguments)

    assert result.exit_code == 2
    assert why in result.output
    assert acme.read_text() == ACME


def test_a_map_with_problems_is_told_with_their_places(acme: Path) -> None:
    acme.write_text(ACME.replace("owner", "ower"))

    result = run("verify", "acme", "dana")

    assert result.exit_code == 1
    assert "maps/acme.yaml:2:1  AM201" in result.stderr
