"""A build with a bad map is one clear report, and leaves the old site alone."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from mkdocs.exceptions import Abort

from building import Project
from maps import SMALLEST


def run(
    project: Project, *arguments: str, environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", *arguments]
    env = os.environ | (environment or {})
    return subprocess.run(
        command, cwd=project.root, capture_output=True, text=True, check=False, env=env
    )


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
    site = project.build()
    before = site.files()
    project.map("acme", "name: [")
    with pytest.raises(Abort):
        project.build()
    assert site.files() == before


def test_a_page_of_docs_where_a_map_belongs_is_told(
    project: Project, caplog: pytest.LogCaptureFixture
) -> None:
    project.map("acme", SMALLEST)
    project.write("docs/accounts/acme.md", "# Mine\n")
    with pytest.raises(Abort):
        project.build()
    assert "docs/accounts/acme.md stands where a page of the maps belongs" in caplog.text


def test_a_folder_of_maps_that_is_missing_is_told(
    project: Project, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(Abort):
        project.build()
    assert "the folder of maps does not exist" in caplog.text


def wide_map() -> str:
    """A map whose lines need leading round cards."""
    heads = "".join(f"  h{n}: {{name: Head {n}, reports_to: maria-soto}}\n" for n in range(4))
    staff = "".join(f"  s{n}: {{name: Staff {n}, reports_to: h{n}}}\n" for n in range(4))
    lines = "influence: [{from: s0, to: s3}, {from: s2, to: maria-soto}]\n"
    return SMALLEST + heads + staff + lines


def test_a_site_never_fails_for_want_of_graphviz(project: Project) -> None:
    project.map("acme", wide_map())
    settings = project.root / "mkdocs.yml"
    settings.write_text(settings.read_text().replace("as_of", "engine: dot, history: false, as_of"))
    done = run(project, "mkdocs", "build", "--strict")
    assert done.returncode == 0
    warnings = [line for line in done.stderr.splitlines() if line.startswith("WARNING")]
    assert len(warnings) == 1
    assert "accounts/acme.md" in warnings[0]
    html = (project.root / "site" / "accounts" / "acme" / "index.html").read_text("utf-8")
    assert html.count('class="map-line') >= 2


def test_a_page_without_led_lines_is_not_kept(project: Project, tmp_path: Path) -> None:
    project.map("acme", wide_map())
    settings = project.root / "mkdocs.yml"
    healthy = settings.read_text()
    settings.write_text(healthy.replace("as_of", "engine: dot, as_of"))
    project.write("bin/dot", "#!/bin/sh\ncase $1 in -V) echo dot 1 >&2;; *) exit 1;; esac\n").chmod(
        0o755
    )
    path = {"PATH": f"{tmp_path / 'bin'}:{os.defpath}"}
    first = run(project, "mkdocs", "build", environment=path)
    again = run(project, "mkdocs", "build", environment=path)
    assert "WARNING -  accounts/acme.md" in first.stderr
    assert "WARNING -  accounts/acme.md" in again.stderr


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs"])
def test_another_theme_is_refused_in_one_line(project: Project, theme: str) -> None:
    project.map("acme", SMALLEST)
    settings = project.root / "mkdocs.yml"
    settings.write_text(settings.read_text().replace("{name: material, font: false}", theme))
    done = run(project, "mkdocs", "build")
    assert done.returncode == 1
    assert "account-maps needs Material for MkDocs" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_link_to_somebody_who_is_not_on_the_map_is_told(project: Project) -> None:
    project.map("acme", SMALLEST)
    with (project.root / "mkdocs.yml").open("a") as settings:
        settings.write("validation: {anchors: warn}\n")
    links = "[Ken](accounts/acme.md#person-ken-ito) [No](accounts/acme.md#person-nobody)"
    project.write("docs/index.md", f"# Home\n\n{links}\n")
    told = run(project, "mkdocs", "build").stderr
    assert "'#person-nobody'" in told
    assert "person-ken-ito" not in told
