"""Commands find settings and maps from wherever the user stands, and name files as seen there."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from account_maps.cli import main
from building import SETTINGS, Project, words
from cli.editing import git
from maps import SMALLEST

MAPS = SETTINGS.replace("{as_of", "{maps_dir: ../maps, as_of")
MISTAKE = SMALLEST.replace("supporter", "suporter")
CONFIG = ("--config", "wiki/mkdocs.yml")


def run(*arguments: str, text: str | None = None) -> Result:
    return CliRunner().invoke(main, arguments, input=text, catch_exceptions=False)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A repository with its site in wiki/ and its maps in a folder beside that."""
    project = Project(tmp_path / "repository")
    (project.root / "mkdocs.yml").unlink()
    (project.root / "docs" / "index.md").unlink()
    (project.root / "docs").rmdir()
    project.write("wiki/mkdocs.yml", MAPS)
    project.write("wiki/docs/index.md", "# Home\n")
    project.write("maps/_team.yaml", "team: {ana: {name: Ana Lima, handle: ana-lima}}\n")
    project.map("harbor", f"owner: ana\n{SMALLEST}")
    git(project.root, "init", "--quiet")
    git(project.root, "add", ".")
    git(project.root, "commit", "--quiet", "--message", "Begin")
    monkeypatch.chdir(project.root)
    return project


@pytest.mark.parametrize("name", ["mkdocs.yml", "mkdocs.yaml", "properdocs.yml"])
def test_settings_are_found_under_the_names_that_the_site_finds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    project = Project(tmp_path)
    (tmp_path / "mkdocs.yml").rename(tmp_path / name)
    project.write(name, SETTINGS.replace("as_of", "maps_dir: customers, as_of"))
    project.write("customers/acme.yaml", SMALLEST)

    assert run("check").output == "1 map checked, no problems\n"


def test_settings_that_inherit_are_read_with_what_they_inherit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    project = Project(tmp_path)
    project.write("mkdocs.yml", SETTINGS.replace("as_of", "maps_dir: customers, as_of"))
    project.write("mkdocs.prod.yml", "INHERIT: mkdocs.yml\nsite_name: Prod\n")
    project.write("customers/acme.yaml", SMALLEST)

    assert run("check", "--config", "mkdocs.prod.yml").output == "1 map checked, no problems\n"


def test_settings_may_come_by_standard_input(repository: Project) -> None:
    text = MAPS.replace("../maps", "maps")

    assert run("check", "-f", "-", text=text).output == "1 map checked, no problems\n"
    assert repository.root.is_dir()


