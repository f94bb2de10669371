"""What is worked out of a map, as its page shows it: figures, routes and losses."""

import json
import re
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
    project.map("smallest", SMALLEST)
    project.map("undecided", nobody_decides())
    project.map("unheard", manager_unheard())
    return project.build()


def percents(text: str) -> list[float]:
    """All percentages in a text; one below 1% as a half."""
    plain = text.replace("−", "-").replace("<1", "0.5")
    return [float(number) for number in re.findall(r"([+-]?[\d.]+)%", plain)]


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


def test_the_status_has_a_row_for_each_of_its_reasons(page: LexborHTMLParser) -> None:
    assert words(page, "#figure-status .am-value") == ["At risk"]
    assert len(page.css("#figure-status tbody tr")) > 1


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
