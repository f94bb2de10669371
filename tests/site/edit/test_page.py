"""The edit page itself: its policy, its setting, and that everybody can use it."""

import re
from hashlib import sha256
from pathlib import Path

import axe_playwright_python
import pytest
from msgspec import Struct, structs
from playwright.sync_api import Browser, Page, expect

from account_maps.model.account import Account, Action, Line, Person, Promise, Tie
from account_maps.pages.edit.forms import forms
from account_maps.site.settings import WrittenOptions
from account_maps.texts import english
from building import Project
from edit_host import EditHost, edit_host
from edit_page import ACME, EditSite, answer, field, lines, open_form, propose
from maps import TEAM

ROOT = Path(__file__).parents[3]
AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text("utf-8")


WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


AXE_HERE = """async (tags) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("* { transition: none !important }");  // The theme's colors fade.
    document.adoptedStyleSheets.push(sheet);
    const { violations } = await axe.run("html", { runOnly: tags, resultTypes: ["violations"] });
    const shown = (node) => [node.html, node.any[0]?.message];
    return violations.map((one) => [one.id, one.nodes.slice(0, 3).map(shown)]);
}"""


def axe(page: Page, rules: list[str]) -> list[object]:
    found: list[object] = page.evaluate(AXE_HERE, rules)
    return found


def test_every_field_of_a_person_a_line_and_an_action_has_its_place_in_a_form() -> None:
    made = forms(english())
    keys = {
        name: {one.key.split(".")[0] for group in form for one in group.fields}
        for name, form in made.items()
    }
    wanted: dict[str, type[Struct]] = {
        "person": Person,
        "tie": Tie,
        "line": Line,
        "action": Action,
        "promise": Promise,
        "account": Account,
    }
    elsewhere = {
        "person": {"ties"},
        "account": {"plan", "units", "stakeholders", "influence"}
        | {"external", "competitors", "promises", "waivers"},
    }
    for name, kind in wanted.items():
        all_keys = {one.encode_name for one in structs.fields(kind)}
        assert keys[name] == all_keys - elsewhere.get(name, set())


def test_the_policy_lets_this_page_alone_call_the_host_and_nothing_else(
    page: Page, here: EditSite, host: EditHost
) -> None:
    policy = re.search(
        r'Content-Security-Policy" content="([^"]*)', (here.folder / "edit/index.html").read_text()
    )
    assert policy
    assert policy[1].endswith(f"; connect-src 'self' {host.address}/")
    for other in ("accounts/acme/index.html", "index.html", "404.html"):
        assert "connect-src" not in (here.folder / other).read_text()
    open_form(page, here)
    call = "(address) => fetch(address).then(() => 'through', () => 'stopped')"
    with edit_host() as evil:
        assert page.evaluate(call, f"{evil.address}/") == "stopped"
        assert evil.calls == []
    assert page.evaluate(call, f"{host.address}/") == "through"


def test_the_page_keeps_its_policy_while_it_is_used(
    browser: Browser, here: EditSite, host: EditHost
) -> None:
    page = browser.new_page()
    page.add_init_script(
        """window.broken = [];
        addEventListener("securitypolicyviolation", (one) => broken.push(one.violatedDirective))"""
    )
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    open_form(page, here)
    field(page, "Attitude to us").select_option("enemy")
    with page.expect_download():
        page.get_by_role("button", name="Download a patch").click()
    propose(page)
    expect(answer(page).get_by_role("link")).to_be_visible()
    assert host.branches
    assert page.evaluate("window.broken") == []
    page.close(run_before_unload=False)
    assert errors == []


def test_a_profile_leads_to_the_form_of_the_person(page: Page, here: EditSite) -> None:
    page.goto(f"{here.site}accounts/acme/")
    page.get_by_role("link", name="Edit Priya Nair in a form").click()
    expect(page.get_by_label("Which", exact=True).locator("option:checked")).to_have_text(
        "Priya Nair"
    )
    expect(field(page, "Attitude to us")).to_have_value("unknown")
    expect(page.get_by_role("link", name="in the file itself")).to_have_attribute(
        "href", "https://git.example/acme/playbook/edit/main/maps/acme.yaml#L15"
    )


