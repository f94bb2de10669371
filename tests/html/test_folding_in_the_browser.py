"""What pages search by is what Python folds by: one table, and two rules that do the same."""

import json
import random
import re
import sys
import unicodedata
from typing import Any

from playwright.sync_api import Page

from account_maps.html.scripts import with_folding
from account_maps.read import spelling
from account_maps.read.folding import folded, index_keys, query_keys
from typed_names import NAMES, TYPED

OF_THE_TABLES = re.compile(
    f"[{spelling.IGNORED}{spelling.APOSTROPHES}{spelling.HYPHENS}{spelling.SPACES}{spelling.MARKS}"
    f"{''.join(spelling.LETTERS)}{''.join(spelling.SPELLED)}]"
)
UNKNOWN = {"Cn", "Cs", "Co"}
DOES = "fold = (text) => [Folding.folded(text), Folding.asked(text), Folding.foundBy(text)];"


def letters() -> list[str]:
    """Return the characters that every Unicode of the last twenty years has, and our tables'.

    Of Han and Hangul, which are tens of thousands, some.
    """
    some = (n for n in range(sys.maxunicode + 1) if not 0x3400 <= n < 0xD7A4 or n % 32 == 0)
    known = (letter for letter in map(chr, some) if unicodedata.category(letter) not in UNKNOWN)
    old = unicodedata.ucd_3_2_0.category
    return [one for one in known if old(one) not in UNKNOWN or OF_THE_TABLES.match(one)]


def texts() -> list[str]:
    """Return each character between others, and many mixtures of them."""
    chance, every = random.Random(1), letters()  # noqa: S311 - nothing secret
    usual = [*(letter for letter in every if ord(letter) < 0x2100), *"  ''--&.+aeou" * 100]
    mixed = ["".join(chance.choices(usual, k=12)) for _ in range(5_000)]
    return [*(f"a{letter}E" for letter in every), *mixed, *NAMES, *(typed for typed, *_ in TYPED)]


def in_browser(page: Page, script: str, given: list[str]) -> Any:
    page.evaluate(f"() => {{ let fold; {with_folding(script)}; window.fold = fold; }}")
    return json.loads(page.evaluate("(texts) => JSON.stringify(texts.map(fold))", given))


def test_the_browser_folds_as_python_does(page: Page) -> None:
    given = texts()
    found = in_browser(page, DOES, given)
    wanted = [[folded(text), query_keys(text), index_keys(text)] for text in given]
    others = [(text, js, py) for text, js, py in zip(given, found, wanted, strict=True) if js != py]
    assert others == []


def test_a_title_is_called_by_the_initials_of_its_capitalized_words(page: Page) -> None:
    called = {
        "Chief Financial Officer": ["cfo", "fo"],
        "Head of Human Resources": ["hhr", "hr"],
        "Senior Vice President, Sales": ["svp", "vp"],
        "Director of Research & Development": ["drd", "rd"],
        "Vice-President": ["vp"],
        "Chief of staff": [],
        "chief buyer": [],
        "Élodie Øst": ["eo"],
    }
    script = "fold = (text) => Folding.initials(text).map(([short]) => short);"
    assert in_browser(page, script, [*called]) == [*called.values()]


def test_a_script_that_does_not_search_is_left_as_it_is() -> None:
    assert with_folding("let a = 1;") == "let a = 1;"
