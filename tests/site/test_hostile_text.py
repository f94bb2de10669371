"""Everything in a map is untrusted: whatever a field holds is shown as text."""

import json
from pathlib import Path

import msgspec
import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from account_maps.model.account import Account
from building import Project, Site
from full_map import full_map

HARMLESS = "Harmless words"

PAGES = (
    "accounts",
    "accounts/acme",
    "accounts/closed",
    "accounts/other",
    "external-factors",
    "outcomes",
    "portfolio",
    "findings",
    "team",
    "territory",
)

PAYLOADS = {
    "markup": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "closing tags": "</title></script></style></svg></td></details></main>--><b>bold",
    "attribute": '" onmouseover="alert(1)" x=\' onfocus=\'alert(1)',
    "template": "{{ config }} {% raw %} {# gone #} ${7*7} {{7*7}} <%= 7*7 %>",
    "markdown": "# Title **bold** [link](javascript:alert(1)) ![x](https://evil.example/x.png)",
    "attributes of markdown": "Title {: #top .am-veto onclick=alert(1) } { .am-veto }",
    "entities": "&lt;b&gt; &amp;amp; &#60;script&#62; &nbsp",
    "graphviz": 'n0 -> n1; } graph { "quoted" \\N [label=<b>] //',
    "paths": "../../../etc/passwd %2e%2e%2f \\\\host\\share C:\\x",
    "scripts of the world": "김민준 دانا Ρήγας Żółć 王小明 👩🏽‍💼",
    "long": "Ab" * 5_000,
    "quotes": """Jesús G. "Chuy" García's ‘Société’ — „Zitat“""",
}


def build(root: Path, text: str) -> Site:
    project = Project(root)
    settings = project.root / "mkdocs.yml"
    settings.write_text(settings.read_text().replace("as_of", "largest_map: 2000000, as_of"))
    project.map("acme", full_map(text))
    project.map("other", json.dumps({"name": text, "parent": "acme"}, ensure_ascii=False))
    project.map("with-notes", full_map(text, notes=True))
    project.map("closed", full_map(text, closed=True))
    criterion = {"label": text, "industry": [text], "tags": [text]}
    icp = {"criteria": {"one": criterion, "two": {**criterion, "size": {"from": 10}}}}
    project.write("maps/_icp.yaml", json.dumps(icp, ensure_ascii=False))
    added = {"titles": {"economic_buyer": [text]}, "purposes": {"meet": [text]}}
    project.write("maps/_rules.yaml", json.dumps(added, ensure_ascii=False))
    return project.build()


@pytest.fixture(scope="module")
def tame(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return build(tmp_path_factory.mktemp("tame"), HARMLESS)


@pytest.fixture(scope="module", params=PAYLOADS)
def payload(request: pytest.FixtureRequest) -> str:
    return PAYLOADS[request.param]


@pytest.fixture(scope="module")
def wild(payload: str, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site with the payload in every place, built once for all that is asked of it."""
    return build(tmp_path_factory.mktemp("wild"), payload)


def skeleton(page: LexborHTMLParser) -> list[tuple[str, tuple[str, ...]]]:
    """Every element with the names of its attributes: all of a page but its words."""
    root = page.root
    assert root is not None
    nodes: list[LexborNode] = list(root.traverse(include_text=False))
    return [(str(node.tag), tuple(sorted(node.attributes))) for node in nodes]


def test_every_text_of_the_model_is_tried() -> None:
    told = full_map(HARMLESS)
    free = [f for f in msgspec.structs.fields(Account) if f.type is str]
    assert told.count(HARMLESS) > 50 + len(free)


def test_hostile_text_changes_no_element_of_any_page(tame: Site, wild: Site) -> None:
    for address in PAGES:
        assert skeleton(wild.page(address)) == skeleton(tame.page(address)), address


def test_hostile_text_is_shown_as_it_was_written(wild: Site, payload: str) -> None:
    page = wild.account("acme")
    heading, title = page.css_first("h1"), page.css_first("title")
    assert heading is not None
    assert title is not None
    assert heading.text().strip() == payload
    assert title.text().strip() == f"{payload} - Playbook"
    shown = " ".join(page.css_first(".am-account").text().split())  # type: ignore[union-attr]
    assert shown.count(" ".join(payload.split())) > 30


def test_the_reason_of_a_waiver_is_text(wild: Site, payload: str) -> None:
    reasons = wild.account("acme").css(".am-waived tbody td:nth-of-type(2)")
    assert [reason.text() for reason in reasons] == [payload]


def test_the_search_index_holds_hostile_text_escaped(wild: Site) -> None:
    for entry in wild.search():
        for part in (entry["title"], entry["text"]):
            parsed = LexborHTMLParser(part, is_fragment=True) if part else None
            assert parsed is None or not parsed.css("script, img, b, svg")


def test_notes_are_the_only_markdown_and_stay_within_their_subset(wild: Site) -> None:
    allowed = {"p", "strong", "em", "a", "ul", "ol", "li", "code", "pre", "blockquote", "br", "hr"}
    notes = wild.account("with-notes").css(".am-note *")
    assert notes
    assert {str(node.tag) for node in notes} <= allowed
    for node in notes:
        assert set(node.attributes) <= {"href", "rel"}
        assert not (node.attributes.get("href") or "").startswith("javascript")


def test_the_address_of_a_page_comes_from_the_file_alone(project: Project) -> None:
    project.map("société-générale-김", json.dumps({"name": "../../<b>"}))
    site = project.build()
    assert "accounts/société-générale-김/index.html" in site.files()
    row = site.page("accounts/").css_first("tbody a")
    assert row is not None
    assert row.attributes["href"] == "soci%C3%A9t%C3%A9-g%C3%A9n%C3%A9rale-%EA%B9%80/"
