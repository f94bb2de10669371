"""What ``account_maps`` exports is public, documented, and works as the page *Python* says."""

import inspect
import re
import subprocess
import sys
from pathlib import Path

import mypy.api
import pytest
from click.testing import CliRunner

import account_maps
from account_maps import api
from account_maps.cli import main
from account_maps.extensions import Extension
from account_maps.extensions.extension import POINTS
from building import Project

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/reference/api.md").read_text("utf-8")
GUIDE = (ROOT / "docs/guides/extending.md").read_text("utf-8")

MAP = """\
name: Acme
owner: ana
stakeholders:
  priya: {name: Priya, roles: [economic_buyer], support: neutral}
"""


TYPED = """\
from collections.abc import Iterator, Mapping
from datetime import date

from account_maps import Account, Analysis, Extension, Figure, FigureKey, Person, Risk

extension = Extension(__file__)


@extension.risk("X101", "warning", title="T", what="W", why="Y", act="A")
def alone(analysis: Analysis, figures: Mapping[FigureKey, Figure]) -> Iterator[Risk]:
    if figures[FigureKey.BUS_FACTOR].value == 1 and analysis.account.stage == "negotiation":
        yield Risk(1.0, place=("summary",))


@extension.brief_section("Renewal")
def renewal(account: Account, person: Person | None, as_of: date) -> list[str]:
    return [f"Renews after {as_of}."] if "renewal" in account.tags else []


@extension.placeholder("month")
def month(account: Account, person: Person) -> str | None:
    return person.title
"""


def functions() -> dict[str, object]:
    """Every public function, and every method of an extension, by name."""
    exported = {name: getattr(api, name) for name in api.__all__}
    methods = {f"extension.{name}": one for name, one in vars(Extension).items() if name[0] != "_"}
    return {name: one for name, one in (exported | methods).items() if inspect.isfunction(one)}


def section(name: str) -> str:
    """What the page says of a name."""
    found = re.search(rf"^##+ `{re.escape(name)}`\n(.*?)(?=^##|\Z)", PAGE, re.DOTALL | re.MULTILINE)
    assert found, name
    return found[1]


def test_what_is_public_is_what_is_exported_and_documented() -> None:
    headings = re.findall(r"^##+ `([\w.]+)`$", PAGE, re.MULTILINE)
    documented = {name for name in headings if "." not in name}
    assert set(account_maps.__all__) == set(api.__all__) == documented
    assert set(dir(account_maps)) == {*account_maps.__all__, "__version__"}
    assert {name for name in headings if "." in name} == {n for n in functions() if "." in n}


def test_a_name_is_the_real_thing_and_no_other_name_is_there() -> None:
    for name in account_maps.__all__:
        assert getattr(account_maps, name) is getattr(api, name)
    with pytest.raises(AttributeError, match="measure_everything"):
        account_maps.measure_everything  # noqa: B018


@pytest.mark.parametrize("name", functions())
def test_a_function_says_what_it_takes_returns_and_raises(name: str) -> None:
    function = functions()[name]
    doc, signature = inspect.getdoc(function) or "", inspect.signature(function)  # type: ignore[arg-type]
    taken = re.findall(
        r"^    (\w+): ", doc.partition("Args:\n")[2].partition("\n\n")[0], re.MULTILINE
    )
    assert taken == [one for one in signature.parameters if one != "self"]
    assert "Returns:" in doc or doc.startswith(("Add ", "Call ", "Return "))
    source = inspect.getsource(function)  # type: ignore[arg-type]
    assert "Raises:" in doc or not re.search(r"\braise |_check|_settings\(", source)


@pytest.mark.parametrize(
    "name", [name for name in api.__all__ if inspect.isclass(getattr(api, name))]
)
def test_a_type_says_what_it_is_and_its_parts(name: str) -> None:
    doc = inspect.getdoc(getattr(api, name)) or ""
    assert doc
    assert name in {"Account", "Person", "FigureKey"} or "Attributes:" in doc or "Args:" in doc
    assert section(name).strip()


def test_every_extension_point_has_a_section_with_its_signature_in_the_guide() -> None:
    sections = re.findall(r"^### `(\w+)`$", GUIDE, re.MULTILINE)
    methods = [name for name in vars(Extension) if name[0] != "_" and name != "render"]
    assert sections == methods == list(POINTS)
    for name, parameters in POINTS.items():
        if parameters:
            assert f"({', '.join(parameters)}):\n" in GUIDE.split(f"### `{name}`")[1], name


def test_the_import_of_the_package_loads_nothing_else() -> None:
    program = "import sys, account_maps; print(*(n for n in sys.modules if 'account_maps' in n))"
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert result.stdout.split() == [b"account_maps"]


def test_the_example_of_the_page_tells_the_risks_of_the_sample(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    [example] = re.findall(r"^```python\n(from .*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    monkeypatch.chdir(ROOT)
    exec(compile(example, "api.md", "exec"), {})  # noqa: S102
    assert "Northwind Health error Priya Nair has a say in the decision" in capsys.readouterr().out


def test_a_project_without_settings_is_read_too(tmp_path: Path) -> None:
    (tmp_path / "maps").mkdir()
    (tmp_path / "maps/acme.yaml").write_text("name: Acme\n")
    (tmp_path / "maps/broken.yaml").write_text("nme: x\n")
    playbook = account_maps.load(tmp_path)
    assert [*playbook.accounts] == ["acme"]
    assert {problem.file for problem in playbook.problems} == {"maps/broken.yaml"}


def test_settings_that_cannot_be_used_are_an_error_with_its_place(project: Project) -> None:
    project.write("mkdocs.yml", "plugins: [{account-maps: {as_off: 2026-11-20}}]\n")
    with pytest.raises(account_maps.SettingsError, match=r"mkdocs.yml:1:\d+  AM602"):
        account_maps.as_of_day(project.root)


def test_the_export_is_that_of_the_command(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.write("maps/_team.yaml", "team: {ana: {name: Ana}}\n")
    project.map("acme", MAP)
    playbook, day = account_maps.load(project.root), account_maps.as_of_day(project.root)
    monkeypatch.chdir(project.root)
    exported = CliRunner().invoke(main, ["export"]).stdout_bytes
    assert account_maps.export_accounts(playbook, day) == exported


def test_a_map_is_drawn_as_a_document_of_its_own_and_an_empty_one_not() -> None:
    playbook = account_maps.load(ROOT)
    drawn = account_maps.draw_account(playbook.accounts["northwind-health"], playbook, width=300)
    assert drawn.startswith("<svg")
    assert "Priya Nair" in drawn
    assert float(re.findall(r'width="([\d.]+)', drawn)[0]) <= 300
    with pytest.raises(ValueError, match="nobody is on the map of Empty"):
        account_maps.draw_account(account_maps.Account(name="Empty"), playbook)
    with pytest.raises(ValueError, match="above 0, not -5"):
        account_maps.draw_account(playbook.accounts["northwind-health"], playbook, width=-5)


def test_a_typed_extension_passes_strict_checks(tmp_path: Path) -> None:
    (tmp_path / "rules.py").write_text(TYPED)
    result = mypy.api.run(["--strict", f"--cache-dir={tmp_path}/cache", str(tmp_path / "rules.py")])
    assert result[2] == 0, result[0]
