"""External factors in words, each with its day: coming, or in effect already."""

import datetime as dt

from account_maps.html.amounts import day_words
from account_maps.measure.external_factors import factor_state
from account_maps.model.account import External
from account_maps.texts import Texts


def day_of_factor(factor: External, as_of: dt.date, texts: Texts) -> str:
    """Return when a factor takes effect, or since when it has; nothing if no day is set."""
    if factor.due is None:
        return ""
    return texts(f"external.day.{factor_state(factor, as_of)}", day=day_words(factor.due))


def factor_line(factor: External, as_of: dt.date, texts: Texts) -> str:
    """Return a factor on one line, its day first."""
    day = day_of_factor(factor, as_of, texts)
    return texts("external.line", day=day, what=factor.what) if day else factor.what
