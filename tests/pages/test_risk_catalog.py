"""The page of each finding, its example, and the page of the figures."""

import pytest

from account_maps.html.rendered import RenderedPage
from account_maps.measure.measured import FigureKey
from account_maps.measure.risks import RISK_RULES
from account_maps.model.account import Account
from account_maps.model.format import TYPES, read_account
from account_maps.model.rules import (
    FindingCase,
    FindingRule,
    FreshnessRules,
    Rules,
    Thresholds,
    TieRules,
)
from account_maps.model.values import FindingCode, Severity
from account_maps.pages.figures import SECTIONS as FIGURE_SECTIONS
from account_maps.pages.figures import figures_html
from account_maps.pages.figures.content import FIGURES, explained_figures
from account_maps.pages.risk_catalog import (
    FINDING_SECTIONS,
    FindingLinks,
    family_sections,
    finding_html,
    findings_html,
)
from account_maps.pages.risk_catalog.content import EXAMPLE_DAY, FindingPage, finding_pages
from account_maps.read.context import ReadContext
from account_maps.read.files import read_tree
from account_maps.read.problems import Problems
from account_maps.texts import english

LINKS = FindingLinks(lambda code: f"../{code}/", "../", "../../figures/")


def pages(rules: Rules, **counts: int) -> dict[str, FindingPage]:
    return {
        page.code: page for page in finding_pages(RISK_RULES, rules, counts, EXAMPLE_DAY, english())
    }


def page(code: FindingCode, rules: Rules | None = None, **counts: int) -> FindingPage:
    return pages(rules or Rules(), **counts)[code]


def html(of: FindingPage) -> str:
    return finding_html(of, LINKS, english()).content


def anchors(ready: RenderedPage) -> list[str]:
    return [ready.headings.anchor, *(heading.anchor for heading in ready.headings.below)]


def test_every_finding_has_a_page() -> None:
    assert list(pages(Rules())) == sorted(FindingCode)


@pytest.mark.parametrize("code", FindingCode)
def test_a_page_marks_what_putting_right_changes(code: FindingCode) -> None:
    made = page(code)
    assert any(line.changed for line in (*made.example, *made.fixed))
    kept = [line.text for line in made.example if not line.changed]
    assert kept == [line.text for line in made.fixed if not line.changed]
    assert len(kept) > len(made.example) / 2


@pytest.mark.parametrize("code", FindingCode)
def test_the_snippets_of_a_page_can_be_written_as_they_are(code: FindingCode) -> None:
    made = page(code)
    reading = read_account(f"name: Acme\n{made.waiver}".encode(), "acme.yaml")
    assert reading.problems == ()
    assert isinstance(reading.account, Account)
    assert [waiver.finding for waiver in reading.account.waivers] == [code]
    problems = Problems("_rules.yaml")
    tree = read_tree(made.rule.encode(), problems)
    assert tree is not None
    rules = TYPES.read(tree, Rules, ReadContext(problems))
    assert problems.found == []
    assert isinstance(rules, Rules)
    assert page(code, rules).here is not None
    assert [case.where for case in page(code, rules).cases] == ["where the tier is 1"]


def test_a_page_says_what_the_playbook_makes_of_the_finding() -> None:
    code = FindingCode.UNMET_DECIDER
    case = FindingCase(Severity.ERROR, tier=("1", "2"), stage=("offer",))
    made = page(code, Rules(findings={code: FindingRule(Severity.INFO, (case,))}))
    assert made.severity.text == "High"
    assert made.here is not None
    assert made.here.text == "Low"
    assert [c.where for c in made.cases] == ["where the tier is 1 or 2 and the stage is offer"]
    assert page(FindingCode.NO_CHAMPION).here is None


def test_the_same_severity_as_by_default_is_no_change() -> None:
    code = FindingCode.UNMET_DECIDER
    assert page(code, Rules(findings={code: FindingRule(Severity.ERROR)})).here is None


