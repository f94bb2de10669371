"""Every page kind carries its policy first of all, and the policy allows what it needs, no more."""

import json
import re
from base64 import b64encode
from dataclasses import dataclass
from hashlib import sha256

import pytest
from mkdocs.exceptions import Abort
from selectolax.lexbor import LexborHTMLParser

from account_maps.store.code import OUR_FILES
from building import Project, Site
from history.repo import Repo
from maps import FULL, GROUP, TEAM

BROKEN = "main.html"
HOSTILE = "</title></head><script>alert(1)</script><img src=x onerror=alert(1)> \"AT&amp;T\" & 'x'"
FRAME = {
    "default-src": ("'self'",),
    "script-src": ("'self'",),
    "img-src": ("'self'", "data:"),
    "object-src": ("'none'",),
    "base-uri": ("'self'",),
    "form-action": ("'self'",),
}
PAPER = {
    "default-src": ("'none'",),
    "script-src": ("'self'",),
    "style-src": ("'self'",),
    "font-src": ("'self'",),
    "base-uri": ("'none'",),
    "form-action": ("'self'",),
}
KINDS = {
    "print page": r"accounts/[^/]+/print/.*",
    "history": r"accounts/[^/]+/history/index.html",
    "earlier day": r"accounts/[^/]+/\d{4}-\d\d-\d\d/index.html",
    "account": r"accounts/[^/]+/index.html",
    "portfolio": r"accounts/index.html",
    "finding": r"findings/[^/]+/index.html",
    "findings": r"findings/index.html",
    "colleague": r"team/[^/]+/index.html",
    "territory": r"territory/[^/]+/index.html",
    "plan": r"plans/[^/]+/index.html",
    "other": r".*",
}
ALLOWED = dict.fromkeys(KINDS, FRAME) | {"print page": PAPER}
PRINTED = ("site_name", "site_description", "site_author", "repo_name")


@dataclass(frozen=True)
class Policy:
    """The policy of a page, and what stands before it and in it."""

    kind: str
    directives: dict[str, tuple[str, ...]]
    before: str
    charset: int
    scripts: frozenset[str]
    styles: frozenset[str]


def kind_of(path: str) -> str:
    return next(kind for kind, pattern in KINDS.items() if re.fullmatch(pattern, path))


def read(kind: str, html: bytes) -> Policy:
    text = html.decode()
    page = LexborHTMLParser(text)
    tag = page.css_first('head > meta[http-equiv="Content-Security-Policy"]')
    assert tag is not None, f"{kind} has no policy"
    content = tag.attributes["content"] or ""
    split = [part.split() for part in content.split(";")]
    return Policy(
        kind,
        {name: tuple(values) for name, *values in split},
        re.split(r"<meta http-equiv", text, maxsplit=1)[0],
        html.index(b"<meta charset"),
        _inline(page, "script:not([src]):not([type])"),
        _inline(page, "style"),
    )


def _inline(page: LexborHTMLParser, selector: str) -> frozenset[str]:
    texts = (node.text(deep=True) or "" for node in page.css(selector))
    return frozenset(
        f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" for text in texts
    )


