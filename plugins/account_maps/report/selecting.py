"""Which codes are reported: by their beginnings, of which the longer one counts."""

from collections.abc import Collection, Iterable


def parts(given: Iterable[str]) -> tuple[str, ...]:
    """Return the codes and beginnings of codes that were given, also several in one text."""
    return tuple(part.strip().upper() for text in given for part in text.split(",") if part.strip())


def unknown_codes(given: Iterable[str], codes: Collection[str]) -> list[str]:
    """Return what was given and is the beginning of no code."""
    return [part for part in given if not any(code.startswith(part) for code in codes)]


def is_reported(code: str, select: Collection[str], ignore: Collection[str]) -> bool:
    """Return whether a code is reported.

    Args:
        code: The code.
        select: What is reported; all if nothing is given.
        ignore: What is left out. The longer beginning wins; of equals this one.
    """
    chosen = max((len(part) for part in select or ("",) if code.startswith(part)), default=-1)
    left_out = max((len(part) for part in ignore if code.startswith(part)), default=-1)
    return chosen > left_out
