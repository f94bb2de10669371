"""How a message shows the words of an author, and how it guesses what was meant."""

import unicodedata
from collections.abc import Collection, Iterable, Sequence

_LONGEST = 60
_MANY = 200
_FEW = 10


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

    meant = _plain(word)
    plain = {_plain(name): name for name in known}
    if len(plain) > _MANY:
        plain = {name: known for name, known in plain.items() if name[:1] == meant[:1]}
    match = get_close_matches(meant, plain, n=1, cutoff=0.6)
    return plain[match[0]] if match else None


def _plain(word: str) -> str:
    folded = unicodedata.normalize("NFC", word).casefold().strip()
    return folded.replace(" ", "_").replace("-", "_")
