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
from account_maps.pages.portfolio.fit import FIT, fit_value

_FACETS: Final = shown_on(Account, Surface.FACET)
"""The fields by which accounts are narrowed down, in the order of the page."""

_LABELS: Final = {f.row.address: f.row.label for f in _FACETS} | {FIT: "portfolio.column.fit"}
"""What each facet is called, by what its filter is called in addresses."""


class Facet(Struct, frozen=True, gc=False):
    """Something that accounts share: the values that occur, and how many accounts have each."""

    key: str
    label: str
    values: tuple[tuple[str, int], ...]


def facet_values(summary: AccountSummary, overview: Overview) -> dict[str, tuple[str, ...]]:
    """Return what an account has of each facet, white space folded; several only of lists."""
    words = FieldWords(overview.colleagues, overview.texts)
    found = {field.row.address: words.words(field, summary.account) for field in _FACETS}
    found[FIT] = tuple(filter(None, (fit_value(summary.fit, overview.texts),)))
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
    counted = [(key, Counter(v for of in values for v in of.get(key, ()))) for key in _LABELS]
    return tuple(
        Facet(key, overview.texts(_LABELS[key]), tuple(sorted(counts.items())))
        for key, counts in counted
        if len(counts) > 1 or 0 < counts.total() < len(values)
    )
