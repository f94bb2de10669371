"""Amounts as a page shows them: shares in whole percents, attitudes with their sign, days."""

import datetime as dt

from account_maps.read.amounts import Money
from account_maps.read.currencies import SHOWN, SIGNS

MINUS = "\N{MINUS SIGN}"


def percent(share: float) -> str:
    """Return a share in whole percents; one that only rounds to nothing is said to be below 1%."""
    whole = round(100 * abs(share))
    sign = MINUS if share < 0 else ""
    return f"{sign}{whole or ('<1' if share else 0)}%"


def signed_percent(share: float) -> str:
    """Return a share that may be for us or against us in whole percents, with its sign."""
    return f"+{percent(share)}" if share > 0 else percent(share)


def without_percent_sign(shown: str) -> str:
    """Return whole percents without their sign, as the first end of a range has them."""
    return shown.removesuffix("%")


def signed(value: float) -> str:
    """Return a number with its sign."""
    shown = number(abs(value))
    return f"{MINUS if value < 0 else '+'}{shown}" if value else shown


def number(value: float) -> str:
    """Return a number with at most two decimals."""
    return f"{round(value, 2):g}"


def money(value: Money) -> str:
    """Return an amount of money as people say it, to three digits: ``$480K``, ``CHF 1.25M``."""
    return f"{_sign(value.currency)}{_short(value.amount)}"


def in_full(value: Money) -> str:
    """Return an amount with all its digits: ``$482,500``."""
    return f"{_sign(value.currency)}{value.amount:,.2f}".removesuffix(".00")


def _sign(code: str) -> str:
    """Return what stands before an amount; a value that isn't resolved may have a sign already."""
    return SHOWN.get(code, code if code in SIGNS else f"{code}\N{NO-BREAK SPACE}" if code else "")


def _short(amount: float) -> str:
    """Return an amount to three digits with K, M or B; below a thousand in whole units."""
    rounded = float(f"{amount:.3g}")
    for size, letter in ((10**9, "B"), (10**6, "M"), (10**3, "K")):
        if rounded >= size:
            return f"{rounded / size:,.2f}".rstrip("0").rstrip(".") + letter
    return f"{rounded:.0f}"


def whole(count: int) -> str:
    """Return a count as people write it: 2,300."""
    return f"{count:,}"


def day_words(day: dt.date) -> str:
    """Return a day as people write it."""
    return f"{day.day} {day:%b %Y}"
