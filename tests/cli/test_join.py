"""The command ``account-maps join``: a page in front of several sites."""

import gzip
import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, Literal

import axe_playwright_python
import pytest
from click.testing import CliRunner, Result
from playwright.sync_api import Browser, Page, expect
from selectolax.lexbor import LexborHTMLParser

from account_maps.cli import main
from building import Project, words
from maps import SMALLEST, TEAM
from serving import served

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text("utf-8")
SCHEMES = {"light": "default", "dark": "slate"}

HOSTILE = "</title><script>alert(1)</script>\" onclick='x' {{ 7*7 }} & <b>Bold</b>"
NORDICS = {
    "acme": {"name": "Acme", "owner": "ana-lima", "territory": "nordics", "stage": "won"},
    "zeta": {"name": "Zeta Überland", "owner": "gone", "territory": "nordics"},
}
DACH = {"beta": {"name": "beta Werke", "owner": "ana-lima", "territory": "dach"}}


def document(accounts: Mapping[str, Any], day: str = "2026-11-20", **changes: Any) -> str:
    records = [{"id": key, "file": f"maps/{key}.yaml", **one} for key, one in accounts.items()]
    team = [{"id": "ana-lima", "name": "Ana Lima"}]
    made = {"format": "account-maps", "version": 1, "as_of": day, "team": team}
    return json.dumps(made | {"accounts": records} | changes)


def site(folder: Path, accounts: Mapping[str, Any], **changes: Any) -> Path:
    folder.mkdir(parents=True)
    (folder / "maps.json").write_text(document(accounts, **changes), "utf-8")
    return folder


