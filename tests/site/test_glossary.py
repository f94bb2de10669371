"""The page of the glossary."""

import re

from account_maps.pages.glossary import glossary_page
from account_maps.texts import english


class Flat:
    """A site where each page stands at its source's address."""

    def url(self, uri: str) -> str:
        return uri

    def between(self, _here: str, there: str) -> str:
        return there

    def asset(self, _here: str, uri: str) -> str:
        return uri

    def public(self, uri: str) -> str:
        return uri

    def from_file(self, _here: str, there: str) -> str:
        return there

    def edit(self, _path: str, _line: int) -> str | None:
        return None

    def new_page(self, _uri: str, _content: str) -> str | None:
        return None


def page(labels: dict[str, dict[str, str]] | None = None) -> tuple[str, set[str]]:
    sheet = glossary_page(Flat(), english().renamed(labels or {}))
    return sheet.make().content, set(sheet.anchors)


def test_every_entry_can_be_linked_to_and_every_link_leads_to_one() -> None:
    content, anchors = page()
    assert set(re.findall(r' id="([^"]+)"', content)) == anchors
    assert set(re.findall(r'href="#([^"]+)"', content)) <= anchors


def test_a_figure_leads_to_how_it_is_worked_out() -> None:
    content, _ = page()
    assert 'href="findings/figures.md#decision_coverage"' in content


def test_a_value_stands_with_its_scale_and_with_what_one_writes_in_a_map() -> None:
    content, _ = page()
    entry = content.split('<div id="support-enemy">')[1].split("</div>")[0]
    assert re.sub(r"<[^>]+>|\s+", " ", entry).split() == (
        ["Opponent", "Support", "enemy", "Works", "against", "our", "winning."]
    )


def test_a_label_of_a_team_stays_text() -> None:
    content, _ = page({"role": {"champion": "<b>&Friend"}})
    assert "<dfn>&lt;b&gt;&amp;Friend</dfn>" in content
