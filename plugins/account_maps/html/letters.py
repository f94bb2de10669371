"""The first letter of words: small in the middle of a sentence, large at its beginning."""


def small_first(text: str) -> str:
    """Return a text for the middle of a sentence; an abbreviation keeps its capitals."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


def capital_first(text: str) -> str:
    """Return a text for the beginning of a sentence."""
    return text[:1].upper() + text[1:]