@pytest.fixture
def public(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two sites."""
    monkeypatch.chdir(tmp_path)
    site(tmp_path / "public" / "nordics", NORDICS)
    site(tmp_path / "public" / "dach", DACH)
    return tmp_path / "public"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["join", *map(str, arguments)], catch_exceptions=False)


def joined(folder: Path, *arguments: str | Path) -> LexborHTMLParser:
    result = run(*(arguments or ("public/nordics", "public/dach")), "-o", folder)
    assert result.exit_code == 0, result.output
    return LexborHTMLParser((folder / "index.html").read_text("utf-8"))


def attribute(page: LexborHTMLParser, selector: str, name: str) -> str:
    (node,) = page.css(selector)
    return node.attributes[name] or ""


def hrefs(page: LexborHTMLParser, selector: str) -> list[str | None]:
    return [node.attributes["href"] for node in page.css(selector)]


def test_all_accounts_are_one_table_by_name(public: Path) -> None:
    page = joined(public)
    assert words(page, "tbody tr") == [
        "AcmeAna Limanordicswonnordics",
        "beta WerkeAna Limadachdach",
        "Zeta Überlandgonenordicsnordics",
    ]
    assert hrefs(page, "tbody a") == [
        "nordics/accounts/acme/",
        "dach/accounts/beta/",
        "nordics/accounts/zeta/",
    ]


def test_each_site_is_listed_with_what_it_holds(public: Path) -> None:
    page = joined(public)
    assert hrefs(page, ".am-front-sites a") == ["nordics/", "dach/"]
    assert words(page, ".am-front-sites li") == [
        "nordics 2 accounts Territories nordics Owners Ana Lima, gone",
        "dach 1 account Territories dach Owners Ana Lima",
    ]


def test_of_many_territories_those_with_most_accounts_are_named(public: Path) -> None:
    many = {f"a{n}": {"name": "A", "territory": f"t{n % 7 or 1}"} for n in range(14)}
    site(public / "rest", many)
    told = words(joined(public, public / "rest"), ".am-front-sites li")
    assert told == ["rest 14 accounts Territories t1, t2, t3, t4, t5 and 1 more"]


def test_all_accounts_are_one_document_for_machines(public: Path) -> None:
    joined(public)
    whole = json.loads((public / "maps.json").read_text("utf-8"))
    assert {one["id"]: one["file"] for one in whole.pop("accounts")} == {
        key: f"maps/{key}.yaml" for key in (*NORDICS, *DACH)
    }
    assert whole == {
        "format": "account-maps",
        "version": 1,
        "as_of": "2026-11-20",
        "team": [{"id": "ana-lima", "name": "Ana Lima"}],
    }


def test_an_account_of_two_sites_is_there_once_in_the_first(public: Path) -> None:
    site(public / "enterprise", {"acme": NORDICS["acme"]})
    page = joined(public, "public/enterprise", "public/nordics")
    assert hrefs(page, "tbody a") == ["enterprise/accounts/acme/", "nordics/accounts/zeta/"]
    assert len(json.loads((public / "maps.json").read_text("utf-8"))["accounts"]) == 2


def test_a_site_may_stand_elsewhere(public: Path, tmp_path: Path) -> None:
    page = joined(tmp_path / "front", f"{public / 'dach'}=https://maps.example/dach")
    assert hrefs(page, 'a:not([href^="#"])') == [
        "https://maps.example/dach/",
        "https://maps.example/dach/accounts/beta/",
    ]


def test_a_document_alone_is_enough(tmp_path: Path) -> None:
    (tmp_path / "iberia.json").write_text(document(DACH))
    page = joined(tmp_path / "front", f"{tmp_path / 'iberia.json'}=https://maps.example/")
    assert words(page, ".am-front-sites a") == ["iberia"]


def test_the_page_says_the_oldest_day_and_each_site_that_differs_its_own(public: Path) -> None:
    site(public / "late", {}, day="2026-11-22")
    page = joined(public, "public/nordics", "public/late")
    assert words(page, "time") == ["20 Nov 2026", "22 Nov 2026"]
    assert json.loads((public / "maps.json").read_text("utf-8"))["as_of"] == "2026-11-20"


def test_names_are_text_wherever_they_stand(public: Path) -> None:
    account = dict.fromkeys(("name", "owner", "territory", "stage"), HOSTILE)
    site(public / "a&b <c>", {"evil": account})
    page = joined(public, "public/a&b <c>", "--title", HOSTILE)
    shown = " ".join(HOSTILE.split())
    assert words(page, "h1, tbody th, tbody td:not(:last-child), title") == [shown] * 6
    assert attribute(page, "script", "src").startswith("front.")
    assert page.css("[onclick], b") == []
    assert hrefs(page, "tbody a") == ["a%26b%20%3Cc%3E/accounts/evil/"]


class Inline(HTMLParser):
    """Notes what a Content-Security-Policy without inline pieces would refuse."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = {name for name, _ in attrs}
        self.found += [name for name in names if name == "style" or name.startswith("on")]
        self.found += [tag] * (tag == "style" or (tag == "script" and "src" not in names))


def test_nothing_is_inline_and_nothing_comes_from_outside(public: Path) -> None:
    page = joined(public)
    policy = attribute(page, "meta[http-equiv]", "content")
    assert policy.startswith("default-src 'none'; style-src 'self'; script-src 'self'")
    assert "unsafe" not in policy
    inline = Inline()
    inline.feed((public / "index.html").read_text("utf-8"))
    assert inline.found == []
    style = attribute(page, "link[rel=stylesheet]", "href")
    assert all((public / name).is_file() for name in (style, attribute(page, "script", "src")))


def test_ten_thousand_accounts_stay_under_200_kb_compressed(public: Path) -> None:
    made = {
        f"account-{n:05}": {
            "name": f"{['Alder', 'Birch', 'Cedar', 'Delta'][n % 4]} {n * 7919 % 10_007} Works",
            "owner": f"owner-{n * 31 % 200}",
            "territory": f"territory-{n % 10}",
            "stage": ("discovery", "evaluation", "proposal")[n % 3],
        }
        for n in range(10_000)
    }
    site(public / "all", made)
    joined(public, "public/all")
    loaded = [path for path in public.iterdir() if path.suffix in {".html", ".css", ".js"}]
    assert sum(len(gzip.compress(path.read_bytes())) for path in loaded) < 200_000


def test_two_real_sites_are_joined(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    project.write("maps/_team.yaml", TEAM)
    project.map("harbor-clinics", f"owner: ana-lima\n{SMALLEST}")
    settings = (project.root / "mkdocs.yml").read_text()
    project.build("public/plain")
    project.write("mkdocs.yml", settings.replace("urls: true", "urls: false"))
    project.map("harbor-clinics", f"owner: ben-roth\n{SMALLEST}")
    project.build("public/files")
    monkeypatch.chdir(project.root)
    for name in ("plain", "files"):
        page = joined(project.root / "public", f"public/{name}")
        (href,) = hrefs(page, "tbody a")
        assert href == f"{name}/accounts/harbor-clinics{'/' if name == 'plain' else '.html'}"
        there = project.root / "public" / href
        assert (there / "index.html" if there.is_dir() else there).is_file()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["public/none"], "No such file"),
        (["public"], "public is the site itself"),
        (["elsewhere"], "add where it will stand, elsewhere=https://…"),
        (["elsewhere=javascript:alert(1)"], "no address that begins with https://"),
        (["elsewhere=https://me:secret@maps.example/"], "no address that begins with https://"),
        (["public/text"], "is not the maps.json of a site"),
        (["public/old"], "was made by another version"),
        (["public/nameless"], "has an account that cannot be read"),
        (["public/climbing"], "has an account with the id `../../up`"),
        ([], "Missing argument"),
    ],
)
def test_what_cannot_be_joined_is_told_and_nothing_is_written(
    public: Path, arguments: list[str], message: str
) -> None:
    (public / "maps.json").write_text(document({}))
    site(public.parent / "elsewhere", DACH)
    (site(public / "text", {}) / "maps.json").write_text("[")
    site(public / "old", {}, version=0)
    site(public / "nameless", {"one": {"name": 7}})
    site(public / "climbing", {"../../up": {"name": "Up"}})
    result = run(*arguments, "-o", public)
    assert result.exit_code == 2
    assert message in result.output
    assert not (public / "index.html").exists()


