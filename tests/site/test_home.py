"""The home page says what is due, what happened, and leads each of us to their own page."""

import pytest

from building import Project, Site, words
from maps import FULL, TEAM

HAPPENED = """\
name: Acme
owner: ben-roth
stakeholders:
  ilse-kant:
    name: Ilse Kant
    roles: [economic_buyer]
    ties:
      ben-roth: {level: vendor, last: 2026-11-18}
  omar-said:
    name: Omar Said
    verified: 2026-11-17
  long-ago:
    name: Long Ago
    verified: 2026-09-01
promises:
  - {by: us, what: Send the draft, due: 2026-11-19, stakeholders: [ilse-kant, omar-said]}
  - {by: us, what: Send the rest, due: 2027-03-01}
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Built once, since its tests only look at it."""
    project = Project(tmp_path_factory.mktemp("home"))
    project.map("_team", TEAM)
    project.map("northwind-group", "name: Northwind Group\n")
    project.map("northwind-health", FULL)
    project.map("acme", HAPPENED)
    project.write("docs/plans/northwind-health.md", "# Plan\n")
    project.write("docs/index.md", "# Playbook\n\nWelcome.\n\n## More\n\nText.\n")
    return project.build()


def test_without_scripts_each_of_us_is_a_link_to_their_page(site: Site) -> None:
    links = site.page("").css(".am-who a")
    assert {link.text(): link.attributes["href"] for link in links} == {
        "Ana Lima": "team/ana-lima/",
        "Ben Roth": "team/ben-roth/",
    }


def test_what_the_maps_say_stands_before_the_pages_own_sections(site: Site) -> None:
    headings = words(site.page(""), "h1, h2")
    assert headings[0].startswith("Playbook")
    assert headings[1].startswith("Today")
    assert headings[-1].startswith("More")


def test_due_is_what_is_overdue_or_comes_within_a_week(site: Site) -> None:
    rows = words(site.page(""), ".am-queue-due tbody tr")
    (late,) = (row for row in rows if "Send the draft" in row)
    assert "overdue" in late
    assert "Promised to Ilse Kant, Omar Said" in late
    assert not [row for row in rows if "Send the rest" in row]


def test_what_happened_is_told_newest_first_and_old_days_are_left_out(site: Site) -> None:
    told = words(site.page(""), ".am-queue-lately tbody th")
    assert told[0] == "Ben Roth spoke with Ilse Kant"
    assert "Omar Said: what we know was verified" in told
    assert not [one for one in told if "Long Ago" in one]


def test_the_search_finds_these_on_the_accounts_and_not_on_the_home_page(site: Site) -> None:
    home = [entry for entry in site.search() if entry["location"].split("#")[0] == ""]
    assert home
    assert not any("Ilse" in str(entry) for entry in home)


def test_a_playbook_without_maps_has_a_home_page_all_the_same(project: Project) -> None:
    (project.root / "maps").mkdir()
    assert words(project.build().page(""), ".am-home .am-none") == ["There are no maps yet."]
