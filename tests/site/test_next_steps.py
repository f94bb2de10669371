"""Do next: three lines on the overview, and all else one tap deeper."""

import json
import re

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from building import Project, Site, words
from maps import FULL, SMALLEST, TEAM

HOST = """\
repo_url: https://git.example/acme/playbook
edit_uri: edit/main/docs/
"""
NORTHWIND = FULL.replace("parent: northwind-group\n", "")


def crowded() -> str:
    """A map with many risks, of more codes than the overview shows."""
    people = {
        "eva": {"name": "Eva", "roles": ["approver"], "veto": True, "support": "enemy"},
        "una": {"name": "Una", "roles": ["decision_maker"], "support": "unknown"},
        "ugo": {"name": "Ugo", "roles": ["decision_maker"], "support": "unknown"},
        "ida": {"title": "Head of IT", "roles": ["approver"], "placeholder": True},
        "cy": {"name": "Cy", "roles": ["champion"], "ties": {"ana-lima": {"last": "2026-11-19"}}},
        "old": {"name": "Old", "influence": "inner_circle", "verified": "2025-01-01"},
    }
    plan = {"actions": [{"what": "Call", "owner": "ana-lima", "due": "2026-11-01"}]}
    account = {"name": "Acme", "owner": "ana-lima", "stakeholders": people, "plan": plan}
    return json.dumps(account)


CALM = """\
name: Acme
message: {say: One record for all}
owner: ana-lima
team: [ben-roth]
stakeholders:
  ann:
    name: Ann
    roles: [economic_buyer, champion]
    support: supporter
    verified: 2026-11-12
    champion: {power: strong, sells: strong, stake: strong, tested: 2026-11-12}
    talking_points: {say: [Your list is one list.]}
    ties:
      ana-lima: {level: trusted_advisor, last: 2026-11-12}
      ben-roth: {level: trusted_advisor, last: 2026-11-12}
"""

ONE_PLAN = """\
name: Acme
owner: ana-lima
stage: offer
stakeholders:
  ann: {name: Ann, roles: [economic_buyer]}
  bo: {name: Bo, roles: [decision_maker]}
plan:
  actions: [{what: Meet Ann and Bo, owner: ana-lima, due: 2026-12-04, stakeholders: [ann, bo]}]
"""

