"""A faulty extension is told with file, line, column and code, never by a traceback."""

import logging
import re
import sys
from importlib.metadata import EntryPoint
from pathlib import Path
from textwrap import dedent

import pytest
from click.testing import CliRunner
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from account_maps.cli import main
from account_maps.extensions import Extensions, load_extensions, loading
from building import SETTINGS, Project, Site

HEAD = """\
from account_maps import Extension, PageSpec, Risk
extension = Extension(__file__)
"""
RISK = 'extension.risk("{}", "warning", title="T", what="{}", why="W", act="A")'
MAP = """\
name: Acme
stakeholders:
  priya: {name: Priya, roles: [economic_buyer], support: neutral}
"""


def loaded(folder: Path, text: str, head: str = HEAD) -> Extensions:
    (folder / "rules.py").write_text(head + dedent(text))
    return load_extensions(["rules.py"], folder)


def risk(code: str = "X101", what: str = "What") -> str:
    return RISK.format(code, what)


FAULTS = {
    "def x(:": ("3:7  AM801", "SyntaxError"),
    "import no_such_package": ("3:1  AM801", "ModuleNotFoundError"),
    "1 / 0": ("3:1  AM801", "ZeroDivisionError"),
    "raise SystemExit(4)": ("3:1  AM801", "SystemExit: 4"),
    "del extension": ("1:1  AM801", "this file has no `extension`"),
    "extension = Extension(__name__)": ("1:1  AM801", "is made for another file"),
    risk("AF101"): ("3:1  AM802", "`AF101` is no code of a team"),
    risk("X1"): ("3:1  AM802", "`X1` is no code of a team"),
    risk().replace("warning", "grave"): ("3:1  AM802", "known: error, warning, info, off"),
    risk(what="{account.__class__}"): ("3:1  AM802", "known: {people}"),
    risk(what="{people!r}"): ("3:1  AM802", "known: {people}"),
    risk().replace('"W"', "None"): ("3:1  AM802", "`why` isn't a text"),
    risk("\\ud800"): ("3:1  AM802", "`U+D800` holds a character that can't be shown"),
    risk(what="a\\u202eb"): ("3:1  AM802", "`aU+202Eb` holds a character that can't be shown"),
    risk().replace('"warning"', "3"): ("3:1  AM802", "`severity` isn't a text"),
    f"{risk()[:-1]}, fix=3)": ("3:1  AM802", "`fix` isn't a text"),
    risk(what="a } brace"): ("3:1  AM802", "a brace stands alone"),
    f"@{risk()}\ndef find(analysis): ...": ("3:2  AM802", "`def find(analysis, figures):`"),
    f"@{risk()}\nasync def find(a, b): ...": ("3:2  AM802", "is asynchronous"),
    f"{risk()}\n{risk()}": ("4:1  AM802", "risk X101 is there already, from line 3"),
    "@extension.pages\ndef pages(): ...": ("3:2  AM802", "`def pages(context):`"),
    "@extension.brief_section('T')\ndef lines(a): ...": ("3:2  AM802", "(account, person, as_of)"),
    "extension.brief_section(' ')": ("3:1  AM802", "`title` isn't a text"),
    "extension.field_label('ownr', 'AE')": ("3:1  AM802", "no page names a field `ownr`"),
    "extension.placeholder('First Name')": ("3:1  AM802", "is no name of a placeholder"),
    "@extension.placeholder('m')\ndef fill(): ...": ("3:2  AM802", "`def fill(account, person):`"),
}
"""What is written below the first two lines, and where and how it is told."""


@pytest.mark.parametrize("text", FAULTS)
def test_a_fault_is_told_at_its_place(text: str, tmp_path: Path) -> None:
    place, told = FAULTS[text]
    [fault] = loaded(tmp_path, text).faults
    assert str(fault).startswith(f"rules.py:{place}  ")
    assert told in str(fault)
    assert "\n" not in str(fault)


def test_a_file_that_is_not_there_or_lies_outside_is_told(tmp_path: Path) -> None:
    root = tmp_path / "project"
    root.mkdir()
    (tmp_path / "other.py").write_text("open('ran', 'w')")
    (root / "link.py").symlink_to(tmp_path / "other.py")
    missing, outside = load_extensions(["missing.py", "link.py"], root).faults
    assert str(missing).startswith("missing.py:1:1  AM801  this file isn't there")
    assert str(outside).startswith("link.py:1:1  AM801  this is a link to something outside")


