"""Ids: what may name an account, a person, a unit or one of us."""

import re
import unicodedata

LONGEST = 80
_DEVICES = {"con", "prn", "aux", "nul"} | {
    f"{port}{n}" for port in ("com", "lpt") for n in "123456789"
}


def normal(text: str) -> str:
    """Return an id so that the same letters compare equal however they were typed."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def folded(text: str) -> str:
    """Return an id as file systems compare it that know no upper and lower case."""
    return normal(normal(text).casefold())


def why_no_id(text: str) -> str:
    """Return what keeps a text from being an id, or an empty text if it is one."""
    if len(text) > LONGEST:
        return f"an id has at most {LONGEST} characters"
    if text.casefold() in _DEVICES:
        return "Windows keeps this name for a device"
    if not all(_is_word(word) for word in normal(text).split("-")):
        return "an id is letters and digits, with single hyphens between them"
    return ""


def as_id(text: str) -> str:
    """Return the id that a name or another text makes: ``Dana Reyes``, dana-reyes."""
    return "-".join(re.findall(r"[^\W_]+", normal(text).casefold()))


def _is_word(word: str) -> bool:
    if word.isascii():
        return word.isalnum()
    # Vowel signs are marks: without them no id could be written in Hindi or Thai.
    return word[0].isalnum() and all(unicodedata.category(letter)[0] in "LMN" for letter in word)