PLANNED = (
    "plan: {actions: [{what: Meet Maria, owner: ben-roth, due: 2027-01-05,"
    " stakeholders: [maria-soto]}]}\n"
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Maps that show one thing each."""
    project = Project(tmp_path_factory.mktemp("maps"))
    settings = project.root / "mkdocs.yml"
    settings.write_text(settings.read_text() + HOST)
    project.write("maps/_team.yaml", TEAM)
    project.write("docs/plans/northwind-health.md", "# Plan of Northwind\n")
    project.map("northwind-health", NORTHWIND)
    project.map("crowded", crowded())
    waiver = "waivers: [{finding: AF201, reason: She is on leave., until: 2026-12-31}]\n"
    project.map("waived", f"{SMALLEST}stage: offer\n{waiver}")
    project.map("calm", CALM)
    project.map("together", ONE_PLAN)
    project.map("planned", f"{SMALLEST}stage: offer\n{PLANNED}")
    return project.build()


@pytest.fixture(scope="module")
def acme(site: Site) -> LexborHTMLParser:
    return site.account("crowded")


@pytest.fixture(scope="module")
def unmet(site: Site) -> LexborNode:
    """The step for a decider whom nobody has met."""
    steps = site.account("northwind-health").css(".am-step")
    return next(step for step in steps if "introduce you to Priya Nair" in step.text())


def test_at_most_three_next_steps_are_seen_at_once(acme: LexborHTMLParser) -> None:
    assert len(acme.css(".am-step")) == 3


def test_no_person_has_two_next_steps(acme: LexborHTMLParser) -> None:
    shown = [*acme.css(".am-why > p:nth-of-type(1) > a"), *acme.css(".am-later .am-quiet > a")]
    people = [link.attributes["href"] for link in shown]
    assert people
    assert len(people) == len({*people})


def test_one_planned_action_is_one_entry_for_all_it_is_about(site: Site) -> None:
    steps = site.account("together").css(".am-step")
    planned = [step for step in steps if "Meet Ann and Bo" in step.css("h3")[0].text()]
    assert len(planned) == 1
    (also,) = planned[0].css(".am-also a")
    assert also.text() == "Bo"
    assert planned[0].css("p > a")[0].text().startswith("Ann: ")


def test_each_entry_says_what_to_do_who_does_it_and_by_when(acme: LexborHTMLParser) -> None:
    for step in acme.css(".am-step"):
        action, who_and_when = step.css_first("h3"), step.css_first(".am-do")
        assert action is not None
        assert who_and_when is not None
        assert action.text().endswith((".", "”"))
        assert "Ana Lima" in who_and_when.text()
        assert who_and_when.css_first("time") is not None


def test_who_is_approached_in_the_same_way_shares_one_entry(acme: LexborHTMLParser) -> None:
    (together,) = (step for step in acme.css(".am-step") if step.css(".am-also"))
    action, others = together.css_first("h3"), together.css_first(".am-also")
    assert action is not None
    assert others is not None
    named = {name for name in ("Una", "Ugo", "Eva") if name in action.text()}
    assert len(named) == 1
    assert {a.text() for a in others.css("a")} <= {"Una", "Ugo", "Eva"} - named


def test_the_rest_of_the_steps_opens_below(acme: LexborHTMLParser) -> None:
    fold = acme.css_first(".am-later")
    assert fold is not None
    assert "open" not in fold.attributes
    rows = [row.text() for row in fold.css("li")]
    assert f"{len(rows)} more step" in fold.text()
    assert all("Ana Lima" in row for row in rows)


@pytest.mark.parametrize("account", ["crowded", "northwind-health", "waived"])
def test_a_link_says_how_many_risks_there_are_and_leads_to_the_metrics(
    site: Site, account: str
) -> None:
    document = json.loads((site.folder / "maps.json").read_text("utf-8"))
    (risks,) = (one.get("findings", ()) for one in document["accounts"] if one["id"] == account)
    active = sum("waived_until" not in one for one in risks)
    (link,) = site.account(account).css(".am-next .am-card-head > a")
    assert link.text() == (f"All {active} risks" if active > 1 else "1 risk")
    assert link.attributes["href"] == ("metrics/" if account != "waived" else "#am-metrics-all")


def test_a_planned_action_is_the_headline_with_its_owner_and_day(site: Site) -> None:
    (step, *_) = site.account("planned").css(".am-step")
    assert [one.text() for one in step.css("h3, .am-do")] == [
        "Meet Maria",
        "Ben Roth · Jan 5, 2027",
    ]
    assert "Planned" in step.css(".am-why")[0].text()


def test_a_step_names_who_introduces_us_one_after_the_other(unmet: LexborNode) -> None:
    (heading,) = unmet.css("h3")
    assert heading.text() == (
        "Ask Dana Reyes (last contact with Ana Lima on Nov 12, 2026)"
        " to have Tom Alvarez introduce you to Priya Nair."
    )
    names = [link.text() for link in unmet.css(".am-path a")]
    assert names == ["Ana Lima", "Dana Reyes", "Tom Alvarez", "Priya Nair"]


def test_who_needs_no_introduction_has_no_path(site: Site) -> None:
    steps = site.account("northwind-health").css(".am-step")
    others = [step for step in steps if "introduce" not in step.text()]
    assert others
    assert all(not step.css(".am-path") for step in others)


def test_a_plan_that_relies_on_an_opponent_is_warned_of_at_once(project: Project) -> None:
    ask = "- what: Ask Dana to introduce us to Priya\n      owner: ana-lima\n"
    both = NORTHWIND.replace("- what: Ask Dana for an introduction\n      owner: ana-lima\n", ask)
    project.write("maps/_team.yaml", TEAM)
    project.write("docs/plans/northwind-health.md", "# Plan of Northwind\n")
    of = "stakeholders: [dana-reyes, priya-nair]\n    - {what: Send"
    project.map("acme", both.replace("stakeholders: [dana-reyes]\n    - {what: Send", of))
    (step, *_) = project.build().account("acme").css(".am-step")
    assert step.css("h3")[0].text() == "Ask Dana to introduce us to Priya"
    seen = [one.text() for one in step.css("p") if one.parent and one.parent.tag == "li"]
    assert any(text.startswith("Dana Reyes and Priya Nair are in conflict.") for text in seen)


def test_a_step_leads_to_the_person_the_risk_and_the_line(unmet: LexborNode) -> None:
    links = [a.attributes["href"] or "" for a in unmet.css("a")]
    line = NORTHWIND.splitlines().index("  priya-nair:") + 1
    assert "people/#priya-nair" in links
    assert "../../findings/af201/" in links
    assert any(one.endswith(f"/edit/main/maps/northwind-health.yaml#L{line}") for one in links)


@pytest.mark.parametrize("account", ["crowded", "northwind-health", "waived"])
def test_no_code_of_a_risk_stands_on_an_overview(site: Site, account: str) -> None:
    said = " ".join(words(site.account(account), ".am-desk"))
    assert "risk" in said.lower()
    assert not re.search(r"\bAF\d{3}\b", said)


def test_what_is_snoozed_is_folded_with_its_reason(site: Site) -> None:
    page = site.account("waived")
    unmet = "Decider never met"
    assert unmet not in words(page, ".am-why a")
    (row,) = words(page, ".am-later li")
    assert row.startswith(unmet)
    assert "She is on leave. until Dec 31" in row


def test_where_nothing_is_to_do_the_page_says_so_calmly(site: Site) -> None:
    page = site.account("calm")
    assert page.css(".am-step") == []
    assert words(page, ".am-calm") == ["Nothing to do right now."]
