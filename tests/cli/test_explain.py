"""The command ``account-maps explain``."""

import pytest
from click.testing import CliRunner

from account_maps.cli import main
from account_maps.model.values import FindingCode
from account_maps.read.codes import codes


@pytest.mark.parametrize("code", ["AM206", "am206"])
def test_a_code_is_told_with_its_example(code: str) -> None:
    result = CliRunner().invoke(main, ["explain", code])

    about = codes()["AM206"]
    assert result.exit_code == 0
    assert result.output.startswith("AM206 Not a value of the scale (always an error)\n")
    assert f"Why: {about.why}"[:80] in result.output
    assert "    dana-reyes: {name: Dana Reyes, support: suporter}" in result.output


def test_what_can_be_set_is_said_to_be() -> None:
    output = CliRunner().invoke(main, ["explain", "AM501"]).output

    assert output.startswith("AM501 Day that has not come yet (a warning; can be set")


@pytest.mark.parametrize("code", [*codes(), *FindingCode])
def test_every_code_can_be_told(code: str) -> None:
    result = CliRunner().invoke(main, ["explain", code])

    assert result.exit_code == 0
    assert result.output.startswith(code)
    assert "{" not in result.output.split("Example:")[0] or code in {"AM421", "AM422", "AM426"}


def test_a_code_that_does_not_exist_is_a_mistake_of_usage() -> None:
    result = CliRunner().invoke(main, ["explain", "AM3O3"])

    assert result.exit_code == 2
    assert "did you mean AM303?" in result.output