def test_by_keyboard_alone_a_person_is_changed_and_the_patch_is_taken(
    page: Page, here: EditSite
) -> None:
    open_form(page, here)
    page.get_by_label("Which", exact=True).focus()
    keys = page.keyboard
    for _ in ("link to the file", "link to the profile", "heading of the first group", "stance"):
        keys.press("Tab")
    keys.type("Supp")
    assert lines(page)[1].startswith("+    support: supporter")
    with page.expect_download() as download:
        for _ in range(60):
            keys.press("Tab")
            if page.evaluate("document.activeElement.name") == "patch":
                break
        keys.press("Enter")
    assert download.value.suggested_filename == "acme.patch"
    expect(answer(page)).to_have_text(
        "Saved as acme.patch. It is put in with: git apply acme.patch"
    )


def test_the_page_is_accessible_in_light_in_dark_and_on_a_phone(page: Page, here: EditSite) -> None:
    open_form(page, here)
    field(page, "Attitude to us").select_option("enemy")
    field(page, "Dotted line to").select_option("dana-reyes")
    page.locator("#edit-field-dotted_to + button").click()
    field(page, "Public profile").fill("no link")
    field(page, "Public profile").fill("")
    page.evaluate(AXE)
    assert axe(page, WCAG) == []
    page.set_viewport_size({"width": 390, "height": 844})
    page.evaluate("document.body.dataset.mdColorScheme = 'slate'")
    field(page, "Public profile").fill("no link")
    assert axe(page, ["color-contrast", "target-size"]) == []
    wide = "document.documentElement.scrollWidth - innerWidth"
    assert page.evaluate(wide) <= 0


def test_the_parser_is_the_one_that_the_page_of_dependencies_names() -> None:
    parser = (ROOT / "theme/account_maps_theme/assets/edit/yaml.min.js").read_bytes()
    assert sha256(parser).hexdigest() in (ROOT / "docs/dependencies.md").read_text("utf-8")
    assert b"Copyright Eemeli Aro" in parser


def test_without_the_setting_there_is_no_page_and_no_map_is_published(project: Project) -> None:
    project.map("acme", ACME)
    project.map("_team", TEAM)
    files = project.build().files()
    assert not [name for name in files if name.startswith("edit") or name.endswith(".yaml")]
    assert not [name for name in files if "/edit-" in name]
    told = project.root / "site/accounts/acme/index.html"
    assert "in a form" not in told.read_text()


def test_without_an_api_the_page_gives_files_and_may_call_nothing(project: Project) -> None:
    settings = project.root / "mkdocs.yml"
    settings.write_text(settings.read_text().replace("as_of", "edit: true, as_of"))
    project.map("acme", ACME)
    project.map("_team", TEAM)
    site = project.build()
    page = site.page("edit/")
    assert page.css_first("[name=token]") is None
    assert page.css_first("[name=patch]") is not None
    assert "connect-src" not in site.html("edit/")
    assert site.files()["edit/acme.yaml"] == ACME.encode()


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("yes please", "expected true, false or keys, found `yes please`"),
        ({"apy": "x"}, "there's no key `apy`  (did you mean `api`?)"),
        ({"api": "http://git.example/api"}, "it must begin with https://"),
        (
            {"api": "https://git.example/; script-src *"},
            "it holds a character that no such address has",
        ),
        ({"host": "sourcehut"}, "host: `sourcehut` is unknown"),
        ({"api": 3}, "api: expected a text, found `3`"),
    ],
    ids=str,
)
def test_a_setting_that_cannot_be_is_refused(given: object, told: str) -> None:
    settings = WrittenOptions()
    settings.load_dict({"edit": given})
    errors, _ = settings.validate()
    assert told in str(errors)
