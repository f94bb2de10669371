"""The page of an account: what stands on it, in which order, and where it leads."""

from urllib.parse import unquote

import pytest
from selectolax.lexbor import LexborHTMLParser

from building import Project, Site, words
from maps import FULL, GROUP, SMALLEST, TEAM


@pytest.fixture(scope="module")
def northwind(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Built once, since its tests only look at it."""
    project = Project(tmp_path_factory.mktemp("northwind"))
    project.write("maps/_team.yaml", TEAM)
    project.map("northwind-health", FULL)
    project.map("northwind-group", GROUP)
    project.write("docs/plans/northwind-health.md", "# Plan of Northwind\n")
    return project.build()


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site of small maps."""
    project = Project(tmp_path_factory.mktemp("small"))
    project.map("harbor-clinics", SMALLEST)
    project.map("against", SMALLEST.replace("supporter", "enemy"))
    project.map("empty", "name: Select Committee\nstakeholders:\n")
    return project.build()


def test_ten_lines_make_a_short_page(small: Site) -> None:
    page = small.account("harbor-clinics")
    assert words(page, "h1") == ["Harbor Clinics"]
    assert words(page, ".am-account h2") == [
        "Do next",
        "Map",
        "Buying committee",
        "Figures",
        "Routes to each decider",
        "People",
        "Still to fill in",
    ]
    assert "unknown" not in " ".join(words(page, ".am-profile")).replace("Attitude unknown", "")


def test_sections_stand_in_the_order_of_the_field(northwind: Site) -> None:
    titles = words(northwind.account("northwind-health"), ".am-account h2")
    assert titles == [
        "Do next",
        "Open questions",
        "Map",
        "Buying committee",
        "Figures",
        "Routes to each decider",
        "If somebody left",
        "Shared message",
        "People",
        "Company",
        "Plan",
        "Still to fill in",
        "Other accounts that share people",
    ]


def test_a_page_outside_the_navigation_has_no_list_of_its_sections(northwind: Site) -> None:
    assert not words(northwind.account("northwind-health"), ".md-nav--secondary li")
    assert words(northwind.page("portfolio/"), ".md-nav--secondary li")


def test_the_page_of_an_account_does_without_the_styles_of_other_pages(northwind: Site) -> None:
    def styles(page: LexborHTMLParser) -> set[str]:
        links = page.css("link[rel=stylesheet]")
        return {(link.attributes["href"] or "").split("/")[-1].split(".")[0] for link in links}

    many = styles(northwind.page("portfolio/"))
    assert styles(northwind.account("northwind-health")) == many - {"others"} != many


def test_the_header_has_facts_three_sentences_and_dates(northwind: Site) -> None:
    page = northwind.account("northwind-health")
    assert words(page, ".am-sentences dd") == [
        "One patient record across 43 clinics.",
        "IT favours us; finance has not met us.",
        "Meet the CFO before the budget round.",
    ]
    facts = " ".join(words(page, ".am-header .am-facts"))
    assert "Tier1" in facts.replace(" ", "")
    assert "Ana Lima" in facts
    assert "Ben Roth" in facts
    assert words(page, ".am-dates")[0].startswith("As of 20 Nov 2026 · last verified 12 Nov 2026")


def test_a_profile_says_who_somebody_is_and_what_to_say(northwind: Site) -> None:
    page = northwind.account("northwind-health")
    dana = " ".join(words(page, "#person-dana-reyes"))
    for text in (
        "Chief Information Officer",
        "Decision maker",
        "Champion",
        "Mentor",
        "retire four legacy systems",
        "Four systems retired is four upgrades never done again.",
        "Price, before Priya is in the room",
        "That one moved every site at once",
        "Ana Lima Account executive, Problem solver · wanted: Trusted advisor",
        "First, the core message",
        "Is listened to byTom Alvarez",
        "In conflict withPriya Nair",
        "Northwind Group (Board observer)",
    ):
        assert text in dana


def test_the_page_calls_an_enemy_an_opponent(small: Site) -> None:
    page = small.account("against")
    assert words(page, "#person-maria-soto .am-support-enemy") == ["Opponent"]
    assert "enemy" not in " ".join(words(page, "body")).lower()


def test_labels_rename_values_on_the_pages(project: Project) -> None:
    project.write("maps/_labels.yaml", "labels: {role: {economic_buyer: Purse holder}}\n")
    project.map("acme", SMALLEST)
    chips = words(project.build().account("acme"), "#person-maria-soto .am-chip")
    assert chips == ["Purse holder", "Supporter"]


def test_deciders_come_first_in_the_committee(northwind: Site) -> None:
    page = northwind.account("northwind-health")
    names = ["Priya Nair", "Dana Reyes", "Tom Alvarez", "Chief Security Officer"]
    assert words(page, "#committee ~ table th > a") == names
    assert words(page, "#people ~ .am-profiles h3")[: len(names)] == names


def test_the_committee_in_short_says_who_is_met_and_who_is_not(northwind: Site) -> None:
    rows = words(northwind.account("northwind-health"), "#committee ~ table tbody tr")
    assert "Attitude unknown Nobody of us knows them yet." in rows[0]
    assert "Mentor Ana Lima Problem solver 12 Nov 2026" in rows[1]


def test_not_filled_in_is_not_the_same_as_unknown(northwind: Site) -> None:
    page = northwind.account("northwind-health")
    assert words(page, "#person-priya-nair .am-support-unknown") == ["Attitude unknown"]
    assert words(page, "#person-cso .am-support-unknown") == []
    assert words(page, ".am-power thead th")[-2:] == ["Attitude unknown", "Not filled in"]


def test_links_lead_to_plan_parent_and_shared_people(northwind: Site) -> None:
    page = northwind.account("northwind-health")
    links = {a.attributes.get("href") for a in page.css(".am-account a")}
    assert "../../plans/northwind-health/" in links
    assert "../northwind-group/" in links
    assert "https://crm.example/accounts/001bm00001ZL8U9" in links
    assert "mailto:dana@northwind.example" in links
    assert "tel:004520727124" in links
    back = {a.attributes.get("href") for a in northwind.account("northwind-group").css("a")}
    assert "../northwind-health/" in back


def test_every_link_on_the_page_leads_to_something_on_the_page(northwind: Site) -> None:
    page = northwind.account("northwind-health")
    ids = {node.attributes["id"] for node in page.css("[id]")}
    inner = {a.attributes.get("href") or "" for a in page.css(".am-account a[href^='#']")}
    assert inner
    assert {unquote(href[1:]) for href in inner if href} <= ids


def test_no_id_stands_twice_on_a_page(northwind: Site) -> None:
    ids = [str(n.attributes["id"]) for n in northwind.account("northwind-health").css("[id]")]
    assert sorted(set(ids)) == sorted(ids)


def test_edit_links_lead_to_the_line_in_the_host(project: Project) -> None:
    project.write(
        "mkdocs.yml",
        """\
        site_name: Playbook
        theme: {name: material, font: false}
        repo_url: https://git.example/acme/credit-union
        edit_uri: edit/main/docs/
        plugins: [search, account-maps]
        """,
    )
    project.map("acme", SMALLEST)
    page = project.build().account("acme")
    edit = page.css_first("#person-ken-ito .am-edit")
    assert edit is not None
    assert edit.attributes["href"] == (
        "https://git.example/acme/credit-union/edit/main/maps/acme.yaml#L8"
    )


def test_a_map_of_nobody_says_so(small: Site) -> None:
    page = small.account("empty")
    assert words(page, ".am-empty p")[0].startswith("Nobody is on this map yet.")
    assert page.css_first("svg[data-view]") is None


def test_pages_work_without_directory_urls(project: Project) -> None:
    settings = project.root / "mkdocs.yml"
    settings.write_text(settings.read_text().replace("_urls: true", "_urls: false"))
    project.map("child", "name: Child\nparent: mother\n")
    project.map("mother", "name: Mother\n")
    site = project.build()
    html = (site.folder / "accounts" / "child.html").read_text("utf-8")
    assert 'href="mother.html"' in html


def test_search_lands_on_the_profile(northwind: Site) -> None:
    found = {entry["title"]: entry for entry in northwind.search()}
    assert found["Priya Nair"]["location"] == "accounts/northwind-health/#person-priya-nair"
    assert "Chief Financial Officer" in found["Priya Nair"]["text"]
    assert "Economic buyer" in found["Priya Nair"]["text"]
    assert found["Northwind Health"]["location"] == "accounts/northwind-health/"


def test_the_list_of_accounts_has_a_row_for_each_the_worst_status_first(northwind: Site) -> None:
    page = northwind.page("accounts/")
    assert words(page, ".am-accounts-table tbody th > a") == [
        "Northwind Health",
        "Northwind Group",
    ]
    assert "Ask Dana for an introduction" in words(page, ".am-accounts-table tbody tr")[0]