def with_setting(project: Project, old: str, new: str) -> None:
    settings = project.root / "mkdocs.yml"
    text = settings.read_text("utf-8")
    assert old in text
    settings.write_text(text.replace(old, new), "utf-8")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site with a page of every kind."""
    root = tmp_path_factory.mktemp("kinds")
    repo, project = Repo(root), Project(root)
    with_setting(project, "as_of", "edit: true, as_of")
    project.write("maps/_team.yaml", TEAM)
    project.map("northwind-health", FULL)
    project.map("northwind-group", GROUP + "territory: nordics\n")
    project.write("docs/plans/northwind-health.md", "# Plan\n")
    project.write("docs/guide.md", "# Guide\n")
    repo.git("add", ".")
    repo.git("commit", "-q", "-m", "One", day="2026-01-10")
    project.map("northwind-group", GROUP + "territory: dach\n")
    repo.git("commit", "-q", "-a", "-m", "Two", day="2026-10-10")
    return project.build()


@pytest.fixture(scope="module")
def policies(site: Site) -> list[Policy]:
    pages = {path: html for path, html in site.files().items() if path.endswith(".html")}
    return [read(kind_of(path), html) for path, html in pages.items()]


def test_there_is_a_page_of_every_kind(policies: list[Policy]) -> None:
    assert {policy.kind for policy in policies} == set(ALLOWED)


def test_nothing_stands_before_the_policy(policies: list[Policy]) -> None:
    tags = {policy.kind: re.findall(r"<\w+", policy.before) for policy in policies}
    assert tags == {kind: ["<html", "<head"] for kind in ALLOWED}
    assert max(policy.charset for policy in policies) < 1024  # where browsers look for it


def test_every_page_kind_allows_just_what_the_table_says(policies: list[Policy]) -> None:
    for policy in policies:
        rules = {
            name: tuple(value for value in values if not value.startswith("'sha256-"))
            for name, values in policy.directives.items()
        }
        assert rules == ALLOWED[policy.kind], policy.kind


def test_every_inline_script_and_style_is_one_of_those_allowed(policies: list[Policy]) -> None:
    for policy in policies:
        assert policy.scripts <= set(policy.directives["script-src"]), policy.kind
        allowed = policy.directives.get("style-src", policy.directives["default-src"])
        assert policy.styles <= set(allowed), policy.kind


def test_no_more_scripts_are_allowed_than_the_theme_has(policies: list[Policy]) -> None:
    framed = [policy for policy in policies if policy.kind != "print page"]
    assert {len(policy.directives["script-src"]) for policy in framed} <= {4, 5}


def test_settings_are_shown_as_text(project: Project) -> None:
    project.map("acme", "name: Acme\n")
    tame = project.build("tame")
    said = "".join(f"{key}: {json.dumps(HOSTILE)}\n" for key in PRINTED)
    with_setting(project, "site_name: Playbook\n", said + "repo_url: https://git.example/a/b\n")
    wild = project.build()
    for address in ("", "accounts", "accounts/acme"):
        page = wild.page(address)
        assert page.css("[onerror]") == []
        assert len(page.css("script")) == len(tame.page(address).css("script"))
        names = (node.text().strip() for node in page.css("title, .md-header__topic .md-ellipsis"))
        assert any("\"AT&T\" & 'x'" in name for name in names)


@pytest.mark.parametrize(
    "own",
    [
        '{% extends "base.html" %}',
        '{% extends "account-maps/main.html" %}{% block site_meta %}<b>{% endblock %}',
        '{% extends "account-maps/main.html" %}{% block site_meta %}<b>{{ super() }}{% endblock %}',
    ],
    ids=["none", "left out", "too late"],
)
def test_a_lost_policy_is_told_and_fails_a_strict_build(
    project: Project, capfd: pytest.CaptureFixture[str], own: str
) -> None:
    project.map("acme", "name: Acme\n")
    with_setting(project, "font: false", "font: false, custom_dir: own")
    project.write(f"own/{BROKEN}", own)
    project.build()
    told = capfd.readouterr().err
    assert re.search(r"WARNING -  \d+ pages have no Content-Security-Policy", told)
    with_setting(project, "site_name", "strict: true\nsite_name")
    with pytest.raises(Abort):
        project.build()


def test_a_template_of_the_sites_own_that_keeps_the_policy_is_fine(
    project: Project, capfd: pytest.CaptureFixture[str]
) -> None:
    project.map("acme", "name: Acme\n")
    with_setting(project, "font: false", "font: false, custom_dir: own")
    with_setting(project, "site_name", "strict: true\nsite_name")
    extends = '{% extends "account-maps/main.html" %}'
    project.write(f"own/{BROKEN}", extends + "{% block extrahead %}<meta name=a>{% endblock %}")
    project.build()
    assert "Policy" not in capfd.readouterr().err


def test_a_site_without_policy_is_not_told_that_it_has_none(
    project: Project, capfd: pytest.CaptureFixture[str]
) -> None:
    project.map("acme", "name: Acme\n")
    with_setting(project, "as_of", "csp: false, as_of")
    assert "Content-Security-Policy" not in project.build().html("accounts/acme")
    assert "Policy" not in capfd.readouterr().err


def test_the_same_holds_for_pages_that_stand_alone() -> None:
    whole = {
        "/".join(page.parts[-2:]): text.split("<head>")[1]
        for folder in OUR_FILES
        for page in folder.rglob("*.html")
        if "<head>" in (text := page.read_text("utf-8"))
    }
    assert whole.keys() >= {"changes/diff.html", "front/front.html", "onepager/page.html"}
    for page, head in whole.items():
        first = r"\s*({% if policy %})?<meta http-equiv=.Content-Security-Policy"
        assert re.match(first, head), page
        assert '<meta name="referrer" content="no-referrer">' in head, page
        assert '<meta name="robots" content="noindex">' in head, page
