"""The worked example of the guide, taken out of it and run in a real build."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from pypdf import PdfReader

from account_maps.cli import main
from building import SETTINGS, Project, words

GUIDE = (Path(__file__).parents[2] / "docs/guides/extending.md").read_text("utf-8")
MOST_LINES = 22
MAP = """\
name: Acme
stage: negotiation
tags: [renewal]
owner: ana
stakeholders:
  priya: {name: Priya, roles: [economic_buyer], support: neutral}
"""


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", GUIDE, re.DOTALL | re.MULTILINE)


@pytest.fixture
def guided(project: Project) -> Project:
    """A project with the files of the guide: the example, and the pieces that follow it."""
    rules, *pieces = blocks("python")
    more = [one for one in pieces if not one.startswith("def ")]
    project.write("sales_rules.py", "\n\n".join([rules, *more]))
    project.write("sales_rules/deals.html", blocks("html")[0])
    [named] = re.findall(r"extensions: (\[sales_rules.py\])", GUIDE)
    project.write("mkdocs.yml", SETTINGS.replace("2026-11-20", f"2026-11-20, extensions: {named}"))
    for name, text in (("_rules", "X101"), ("_talking-points", "{team.renewal_month}")):
        project.write(f"maps/{name}.yaml", next(one for one in blocks("yaml") if text in one))
    project.write("maps/_team.yaml", "team: {ana: {name: Ana}}\n")
    project.map("acme", MAP)
    project.map("bolt", "name: Bolt <b>\nstage: won\n")
    return project


def test_the_example_is_short() -> None:
    code = [line for line in blocks("python")[0].splitlines() if line.strip()]
    assert len(code) <= MOST_LINES


def test_what_the_guide_adds_is_in_the_site(guided: Project) -> None:
    nav = "nav: [{Home: index.md}, {Deals: deals.md}]\n"
    guided.write("mkdocs.yml", (guided.root / "mkdocs.yml").read_text("utf-8") + nav)
    site = guided.build()
    assert "Deals by stage" in words(site.page(""), ".md-nav__link")
    account = site.account("acme")
    assert "No next step" in " ".join(words(account, ".am-next"))
    assert "Agree on a next step, with a day." in account.text()
    assert "Your contract renews in March." in account.text()
    assert words(account, ".am-facts dt").count("Account executive") == 1
    assert words(site.page("deals/"), ".md-content li") == ["negotiation: Acme", "won: Bolt <b>"]
    risk = site.page("findings/x101/").text()
    assert "A deal in negotiation has no next move." in risk
    assert "Deals without a next step slip." in risk
    assert words(site.page("findings/"), "section:last-of-type h2") == ["Added by your team"]
    assert "No next step" in site.page("team/ana/").text()
    assert "Renews in March." in site.page("accounts/acme/print/").text()
    assert "X101 No next step" in [entry["title"] for entry in site.search()]
    exported = json.loads((site.folder / "maps.json").read_bytes())["accounts"]
    assert ["X101" in json.dumps(one) for one in exported] == [True, False]


def test_a_waiver_lets_a_risk_of_the_team_wait(guided: Project) -> None:
    guided.map(
        "acme", f"{MAP}waivers:\n  - {{finding: X101, reason: Holidays, until: 2027-01-31}}\n"
    )
    site = guided.build()
    assert "Holidays" in site.account("acme").text()
    assert "No next step" not in site.page("team/ana/").text()


def test_commands_that_measure_know_the_risk_and_check_alone_runs_nothing(
    guided: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(guided.root)
    found = CliRunner().invoke(main, ["check", "--findings", "--output-format", "concise"])
    assert "X101  The deal is in negotiation" in found.output
    only = CliRunner().invoke(main, ["check", "--findings", "--select", "X101"])
    assert "X101" in only.output
    assert "AF" not in only.output
    exported = CliRunner().invoke(main, ["export", "--format", "csv", "--table", "findings"])
    assert "acme,X101,error,No next step" in exported.output
    assert (
        "sales_rules.py: the site and some commands" in CliRunner().invoke(main, ["doctor"]).output
    )
    guided.write("sales_rules.py", "open('ran', 'w')\n")
    for command in (["check"], ["fmt", "--check"], ["doctor"], ["explain", "AF101"]):
        CliRunner().invoke(main, command)
    assert not (guided.root / "ran").exists()


def test_the_one_pager_of_the_command_has_the_section(
    guided: Project, monkeypatch: pytest.MonkeyPatch, typesetter: object
) -> None:
    monkeypatch.chdir(guided.root)
    assert CliRunner().invoke(main, ["onepager", "acme"]).exit_code == 0, typesetter

    [page] = PdfReader(guided.root / "acme-onepager.pdf").pages
    assert "Renews in March." in page.extract_text()
