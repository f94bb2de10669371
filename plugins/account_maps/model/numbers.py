"""The kinds of numbers that the rules have: the bounds of each, and where a default comes from."""

from typing import Annotated

from msgspec import Meta

Share = Annotated[float, Meta(ge=0, le=1)]
Susceptibility = Annotated[float, Meta(ge=0, le=0.95)]
Signed = Annotated[float, Meta(ge=-1, le=1)]
Weight = Annotated[float, Meta(ge=0, le=1000)]
Months = Annotated[float, Meta(gt=0, le=1200)]
Rate = Annotated[float, Meta(gt=0, le=1_000_000)]
Days = Annotated[int, Meta(ge=0, le=36_500)]
Count = Annotated[int, Meta(ge=1, le=1000)]

OURS = "Our choice."
GATES = "Our choice, after ClosePlan, Gong and MEDDPICC."


def sourced(source: str, meaning: str) -> Meta:
    """Return the description of a number of the rules.

    Args:
        source: Where its default comes from.
        meaning: What it is, as a sentence.
    """
    return Meta(description=f"{meaning} {source}")
