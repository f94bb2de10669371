"""The worked examples of ``docs/changing.md`` do what they say, in a copy of the package."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from building import SETTINGS, Project, Site, words
from history.repo import Repo
from maps import SMALLEST
from worked_examples import Change, changed_package, changes

ROOT = Path(__file__).parents[1]
ALONE = ("-q", "-p", "no:cacheprovider", "-p", "no:xdist")


def run(package: Path, folder: Path, *command: str) -> None:
    """Run a Python module with a changed package, in a project."""
    paths = os.pathsep.join(str(package / part) for part in ("plugins", "theme"))
    done = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": paths},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_diff_changes_the_lines_that_it_shows_and_no_others(tmp_path: Path) -> None:
    file = tmp_path / "values.py"
    file.write_text("a = 1\n\nb = 2\nc = 3\nd = 4\n", "utf-8")
    Change("diff", file.name, " a = 1\n\n-b = 2\n+b = 5\n@@ @@\n d = 4\n+e = 6\n").apply(tmp_path)
    assert file.read_text("utf-8") == "a = 1\n\nb = 5\nc = 3\nd = 4\ne = 6\n"
    with pytest.raises(AssertionError, match="has this 0 times"):
        Change("diff", file.name, "-b = 2\n+b = 5\n").apply(tmp_path)


def test_another_page_takes_four_files_in_one_folder(tmp_path: Path) -> None:
    files = {Path(change.path) for change in changes("Another page")}
    assert len(files) == 4
    assert len({file.parent for file in files}) == 1

    package = changed_package(tmp_path / "package", "Another page")
    project, repo = Project(tmp_path / "project"), Repo(tmp_path / "project")
    project.write("mkdocs.yml", f"{SETTINGS}nav: [index.md, quiet.md]\n")
    project.map("harbor", SMALLEST)
    repo.commit("2026-08-20")
    project.map("bay", SMALLEST.replace("Harbor", "Bay"))
    repo.commit("2026-11-01")
    run(package, project.root, "mkdocs", "build", "-q", "-d", "site")

    site = Site(project.root / "site")
    assert [link.attributes["href"] for link in site.page("").css(".md-nav a[href^=quiet]")]
    page = site.page("quiet")
    assert words(page, ".am-quiet-accounts h1") == ["Quiet accounts"]
    assert words(page, "tbody tr") == ["Harbor Clinics20 Aug 2026"]
    (style,) = site.folder.glob("assets/account-maps/others.*.css")
    assert ".am-quiet-accounts time{" in style.read_text("utf-8")


def test_another_column_takes_two_files(tmp_path: Path) -> None:
    files = {Path(change.path) for change in changes("Another column of the portfolio")}
    assert len(files) == 2
    assert len({file.parent for file in files}) == 1

    package = changed_package(tmp_path / "package", "Another column of the portfolio")
    project = Project(tmp_path / "project")
    project.map("harbor", SMALLEST)
    run(package, project.root, "mkdocs", "build", "-q", "-d", "site")

    page = Site(project.root / "site").page("accounts")
    assert words(page, "th[data-key=threads][data-number]") == ["Threads"]
    assert words(page, "td[data-label=Threads]") == ["0"]
    assert "Threads" in words(page, ".am-columns-told dt")


def test_another_field_takes_five_files_and_shows_everywhere(tmp_path: Path) -> None:
    assert len({change.path for change in changes("Another field")}) == 5

    package = changed_package(tmp_path / "package", "Another field")
    is_there = "from account_maps.model.fields import FIELDS; assert 'region_head' in str(FIELDS)"
    (tmp_path / "is_there.py").write_text(is_there, "utf-8")
    run(package, tmp_path, "is_there")
    run(
        package,
        ROOT,
        "pytest",
        "tests/model/test_fields.py",
        *ALONE,
        f"--basetemp={tmp_path / 'made'}",
    )


def test_another_risk_takes_four_files(tmp_path: Path) -> None:
    assert len({change.path for change in changes("Another risk")}) == 4

    package = changed_package(tmp_path / "package", "Another risk")
    project = Project(tmp_path / "project")
    (example,) = (one.text for one in changes("Another risk") if one.path.endswith("AF305.yaml"))
    quarreling, made_up = example.split("---\n")
    project.write("maps/_team.yaml", "team: {ana-lima: {name: Ana}, ben-roth: {name: Ben}}\n")
    project.map("quarreling", quarreling)
    project.map("made-up", made_up)
    run(package, project.root, "mkdocs", "build", "-q", "-d", "site")

    site = Site(project.root / "site")
    found = "Priya Nair has a say in the decision, and is in conflict with our champion."
    assert found in " ".join(words(site.account("quarreling"), ".am-page"))
    assert "in conflict" not in " ".join(words(site.account("made-up"), ".am-page"))
    assert words(site.page("findings/af305"), "h1") == ["AF305 Decider in conflict with a champion"]
    tests = ("tests/measure/test_risk_examples.py", "tests/texts/test_texts.py", "-k", "AF305")
    run(package, ROOT, "pytest", *tests, *ALONE, f"--basetemp={tmp_path / 'made'}")


def test_another_role_takes_three_files_and_one_that_decides_no_more(tmp_path: Path) -> None:
    role = {change.path for change in changes("Another role")}
    decides = {change.path for change in changes("A role that decides")}
    assert (len(role), len(role | decides)) == (3, 3)

    package = changed_package(tmp_path / "package", "Another role", "A role that decides")
    project = Project(tmp_path / "project")
    with_deal = SMALLEST.replace("[economic_buyer]", "[board_member]") + "stage: offer\n"
    project.map("harbor", with_deal)
    library = (package / "maps" / "_talking-points.yaml").read_text("utf-8")
    project.write("maps/_talking-points.yaml", library)
    run(package, project.root, "mkdocs", "build", "-q", "-d", "site")

    site = Site(project.root / "site")
    account = site.account("harbor")
    assert words(account, "#person-maria-soto .am-role-board-member") == ["Board member"]
    assert "The board gets one page from us" in words(account, "#person-maria-soto")[0]
    assert account.css("a[href*=af201]"), "nobody has met her, and she decides"
    run(package, ROOT, "pytest", "tests/html/test_role_chips.py", *ALONE)
