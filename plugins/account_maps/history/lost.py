"""Facts that nobody can know, told in a line: what is wrong, what that costs, what mends it."""

from collections.abc import Iterable

from msgspec import Struct


class Lost(Struct, frozen=True):
    """A fact that is not known.

    Attributes:
        what: What is wrong, as a clause.
        costs: What is unknown because of it, as a clause.
        mend: What to do about it, or an empty text.
    """

    what: str
    costs: str
    mend: str = ""


def told(lost: Iterable[Lost]) -> list[str]:
    """Return a line for each thing that is wrong, with all that it costs.

    Args:
        lost: The facts that are not known.
    """
    costs: dict[tuple[str, str], list[str]] = {}
    for one in lost:
        costs.setdefault((one.what, one.mend), []).append(one.costs)
    return [
        f"{what}: {', and '.join(dict.fromkeys(those))}{f' ({mend})' if mend else ''}"
        for (what, mend), those in costs.items()
    ]
