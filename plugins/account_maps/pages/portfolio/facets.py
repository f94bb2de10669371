"""By what a reader can narrow down a list of accounts."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from msgspec import Struct

from account_maps.measure.records import AccountSummary
from account_maps.pages.overview import Overview

KEYS: Final = ("owner", "territory", "segment", "tier", "stage", "industry", "tag")
"""The facets, in the order of the page; each is also the name of its field in the address."""


class Facet(Struct, frozen=True, gc=False):
    """Something that accounts share: the values that occur, and how many accounts have each."""

    key: str
    label: str
    values: tuple[tuple[str, int], ...]


def facet_values(summary: AccountSummary, overview: Overview) -> dict[str, tuple[str, ...]]:
    """Return what an account has of each facet, white space folded; several only of tags."""
    owner = overview.colleague(summary.owner).text if summary.owner else None
    found = {
        "owner": [owner],
        "territory": [summary.territory],
        "segment": [summary.segment],
        "tier": [summary.tier],
        "stage": [summary.stage],
        "industry": [summary.industry],
        "tag": summary.tags,
    }
    told = {key: tuple(" ".join(v.split()) for v in found[key] if v) for key in KEYS}
    return {key: values for key, values in told.items() if values}


def facets(
    values: Sequence[Mapping[str, tuple[str, ...]]], overview: Overview
) -> tuple[Facet, ...]:
    """Return the facets by which accounts differ.

    Args:
        values: What each account has of each facet.
        overview: With what the page is made.
    """
    counted = {key: Counter(v for of in values for v in of.get(key, ())) for key in KEYS}
    return tuple(
        Facet(key, overview.texts(f"facet.{key}"), tuple(sorted(counts.items())))
        for key, counts in counted.items()
        if len(counts) > 1 or 0 < counts.total() < len(values)
    )
