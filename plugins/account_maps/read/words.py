"""How a message shows the words of an author, and how it guesses what was meant."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from functools import lru_cache

from account_maps.read.folding import folded
from account_maps.read.trigrams import TrigramIndex

_LONGEST = 60
_LONGEST_WORD = 100
"""Letters up to which a word is compared with others; a longer one is no typo."""
_SHORTEST = 4
_SWAPPED = 2
_MANY = 200
_FEW = 10
_PLAIN = str.maketrans({" ": "_", "-": "_", "'": None})
_WORD = re.compile(r"[^\W_]+")


def quoted(text: str) -> str:
    """Return text of an author for a message: on one line, short, nothing invisible in it."""
    if not text.strip():
        return "an empty text"
    clipped = text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
    return "`" + "".join(map(_visible, clipped)) + "`"


def _visible(character: str) -> str:
    if character.isprintable():
        return character
    return " " if character in "\t\r\n" else f"U+{ord(character):04X}"


def listed(words: Iterable[str]) -> str:
    """Return words as a message lists them: ``a, b, c``."""
    return ", ".join(words)


def first_few(words: Sequence[str]) -> str:
    """Return quoted words, and of very many how many more there are."""
    more = f" and {len(words) - _FEW} more" if len(words) > _FEW else ""
    return listed(map(quoted, words[:_FEW])) + more


def nearest(word: str, known: Collection[str]) -> str | None:
    """Return the known word that an author most likely meant, or None."""
    # difflib is only worth its import once there is a mistake to explain.
    from difflib import get_close_matches  # noqa: PLC0415

    if len(word) > _LONGEST_WORD:
        return None
    meant = _plain(word)
    plain, runs = _known(tuple(known))
    match = get_close_matches(meant, runs.near(meant) if runs else plain, n=1, cutoff=0.6)
    return plain[match[0]] if match else None


def nearest_id(word: str, called: Mapping[str, str]) -> str | None:
    """Return the id that an author most likely meant, or None.

    People have names that look alike, so only three things count: the same letters, a typo of one
    letter, and a part of the name such as ``dana`` that only one has.

    Args:
        word: What was written.
        called: The ids by all that people write in their place: ids and names.
    """
    meant = _WORD.findall(normalized(word))
    if not meant:
        return None
    known = [(_WORD.findall(normalized(name)), an_id) for name, an_id in called.items()]
    plain = "".join(meant)
    same = {an_id for parts, an_id in known if "".join(parts) == plain}
    slips = {an_id for parts, an_id in known if _is_short_typo(plain, "".join(parts))}
    named = {an_id for parts, an_id in known if set(meant) < set(parts)}
    found = same or slips or named
    return found.pop() if len(found) == 1 else None


def certain_key(word: str, called: Mapping[str, str]) -> str | None:
    """Return the one key that a mistyped one can be, or None where there is any doubt.

    A key is a word of its own language: ``persona`` is no typo for ``person``. So what counts is
    one letter within the word, or an s at its end.

    Args:
        word: What was written.
        called: The keys by all that people write in their place.
    """
    meant = _plain(word)
    plain = [(_plain(name), key) for name, key in called.items()]
    same = {key for other, key in plain if other == meant}
    slips = {key for other, key in plain if _is_key_typo(meant, other)}
    found = same or slips
    return found.pop() if len(found) == 1 else None


def _is_key_typo(word: str, other: str) -> bool:
    if word.removesuffix("s") == other.removesuffix("s"):
        return True
    ends = word[:1] == other[:1] and word[-1:] == other[-1:]
    swapped_end = sorted(word) == sorted(other) and word[:1] == other[:1]
    return (ends or swapped_end) and _is_short_typo(word, other)


@lru_cache(maxsize=8)  # Many mistakes of a file are looked for among the same words.
def _known(words: tuple[str, ...]) -> tuple[Mapping[str, str], TrigramIndex | None]:
    """Return words by how they are compared, and of very many also by their letters."""
    plain = {_plain(word): word for word in words if len(word) <= _LONGEST_WORD}
    return plain, TrigramIndex(plain) if len(plain) > _MANY else None


def certain(word: str, called: Mapping[str, str], *, ids: bool = False) -> str | None:
    """Return the one thing that can have been meant, or None where there is any doubt.

    That is the same word but for capitals, accents, apostrophes, spaces, hyphens and underscores;
    else the only one that is a typo of one letter away. Of ids only two letters that changed places
    are a typo: people have names a letter apart.

    Args:
        word: What was written.
        called: What there is, by what it is called.
        ids: Whether these are ids.
    """
    if len(word) > _LONGEST_WORD:
        return None
    meant = _plain(word)
    things = _things(tuple(called.items()))
    # There may be thousands of ids, so the few that can be meant are looked up.
    others = _swapped(meant) if ids else filter(lambda other: _is_short_typo(meant, other), things)
    slips = (things.get(other, frozenset()) for other in others)
    found = things.get(meant) or frozenset[str]().union(*slips)
    return next(iter(found)) if len(found) == 1 else None


def is_typo(word: str, other: str) -> bool:
    """Return whether two words are the same but for one letter, or two that changed places."""
    return word == other or _is_short_typo(word, other)


@lru_cache(maxsize=8)  # As above.
def _things(called: tuple[tuple[str, str], ...]) -> Mapping[str, Set[str]]:
    """Return all that something can be by what it is called, as that is compared."""
    things: defaultdict[str, set[str]] = defaultdict(set)
    for name, thing in called:
        things[_plain(name)].add(thing)
    return things


def _swapped(word: str) -> list[str]:
    """Return a word with each two letters side by side swapped; digits are never a typo."""
    if len(word) < _SHORTEST:
        return []
    pairs = [(at, word[at], word[at + 1]) for at in range(len(word) - 1)]
    return [
        f"{word[:at]}{second}{first}{word[at + 2 :]}"
        for at, first, second in pairs
        if first != second and not (first.isdigit() or second.isdigit())
    ]


def _is_short_typo(word: str, other: str) -> bool:
    if abs(len(word) - len(other)) > 1 or min(len(word), len(other)) < _SHORTEST:
        return False
    word, other = _without_common_start(word, other)
    word, other = _without_common_start(word[::-1], other[::-1])
    if any(letter.isdigit() for letter in word + other):
        return False
    swapped = len(word) == _SWAPPED and word == other[::-1]
    return swapped or max(len(word), len(other)) == 1


def _without_common_start(one: str, other: str) -> tuple[str, str]:
    same = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    start = min(len(one), len(other)) if same is None else same
    return one[start:], other[start:]


def normalized(word: str) -> str:
    """Return a word as it is compared: without capitals, its letters in one form."""
    return unicodedata.normalize("NFC", word).casefold().strip()


def _plain(word: str) -> str:
    return folded(word).translate(_PLAIN)
