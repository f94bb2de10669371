"""By what a reader can narrow down a list of accounts."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from msgspec import Struct

from account_maps.html.field_values import FieldWords
from account_maps.measure.records import AccountSummary
from account_maps.measure.status import Status
from account_maps.model.account import Account
from account_maps.model.field import Surface
from account_maps.model.field_types import shown_on
from account_maps.pages.overview import Overview
from account_maps.pages.portfolio.fit import FIT, fit_value
from account_maps.texts import Texts

_FACETS: Final = shown_on(Account, Surface.FACET)
"""The fields by which accounts are narrowed down, in the order of the page."""

STATUS: Final = "status"
"""The facet of the status, which is no field of the map."""

_LABELS: Final = (
    {STATUS: "figure.status.name"}
    | {f.row.address: f.row.label for f in _FACETS}
    | {FIT: "portfolio.column.fit"}
)
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
    found[STATUS] = (overview.texts.value(summary.status),)
    found[FIT] = tuple(filter(None, (fit_value(summary.fit, overview.texts),)))
    return {
        key: tuple(" ".join(value.split()) for value in values)
        for key, values in found.items()
        if values
    }


def facets(
    values: Sequence[Mapping[str, tuple[str, ...]]], overview: Overview
) -> tuple[Facet, ...]:
    """Return the facets by which accounts differ: the status, then the fields.

    Args:
        values: What each account has of each facet.
        overview: With what the page is made.
    """
    texts = overview.texts
    counted = {key: Counter(v for of in values for v in of.get(key, ())) for key in _LABELS}
    found = (
        Facet(key, texts(_LABELS[key]), _in_order(key, counts, texts))
        for key, counts in counted.items()
    )
    return tuple(facet for facet in found if _tells_apart(facet, len(values)))


def _in_order(key: str, counts: Counter[str], texts: Texts) -> tuple[tuple[str, int], ...]:
    """Return the values of a facet in the order of the alphabet; those of the status by itself."""
    if key != STATUS:
        return tuple(sorted(counts.items()))
    return tuple((name, counts[name]) for name in map(texts.value, Status) if counts[name])


def _tells_apart(facet: Facet, accounts: int) -> bool:
    return len(facet.values) > 1 or 0 < sum(count for _, count in facet.values) < accounts
