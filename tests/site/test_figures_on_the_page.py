"""What is worked out of a map, as its page shows it: what to do, figures, routes and losses."""

import json
import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from selectolax.lexbor import LexborHTMLParser

from building import Project, Site, words
from maps import FULL, SMALLEST, TEAM

RULES = """\
repo_url: https://git.example/acme/playbook
edit_uri: edit/main/docs/
"""
ADDED_UP = ("decision_coverage", "predicted_support", "access")
DIVIDED = ("influence_coverage", "freshness", "completeness")


def crowded() -> str:
    """A map with many findings, of more codes than a page shows in full."""
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


def nobody_decides() -> str:
    people = {key: {"name": key.title(), "reports_to": "boss"} for key in ("ann", "bo", "cy")}
    people["boss"] = {"name": "Boss"}
    lines = [
        {"from": "ann", "to": "bo"},
        {"from": "ann", "to": "cy"},
        {"from": "boss", "to": "ann"},
    ]
    return json.dumps({"name": "A", "stakeholders": people, "influence": lines})


def manager_unheard() -> str:
    people = {
        "boss": {"name": "Boss"},
        "ann": {"name": "Ann", "reports_to": "boss", "roles": ["decision_maker"]},
        "bo": {"name": "Bo"},
    }
    lines = [{"from": "bo", "to": "ann"}]
    return json.dumps({"name": "A", "stakeholders": people, "influence": lines})


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


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> LexborHTMLParser:
    """The page of an account with a host; read by all, changed by none."""
    project = Project(tmp_path_factory.mktemp("northwind"))
    settings = project.root / "mkdocs.yml"
    settings.write_text(settings.read_text() + RULES)
    project.write("maps/_team.yaml", TEAM)
    project.map("northwind-health", FULL.replace("parent: northwind-group\n", ""))
    project.write("docs/plans/northwind-health.md", "# Plan of Northwind\n")
    return project.build().account("northwind-health")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Maps that show one thing each."""
    project = Project(tmp_path_factory.mktemp("maps"))
    project.write("maps/_team.yaml", TEAM)
    project.map("crowded", crowded())
    project.map("smallest", SMALLEST)
    waiver = "waivers: [{finding: AF201, reason: She is on leave., until: 2026-12-31}]\n"
    project.map("waived", f"{SMALLEST}stage: offer\n{waiver}")
    project.map("calm", CALM)
    project.map("undecided", nobody_decides())
    project.map("unheard", manager_unheard())
    project.map("together", ONE_PLAN)
    return project.build()


@pytest.fixture(scope="module")
def acme(site: Site) -> LexborHTMLParser:
    return site.account("crowded")


def percents(text: str) -> list[float]:
    """All percentages in a text; one below 1% as a half."""
    plain = text.replace("−", "-").replace("<1", "0.5")
    return [float(number) for number in re.findall(r"([+-]?[\d.]+)%", plain)]


def test_at_most_five_next_steps_are_shown_in_full(acme: LexborHTMLParser) -> None:
    assert len(acme.css(".am-step")) == 5


def test_no_person_has_two_next_steps(acme: LexborHTMLParser) -> None:
    shown = [*acme.css(".am-step > p > a"), *acme.css(".am-next .am-list td:nth-child(2) > a")]
    people = [link.attributes["href"] for link in shown]
    assert people
    assert len(people) == len({*people})


def test_one_planned_action_is_one_entry_for_all_it_is_about(site: Site) -> None:
    steps = site.account("together").css(".am-step")
    planned = [step for step in steps if "Meet Ann and Bo" in step.text()]
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


def test_the_rest_of_the_steps_is_folded_below(acme: LexborHTMLParser) -> None:
    fold = acme.css_first(".am-next details.am-fold")
    assert fold is not None
    assert "open" not in fold.attributes
    rows = words(acme, ".am-next .am-list tbody tr")
    assert f"{len(rows)} more step" in fold.text()
    assert all("Ana Lima" in row for row in rows)


def test_a_planned_action_is_the_headline_with_its_owner_and_day(tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.write("maps/_team.yaml", TEAM)
    planned = "plan: {actions: [{what: Meet Maria, owner: ben-roth, due: 2026-12-05,"
    project.map("acme", f"{SMALLEST}stage: offer\n{planned} stakeholders: [maria-soto]}}]}}\n")
    (step, *_) = project.build().account("acme").css(".am-step")
    heading, who_and_when = step.css_first("h3"), step.css_first(".am-do")
    assert heading is not None
    assert who_and_when is not None
    assert heading.text() == "Meet Maria"
    assert who_and_when.text() == "PlannedBen Rothby 5 Dec 2026"


def test_a_step_says_who_can_introduce_us(page: LexborHTMLParser) -> None:
    unmet = next(step for step in page.css(".am-step") if "AF201" in step.text())
    heading = unmet.css_first("h3")
    assert heading is not None
    assert heading.text() == (
        "Ask Dana Reyes (last contact with Ana Lima on 12 Nov 2026)"
        " to have Tom Alvarez introduce you to Priya Nair."
    )


def test_a_step_leads_to_the_profile_the_risk_and_the_line(page: LexborHTMLParser) -> None:
    unmet = next(step for step in page.css(".am-step") if "AF201" in step.text())
    links = [a.attributes["href"] or "" for a in unmet.css("a")]
    line = FULL.replace("parent: northwind-group\n", "").splitlines().index("  priya-nair:") + 1
    assert "#person-priya-nair" in links
    assert "../../findings/af201/" in links
    assert any(one.endswith(f"/edit/main/maps/northwind-health.yaml#L{line}") for one in links)


def test_codes_are_one_click_deeper(page: LexborHTMLParser) -> None:
    for step in page.css(".am-step"):
        outside = step.text().replace("".join(one.text() for one in step.css("details")), "")
        assert not re.search(r"\bAF\d{3}\b", outside)


def test_what_is_waived_is_folded_with_its_reason(site: Site) -> None:
    page = site.account("waived")
    assert "AF201" not in words(page, ".am-step details a")
    rows = words(page, ".am-next details .am-waived tbody tr")
    assert len(rows) == 1
    assert "She is on leave." in rows[0]
    assert "31 Dec 2026" in rows[0]


def test_where_nothing_is_to_do_the_page_says_so_calmly(site: Site) -> None:
    page = site.account("calm")
    assert page.css(".am-step") == []
    assert words(page, ".am-calm") == ["Nothing to do right now."]


@pytest.mark.parametrize("key", ADDED_UP)
def test_the_working_of_a_figure_adds_up_to_it(page: LexborHTMLParser, key: str) -> None:
    figure = page.css_first(f"#figure-{key}")
    assert figure is not None
    value = percents(figure.css_first(".am-value").text())[0]  # type: ignore[union-attr]
    adds = [percents(row.text())[-1] for row in figure.css("tbody tr") if percents(row.text())]
    assert adds
    assert abs(sum(adds) - value) <= 0.5 * len(adds) + 0.5
    assert percents(figure.css_first("tfoot").text())[0] == value  # type: ignore[union-attr]


@pytest.mark.parametrize("key", DIVIDED)
def test_what_is_divided_says_by_what(page: LexborHTMLParser, key: str) -> None:
    result = words(page, f"#figure-{key} tfoot td")
    added, total, value = re.findall(r"[\d.]+", " ".join(result))
    assert round(100 * float(added) / float(total)) == int(value)
    assert int(value) == percents(" ".join(words(page, f"#figure-{key} .am-value")))[0]


def test_each_figure_opens_to_meaning_formula_and_source(page: LexborHTMLParser) -> None:
    figures = page.css(".am-figure")
    assert len(figures) == 18
    for figure in figures:
        text = figure.text()
        assert "Formula:" in text
        assert "Source:" in text
        assert "open" not in figure.attributes


def test_a_working_leads_to_profiles_and_to_lines_of_the_file(page: LexborHTMLParser) -> None:
    ids = {node.attributes["id"] for node in page.css(".am-profile[id], .am-brief [id]")}
    people = [a.attributes["href"] or "" for a in page.css(".am-working th a")]
    lines = [a.attributes["href"] or "" for a in page.css(".am-working td a")]
    assert {unquote(href[1:]) for href in people} <= ids
    assert len({*people}) == 5
    assert all(re.search(r"/maps/northwind-health\.yaml#L\d+$", line) for line in lines)


def test_a_long_working_is_cut_and_the_rest_counted(page: LexborHTMLParser) -> None:
    rows = words(page, "#figure-completeness tbody tr")
    assert len(rows) == 9
    assert re.match(r"and \d+ more", rows[-1])


def test_a_figure_names_the_change_that_would_move_it_most(page: LexborHTMLParser) -> None:
    change = words(page, "#figure-decision_coverage .am-change")
    assert len(change) == 1
    assert change[0].startswith("Ana Lima meets Priya Nair: ")
    before, after = percents(page.css_first("#figure-decision_coverage .am-change").text())  # type: ignore[union-attr]
    assert before < after


def test_a_figure_that_cannot_be_told_says_why(site: Site) -> None:
    figure = site.account("smallest").css_first("#figure-champion")
    assert figure is not None
    assert "Nobody is named as champion." in figure.text()


def test_the_status_is_a_word_with_its_first_reason_and_all_of_them_behind_it(
    page: LexborHTMLParser,
) -> None:
    assert words(page, ".am-standing > p .am-chip") == ["At risk"]
    (first,) = words(page, ".am-standing > p")
    assert first.endswith("We haven't met Priya Nair, the economic buyer.")
    reasons = words(page, ".am-standing details li")
    assert reasons[0] == "We haven't met Priya Nair, the economic buyer. → Meet Priya Nair"
    assert len(reasons) > 1
    assert words(page, "#figure-status .am-value") == ["At risk"]
    gates = [row.text(strip=True) for row in page.css("#figure-status tbody tr")]
    assert len(gates) == len(reasons)


def test_a_figure_of_unknown_stances_has_its_range_on_the_page(page: LexborHTMLParser) -> None:
    (shown,) = words(page, "#figure-predicted_support .am-value")
    value, low, high = percents(shown.replace("(", "").replace(" …", "%"))
    assert low < value < high


def test_everybody_with_a_say_has_a_row_by_decision_share(page: LexborHTMLParser) -> None:
    names = words(page, ".am-people-figures tbody th > a")
    assert {*names[:2]} == {"Priya Nair", "Dana Reyes"}
    assert "Olaf Berg" not in names


def test_where_nobody_decides_those_who_are_heard_most_come_first(site: Site) -> None:
    page = site.account("undecided")
    assert words(page, ".am-people-figures tbody th > a") == ["Ann", "Boss"]
    assert words(page, ".am-people-figures tbody th .am-quiet") == []


def test_who_does_not_hear_the_manager_is_marked(site: Site) -> None:
    rows = words(site.account("unheard"), ".am-people-figures tbody tr")
    assert [row for row in rows if "not to their manager" in row] == [
        row for row in rows if row.startswith("Ann")
    ]


def test_each_decider_has_routes_in_words_with_strengths(page: LexborHTMLParser) -> None:
    rows = words(page, ".am-routes > li")
    assert len(rows) == 2
    priya = next(row for row in rows if row.startswith("Priya Nair"))
    assert re.search(
        r"Best way: Ana Lima knows \d+% → Dana Reyes is listened to by \d+% → Tom Alvarez "
        r"is the manager of \d+% → Priya Nair Show on the map",
        priya,
    )


def test_a_route_is_shown_on_the_map_where_it_is_drawn(page: LexborHTMLParser) -> None:
    links = {unquote(a.attributes["href"] or "")[1:] for a in page.css(".am-show")}
    drawn = {node.attributes["id"] for node in page.css("[id^=route-]")}
    assert "route-priya-nair-1" in links
    assert links <= drawn


def test_a_decider_without_any_way_is_said_to_have_none(site: Site) -> None:
    rows = words(site.account("smallest"), ".am-routes > li")
    assert rows == ["Maria Soto No way yet: none of us knows anybody who leads there."]


def test_losses_tell_what_goes_with_each_and_who_holds_all_ways(page: LexborHTMLParser) -> None:
    rows = words(page, ".am-losses tbody tr")
    assert any(row.startswith("Dana Reyes100%") for row in rows)
    assert any(row.startswith("Ana Lima100%") for row in rows)
    assert words(page, ".am-cut") == ["1 person holds all ways to the deciders: Ana Lima"]


def test_a_profile_has_its_figures_in_a_line(page: LexborHTMLParser) -> None:
    lines = words(page, "#person-priya-nair .am-measured")
    assert len(lines) == 1
    assert re.fullmatch(r"decision share \d+% · warm path \d+% · Never verified", lines[0])


def test_nothing_of_it_needs_inline_styles_or_scripts(page: LexborHTMLParser) -> None:
    assert page.css(".am-account [style], .am-account script, .am-account [onclick]") == []
