"""Whether a note about a person can stand in a sentence that is said to them.

Notes are often written about the person: "Closes each month by hand", "Two of his engineers are on
call". Said to that person they sound wrong, so they never are. The words are in ``sayable.toml``.
"""

import re
import tomllib
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from account_maps.read.folding import words

LONGEST: Final = 120
"""Characters of a fact that can be said in one breath. Our choice."""

_FIRST: Final = re.compile(r"[^\W\d_]+(?:['\N{RIGHT SINGLE QUOTATION MARK}][a-z]+)?(?!-)\b")


@lru_cache(maxsize=8192)
def is_sayable(text: str, *, about_person: bool = True) -> bool:
    """Return whether a note can stand in a sentence that is said to the person. Our choice.

    It can't if it is too long, speaks of someone as he or she, or begins with a verb in the third
    person or the past; what only might be such a verb counts as one. In a note about the person,
    "they" may be that person as well.

    Args:
        text: The note as the map has it: a goal, a pain, a pressure on the account.
        about_person: Whether it is about the person, and not about the account.
    """
    if len(text) > LONGEST or "\n" in text:
        return False
    said = words(text).split()
    table = _table()
    pronouns = table["pronouns"] | (table["of_several"] if about_person else frozenset())
    if not said or not pronouns.isdisjoint(said):
        return False
    first = _FIRST.match(text)
    return not first or not _may_be_verb(first[0], said[1] if len(said) > 1 else "")


def _may_be_verb(first: str, second: str) -> bool:
    """Return whether the first word may be what the person does, has or did."""
    table, word = _table(), first.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    if word in table["verbs"]:
        return True
    if first.isupper() or word in table["nouns"]:
        return False
    third_person = word.endswith("s") and not word.endswith(("ss", "us", "is"))
    return (third_person or word.endswith("ed")) and second in table["after_verb"]


@cache
def _table() -> dict[str, frozenset[str]]:
    path = Path(__file__).with_suffix(".toml")
    return {key: frozenset(those) for key, those in tomllib.loads(path.read_text("utf-8")).items()}
