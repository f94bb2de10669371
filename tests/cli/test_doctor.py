"""``account-maps doctor``: what it says of a machine and a site, and that it never fails itself."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from account_maps.cli import main
from account_maps.doctor.plugins import KNOWN
from account_maps.doctor.result import CheckLevel
from building import Project
from cli.editing import ACME, TEAM
from history.repo import Repo
from terminal import shown

NOBODY = 65534
COMMAND = [sys.executable, "-c", "from account_maps.cli import main; main()", "doctor"]


@pytest.fixture
def site(project: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A site in order, under git, in which the command runs."""
    project.map("_team", TEAM)
    project.map("acme", ACME)
    Repo(project.root).commit("2026-11-20")
    monkeypatch.chdir(project.root)
    monkeypatch.setenv("HOME", str(project.root))
    monkeypatch.setenv("GIT_AUTHOR_NAME", "Ana Lima")
    monkeypatch.setenv("GIT_AUTHOR_EMAIL", "ana@example.com")
    return project


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["doctor", *arguments], catch_exceptions=False)


def found(*arguments: str) -> dict[str, tuple[str, str, str]]:
    """Level, finding and remedy by subject."""
    checks = json.loads(run("--format", "json", *arguments).output)["checks"]
    return {one["subject"]: (one["level"], one["found"], one["remedy"]) for one in checks}


def start(folder: Path, environment: dict[str, str], before: Sequence[str] = ()) -> str:
    """What the command prints in a process of its own; it never fails itself."""
    command = [*before, *COMMAND]
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode in {0, 1}, done.stderr
    assert not done.stderr
    assert "check failed" not in done.stdout
    return done.stdout


def put(site: Project, old: str, new: str) -> None:
    """Change the settings."""
    text = (site.root / "mkdocs.yml").read_text("utf-8")
    assert old in text
    site.write("mkdocs.yml", text.replace(old, new))


@pytest.mark.usefixtures("site")
def test_a_site_in_order_has_nothing_to_do() -> None:
    checks = found()

    assert {level for level, _, _ in checks.values()} == {"ok"}
    assert checks["settings"] == ("ok", "mkdocs.yml", "")
    assert checks["maps"] == ("ok", "1 in maps, no problems", "")
    assert checks["as-of date"] == ("ok", "2026-11-20, set with `as_of`", "")
    assert checks["git history"] == ("ok", "1 commit", "")
    assert checks["git identity"] == ("ok", "Ana Lima <ana@example.com>", "")
    result = run()
    assert result.exit_code == 0
    assert result.output.endswith("\n\nEverything is in order.\n")


@pytest.mark.usefixtures("site")
def test_each_line_fits_on_80_columns_with_the_remedy_below_what_was_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("HOME", "")
    lines = run().output.splitlines()

    # A path stays whole, so that it can be copied.
    assert max(len(line) for line in lines if str(Path.cwd()) not in line) <= 80
    at = next(n for n, line in enumerate(lines) if line.startswith("note     home folder"))
    assert lines[at].index("HOME isn't set") == lines[at + 1].index("→ set HOME to a folder")
    assert lines[-1] == "1 note"


def test_packages_that_do_not_fit_are_a_problem_with_the_command_that_brings_others(
    site: Project,
) -> None:
    for name, version in {"click": "8.3.1", "mkdocs": "2.0"}.items():
        metadata = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
        site.write(f"packages/{name}-{version}.dist-info/METADATA", metadata)
    packages = str(site.root / "packages")
    printed = start(site.root, {"PATH": os.environ["PATH"], "PYTHONPATH": packages})
    printed = " ".join(printed.split())

    assert "problem account-maps 0.1.0, with packages that don't fit: click 8.3.1 (needs" in printed
    assert "mkdocs 2.0 (needs <2,>=1.6.1)" in printed
    assert "pip install 'click!=" in printed


def test_an_empty_folder_is_no_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    checks = found()

    assert run().exit_code == 1
    assert checks["settings"][0] == "note"
    assert "account-maps new site" in checks["settings"][2]
    assert checks["maps"][:2] == ("problem", "there is no folder maps")
    assert checks["repository"][0] == "note"


@pytest.mark.parametrize("text", ["plugins: [search\nfoo: {", "\0", "a: &a [*a", "["])
def test_settings_that_cannot_be_read_are_a_problem_and_the_machine_is_checked(
    text: str, site: Project
) -> None:
    site.write("mkdocs.yml", text)
    checks = found()

    level, told, _ = checks["settings"]
    assert (level, run().exit_code) == ("problem", 1)
    assert "mkdocs.yml" in told
    assert "Python" in checks
    assert "maps" not in checks


