"""The fit with the ideal customer profile, as the portfolio shows it and filters by it."""

from typing import Final

from account_maps.html.fit_words import missing_in_short
from account_maps.measure.records import FitInShort
from account_maps.texts import Texts

FIT: Final = "fit"
"""What the column and the filter are called in addresses."""


def fit_value(fit: FitInShort, texts: Texts) -> str | None:
    """Return the fit by the team's criteria, or without criteria the one that a person wrote."""
    if fit.missing and not fit.computed:
        return texts("icp.not_known")
    shown = fit.computed or fit.written
    return texts.value(shown) if shown else None


def fit_remarks(fit: FitInShort, texts: Texts) -> str:
    """Return what a person wrote if that is something else, and what isn't set."""
    remarks = []
    if fit.written and fit.written is not fit.computed and (fit.computed or fit.missing):
        remarks.append(texts("icp.we_wrote", fit=texts.value(fit.written)))
    if fit.missing and not fit.computed:
        remarks.append(missing_in_short(fit.missing, texts))
    return " · ".join(remarks)
