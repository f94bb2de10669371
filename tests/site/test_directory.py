"""People, families and territories in a real site, and tags through a plugin that lists them."""

import json
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from building import SETTINGS, Project, Site, words
from serving import asked, said, served

PAGES = ("people/", "companies/", "territory/", "territory/nordics/")
EVIL = '"><script>alert(1)</script> {{ 7 * 7 }} [x](javascript:alert(1))'

TAGS = SETTINGS.replace("  - search\n", "  - search\n  - tags\n")
LISTING = "# Tags\n\n<!-- material/tags -->\n"


def write_maps(project: Project, text: str = "") -> None:
    """Two companies and a subsidiary that share a person; `text` is a name in every place."""
    zoe = {"name": text or "Zoë Åberg", "title": text or "CFO", "person": "zoe"}
    said = {"territory": text or "nordics", "owner": "ana", "tags": [text or "tender"]}
    group = {"name": text or "Group", "stakeholders": {"zoe": {**zoe, "roles": ["approver"]}}}
    unit = {"name": text or "Unit", "parent": "group", **said}
    acme = {"name": text or "Acme", "stakeholders": {"z": {**zoe, "state": "left"}}, **said}
    for key, account in {"group": group, "unit": unit, "acme": acme}.items():
        project.map(key, json.dumps(account, ensure_ascii=False))
    ana = {"name": text or "Ana Lima", "title": text or "Account executive"}
    project.map("_team", json.dumps({"team": {"ana": ana}}))


def skeleton(site: Site, address: str) -> list[tuple[str, tuple[str, ...]]]:
    """Every element with the names of its attributes: all of a page but its words."""
    root = site.page(address).root
    assert root is not None
    nodes = root.traverse(include_text=False)
    return [(str(node.tag), tuple(sorted(node.attributes))) for node in nodes]


def test_hostile_text_changes_no_element_of_the_directory(project: Project) -> None:
    write_maps(project, "Harmless")
    tame = project.build("tame")
    write_maps(project, EVIL)
    wild = project.build("wild")
    (folder,) = [path.name for path in (wild.folder / "territory").iterdir() if path.is_dir()]
    for address in PAGES[:3]:
        assert skeleton(wild, address) == skeleton(tame, address), address
    assert skeleton(wild, f"territory/{folder}/") == skeleton(tame, "territory/harmless/")
    assert words(wild.page(f"territory/{folder}/"), "h1 bdi") == [EVIL]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """People in several accounts; read by all, changed by none."""
    project = Project(tmp_path_factory.mktemp("directory"))
    write_maps(project)
    named = {f"p{n}": {"name": f"Ann {chr(65 + n)}", "title": "Buyer"} for n in range(25)}
    named["kim"] = {"name": EVIL, "title": "CIO"}
    project.map("big", json.dumps({"name": "Big", "stakeholders": named}))
    return project.build()


@pytest.fixture(scope="module")
def address(site: Site) -> Iterator[str]:
    with served(site.folder) as base:
        yield base


def test_the_pages_lead_to_profiles_and_accounts(site: Site) -> None:
    for address in PAGES:
        for link in site.page(address).css(".am-page a"):
            target = link.attributes.get("href") or link.attributes.get("xlink:href") or ""
            page, _, anchor = target.partition("#")
            there = (site.folder / address / page).resolve().relative_to(site.folder)
            found = site.page(there.as_posix())
            assert not anchor or found.css_first(f"[id='{anchor}']"), target


def test_without_families_and_territories_the_pages_say_so(project: Project) -> None:
    project.map("acme", "name: Acme\n")
    site = project.build()
    assert "No account has a parent" in words(site.page("companies/"), ".am-empty")[0]
    assert words(site.page("people/"), ".am-empty") == ["Nobody is named on a map yet."]
    assert "No map says its territory yet." in words(site.page("territory/"), ".am-none")[0]
    assert not site.page("people/").css("script[src*=people]")


def test_a_plugin_that_lists_pages_by_their_tags_lists_accounts(project: Project) -> None:
    project.write("mkdocs.yml", TAGS)
    project.write("docs/tags.md", LISTING)
    write_maps(project)
    site = project.build()
    assert words(site.page("tags/"), "h2 .md-tag") == ["tender"]
    listed = [a.text().strip() for a in site.page("tags/").css("article li a")]
    assert listed == ["Acme", "Unit"]
    (chip,) = site.account("acme").css(".md-tags a")
    assert chip.attributes["href"] == "../../tags/#tag:tender"


