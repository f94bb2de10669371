"""By what a reader can narrow down a list of accounts."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from msgspec import Struct

from account_maps.html.field_values import FieldWords
from account_maps.measure.records import AccountSummary
from account_maps.model.account import Account
from account_maps.model.field import Surface
from account_maps.model.field_types import shown_on
from account_maps.pages.overview import Overview

_FACETS: Final = shown_on(Account, Surface.FACET)
"""The fields by which accounts are narrowed down, in the order of the page."""


class Facet(Struct, frozen=True, gc=False):
    """Something that accounts share: the values that occur, and how many accounts have each."""

    key: str
    label: str
    values: tuple[tuple[str, int], ...]


def facet_values(summary: AccountSummary, overview: Overview) -> dict[str, tuple[str, ...]]:
    """Return what an account has of each facet, white space folded; several only of lists."""
    words = FieldWords(overview.colleagues, overview.texts)
    found = {field.row.address: words.words(field, summary.account) for field in _FACETS}
    return {
        key: tuple(" ".join(value.split()) for value in values)
        for key, values in found.items()
        if values
    }


def facets(
    values: Sequence[Mapping[str, tuple[str, ...]]], overview: Overview
) -> tuple[Facet, ...]:
    """Return the facets by which accounts differ.

    Args:
        values: What each account has of each facet.
        overview: With what the page is made.
    """
    counted = [(f, Counter(v for of in values for v in of.get(f.row.address, ()))) for f in _FACETS]
    return tuple(
        Facet(field.row.address, overview.texts(field.row.label), tuple(sorted(counts.items())))
        for field, counts in counted
        if len(counts) > 1 or 0 < counts.total() < len(values)
    )
