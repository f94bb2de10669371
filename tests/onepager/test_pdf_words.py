"""Words on paper: which fonts they have, where they may break, and what of a picture they are."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from account_maps.draw import ExcerptPlacer, Router, draw_excerpt
from account_maps.draw.templates import styles
from account_maps.html.environment import THEME
from account_maps.onepager.lines import width
from account_maps.onepager.pdf.data import breakable
from account_maps.onepager.pdf.fonts import BREAK, families, is_ours
from account_maps.onepager.pdf.picture import taken_apart
from account_maps.onepager.pdf.scripts import packages, script, scripts
from account_maps.texts import english
from maps import FULL
from onepager.test_content import account

ACME = account(FULL)


def picture() -> dict[str, object]:
    excerpt = ExcerptPlacer(ACME).place(
        ["tom-alvarez", "priya-nair", "dana-reyes", "cso"], 500, 300
    )
    assert excerpt is not None
    return taken_apart(draw_excerpt(excerpt, ACME, {}, english(), Router()))


def test_a_picture_is_taken_apart_into_shapes_without_words_and_words_in_their_places() -> None:
    parts = picture()
    words = {word: rest for *rest, word in parts["words"]}  # type: ignore[attr-defined]
    width_of, height_of = parts["width"], parts["height"]

    assert "<text" not in str(parts["shapes"])
    assert {"Priya Nair", "Chief Financial Officer", "Economic buyer"} <= words.keys()
    for x, y, size, *_ in words.values():
        assert 0 < x < width_of
        assert 0 < y < height_of
        assert size >= 6
    assert words["Priya Nair"][3:] == [700, "#000000", False]
    assert words["Chief Financial Officer"][3:] == [400, "#333333", False]
    vacant = english()("map.vacant")
    assert words[vacant][3] == 400, "a name that nobody has is not bold"


def test_a_picture_says_what_it_shows_as_its_own_text_does() -> None:
    about = str(picture()["about"])

    assert ACME.name in about
    assert "Priya Nair" in about


def test_every_kind_of_word_on_a_card_has_a_size_and_a_color() -> None:
    rules = dict(re.findall(r"^\.([\w-]+) \{([^}]*)\}", styles("excerpt.css"), re.MULTILINE))
    source = (THEME / "pages" / "map" / "card.jinja").read_text("utf-8")
    plain = set(re.findall(r'<text class="(map-[\w-]+)"', source))

    assert plain >= {"map-name", "map-title", "map-owner"}
    for name in (*plain, "map-tag-text", "map-decides-text", "map-heading"):
        assert "font-size" in rules[name]
        assert "fill" in rules[name]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Dana Reyes", "Noto Sans CJK SC"),
        ("王小明", "Noto Sans CJK SC"),
        ("病院の記録", "Noto Sans CJK JP"),
        ("진료기록", "Noto Sans CJK KR"),
        ("병원 の", "Noto Sans CJK JP"),
    ],
)
def test_signs_that_three_languages_share_are_drawn_as_in_the_one_that_is_written(
    text: str, first: str
) -> None:
    shared = [family for family in families([text]) if "CJK" in family]

    assert shared[0] == first
    assert sorted(shared) == ["Noto Sans CJK JP", "Noto Sans CJK KR", "Noto Sans CJK SC"]


def test_our_own_face_is_tried_first() -> None:
    assert families(["سجل", "病院"])[0] == "Source Sans 3"


@pytest.mark.parametrize(
    ("text", "names", "install"),
    [
        ("진병", ["Hangul"], ["fonts-noto-cjk"]),
        ("病院、々", ["Han"], ["fonts-noto-cjk"]),
        ("かナー", ["Hiragana", "Katakana"], ["fonts-noto-cjk"]),
        ("Ａﾊ", ["fullwidth"], ["fonts-noto-cjk"]),
        ("سجل،٣", ["Arabic"], ["fonts-noto-core"]),
        ("हिन्दी", ["Devanagari"], ["fonts-noto-core"]),
        ("𐌀", ["Old Italic"], ["fonts-noto-core"]),
        ("★①", ["symbols"], ["fonts-noto-core"]),
        ("👩🎉", ["emoji"], ["fonts-noto-color-emoji"]),
        ("\ue000", ["U+E000"], []),
        ("س\ue000진", ["Arabic", "U+E000", "Hangul"], ["fonts-noto-cjk", "fonts-noto-core"]),
    ],
)
def test_characters_are_called_by_their_script_and_have_a_package(
    text: str, names: list[str], install: list[str]
) -> None:
    assert scripts(text) == names
    assert packages(names) == install


@given(st.characters(), st.text())
def test_every_character_is_called_something(first: str, rest: str) -> None:
    assert script(first + rest) == script(first)
    assert script(first).strip()


def test_our_face_has_latin_greek_and_cyrillic() -> None:
    assert is_ours("Żółć Ρήγας клиника “–” →")
    assert not is_ours("病")


@given(st.text(), st.floats(40, 400), st.booleans())
def test_breaks_change_no_word_and_leave_short_words_alone(
    text: str, room: float, bold: bool
) -> None:
    broken = breakable(text, room, 9, bold=bold)

    assert broken.replace(BREAK, "") == text.replace(BREAK, "")
    for word, plain in zip(broken.split(" "), text.split(" "), strict=True):
        assert word == plain or width(plain, 9, bold=bold) > room


@given(st.text(alphabet="abc\u0301\u0302XYZ"))
def test_no_break_parts_a_letter_from_its_accents(text: str) -> None:
    broken = breakable(text * 30, 40, 9, bold=False)

    assert not re.search(f"{BREAK}[\u0301\u0302]", broken)