def test_named_paths_and_printed_ones_are_seen_from_where_the_user_stands(
    repository: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.map("harbor", MISTAKE)
    concise = ("--output-format", "concise")

    told = {}
    for folder, config, path in (
        (".", "wiki/mkdocs.yml", "maps/harbor.yaml"),
        ("wiki", "mkdocs.yml", "../maps/harbor.yaml"),
        ("maps", "../wiki/mkdocs.yml", "harbor.yaml"),
    ):
        monkeypatch.chdir(repository.root / folder)
        for paths in ((), (path,), (str(repository.root / "maps"),)):
            told[folder, paths] = run("check", "--config", config, *concise, *paths).output
        assert {told[key].partition(":")[0] for key in told if key[0] == folder} == {path}
        assert run("fmt", "--config", config, "--check", path).output.startswith(f"{path}:")

    assert all("AM206" in one for one in told.values())


@pytest.mark.parametrize("folder", ["/", ".", "wiki"])
def test_a_host_is_told_paths_from_the_top_of_the_repository(
    repository: Project, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    repository.map("harbor", MISTAKE)
    monkeypatch.chdir(repository.root / folder)
    check = ("check", "--config", str(repository.root / "wiki" / "mkdocs.yml"))

    document = json.loads(run(*check, "--output-format", "json").stdout)

    assert document["files"] == ["maps/harbor.yaml"]
    assert document["items"][0]["file"] == "maps/harbor.yaml"
    for form, sign in (
        ("github", "file=maps/harbor.yaml,"),
        ("gitlab", '"path": "maps/harbor.yaml"'),
        ("sarif", '"uri": "maps/harbor.yaml"'),
        ("junit", 'name="maps/harbor.yaml"'),
    ):
        assert sign in run(*check, "--output-format", form).stdout


@pytest.mark.parametrize(
    ("folder", "path"), [(".", "maps/harbor.yaml"), ("wiki", "../maps/harbor.yaml")]
)
def test_changed_lines_are_found_in_maps_beside_the_site(
    repository: Project, monkeypatch: pytest.MonkeyPatch, folder: str, path: str
) -> None:
    repository.map("harbor", f"owner: ana\n{MISTAKE}")
    repository.map("new", "name: New\nteir: 1\n")
    monkeypatch.chdir(repository.root / folder)
    config = str(repository.root / "wiki" / "mkdocs.yml")

    told = run(
        "check", "-f", config, "--changed-since", "HEAD", "--output-format", "concise"
    ).output

    assert f"{path}:8:14  AM206" in told
    assert "2 in changed lines" in told


def test_every_command_works_from_the_top_of_the_repository(repository: Project) -> None:
    told = {
        "verify": run("verify", *CONFIG, "harbor", "ken-ito", "--on", "2026-11-01"),
        "new": run("new", "person", *CONFIG, "harbor", "Bo Lu", "--manager", "ken-ito"),
        "rename": run("rename", *CONFIG, "--account", "harbor", "ken-ito", "ken"),
        "leave": run("leave", *CONFIG, "harbor", "bo-lu"),
        "fmt": run("fmt", *CONFIG, "maps"),
        "fix": run("check", *CONFIG, "--fix", "maps/harbor.yaml"),
        "diff": run("diff", *CONFIG, "HEAD"),
        "stale": run("stale", *CONFIG, "--as-of", "2040-01-01"),
        "codeowners": run("codeowners", *CONFIG),
        "account": run("new", "account", *CONFIG, "Acme"),
        "folder": run("new", "account", *CONFIG, "Beta", "--folder", "maps/nordics"),
    }

    assert {name for name, result in told.items() if result.exit_code} == set()
    assert (repository.root / "maps" / "nordics" / "beta.yaml").exists()
    assert "/maps/harbor.yaml @ana-lima" in told["codeowners"].output
    for name in ("new", "rename", "leave", "diff", "stale", "account"):
        assert "maps/" in told[name].output
        assert "../" not in told[name].output
    assert run("check", *CONFIG).output == "3 maps checked, no problems\n"


def test_a_difference_is_named_from_where_the_user_stands_but_for_a_host(
    repository: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.map("harbor", f"tier: 1\n{SMALLEST}")
    monkeypatch.chdir("wiki")

    assert "../maps/harbor.yaml" in run("diff", "HEAD").output
    assert "../maps" not in run("diff", "HEAD", "--format", "markdown").output


def test_what_is_exported_is_the_same_wherever_it_is_made(
    repository: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    from_top = run("export", *CONFIG).output
    monkeypatch.chdir(repository.root / "wiki")

    assert run("export").output == from_top
    assert json.loads(from_top)["accounts"][0]["file"] == "../maps/harbor.yaml"


@pytest.mark.parametrize(
    "command", [("export",), ("stale",), ("fmt",), ("diff", "HEAD"), ("check",)]
)
def test_a_folder_that_is_missing_is_named_with_what_names_it(
    repository: Project, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    repository.write("wiki/mkdocs.yml", SETTINGS.replace("as_of", "maps_dir: maps, as_of"))

    with_settings, named = run(*command, *CONFIG), run(*command, "--maps-dir", "none")
    monkeypatch.chdir(repository.root / "wiki" / "docs")
    without = run(*command)

    assert with_settings.exit_code in {1, 2}
    assert "wiki/maps:1:1  AM124  " in with_settings.output
    assert "correct `maps_dir` in mkdocs.yml" in with_settings.output
    assert "none:1:1  AM124  " in named.output
    assert "name another folder with --maps-dir" in named.output
    assert "maps:1:1  AM124  " in without.output
    assert "mkdocs.yml isn't here either" in without.output


def test_folders_named_on_the_command_line_come_first(repository: Project) -> None:
    repository.write("elsewhere/acme.yaml", f"plan: {{page: plan.md}}\n{SMALLEST}")
    repository.write("pages/plan.md", "# Plan\n")

    told = run("check", *CONFIG, "--maps-dir", "elsewhere", "--docs-dir", "pages")

    assert told.output == "1 map checked, no problems\n"
    assert run("check", *CONFIG, "--docs-dir", "none").exit_code == 2


def test_a_path_through_a_link_is_known(repository: Project, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(repository.root)

    told = run("check", "-f", "wiki/mkdocs.yml", str(tmp_path / "link" / "maps" / "harbor.yaml"))

    assert told.output == "1 map checked, no problems\n"


def test_the_site_has_maps_beside_it(repository: Project) -> None:
    edit = "repo_url: https://github.com/acme/mono\nedit_uri: edit/main/wiki/docs/\n"
    repository.write("wiki/mkdocs.yml", edit + MAPS)
    built = Project.__new__(Project)
    built.root = repository.root / "wiki"

    site = built.build()

    links = {one.attributes["href"] for one in site.account("harbor").css("a[href*='/edit/']")}
    assert {(link or "").partition("#")[0] for link in links} == {
        "https://github.com/acme/mono/edit/main/maps/harbor.yaml"
    }
    again = built.build()
    assert again.files() == site.files()
    assert words(site.page("accounts/harbor/history/"), "h1")


def test_hooks_of_pre_commit_name_the_settings_and_the_maps(repository: Project) -> None:
    told = run("init", *CONFIG, "--host", "github").output

    hooks = yaml.safe_load(Path(".pre-commit-config.yaml").read_text("utf-8"))["repos"][0]["hooks"]
    assert [hook["entry"] for hook in hooks] == [
        "account-maps check --config wiki/mkdocs.yml",
        "account-maps fmt --check --config wiki/mkdocs.yml",
    ]
    assert {hook["files"] for hook in hooks} == {r"^maps/.*\.ya?ml$"}
    assert "add `--config wiki/mkdocs.yml` to each command" in told
    assert repository.root.is_dir()


def test_an_editor_finds_the_schemas_of_maps_beside_the_site(repository: Project) -> None:
    run("schema", "--editor", *CONFIG)

    settings = json.loads((repository.root / ".vscode" / "settings.json").read_text("utf-8"))
    assert settings["yaml.schemas"]["wiki/docs/schema/account.json"][0] == "maps/**/*.yaml"


def test_a_playbook_begins_where_its_settings_want_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    project = Project(tmp_path / "wiki")
    (project.root / "mkdocs.yml").unlink()
    project.write("mkdocs.yaml", MAPS)

    told = run("new", "site", "wiki")

    assert told.exit_code == 0
    assert not (project.root / "mkdocs.yml").exists()
    assert (tmp_path / "maps" / "_team.yaml").exists()
    assert "put yourself into ../maps/_team.yaml" in told.output


def test_a_command_imports_no_site_generator(repository: Project) -> None:
    code = (
        "import sys; from account_maps.cli import main\n"
        "try: main(['check', '-f', 'wiki/mkdocs.yml'])\n"
        "finally: assert not [one for one in sys.modules if one.startswith('mkdocs')]"
    )

    done = subprocess.run([sys.executable, "-c", code], cwd=repository.root, check=False)

    assert done.returncode == 0
