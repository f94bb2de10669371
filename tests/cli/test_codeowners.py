"""The command ``account-maps codeowners``, as somebody calls it in a shell."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from account_maps.cli import main
from account_maps.recipes.owners import BEGIN, END

TEAM = """\
team:
  ana-lima: {name: Ana Lima, handle: ana-lima}
  ben-roth: {name: Ben Roth, email: ben.roth@playbook.example}
  cy-no: {name: Cy No}
  di-odd: {name: Di Odd, handle: "di *\\nx"}
"""
OWNED = f"""\
{BEGIN}
/maps/acme.yaml @ana-lima
/maps/nordics/beta.yaml ben.roth@playbook.example
{END}
"""
AGAIN = "account-maps codeowners --host github -o .github/CODEOWNERS"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with two owned maps and one without owner; the current folder."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    write(tmp_path / "maps/_team.yaml", TEAM)
    owned(tmp_path / "maps/acme.yaml", "ana-lima")
    owned(tmp_path / "maps/nordics/beta.yaml", "ben-roth")
    write(tmp_path / "maps/free.yaml", "name: Free\n")
    return tmp_path


def write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


def owned(file: Path, owner: str) -> None:
    write(file, f"name: Acme\nowner: {owner}\n")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["codeowners", *arguments], catch_exceptions=False)


@pytest.mark.usefixtures("project")
def test_each_map_with_an_owner_has_a_line() -> None:
    assert (run().exit_code, run().output) == (0, OWNED)


@pytest.mark.usefixtures("project")
def test_gitlab_gets_a_section_so_that_the_lines_above_still_count() -> None:
    assert run("--host", "gitlab").output == OWNED.replace("\n", "\n[Account maps]\n", 1)


def test_a_group_may_own_maps_and_a_handle_may_begin_with_its_sign(project: Path) -> None:
    write(project / "maps/_team.yaml", TEAM.replace("handle: ana-lima", "handle: '@acme/nordics'"))
    assert "/maps/acme.yaml @acme/nordics\n" in run().output


def test_paths_begin_at_the_top_of_the_repository(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inner = project / "sales" / "playbook"
    inner.mkdir(parents=True)
    (project / "maps").rename(inner / "maps")
    monkeypatch.chdir(inner)
    assert "\n/sales/playbook/maps/acme.yaml @ana-lima\n" in run().output


def test_the_lines_of_others_stay_and_ours_are_replaced(project: Path) -> None:
    file = project / ".github" / "CODEOWNERS"
    write(file, "* @acme/all")
    assert run("-o", ".github/CODEOWNERS").output == ".github/CODEOWNERS: 2 maps\n"
    assert file.read_text("utf-8") == f"* @acme/all\n{OWNED}"

    write(file, f"{file.read_text('utf-8')}/docs/ @acme/docs\n")
    owned(project / "maps/acme.yaml", "ben-roth")
    run("-o", ".github/CODEOWNERS")

    after = OWNED.replace("@ana-lima", "ben.roth@playbook.example")
    assert file.read_text("utf-8") == f"* @acme/all\n{after}/docs/ @acme/docs\n"
    assert run("-o", ".github/CODEOWNERS").output == ".github/CODEOWNERS: nothing to do\n"


@pytest.mark.usefixtures("project")
def test_a_check_passes_while_the_file_says_what_the_maps_say() -> None:
    run("-o", ".github/CODEOWNERS")

    result = run("--check")

    assert (result.exit_code, result.output) == (0, ".github/CODEOWNERS is up to date, 2 maps\n")


def test_a_check_tells_each_line_that_is_out_of_date_and_writes_nothing(project: Path) -> None:
    write(project / ".github/CODEOWNERS", f"* @acme/all\n{OWNED}")
    owned(project / "maps/acme.yaml", "ben-roth")
    (project / "maps/nordics/beta.yaml").unlink()
    owned(project / "maps/gamma.yaml", "ana-lima")

    result = run("--check")

    assert result.exit_code == 1
    assert result.output.splitlines() == [
        ".github/CODEOWNERS:2:1  /maps/gamma.yaml is owned by @ana-lima now",
        ".github/CODEOWNERS:3:1  /maps/acme.yaml is owned by ben.roth@playbook.example now",
        ".github/CODEOWNERS:4:1  /maps/nordics/beta.yaml has no owner now",
        f".github/CODEOWNERS is out of date: run `{AGAIN}`",
    ]
    assert (project / ".github/CODEOWNERS").read_text("utf-8") == f"* @acme/all\n{OWNED}"


def test_a_check_tells_that_there_is_no_file_yet(project: Path) -> None:
    result = run("--check")

    assert result.exit_code == 1
    assert result.output == f".github/CODEOWNERS does not exist: run `{AGAIN}`\n"
    assert not (project / ".github").exists()


@pytest.mark.parametrize("text", ["* @acme/all\n", OWNED.replace(END, "# edited")])
def test_a_check_fails_where_our_lines_are_missing_or_were_edited(project: Path, text: str) -> None:
    write(project / ".github/CODEOWNERS", text)
    assert run("--check").exit_code == 1


def test_a_file_with_other_line_ends_is_not_out_of_date(project: Path) -> None:
    (project / ".github").mkdir()
    (project / ".github/CODEOWNERS").write_bytes(OWNED.replace("\n", "\r\n").encode())
    assert run("--check").exit_code == 0


def test_an_owner_without_handle_is_told_once_and_at_their_entry(project: Path) -> None:
    owned(project / "maps/acme.yaml", "cy-no")
    owned(project / "maps/nordics/beta.yaml", "cy-no")

    result = run()

    assert result.exit_code == 1
    assert result.output == (
        "maps/_team.yaml:4:3  `cy-no` owns maps and has no `handle`"
        "  (write the name that they have where the maps are kept, such as `ana-lima`)\n"
    )


def test_a_handle_that_would_be_more_than_a_name_is_refused(project: Path) -> None:
    owned(project / "maps/acme.yaml", "di-odd")

    result = run()

    assert result.exit_code == 1
    assert result.output.startswith("maps/_team.yaml:5:3  ")
    assert "is no name of a user or group" in result.output
    assert result.output.count("\n") == 1


def test_an_owner_whom_nobody_must_know_is_told_at_the_map(project: Path) -> None:
    settings = "plugins: [account-maps: {severity: {AM303: warning}}]\n"
    write(project / "mkdocs.yml", settings)
    (project / "maps/_team.yaml").unlink()
    (project / "maps/nordics/beta.yaml").unlink()

    result = run()

    assert result.exit_code == 1
    assert result.output.startswith("maps/acme.yaml:2:1  ")


@pytest.mark.parametrize("name", ["#1", "a*", "[old]", "!not"])
def test_a_folder_that_the_hosts_would_misread_is_refused(project: Path, name: str) -> None:
    owned(project / "maps" / name / "gamma.yaml", "ana-lima")

    result = run()

    assert result.exit_code == 1
    assert f"maps/{name}/gamma.yaml:1:1  CODEOWNERS cannot name this path" in result.output


def test_a_space_in_a_path_is_escaped(project: Path) -> None:
    owned(project / "maps" / "North Sea" / "gamma.yaml", "ana-lima")
    assert "\n/maps/North\\ Sea/gamma.yaml @ana-lima\n" in run().output
    run("-o", ".github/CODEOWNERS")
    assert run("--check").exit_code == 0


def test_maps_with_problems_are_told_and_nothing_is_written(project: Path) -> None:
    write(project / "maps/bad.yaml", "nmae: Bad\n")

    result = run("-o", ".github/CODEOWNERS")

    assert result.exit_code == 1
    assert "maps/bad.yaml:1:1  AM201" in result.output
    assert not (project / ".github").exists()


def test_a_file_that_is_no_text_is_a_mistake_of_usage(project: Path) -> None:
    (project / "CODEOWNERS").write_bytes(b"\xff\xfe")
    assert run("-o", "CODEOWNERS").exit_code == 2
