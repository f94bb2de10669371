"""The other pages and the sample maps say what is so."""

import re
import shlex
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

from account_maps.cli import main
from account_maps.model.format import read_account
from account_maps.model.load import load_playbook
from account_maps.read.codes import codes
from account_maps.read.files import SIZE_LIMIT
from account_maps.settings.options import PluginOptions, option_specs
from history.repo import Repo

ROOT = Path(__file__).parents[1]
PRINTING = ("onepager", "booklet", "poster")
"""The commands that make PDFs."""
IN_ALL_SCRIPTS = ("onepager --all", "poster calderbrook-hospitals")
"""How those begin that print accounts with names in Arabic and Hangul."""


def text(path: str) -> str:
    return (ROOT / path).read_text("utf-8")


def first_map(document: str) -> str:
    found = re.search(r"^```yaml\n(name: .*?)^```$", document, re.DOTALL | re.MULTILINE)
    assert found
    return found[1]


def test_each_setting_has_a_section_and_each_section_a_setting() -> None:
    documented = set(re.findall(r"^## `(\w+)`$", text("docs/reference/settings.md"), re.MULTILINE))
    assert documented == option_specs(PluginOptions).keys()


def test_the_largest_map_is_the_same_wherever_it_is_told() -> None:
    assert option_specs(PluginOptions)["largest_map"].otherwise == SIZE_LIMIT
    assert f"Default: `{SIZE_LIMIT}`" in text("docs/reference/settings.md")
    assert f"largest_map: {SIZE_LIMIT}" in codes()["AM103"].fixed


def test_a_department_of_700_as_well_kept_as_the_samples_is_no_map_too_large() -> None:
    kept = [ROOT / "maps" / f"{name}.yaml" for name in ("northwind-health", "rotmark-pumpen")]
    people = 14 + 9
    each = sum(file.stat().st_size for file in kept) / people
    assert 700 * each < SIZE_LIMIT


def test_each_dependency_has_a_row_that_says_what_it_is_for() -> None:
    project = tomllib.loads(text("pyproject.toml"))["project"]
    declared = [*project["dependencies"], *project["optional-dependencies"]["pdf"]]
    names = {re.split(r"[<>=!]", line)[0] for line in declared}
    rows = re.findall(r"^\| `([\w-]+)` \| \w", text("docs/dependencies.md"), re.MULTILINE)
    assert names == set(rows)


def matrix(*arguments: str) -> "subprocess.CompletedProcess[str]":
    command = ["bash", str(ROOT / ".ci/matrix"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def rows_of_the_table() -> str:
    section = text("CONTRIBUTING.md").split("\n## Other machines\n")[1].split("\n## ")[0]
    return " ".join(line.split("|")[1] for line in section.splitlines() if line.startswith("|"))


def test_each_row_of_the_matrix_is_described() -> None:
    listed = matrix("--list").stdout.splitlines()
    assert re.findall(r"`([^`]+)`", rows_of_the_table()) == [line.split()[0] for line in listed]


def test_ci_runs_the_rows_of_the_matrix_that_are_in_bold() -> None:
    [ran] = re.findall(r"^bash \.ci/matrix (.*)$", text(".ci/run"), re.MULTILINE)
    assert re.findall(r"\*\*`([^`]+)`\*\*", rows_of_the_table()) == ran.split()


def test_a_row_that_the_matrix_does_not_have_is_refused() -> None:
    refused = matrix("nowhere")
    assert refused.returncode == 2
    assert "There is no row nowhere" in refused.stderr


@pytest.mark.parametrize("document", ["README.md", "docs/guides/first-map.md"])
def test_the_first_map_that_a_reader_sees_is_a_whole_map(document: str) -> None:
    reading = read_account(first_map(text(document)).encode(), document)
    assert not reading.problems
    assert reading.account
    assert len(reading.account.stakeholders) == 2


def test_the_eight_sample_accounts_have_no_problem_and_2_to_150_people() -> None:
    playbook = load_playbook(ROOT / "maps", ROOT / "docs", root=ROOT)
    assert not playbook.problems
    people = {f.id: len(f.account.stakeholders) for f in playbook.files.values() if f.account}
    assert people == {
        "harbor-clinics": 2,
        "rotmark-pulse": 6,
        "rotmark-pumpen": 9,
        "dalmuri-gulf-logistics": 12,
        "northwind-health": 14,
        "tamarack-county": 23,
        "calderbrook-hospitals": 60,
        "northwind-group": 150,
    }


def commands() -> list[str]:
    """Each command of ours that a guide tells its readers to run, without where it writes to."""
    guides = (guide.read_text("utf-8") for guide in (ROOT / "docs/guides").glob("*.md"))
    blocks = re.findall(r"(?ms)^```sh\n(.*?)^```$", "\n".join(guides))
    found = re.findall(r"(?m)^account-maps ([^>\n]+)", "\n".join(blocks))
    return sorted({command.strip() for command in found})


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample under git; the commands of the guides write beside its maps, never to them."""
    folder = tmp_path_factory.mktemp("sample")
    for name in ("maps", "docs"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    Repo(folder).commit("2026-11-20")
    return folder


@pytest.mark.parametrize("command", commands())
def test_every_command_of_the_guides_is_understood(
    command: str, sample: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    if command.startswith(PRINTING) and "svg" not in command:
        request.getfixturevalue("typesetter" if command.startswith(IN_ALL_SCRIPTS) else "typst")
    monkeypatch.chdir(sample)
    result = CliRunner().invoke(main, shlex.split(command))
    # The sample has findings that are errors; 2 would be a command that is not understood.
    assert result.exit_code == (1 if "--findings" in command else 0), result.output


def test_no_table_of_the_pages_sets_an_alignment_which_would_need_an_inline_style() -> None:
    pages = sorted((ROOT / "docs").rglob("*.md"))
    assert pages
    aligned = re.compile(r"^\|.*(:-|-:)", re.MULTILINE)
    assert [page.name for page in pages if aligned.search(page.read_text("utf-8"))] == []
