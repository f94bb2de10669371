"""Which of very many words may be near a mistyped one, without comparing it with each of them.

Words that look alike share runs of three letters. Runs that very many words have say nothing and
are passed over. Only the words that share most of the others are compared letter by letter.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable

ENOUGH = 50
"""How many words are compared with one that was mistyped. Our choice: a person who mistypes an id
has most of its letters right, so the id is among the first few."""

_COMMON = 1_000
"""A run that more words than this have says nothing."""

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
        """Return the words that share most runs of letters with a word, at most ``ENOUGH``."""
        known = [self._words[run] for run in _runs(word) if run in self._words]
        telling = [words for words in known if len(words) <= _COMMON]
        shared = Counter(word for words in telling for word in words)
        if not shared and known:
            return min(known, key=len)[:ENOUGH]
        return [word for word, _ in shared.most_common(ENOUGH)]


def _runs(word: str) -> dict[str, None]:
    """Return the runs of letters of a word, each once and in order; its ends count as letters."""
    ended = f"\0{word}\0"
    return dict.fromkeys(ended[at : at + _RUN] for at in range(len(ended) - _RUN + 1))