@pytest.mark.parametrize("name", ["../other.py", "/other.py", "a/../../other.py"])
def test_the_settings_take_no_file_outside_the_project(name: str, project: Project) -> None:
    project.write("mkdocs.yml", SETTINGS.replace("11-20", f"11-20, extensions: [{name}]"))
    result = CliRunner().invoke(main, ["check", "--config", str(project.root / "mkdocs.yml")])
    assert "AM603" in result.output
    assert "isn't in the project" in result.output


def test_two_extensions_cannot_add_the_same(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.py").write_text(f"{HEAD}{risk()}\n")
    [fault] = load_extensions(["one.py", "two.py"], tmp_path).faults
    assert str(fault).startswith("two.py:3:1  AM802  risk X101 is there already, from one.py")


def test_a_package_offers_an_extension_by_an_entry_point(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "acme_rules.py").write_text(f"{HEAD}@{risk()}\ndef find(a, f): yield Risk(1.0)\n")
    monkeypatch.syspath_prepend(tmp_path)
    offered = [
        EntryPoint("acme", "acme_rules:extension", loading.GROUP),
        EntryPoint("module", "acme_rules", loading.GROUP),
        EntryPoint("wrong", "acme_rules:Risk", loading.GROUP),
    ]
    monkeypatch.setattr(loading, "entry_points", lambda **_: offered)
    assert [*load_extensions(["acme"], tmp_path).risk_rules][-1] == "X101"
    assert not load_extensions(["module"], tmp_path).faults
    wrong, near = load_extensions(["wrong", "acne"], tmp_path).faults
    assert str(wrong).startswith("wrong:1:1  AM801  the entry point is no extension")
    assert str(near).endswith("(did you mean `acme`?)")
    sys.modules.pop("acme_rules")


def _page(uri: str, made: str = "None", more: str = "") -> str:
    return (
        "@extension.pages\ndef pages(context):\n"
        f"    yield PageSpec(uri={uri!r}, title='T', description='D', make=lambda: {made}{more})"
    )


RUNNING = {
    f"@{risk('X101')}\ndef one(analysis, figures):\n    return [1 / 0]": (
        "3:13  AM803  risk X101 couldn't be looked for on Acme: ZeroDivisionError"
    ),
    f"@{risk('X102')}\ndef two(analysis, figures):\n    yield 'X101'": (
        "1:1  AM803  expected a Risk, found str"
    ),
    f"@{risk('X103')}\ndef three(analysis, figures):\n    yield Risk(0.5, person='ghost')": (
        "1:1  AM803  the map of Acme doesn't name `ghost`"
    ),
    f"@{risk('X107')}\ndef seven(analysis, figures):\n    yield Risk(0.5, owner='casper')": (
        "1:1  AM803  the map of Acme doesn't name `casper`"
    ),
    f"@{risk('X104')}\ndef four(analysis, figures):\n    yield Risk(float('nan'))": (
        "1:1  AM803  a share of this risk isn't from 0 to 1"
    ),
    f"@{risk('X105')}\ndef five(analysis, figures):\n    yield Risk(0.5, days='many')": (
        "1:1  AM803  risk X105 couldn't be looked for on Acme: ValidationError"
    ),
    f"@{risk('X106')}\ndef six(analysis, figures):\n    raise SystemExit": (
        "3:5  AM803  risk X106 couldn't be looked for on Acme: SystemExit"
    ),
    f"@{risk('X108')}\ndef eight(analysis, figures):\n    return None": (
        "1:1  AM803  expected a list of Risks, found NoneType"
    ),
    f"@{risk('X109')}\ndef nine(analysis, figures):\n    yield Risk(0.5, what='a\\0')": (
        "1:1  AM803  `aU+0000` holds a character that can't be shown"
    ),
    f"@{risk('X110')}\ndef ten(analysis, figures):\n    figures.clear()": (
        "3:5  AM803  risk X110 couldn't be looked for on Acme: AttributeError"
    ),
    "@extension.brief_section('Renewal')\ndef lines(account, person, as_of):\n    return 'March'": (
        "1:1  AM803  expected a list of texts, found str"
    ),
    "@extension.placeholder('month')\ndef month(account, person):\n    return 3": (
        "1:1  AM803  expected a text, found int"
    ),
    "@extension.pages\ndef no_page(context):\n    yield 'renewals.md'": (
        "1:1  AM802  expected a PageSpec, found str"
    ),
    "@extension.pages\ndef failing(context):\n    context.no_such_thing": (
        "3:5  AM803  the pages couldn't be listed: AttributeError"
    ),
    _page("index.md"): "1:1  AM802  the site has a page at index.md already",
    _page("accounts/acme.md"): "1:1  AM802  the site has a page at accounts/acme.md already",
    _page("../x.md"): "1:1  AM802  `../x.md` can't be the address of a page",
    _page("X.md"): "1:1  AM802  `X.md` can't be the address of a page",
    _page(f"{'x' * 300}.md"): f"1:1  AM802  `{'x' * 59}…` can't be the address of a page",
    _page("t.md", more=", tags=3"): "1:1  AM802  expected tuple as a page's `tags`, found int",
    _page("u.md", more=", edit='javascript:x'"): "1:1  AM802  a page's `edit` can't be",
    "@extension.pages\ndef nothing(context):\n    return None": (
        "1:1  AM803  expected a list of PageSpecs, found NoneType"
    ),
    _page("x.md"): "1:1  AM803  expected a RenderedPage, found NoneType",
    _page("y.md", "extension.render('no', 'T')"): "3:73  AM803  there is no template `no`",
}
"""What fails only while it runs, and where in it and how that is told."""

TALKING = """\
rules:
  renewal:
    say: ["In {team.month}.", "In any case."]
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project with an extension, as yet without a fault, that was built before."""
    project = Project(tmp_path_factory.mktemp("project"))
    project.write("mkdocs.yml", SETTINGS.replace("11-20", "11-20, extensions: [rules.py]"))
    project.write("rules.py", HEAD)
    project.write("maps/_talking-points.yaml", TALKING.replace("In {team.month}", "Soon"))
    project.map("acme", MAP)
    project.map("bolt", "name: Bolt\n")
    project.build()
    project.write("maps/_talking-points.yaml", TALKING)
    return project


def served(project: Project) -> Site:
    """Build the site as a live server does."""
    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    folder = project.root / "served"
    config = load_config(str(project.root / "mkdocs.yml"), site_dir=str(folder))
    config.plugins.on_startup(command="serve", dirty=False)
    build(config, serve_url="http://127.0.0.1:8000/")
    return Site(folder)


def failing() -> tuple[str, list[str]]:
    """An extension in which everything fails, and the lines that tell it."""
    text, told = HEAD, []
    for piece, fault in RUNNING.items():
        line, _, rest = fault.partition(":")
        told.append(f"rules.py:{text.count(chr(10)) + int(line)}:{rest}")
        text += f"{piece}\n"
    return text, told


def test_what_fails_while_it_runs_costs_nothing_else(
    built: Project, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    text, told = failing()
    built.write("rules.py", text)
    before = Site(built.root / "site").files()
    for _ in range(2):  # Nothing of the first try is kept, so the second tells it all too.
        caplog.clear()
        with pytest.raises(Abort):
            built.build()
        assert [line for line in told if line not in caplog.text] == []
        assert "problems in the extensions; the site stays as it was." in caplog.text
        assert "Traceback" not in caplog.text
    assert Site(built.root / "site").files() == before
    capfd.readouterr()
    site = served(built)
    assert "Priya" in site.account("acme").text()
    assert "In any case." in site.account("acme").text()
    assert "Bolt" in site.account("bolt").text()
    errors = capfd.readouterr().err
    assert [line for line in told if line not in errors] == []
    assert errors.count("X101") == 2  # Once for each map.


def test_what_fails_in_a_template_of_a_template_is_told_there(
    built: Project, capfd: pytest.CaptureFixture[str]
) -> None:
    built.write("rules.py", HEAD + _page("x.md", "extension.render('x.html', 'T')"))
    built.write("rules/x.html", "{% include 'parts/head.html' %}")
    built.write("rules/parts/head.html", "\n\n{{ 1 / 0 }}")
    served(built)
    assert "rules/parts/head.html:3:1  AM803  x.md couldn't be made" in capfd.readouterr().err
    (built.root / "rules/x.html").write_bytes(b"caf\xe9")
    served(built)
    assert "AM803  the template `x.html` isn't UTF-8" in capfd.readouterr().err


def test_a_served_site_is_there_without_an_extension_that_cannot_be_loaded(
    built: Project, capfd: pytest.CaptureFixture[str]
) -> None:
    built.write("rules.py", "def x(:")
    assert "Priya" in served(built).account("acme").text()
    told = capfd.readouterr().err
    assert "rules.py:1:7  AM801" in told
    assert "AM804" not in told  # It may define the placeholder.


def test_commands_that_measure_stop_at_a_fault(
    built: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(built.root)
    built.write("rules.py", "def x(:")
    for command in (["check", "--findings"], ["export"], ["onepager", "acme"]):
        result = CliRunner().invoke(main, command)
        assert result.exit_code == 2, command
        assert result.output.startswith("rules.py:1:7  AM801  "), command
    built.write("rules.py", f"{HEAD}@{risk()}\ndef find(a, f): 1 / 0\n")
    for command in (["check", "--findings"], ["export"]):
        result = CliRunner().invoke(main, command)
        assert result.exit_code == 1, command
        assert re.search(r"rules\.py:4:17.*AM803|AM803.*\n.*rules\.py:4:17", result.output), command
        assert '"format":"account-maps"' not in result.output


HOSTILE = "<img src=x onerror=alert(1)>{{ 1 }}"


def test_what_extensions_return_is_text(built: Project) -> None:
    built.write(
        "rules.py",
        f"""{HEAD}
H = {HOSTILE!r}
from account_maps.html.rendered import RenderedPage, TocHeading

@extension.risk("X101", "error", title=H, what="{{what}}", why=H,
                act="{{what}}", fix=H)
def find(analysis, figures):
    yield Risk(1.0, what=H)

@extension.brief_section(H)
def lines(account, person, as_of):
    return [H]

@extension.placeholder("month")
def month(account, person):
    return H

@extension.pages
def pages(context):
    yield PageSpec(uri="x.md", title=H, description=H,
                   make=lambda: RenderedPage(H, TocHeading("top", H)))
""",
    )
    site = built.build()
    for path, content in site.files().items():
        if path.endswith(".html"):
            assert b"<img src=x" not in content, path
    assert "&lt;img src=x onerror=alert(1)&gt;{{ 1 }}" in site.html("x")
    assert site.account("acme").text().count("<img src=x") >= 4


def test_an_edit_of_an_extension_or_its_template_makes_its_pages_anew(built: Project) -> None:
    page = HEAD + (
        "@extension.pages\ndef pages(context):\n"
        "    yield PageSpec(uri='x.md', title='T', description='D', fingerprint=b'same',\n"
        "        make=lambda: extension.render('x.html', 'T', name='{}'))\n"
    )
    built.write("rules.py", page.format("one"))
    built.write("rules/x.html", "<h1>{{ name }}</h1>")
    assert "<h1>one</h1>" in built.build().html("x")
    built.write("rules.py", page.format("<two>"))
    assert "<h1>&lt;two&gt;</h1>" in built.build().html("x")
    built.write("rules/x.html", "<h2>{{ name }}</h2>")
    assert "<h2>&lt;two&gt;</h2>" in built.build().html("x")
    before = built.build().files()
    assert built.build().files() == before
    built.write("mkdocs.yml", SETTINGS)
    built.write("maps/_talking-points.yaml", TALKING.replace("{team.month}", "May"))
    assert "x/index.html" not in built.build().files()


def test_what_no_extension_adds_is_told_by_a_build(
    project: Project, capfd: pytest.CaptureFixture[str]
) -> None:
    project.write("maps/_rules.yaml", "findings: {X101: {severity: error}}\n")
    project.write("maps/_talking-points.yaml", TALKING)
    project.map("acme", f"{MAP}waivers:\n  - {{finding: X102, reason: R, until: 2027-01-01}}\n")
    project.build()
    told = [line for line in capfd.readouterr().err.splitlines() if "AM804" in line]
    assert [line.split()[2] for line in told] == [
        "maps/_rules.yaml:1:1",
        "maps/_talking-points.yaml:2:1",
        "maps/acme.yaml:5:5",
    ]


def test_a_record_of_one_build_knows_nothing_of_another(tmp_path: Path) -> None:
    first = loaded(tmp_path, f"@{risk()}\ndef find(a, f): ...\n")
    second = loaded(tmp_path, "")
    assert "X101" in first.risk_rules
    assert "X101" not in second.risk_rules
    assert first.digest != second.digest
    assert not Extensions().failures
