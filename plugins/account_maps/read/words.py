"""How a message shows the words of an author, and how it guesses what was meant."""

import unicodedata
from collections.abc import Collection, Iterable

_LONGEST = 60


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


def did_you_mean(word: str, known: Collection[str]) -> str:
    """Return a hint that names the known word nearest to a mistyped one, or an empty text."""
    near = nearest(word, known)
    return f"did you mean {quoted(near)}?" if near else ""


def nearest(word: str, known: Collection[str]) -> str | None:
    """Return the known word that an author most likely meant, or None."""
    # difflib is only worth its import once there is a mistake to explain.
    from difflib import get_close_matches  # noqa: PLC0415

    plain = {_plain(name): name for name in known}
    match = get_close_matches(_plain(word), plain, n=1, cutoff=0.6)
    return plain[match[0]] if match else None


def _plain(word: str) -> str:
    folded = unicodedata.normalize("NFC", word).casefold().strip()
    return folded.replace(" ", "_").replace("-", "_")