@pytest.mark.parametrize(
    "text",
    ["", "42", "[]", "plugins: 3", "plugins: {account-maps: 1}", "plugins: [[1], {}, null]",
     "theme: []", "plugins: [account-maps: {cache_dir: [], pdf: {}, fonts: 1}]",
     "plugins: [!!python/name:os.system , account-maps]", "hooks: 1", 'docs_dir: "\\0"',
     'plugins: [account-maps: {maps_dir: "\\0", cache_dir: "\\0", fonts: "\\0"}]'],
)  # fmt: skip
def test_no_settings_make_it_fail(text: str, site: Project) -> None:
    site.write("mkdocs.yml", text)

    assert run().exit_code in {0, 1}


@pytest.mark.usefixtures("site")
def test_a_settings_file_that_is_not_there_is_a_problem() -> None:
    assert found("--config", "nothing.yml")["settings"][:2] == (
        "problem",
        "nothing.yml:1:1  AM601  nothing.yml isn't there  (look for a slip in the name)",
    )


def test_a_map_with_problems_is_a_problem(site: Project) -> None:
    site.map("bad", "nam: Bad\n")

    level, told, remedy = found()["maps"]
    assert (level, remedy) == ("problem", "account-maps check")
    assert told.startswith("1 problem in 1 file")


def test_without_git_on_the_path_pages_have_no_history(site: Project) -> None:
    put(site, "{as_of: 2026-11-20}", "{}")
    printed = start(site.root, {"PATH": str(site.root), "HOME": str(site.root)})

    assert "it isn't on PATH, so pages have no history" in printed
    assert "repository" not in printed
    assert "today: git isn't installed, or it isn't on PATH" in " ".join(printed.split())


@pytest.mark.parametrize(
    "locale",
    [{"LC_ALL": "C"}, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}],
)
def test_it_runs_without_home_in_any_locale(site: Project, locale: dict[str, str]) -> None:
    site.map("müller", "name: Müller\n")
    printed = start(site.root, {"PATH": os.environ["PATH"], **locale})

    assert "HOME isn't set" in printed
    assert "→ set HOME" in printed
    assert "the encoding is" not in printed


def test_a_terminal_without_most_characters_is_told(site: Project) -> None:
    locale = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    found = shown(COMMAND, site.root, {"PATH": os.environ["PATH"], **locale})

    assert b"-> set HOME" in found
    assert b"the encoding is ascii" in b" ".join(found.split())


@pytest.fixture
def read_only(site: Project) -> Iterator[Project]:
    """A site in a folder that can't be written, but by a root with all its powers."""
    site.root.chmod(0o555)
    yield site
    site.root.chmod(0o755)


@pytest.mark.skipif(os.name != "posix", reason="other systems protect folders in other ways")
def test_it_runs_in_a_folder_that_cannot_be_written(read_only: Project) -> None:
    powerless = ["setpriv", "--bounding-set=-dac_override", "--inh-caps=-dac_override"]
    if os.geteuid() == 0 and not shutil.which("setpriv"):
        pytest.skip("root can write everywhere here")
    environment = {"PATH": os.environ["PATH"], "HOME": str(read_only.root)}
    before = powerless if os.geteuid() == 0 else []
    printed = " ".join(start(read_only.root, environment, before).split())

    assert ".account-maps-cache can't be written, so every build starts from nothing" in printed
    assert "can't be written, so pip and uv can't keep their caches there" in printed


def test_a_repository_of_another_user_is_a_problem(site: Project) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root can give a folder away")
    for path in (site.root, site.root / ".git"):
        os.chown(path, NOBODY, NOBODY)

    level, told, remedy = found()["repository"]
    assert (level, told[:29]) == ("problem", "git refuses to read it becaus")
    assert remedy == f"git config --global --add safe.directory {site.root}"


