"""Readers of numbers: plain digits, so that what is read is what an author sees."""

import re
from decimal import Decimal

from msgspec import inspect

from account_maps.read.amounts import as_money
from account_maps.read.context import ReadContext, Reader
from account_maps.read.nodes import Node
from account_maps.read.problems import Fix
from account_maps.read.scalars import CURLY, curly_hint, text
from account_maps.read.words import quoted

NumberType = inspect.FloatType | inspect.IntType

# As many digits as Python itself writes for a number in plain notation.
_PLAIN = re.compile(r"-?(0|[1-9]\d{0,15})(\.\d{1,24})?", re.ASCII)
_WHOLE = re.compile(r"-?(0|[1-9]\d{0,15})", re.ASCII)
_TOO_LONG = re.compile(r"-?\d{17,}(\.\d+)?|-?\d+\.\d{25,}", re.ASCII)
_GROUPED = re.compile(r"-?[1-9]\d{0,2}([,_' ]\d{3})+(\.\d+)?", re.ASCII)
_BETWEEN_GROUPS = re.compile("[,_' ]")
_MINUS = "\N{MINUS SIGN}"


def number(kind: NumberType) -> Reader:
    """Return a reader of numbers.

    Args:
        kind: The type, which says whether the number is whole and between which bounds it lies.
    """
    whole = isinstance(kind, inspect.IntType)

    def read(node: Node, context: ReadContext) -> float | None:
        word = text(node, context)
        if word is None:
            return None
        value = whole_number(word) if whole else _plain_number(word)
        if value is None:
            _refuse(word, node, context, whole=whole)
            return None
        if not _is_within(value, kind):
            message = f"{quoted(word)} is out of range"
            context.problems.add("AM214", node.span, message, f"allowed: {bounds(kind)}")
            return None
        return value

    return read


def whole_number(word: str) -> int | None:
    """Return the whole number that a text says, or None if the reader refuses it.

    Args:
        word: The text.
    """
    return int(word) if _WHOLE.fullmatch(word) else None


def _plain_number(word: str) -> float | None:
    # Adding zero makes the zero of -0 a plain one.
    return float(word) + 0.0 if _PLAIN.fullmatch(word) else None


def bounds(kind: NumberType) -> str:
    """Return in words between which bounds a number lies, or an empty text if there are none."""
    if kind.ge is not None and kind.le is not None:
        return f"from {kind.ge} to {kind.le}"
    said = {
        "more than": kind.gt,
        "at least": kind.ge,
        "less than": kind.lt,
        "at most": kind.le,
    }
    return ", ".join(f"{word} {bound}" for word, bound in said.items() if bound is not None)


def _is_within(value: float, kind: NumberType) -> bool:
    return not (
        (kind.gt is not None and value <= kind.gt)
        or (kind.ge is not None and value < kind.ge)
        or (kind.lt is not None and value >= kind.lt)
        or (kind.le is not None and value > kind.le)
    )


def _refuse(word: str, node: Node, context: ReadContext, *, whole: bool) -> None:
    if _TOO_LONG.fullmatch(word):
        message, hint = "has too many digits", "at most 16 digits, and 24 after the point"
    elif whole:
        meant = _whole_meant(word)
        hint = f"write {meant}" if _WHOLE.fullmatch(meant) else "write digits alone, as in 12"
        message = "is not a whole number"
    else:
        meant = _meant(word)
        hint = f"write {meant}" if meant else "write digits and a point, as in 0.5"
        message = "is not a number"
    fix = _fixed(word, whole=whole)
    context.problems.add(
        "AM213",
        node.span,
        f"{quoted(word)} {message}",
        curly_hint(word) or hint,
        Fix(node.span, fix) if fix else None,
    )


def _fixed(word: str, *, whole: bool) -> str:
    """Return the number that alone can be meant: a comma may begin a fraction where one is read."""
    word = word.strip(CURLY)
    if whole:
        meant = "" if "%" in word else _whole_meant(word)
        return meant if _WHOLE.fullmatch(meant) else ""
    return "" if "," in word or "%" in word else _meant(word)


def _whole_meant(word: str) -> str:
    """Return the whole number that an author most likely meant, as in 2,300 or 2.3k."""
    try:
        found = as_money(word)
    except ValueError:  # It isn't written as an amount, or as one that could be two.
        return _meant(word).removesuffix(".0")
    is_whole = found.amount.is_integer() and not found.currency
    return f"{found.amount:.0f}" if is_whole else ""


def _meant(word: str) -> str:
    """Return the number that an author most likely meant, or an empty text."""
    percent = word.endswith("%")
    word = word.removesuffix("%").strip().replace(_MINUS, "-").removeprefix("+")
    if _GROUPED.fullmatch(word):
        word = _BETWEEN_GROUPS.sub("", word)
    word = word.replace(",", ".")
    if word.startswith("."):
        word = f"0{word}"
    if _PLAIN.fullmatch(word) is None:
        return ""
    return f"{Decimal(word) / 100:f}" if percent else word
