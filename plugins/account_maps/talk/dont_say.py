"""Whether a line says what a don't-say of the same person rules out."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from account_maps.read.folding import words
from account_maps.talk.points import Point

_QUOTED: Final = re.compile(
    r"[\"\N{LEFT DOUBLE QUOTATION MARK}]([^\"\N{RIGHT DOUBLE QUOTATION MARK}]+)"
)
_CLAUSE_END: Final = re.compile(r"[,;:.(\N{EM DASH}]")
_SHORTEST: Final = 4
"""Letters of the shortest word that is looked for. Our choice."""

_COMMON: Final = frozenset(
    {
        "about",
        "above",
        "after",
        "again",
        "anything",
        "because",
        "before",
        "being",
        "bring",
        "bringing",
        "calling",
        "else",
        "ever",
        "first",
        "from",
        "going",
        "into",
        "kind",
        "like",
        "made",
        "make",
        "making",
        "mention",
        "mentioning",
        "more",
        "most",
        "name",
        "naming",
        "never",
        "only",
        "other",
        "over",
        "past",
        "people",
        "person",
        "raise",
        "raising",
        "room",
        "said",
        "saying",
        "some",
        "something",
        "sounds",
        "speaking",
        "talk",
        "talking",
        "team",
        "tell",
        "telling",
        "than",
        "that",
        "their",
        "them",
        "there",
        "they",
        "thing",
        "things",
        "this",
        "time",
        "touching",
        "until",
        "well",
        "were",
        "what",
        "when",
        "where",
        "which",
        "while",
        "will",
        "with",
        "without",
        "word",
        "words",
        "work",
        "would",
        "your",
    }
)
"""Words that say nothing of what a don't-say is about."""


class RuledOut:
    """What the don't-says of one person rule out.

    A don't-say with something in quotes rules out just that; any other one that is written in the
    map rules out the words of its first clause. Our choice: it rather drops a line of the library
    too many than one too few.

    Args:
        points: The don't-says.
    """

    def __init__(self, points: Iterable[Point]) -> None:
        found: dict[str, None] = {}
        for point in points:
            found |= dict.fromkeys(_phrases(point))
        self._phrases = tuple(found)

    def has(self, point: Point) -> bool:
        """Return whether what we would say with a point is ruled out."""
        if not self._phrases:
            return False
        said = _stems(point.text if point.answer is None else point.answer)
        return any(phrase in said for phrase in self._phrases)


def _phrases(point: Point) -> list[str]:
    quoted = _QUOTED.findall(point.text)
    if quoted or point.rule is not None:
        return [_stems(text) for text in quoted if words(text).strip()]
    clause = _CLAUSE_END.split(point.text)[0]
    found = (word for word in words(clause).split() if len(word) >= _SHORTEST or word.isdigit())
    return [_stems(word) for word in found if word not in _COMMON]


@lru_cache(maxsize=4096)  # The sentences of the library come again with every person.
def _stems(text: str) -> str:
    """Return the words of a text, without the final s that a plural has."""
    plain = (
        word.removesuffix("s") if len(word) >= _SHORTEST else word for word in words(text).split()
    )
    return " ".join(["", *plain, ""])