def test_a_clone_without_the_past_says_how_to_get_it(
    site: Project, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.map("bolt", "name: Bolt\n")
    Repo(site.root).commit("2026-11-21")
    subprocess.run(["git", "config", "uploadpack.allowFilter", "true"], check=True)
    origin = site.root.as_uri()
    for option, remedy in {
        "--depth=1": "git fetch --unshallow",
        "--filter=blob:none": "git fetch --refetch --no-filter",
    }.items():
        clone = tmp_path_factory.mktemp("clone")
        subprocess.run(["git", "clone", "-q", option, origin, clone], check=True)
        monkeypatch.chdir(clone)
        assert found()["git history"][::2] == ("note", remedy)


def test_a_repository_without_commits_or_an_author_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    subprocess.run(["git", "init", "-q"], check=True)
    for name in ("name", "email"):
        subprocess.run(["git", "config", f"user.{name}", ""], check=True)
        monkeypatch.delenv(f"GIT_AUTHOR_{name.upper()}", raising=False)

    checks = found()
    assert checks["repository"][1] == "nothing is committed yet, so pages have no history"
    assert checks["git identity"][1].startswith("git doesn't know your name and email")


def test_a_cache_that_others_may_change_is_a_problem(site: Project) -> None:
    cache = site.root / ".account-maps-cache"
    cache.mkdir()
    (cache / "entry").write_bytes(b"x" * 2000)
    assert found()["cache"] == (
        "note",
        "git doesn't ignore .account-maps-cache",
        "add `.account-maps-cache/` to .gitignore",
    )

    (cache / ".gitignore").write_text("*\n")
    assert found()["cache"] == ("ok", ".account-maps-cache, 2 KB", "")

    cache.chmod(0o777)
    assert found()["cache"][0] == "problem"
    assert "other users can write to it" in found()["cache"][1]

    cache.chmod(0o755)
    (cache / ".gitignore").unlink()
    Repo(site.root).commit("2026-11-21")
    assert found()["cache"][::2] == (
        "problem",
        "run `git rm -r --cached .account-maps-cache` and delete it",
    )


def test_a_day_says_where_it_comes_from(site: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    put(site, "{as_of: 2026-11-20}", "{}")
    assert found()["as-of date"] == ("ok", "2026-11-20, the day of the last commit", "")

    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert found()["as-of date"] == ("ok", "1970-01-02, from SOURCE_DATE_EPOCH", "")


@pytest.mark.usefixtures("font_folder")
def test_scripts_of_the_maps_without_a_font_are_named(site: Project) -> None:
    assert found()["fonts"] == ("ok", "for all scripts in the maps: Latin", "")

    site.map("seoul", "name: 서울\nstakeholders: {a: {name: دانا}}\n")

    assert found()["fonts"] == (
        "note",
        "none for Hangul, Arabic, which maps use: their PDFs are left out",
        "install fonts-noto-cjk and fonts-noto-core",
    )


def test_pdfs_that_are_wanted_without_typst_are_a_problem(
    site: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("account_maps.doctor.paper.typst_version", lambda: None)
    monkeypatch.setitem(sys.modules, "typst", None)
    assert found()["Typst"] == ("ok", "not installed, and only needed for PDFs", "")

    put(site, "{as_of: 2026-11-20}", "{pdf: a4}")

    checks = found()
    assert checks["Typst"][::2] == ("problem", "pip install 'mkdocs-account-maps[pdf]'")
    assert "fonts" not in checks


def test_an_engine_that_is_not_there_is_a_note(
    site: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(site, "{as_of: 2026-11-20}", "{engine: dot}")
    monkeypatch.setenv("PATH", str(site.root))

    assert found()["Graphviz"][:2] == (
        "note",
        "`engine: dot` isn't there, so lines are simple curves that may cross cards",
    )


def test_settings_without_the_plugin_or_its_theme_say_so(site: Project) -> None:
    put(site, "{name: material, font: false}", "readthedocs")
    assert found()["settings"][0] == "problem"

    put(site, "  - account-maps: {as_of: 2026-11-20}\n", "")
    assert found()["settings"][1].startswith("mkdocs.yml doesn't list the plugin")


def test_other_plugins_say_what_they_change(site: Project) -> None:
    names = "".join(f"  - {about.subject}: {{}}\n" for about in KNOWN)
    put(site, "  - search\n", f"{names}  - macros\n")
    checks = found()

    for about in KNOWN:
        assert checks[f"plugin {about.subject}"] == (about.level, about.found, about.remedy)
    assert checks["other plugins"][1].startswith("macros: not tried")
    assert run().exit_code == 1


def test_a_plugin_of_the_theme_is_known_by_its_short_name(site: Project) -> None:
    put(site, "  - search\n", "  - material/search\n")

    assert "plugin search" in found()


def test_a_build_is_as_it_is_said_of_the_plugins_that_come_with_the_theme(site: Project) -> None:
    names = ["offline", "privacy", "tags"]
    put(site, "  - search\n", "".join(f"  - {name}\n" for name in ("search", *names)))

    assert {found()[f"plugin {name}"][0] for name in names} <= {"ok", "note"}
    assert builds(site)


def test_a_build_is_as_it_is_said_of_hooks(site: Project) -> None:
    site.write("hook.py", "def on_post_page(output, **_): return output + '<!-- hooked -->'\n")
    put(site, "site_name: Playbook\n", "site_name: Playbook\nhooks: [hook.py]\n")

    assert found()["hooks"][:2] == ("ok", "they change account pages as they change others")
    assert builds(site)
    page = (site.root / "site" / "accounts" / "acme" / "index.html").read_text("utf-8")
    assert page.endswith("<!-- hooked -->")


def builds(site: Project) -> bool:
    command = [sys.executable, "-m", "mkdocs", "build", "-q"]
    return subprocess.run(command, cwd=site.root, capture_output=True, check=False).returncode == 0


@pytest.mark.usefixtures("site")
def test_what_tests_need_is_only_checked_in_a_checkout_of_the_product(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert "browser for tests" not in found()

    monkeypatch.chdir(Path(__file__).parents[2])
    checks = found()
    for subject, names in {"browser for tests": "chromium", "Node for tests": "npm"}.items():
        level, told, _ = checks[subject]
        assert (level, names in told.lower()) == ("ok", True) or level == "note"
    assert all(level != CheckLevel.PROBLEM for level, _, _ in checks.values())
