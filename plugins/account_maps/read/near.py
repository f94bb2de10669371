"""Which of very many words may be near a mistyped one, without looking at each of them.

Words that look alike share runs of three letters. The rarest runs of a word say most, and those
that all words have say nothing, so only a few words are ever compared letter by letter.
"""

from collections import defaultdict
from collections.abc import Iterable

ENOUGH = 50
"""How many words are compared with one that was mistyped. Our choice: a person who mistypes an id
has most of its letters right, so the id is among the first few."""

_RUN = 3


class Runs:
    """Words by the runs of letters that they hold.

    Args:
        words: The words.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._words: defaultdict[str, list[str]] = defaultdict(list)
        for word in words:
            for run in _runs(word):
                self._words[run].append(word)

    def near(self, word: str) -> list[str]:
        """Return words that share the rarest runs of letters with a word, at most ``ENOUGH``."""
        known = [self._words[run] for run in _runs(word) if run in self._words]
        found: dict[str, None] = {}
        for words in sorted(known, key=len):
            found |= dict.fromkeys(words[:ENOUGH])
            if len(found) >= ENOUGH:
                break
        return list(found)[:ENOUGH]


def _runs(word: str) -> set[str]:
    """Return the runs of letters of a word; its ends count as letters."""
    ended = f"\0{word}\0"
    return {ended[at : at + _RUN] for at in range(len(ended) - _RUN + 1)}