def test_a_page_names_the_limits_of_this_playbook() -> None:
    rules = Rules(
        thresholds=Thresholds(hidden=0.1, opposing=0.2, bottleneck=0.3, friends=7),
        ties=TieRules(half_life=9.5, live=0.125),
        freshness=FreshnessRules(ageing=77),
    )
    said = {code: made.what for code, made in pages(rules).items()}
    assert "10%" in said[FindingCode.HIDDEN_INFLUENCE]
    assert "20%" in said[FindingCode.OPPOSING_SHARE]
    assert "30%" in said[FindingCode.OUR_BOTTLENECK]
    assert "30%" in said[FindingCode.THEIR_BOTTLENECK]
    assert "at least 7 people" in said[FindingCode.ONLY_FRIENDS]
    assert "12.5%" in said[FindingCode.OUT_OF_TOUCH]
    assert "9.5 months" in said[FindingCode.OUT_OF_TOUCH]
    assert "77 days" in said[FindingCode.UNCONFIRMED]


def test_a_number_says_when_it_is_not_as_by_default() -> None:
    made = page(FindingCode.ONLY_FRIENDS, Rules(thresholds=Thresholds(friends=7)))
    (friends,) = made.numbers
    assert (friends.key, friends.value, friends.default) == ("thresholds.friends", "7", "4")
    assert friends.meaning.endswith("Our choice.")
    (usual,) = page(FindingCode.ONLY_FRIENDS).numbers
    assert usual.default is None


def test_a_page_counts_the_accounts_of_today() -> None:
    code = FindingCode.NO_CHAMPION
    assert "none has it today" in html(page(code))
    assert "1 has it today" in html(page(code, AF103=1))
    assert "2 have it today" in html(page(code, AF103=2))


def test_what_the_rules_say_is_never_markup() -> None:
    code = FindingCode.UNMET_DECIDER
    case = FindingCase(Severity.ERROR, tier=("<script>alert(1)</script>",))
    rules = Rules(findings={code: FindingRule(None, (case,))})
    assert "<script" not in html(page(code, rules))
    listed = findings_html(tuple(pages(rules).values()), LINKS, english()).content
    assert "<script" not in listed
    assert "&lt;script&gt;" in listed


@pytest.mark.parametrize("code", FindingCode)
def test_the_headings_of_a_page_are_on_it(code: FindingCode) -> None:
    ready = finding_html(page(code), LINKS, english())
    assert set(anchors(ready)) <= {*FINDING_SECTIONS}
    assert all(f'id="{anchor}"' in ready.content for anchor in anchors(ready))


def test_the_list_leads_to_every_finding() -> None:
    ready = findings_html(tuple(pages(Rules()).values()), LINKS, english())
    assert anchors(ready) == [*family_sections(RISK_RULES)]
    assert all(f'href="../{code}/"' in ready.content for code in FindingCode)


def test_every_figure_is_explained() -> None:
    figures = explained_figures(Rules(), english())
    assert [figure.anchor for figure in figures] == [*FIGURES]
    ready = figures_html(figures, "../", english())
    assert anchors(ready) == [*FIGURE_SECTIONS]
    assert all(f'id="{key}"' in ready.content for key in FigureKey)
    assert {*FigureKey} < {*FIGURES}


_WORDS = ("titles", "purposes")
"""Groups of the rules that hold words, not numbers."""


def test_every_number_of_the_rules_is_on_the_pages() -> None:
    of_figures = [figure.numbers for figure in explained_figures(Rules(), english())]
    on_pages = [made.numbers for made in pages(Rules()).values()]
    shown = {number.key for numbers in (*of_figures, *on_pages) for number in numbers}
    groups = {key.split(".")[0] for key in shown}
    assert groups == {*Rules.__struct_fields__} - {"findings", "onepager", *_WORDS}
    of_findings = {f"thresholds.{name}" for name in ("bottleneck", "opposing", "hidden", "friends")}
    assert of_findings <= shown
