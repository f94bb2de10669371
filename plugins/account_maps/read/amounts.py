"""Amounts of money as people write them: ``$450K``, ``450 000 EUR``, ``1.2M``.

The rule for a point or comma that could stand for two things: a comma with three digits behind it
separates thousands, since nobody writes money with three decimals. With a point the same text is a
plain number elsewhere in YAML, and with a letter for the size both readings are common, so these
are refused, with both readings in the hint.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from account_maps.read.context import ReadContext
from account_maps.read.currencies import CURRENCIES, SIGNS
from account_maps.read.nodes import Node
from account_maps.read.problems import Fix
from account_maps.read.scalars import curly_hint, text
from account_maps.read.words import quoted

MOST: Final = 10**15
"""No amount reaches this: up to here cents survive a binary fraction. Our choice."""


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in a currency.

    Attributes:
        amount: How much, in whole units of the currency.
        currency: The code of the currency. As read from a map it may also be a sign that several
            currencies have, such as ``$``, or empty where the map names none.
    """

    amount: float
    currency: str = ""


_SPACES: Final = " \N{NO-BREAK SPACE}\N{THIN SPACE}\N{NARROW NO-BREAK SPACE}"
_APART: Final = f"[{_SPACES}'\N{RIGHT SINGLE QUOTATION MARK}_]"
_MINUS: Final = "[-\N{MINUS SIGN}]?"
_SIZES: Final = {
    "": 1,
    **dict.fromkeys(("k", "tsd", "thousand"), 10**3),
    **dict.fromkeys(("m", "mm", "mn", "mio", "mill", "million", "millionen"), 10**6),
    **dict.fromkeys(("b", "bn", "bln", "mrd", "billion"), 10**9),
}
_SIZE: Final = "|".join(sorted(filter(None, _SIZES), key=len, reverse=True))
_WRITTEN: Final = re.compile(
    rf"(?P<minus>{_MINUS})[{_SPACES}]*(?P<before>[^\W\d_]{{2,3}}|[^\W\d_]{{0,2}}\W)?"
    rf"[{_SPACES}]*(?P<inner_minus>{_MINUS})"
    rf"(?P<digits>\d(?:[\d.,]|{_APART}(?=\d))*)(?:[.,]-)?[{_SPACES}]*"
    # One or two letters behind a size are the rest of a code: KES is no thousand.
    rf"(?P<size>(?:{_SIZE})\.?(?![^\W\d_]{{1,2}}(?![^\W\d_])))?[{_SPACES}]*"
    rf"(?P<after>[^\W\d_]{{2,3}}|[^\W\d_]{{0,2}}[^\w\s.,'-])?",
    re.ASCII | re.IGNORECASE,
)
_THOUSANDS: Final = re.compile(r"[1-9]\d{0,2}(?P<between>\D)\d{3}(?:(?P=between)\d{3})*")
_DECIMAL: Final = re.compile(r"(?P<whole>\d+)(?P<mark>[.,])(?P<part>\d+)")
_EXAMPLES: Final = "write it as in $450K, 450 000 EUR or 1.2M"
_LONGEST: Final = 60
_GROUP: Final = 3
"""Digits between two separators of thousands."""


class _AmountError(ValueError):
    """What is written is no amount; the message says why, and ``hint`` what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def money(node: Node, context: ReadContext) -> Money | None:
    """Read an amount of money, with or without a currency."""
    word = text(node, context)
    if word is None:
        return None
    try:
        return as_money(word)
    except _AmountError as error:
        hint = curly_hint(word) or error.hint
        context.problems.add("AM215", node.span, f"{quoted(word)} {error}", hint)
        return None


def as_money(word: str) -> Money:
    """Return the amount that a text says.

    Args:
        word: The text.

    Raises:
        ValueError: If it says none, or could say two.
    """
    found = _WRITTEN.fullmatch(word.strip())
    if found is None or len(word) > _LONGEST:
        raise _AmountError("is not an amount of money", _EXAMPLES)
    if found["minus"] or found["inner_minus"]:
        raise _AmountError("is negative", "a deal is worth 0 or more; take the minus out")
    currency = _one_currency(found["before"] or "", found["after"] or "")
    size = _SIZES[(found["size"] or "").casefold().removesuffix(".")]
    amount = _digits(found["digits"], size)
    if amount >= MOST:
        raise _AmountError("is more than any deal is worth", "check the zeros and the size")
    return Money(float(amount), currency)


def _one_currency(before: str, after: str) -> str:
    named = [_currency(one) for one in (before.strip(), after.strip()) if one]
    if len(named) > 1 and not _fits(*named):
        raise _AmountError("names two currencies", "keep one of them")
    return next((one for one in named if one in CURRENCIES), named[0] if named else "")


def _fits(one: str, other: str) -> bool:
    """Return whether two ways to name a currency can mean the same one."""
    return one == other or other in SIGNS.get(one, ()) or one in SIGNS.get(other, ())


def _currency(word: str) -> str:
    """Return the code of a currency, or a sign that several have.

    Raises:
        ValueError: If there is no such currency.
    """
    meant = SIGNS.get(word.upper())
    if meant:
        return meant[0] if len(meant) == 1 else word
    if word.upper() in CURRENCIES:
        return word.upper()
    raise _AmountError(f"has no known currency: {quoted(word)}", "write its ISO code, such as USD")


def _digits(digits: str, size: int) -> Decimal:
    """Return the number that digits with separators stand for."""
    plain = re.sub(_APART, " ", digits)
    if plain.isdigit():
        return Decimal(plain) * size
    if _is_unclear(plain, size):
        raise _AmountError("could be two amounts", _both_readings(plain, size))
    if _THOUSANDS.fullmatch(plain):
        return Decimal(_only_digits(plain)) * size
    whole, mark, part = plain.rpartition(max(".,", key=plain.rfind))
    is_grouped = bool(_THOUSANDS.fullmatch(whole)) and mark not in whole
    if not part.isdigit() or not (whole.isdigit() or is_grouped):
        raise _AmountError("has separators that don't fit together", _EXAMPLES)
    return Decimal(f"{_only_digits(whole)}.{part}") * size


def _only_digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _is_unclear(plain: str, size: int) -> bool:
    """Return whether a point or comma may separate thousands or begin a fraction."""
    found = _DECIMAL.fullmatch(plain)
    if found is None or len(found["part"]) != _GROUP or not found["whole"].strip("0"):
        return False
    is_group = len(found["whole"]) <= _GROUP and not found["whole"].startswith("0")
    return not (is_group and found["mark"] == "," and size == 1)


def _both_readings(plain: str, size: int) -> str:
    as_group = Decimal(_only_digits(plain)) * size
    as_fraction = round(Decimal(plain.replace(",", ".")) * size, 2)
    return f"write {as_fraction.normalize():f} or {as_group.normalize():f}"


def currency(node: Node, context: ReadContext) -> str | None:
    """Read the code of a currency."""
    word = text(node, context)
    if word is None or word in CURRENCIES:
        return word
    meant = SIGNS.get(word.upper(), (word.upper(),))
    known = [one for one in meant[:1] if one in CURRENCIES]
    hint = f"write {known[0]}" if known else ""
    near = context.problems.did_you_mean(word.upper(), sorted(CURRENCIES))
    fix = Fix(node.span, known[0]) if known and len(meant) == 1 else None
    message = f"{quoted(word)} is not the code of a currency"
    context.problems.add(
        "AM217", node.span, message, hint or near or "write its ISO code, such as USD", fix
    )
    return None
