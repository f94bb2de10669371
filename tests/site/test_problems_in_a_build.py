"""A build with a bad map is one clear report, and leaves the old site alone."""

import subprocess
import sys

import pytest

from building import Project
from maps import SMALLEST


def run(project: Project, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", *arguments]
    return subprocess.run(command, cwd=project.root, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("tool", ["mkdocs", "properdocs"])
@pytest.mark.parametrize("quiet", [[], ["-q"]])
def test_all_problems_are_told_at_once(project: Project, tool: str, quiet: list[str]) -> None:
    project.map("acme", "name: Acme\nstakeholders:\n  dana: {name: Dana, suport: mentor}\n")
    project.map("bolt", "name: Bolt\nowner: nobody\n")
    done = run(project, tool, "build", "-f", "mkdocs.yml", *quiet)
    assert done.returncode == 1
    told = done.stdout + done.stderr
    assert "maps/acme.yaml:3:22  AM" in told
    assert "support" in told
    assert "maps/bolt.yaml:2:8  AM" in told
    assert "Traceback" not in told


def test_a_failed_build_leaves_the_old_site_as_it_was(project: Project) -> None:
    project.map("acme", SMALLEST)
    before = project.build().files()
    project.map("acme", "name: [")
    assert run(project, "mkdocs", "build").returncode == 1
    after = {
        path.relative_to(project.root / "site").as_posix(): path.read_bytes()
        for path in (project.root / "site").rglob("*")
        if path.is_file()
    }
    assert after == before


def test_a_page_of_docs_where_a_map_belongs_is_told(project: Project) -> None:
    project.map("acme", SMALLEST)
    project.write("docs/accounts/acme.md", "# Mine\n")
    done = run(project, "mkdocs", "build")
    assert done.returncode == 1
    assert "docs/accounts/acme.md stands where a page of the maps belongs" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_folder_of_maps_that_is_missing_is_told(project: Project) -> None:
    done = run(project, "mkdocs", "build")
    assert done.returncode == 1
    assert "the folder of maps does not exist" in done.stderr


def test_a_site_never_fails_for_want_of_graphviz(project: Project) -> None:
    heads = "".join(f"  h{n}: {{name: Head {n}, reports_to: maria-soto}}\n" for n in range(4))
    staff = "".join(f"  s{n}: {{name: Staff {n}, reports_to: h{n}}}\n" for n in range(4))
    lines = "influence: [{from: s0, to: s3}, {from: s2, to: maria-soto}]\n"
    project.map("acme", SMALLEST + heads + staff + lines)
    settings = project.root / "mkdocs.yml"
    settings.write_text(settings.read_text().replace("as_of", "engine: dot, as_of"))
    done = run(project, "mkdocs", "build", "--strict")
    assert done.returncode == 0
    warnings = [line for line in done.stderr.splitlines() if line.startswith("WARNING")]
    assert len(warnings) == 1
    assert "accounts/acme.md" in warnings[0]
    html = (project.root / "site" / "accounts" / "acme" / "index.html").read_text("utf-8")
    assert html.count('class="map-line') >= 2
