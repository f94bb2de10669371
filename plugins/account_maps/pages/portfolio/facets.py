"""By what a reader can narrow down a list of accounts."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from msgspec import Struct

from account_maps.html.field_values import FieldWords
from account_maps.measure.records import AccountSummary
from account_maps.measure.status import Status
from account_maps.model.account import Account
from account_maps.model.field import Surface
from account_maps.model.field_types import shown_on
from account_maps.pages.overview import Overview

_FACETS: Final = shown_on(Account, Surface.FACET)
"""The fields by which accounts are narrowed down, in the order of the page."""


STATUS: Final = "status"
"""The facet of the status, which is no field of the map."""


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
    counted = {key: Counter(v for of in values for v in of.get(key, ())) for key in _keys()}
    order = [texts.value(status) for status in Status]
    found = [Facet(STATUS, texts("figure.status.name"), _in_order(counted[STATUS], order))]
    for field in _FACETS:
        counts = counted[field.row.address]
        label = texts(field.row.label)
        found.append(Facet(field.row.address, label, tuple(sorted(counts.items()))))
    return tuple(facet for facet in found if _tells_apart(facet, len(values)))


def _keys() -> Iterator[str]:
    yield STATUS
    yield from (field.row.address for field in _FACETS)


def _in_order(counts: Counter[str], order: Sequence[str]) -> tuple[tuple[str, int], ...]:
    return tuple((value, counts[value]) for value in order if counts[value])


def _tells_apart(facet: Facet, accounts: int) -> bool:
    return len(facet.values) > 1 or 0 < sum(count for _, count in facet.values) < accounts
