"""Which of very many words may be near a mistyped one, without comparing it with each of them.

Words that look alike share trigrams. Those that very many words have say nothing and are left
out. Only the words that share most of the others are compared letter by letter.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable

ENOUGH = 50
"""How many words are compared with one that was mistyped. Our choice: a person who mistypes an id
has most of its letters right, so the id is among the first few."""

_COMMON = 1_000
"""A trigram that more words than this have says nothing."""

_LENGTH = 3


class TrigramIndex:
    """An index of words by their trigrams.

    Args:
        words: The words.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._words: defaultdict[str, list[str]] = defaultdict(list)
        for word in words:
            for trigram in _trigrams(word):
                self._words[trigram].append(word)

    def near(self, word: str) -> list[str]:
        """Return the words that share most trigrams with a word, at most ``ENOUGH``."""
        known = [self._words[one] for one in _trigrams(word) if one in self._words]
        telling = [words for words in known if len(words) <= _COMMON]
        shared = Counter(word for words in telling for word in words)
        if not shared and known:
            return min(known, key=len)[:ENOUGH]
        return [word for word, _ in shared.most_common(ENOUGH)]


def _trigrams(word: str) -> dict[str, None]:
    """Return the trigrams of a word, each once and in order; its ends count as letters."""
    ended = f"\0{word}\0"
    return dict.fromkeys(ended[at : at + _LENGTH] for at in range(len(ended) - _LENGTH + 1))