@pytest.mark.usefixtures("public")
def test_it_needs_no_site_generator() -> None:
    code = (
        "import sys; from account_maps.cli import main\n"
        "main(['join', 'public/dach', '-o', 'public'], standalone_mode=False)\n"
        "print(sorted({'mkdocs', 'material'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "1 account of 1 site in public\n[]\n"


@pytest.fixture
def screen(public: Path, browser: Browser) -> Iterator[Page]:
    """The page in a browser, which has nothing to complain of."""
    joined(public)
    with served(public) as address:
        page = browser.new_page()
        complaints: list[str] = []
        page.on("console", lambda message: complaints.append(message.text))
        page.goto(address)
        yield page
        page.close()
    assert complaints == []


def test_the_field_leaves_the_rows_that_hold_every_word(screen: Page) -> None:
    field = screen.get_by_label("Name, owner, territory or stage")
    rows, status = screen.locator("tbody tr:visible"), screen.get_by_role("status")
    field.fill("uber NORD")
    assert rows.count() == 1
    assert rows.first.inner_text().startswith("Zeta Überland")
    assert status.inner_text() == "1 of 3 accounts"
    field.fill("nobody")
    assert status.inner_text() == "No account fits these words."
    field.fill("")
    assert rows.count() == 3


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_read_it(screen: Page, scheme: Literal["light", "dark"]) -> None:
    screen.emulate_media(color_scheme=scheme)
    expect(screen.locator("html")).to_have_attribute("data-md-color-scheme", SCHEMES[scheme])
    screen.evaluate(AXE)
    found = screen.evaluate("axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag22aa']})")
    assert found["violations"] == []


def test_without_scripts_the_table_is_whole_and_no_field_pretends(
    public: Path, browser: Browser
) -> None:
    joined(public)
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto((public / "index.html").as_uri())
    assert page.locator("tbody tr:visible").count() == 3
    assert page.locator("input:visible").count() == 0
