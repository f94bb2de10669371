"""What a planned action is for, read from its words.

The table is ``purposes.toml``; a team adds words of its own in ``_rules.yaml``.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from account_maps.model.rules import PurposeWords
from account_maps.model.values import ActionPurpose
from account_maps.read.folding import words


def purposes_of(text: str, added: PurposeWords) -> frozenset[ActionPurpose]:
    """Return what an action is for; an action without a known word may be for anything.

    Args:
        text: The action, as its author wrote it.
        added: The team's own words.
    """
    said = words(text)
    found = {purpose for purpose, pattern in _patterns(added).items() if pattern.search(said)}
    return frozenset(found or ActionPurpose)


@cache
def _patterns(added: PurposeWords) -> Mapping[ActionPurpose, re.Pattern[str]]:
    table = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
    return {
        purpose: phrase_pattern((*table[purpose], *getattr(added, purpose)))
        for purpose in ActionPurpose
    }


def phrase_pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern that finds any of some phrases in a text of folded words.

    Args:
        phrases: The phrases; ``*`` at the end of a word stands for any ending, ``=`` before a
            phrase for nothing else beside it.
    """
    either = "|".join(_pattern(one) for one in phrases if words(one).strip())
    return re.compile(either or r"(?!)")


def _pattern(phrase: str) -> str:
    said = f" {_words_pattern(phrase)}(?= )"
    return rf"(?:^{said} $)" if phrase.startswith("=") else f"(?:{said})"


def _words_pattern(phrase: str) -> str:
    parts = (
        re.escape(words(part).strip()) + (r"\w*" if part.endswith("*") else "")
        for part in phrase.split()
        if words(part).strip()  # A sign that stands alone, as in R & D, is no word.
    )
    return " ".join(parts)