def test_hostile_tags_are_text_for_the_plugin_as_well(project: Project) -> None:
    project.write("mkdocs.yml", TAGS)
    project.write("docs/tags.md", LISTING)
    project.map("acme", json.dumps({"name": "Acme", "tags": [EVIL, "<b>&"]}))
    site = project.build()
    assert set(words(site.page("tags/"), "h2 .md-tag")) == {EVIL, "<b>&"}
    for address in ("tags/", "accounts/acme/"):
        assert not site.page(address).css("article b")
        assert "<script>alert(1)" not in site.html(address)


def test_without_such_a_plugin_no_page_speaks_of_tags(site: Site) -> None:
    assert not site.account("acme").css(".md-tags")


@pytest.mark.parametrize("edit", ["a tag", "a list of tags comes"])
def test_a_warm_build_with_tags_is_a_cold_one(
    project: Project, monkeypatch: pytest.MonkeyPatch, edit: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795132800")
    project.write("mkdocs.yml", TAGS)
    write_maps(project)
    if edit == "a tag":
        project.write("docs/tags.md", LISTING)
    project.build()
    project.write("docs/tags.md", LISTING)
    if edit == "a tag":
        project.map("unit", json.dumps({"name": "Unit", "tags": ["tender", "new"]}))
    warm = project.build().files()
    shutil.rmtree(project.root / ".account-maps-cache")
    cold = project.build("cold").files()
    assert warm.keys() == cold.keys()
    assert [path for path in cold if warm[path] != cold[path]] == []


def test_colleagues_are_found_by_name(site: Site) -> None:
    (ana,) = [one for one in site.search() if one["title"] == "Ana Lima"]
    assert ana["location"] == "team/ana/"
    assert "Account executive" in ana["text"]
    assert (site.folder / ana["location"] / "index.html").exists()


@pytest.fixture
def people(page: Page, address: str) -> Page:
    """The directory of people."""
    page.goto(f"{address}people/")
    return page


def find(page: Page, text: str, count: str) -> None:
    page.get_by_label("Find somebody").last.fill(text)
    page.get_by_text(count, exact=True).wait_for()


def test_the_list_of_people_is_fetched_with_the_first_key(page: Page, address: str) -> None:
    with asked(page) as requests:
        page.goto(f"{address}people/")
        page.wait_for_load_state("networkidle")
        assert not [one for one in requests if one.url.endswith("people.json")]
        find(page, "qqq", "Nobody found")
        find(page, "zo", "2 people")
    assert len([one for one in requests if one.url.endswith("people.json")]) == 1


def test_the_finder_finds_half_a_name_without_accents(people: Page) -> None:
    find(people, "ABER zoe", "2 people")
    links = people.locator(".am-finder li a")
    assert links.first.inner_text().split() == ["Zoë", "Åberg", "CFO", "·", "Acme"]
    links.first.click()
    people.wait_for_url("**/accounts/acme/#person-z")


def test_the_finder_is_worked_by_keys(people: Page) -> None:
    find(people, "ann", "the first 20 of 25 people")
    field = people.get_by_label("Find somebody").last
    field.press("ArrowDown")
    people.keyboard.press("ArrowDown")
    assert people.evaluate("document.activeElement.innerText").startswith("Ann B")
    people.keyboard.press("Escape")
    assert field.input_value() == ""
    assert people.locator(".am-finder li").count() == 0
    find(people, "ann c", "1 person")
    field.press("Enter")
    people.wait_for_url("**/accounts/big/#person-p2")


def test_the_finder_shows_hostile_names_as_text(people: Page) -> None:
    find(people, "script", "1 person")
    assert people.locator(".am-finder li b").inner_text() == EVIL
    assert people.locator(".am-finder li script").count() == 0


def test_a_list_that_does_not_come_is_said_and_asked_for_again(people: Page) -> None:
    people.route("**/people.json", lambda route: route.abort())
    find(people, "zoe", "The list of people could not be loaded.")
    people.unroute("**/people.json")
    find(people, "zoe a", "2 people")


def test_without_scripts_there_is_the_table_and_no_finder(
    scriptless_page: Page, address: str
) -> None:
    page = scriptless_page
    page.goto(f"{address}people/")
    assert not page.get_by_label("Find somebody").first.is_visible()
    page.locator(".am-letters").get_by_text("Z", exact=True).click()
    assert page.get_by_role("link", name="Acme").is_visible()


@pytest.mark.parametrize("where", PAGES)
def test_the_pages_fit_a_phone(page: Page, address: str, where: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    with said(page) as messages:
        page.goto(address + where)
        if where == "people/":
            find(page, "zoe", "2 people")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert messages == []
