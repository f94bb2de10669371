"""Notes: a small part of Markdown, and nothing else gets through."""

from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from account_maps.html.notes import note_html
from account_maps.model.notes import LONGEST_NOTE

ALLOWED = {"p", "br", "strong", "em", "code", "pre", "blockquote", "ul", "ol", "li", "a", "hr"}
PIECES = (
    *("<", ">", "&", '"', "'", "[", ")", "*", "_", "`", "#", "\n"),
    *("](", "\n\n", "- ", "> ", "![", "script", "a href=", "javascript:", "https://x.example"),
    *("{: .x }", "<b>", "on=1", " "),
)
MARKDOWN = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


def test_a_note_may_have_emphasis_lists_and_links() -> None:
    html = note_html("Speaks *fast*.\n\n- one\n- [two](https://x.example/)\n")
    assert "<em>fast</em>" in html
    assert "<li>one</li>" in html
    assert '<a href="https://x.example/" rel="noopener noreferrer">two</a>' in html


def test_raw_html_is_shown_as_text() -> None:
    assert note_html("<b>bold</b>") == "<p>&lt;b&gt;bold&lt;/b&gt;</p>"


def test_a_link_that_may_not_be_keeps_its_words() -> None:
    for address in ("javascript:alert(1)", "//evil.example", "https://a:b@evil.example", "data:x"):
        html = note_html(f"[words]({address})")
        assert "href" not in html
        assert "words" in html


def test_pictures_are_not_loaded() -> None:
    assert "<img" not in note_html("![x](https://evil.example/x.png)")


def test_a_note_as_long_as_a_book_is_plain_text() -> None:
    assert note_html("*" * (LONGEST_NOTE + 1)) == f"<p>{'*' * (LONGEST_NOTE + 1)}</p>"


def test_deep_nesting_is_no_error() -> None:
    assert note_html("> " * 5_000 + "deep")


@given(MARKDOWN | st.text())
def test_nothing_but_the_subset_ever_comes_out(text: str) -> None:
    fragment = LexborHTMLParser(f"<main>{note_html(text)}</main>")
    for node in fragment.css("main *"):
        assert node.tag in ALLOWED
        assert set(node.attributes) <= {"href", "rel"}
        assert (node.attributes.get("href") or "https:").startswith(("https:", "http:", "mailto:"))
