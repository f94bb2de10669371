"""Limitations of what git can tell, a line each: what is wrong, what that costs, the remedy."""

from collections.abc import Iterable

from msgspec import Struct


class Limitation(Struct, frozen=True):
    """Something that git can't tell.

    Attributes:
        what: What is wrong, as a clause.
        costs: What is unknown because of it, as a clause.
        remedy: What to do about it, or an empty text.
    """

    what: str
    costs: str
    remedy: str = ""


def limitation_lines(limitations: Iterable[Limitation]) -> list[str]:
    """Return a line for each thing that is wrong, with all that it costs.

    Args:
        limitations: What git can't tell.
    """
    costs: dict[tuple[str, str], list[str]] = {}
    for one in limitations:
        costs.setdefault((one.what, one.remedy), []).append(one.costs)
    return [
        f"{what}: {', and '.join(dict.fromkeys(those))}{f' ({remedy})' if remedy else ''}"
        for (what, remedy), those in costs.items()
    ]
