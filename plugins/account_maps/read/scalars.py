"""Readers of single values: text, yes or no, a day, a word of a scale, a link, a reference."""

import calendar
import datetime as dt
import re
from collections.abc import Mapping
from enum import StrEnum

from account_maps.read.aliases import Alias, Aliases, folded
from account_maps.read.context import Mention, ReadContext, Reader
from account_maps.read.ids import normal, why_no_id
from account_maps.read.links import why_no_link
from account_maps.read.nodes import ErrorNode, MappingNode, Node, ScalarNode
from account_maps.read.problems import Fix, Span
from account_maps.read.words import listed, quoted

_BARE_ADDRESS = re.compile(r"[\w-]+(\.[\w-]+)*\.[a-z]{2,}(/\S*)?", re.IGNORECASE)
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_MONTHS = 12
CURLY = "“”„‟«»‘’‚"  # noqa: RUF001 - these very ones are meant
"""The quotes of word processors, which mean nothing in YAML."""
_CURLY = tuple(CURLY)
_YES_NO = {"true": True, "false": False}
_OTHER_YES_NO = {
    **dict.fromkeys(("yes", "y", "on", "x", "ja", "j", "wahr"), "true"),
    **dict.fromkeys(("no", "n", "off", "nein", "falsch"), "false"),
}


def text(node: Node, context: ReadContext) -> str | None:
    """Read text as written, without spaces at its ends."""
    if type(node) is ScalarNode:
        return node.text.strip()
    _refuse_group(node, context)
    return None


def _refuse_group(node: Node, context: ReadContext) -> None:
    if type(node) is MappingNode:
        hint = _as_one_text(node)
        context.problems.add("AM205", node.span, "text is wanted here, not keys with values", hint)
    elif type(node) is not ErrorNode:
        context.problems.add("AM205", node.span, "one text is wanted here, not a list", "keep one")


def _as_one_text(node: MappingNode) -> str:
    """Guess the sentence that a colon and a space have torn into a key and a value."""
    if len(node.entries) != 1 or type(node.entries[0].value) is not ScalarNode:
        return "text with a colon and a space in it needs quotes"
    sentence = f"{node.entries[0].key.text}: {node.entries[0].value.text}".strip()
    return f"text with a colon needs quotes: {quoted(chr(39) + sentence + chr(39))}"


def curly_hint(word: str) -> str:
    """Return the hint for a value in the quotes of a word processor, or an empty text."""
    curly = word.startswith(_CURLY) or word.endswith(_CURLY)
    return "these quotes are curly: use plain ones, or none" if curly else ""


def boolean(node: Node, context: ReadContext) -> bool | None:
    """Read ``true`` or ``false``."""
    word = text(node, context)
    if word is None or word in _YES_NO:
        return None if word is None else _YES_NO[word]
    meant = _OTHER_YES_NO.get(word.casefold(), word.casefold())
    hint = curly_hint(word) or (f"write {meant}" if meant in _YES_NO else "write true or false")
    fix = Fix(node.span, meant) if meant in _YES_NO else None
    message = f"{quoted(word)} is neither true nor false"
    context.problems.add("AM208", node.span, message, hint, fix)
    return None


def day(node: Node, context: ReadContext) -> dt.date | None:
    """Read a day written year-month-day."""
    word = text(node, context)
    if word is None:
        return None
    parts = _DAY.fullmatch(word)
    if parts is None:
        _refuse_day(word, node.span, context)
        return None
    try:
        return dt.date.fromisoformat(word)
    except ValueError:
        hint = _why_no_day(*map(int, parts.groups()))
        context.problems.add("AM207", node.span, f"there is no day {quoted(word)}", hint)
        return None


def _refuse_day(word: str, span: Span, context: ReadContext) -> None:
    """Report a day in another form, with every day that it can mean."""
    # Only a mistake is worth the import.
    from account_maps.read.days import days_meant  # noqa: PLC0415

    meant = days_meant(word.strip(CURLY))
    hint = curly_hint(word) or _days_hint(meant) or "write year-month-day, as in 2026-11-30"
    fix = Fix(span, meant[0].isoformat()) if len(meant) == 1 else None
    context.problems.add("AM207", span, f"{quoted(word)} is not a day", hint, fix)


def _days_hint(days: list[dt.date]) -> str:
    """Return a hint that names days, each also in words where there are several."""
    if len(days) == 1:
        return f"write {days[0]}"
    words = [f"{day} for {calendar.month_name[day.month]} {day.day}, {day.year}" for day in days]
    return f"write {' or '.join(words)}" if days else ""


def _why_no_day(year: int, month: int, _day: int) -> str:
    if year == 0:
        return "years begin with 0001"
    if not 1 <= month <= _MONTHS:
        return "months go from 01 to 12"
    last = calendar.monthrange(year, month)[1]
    return f"{calendar.month_name[month]} {year} has {last} days"


def word_of(scale: type[StrEnum], aliases: Aliases, noun: str) -> Reader:
    """Return a reader of the words of a scale.

    Args:
        scale: The scale.
        aliases: Other words for its values.
        noun: What one of its values is called, such as ``a role``.
    """
    known: dict[str, StrEnum] = {str(value): value for value in scale}

    def read(node: Node, context: ReadContext) -> StrEnum | None:
        word = text(node, context)
        if word is None:
            return None
        value = known.get(word)
        if value is not None:
            return value
        alias = aliases.value(scale.__name__, word.strip(CURLY))
        if alias is not None and alias.accepted and folded(word) == word:
            return known[alias.to]
        meant, fix = _meant(word, node.span, alias, known, context)
        hint = curly_hint(word) or meant or f"known: {listed(known)}"
        context.problems.add("AM206", node.span, f"{quoted(word)} isn't {noun}", hint, fix)
        return None

    return read


def word_or(word: Reader, pattern: re.Pattern[str]) -> Reader:
    """Return a reader of the words of a scale, and of others that a pattern allows.

    Args:
        word: Reads the words of the scale.
        pattern: What the others are like as a whole.
    """

    def read(node: Node, context: ReadContext) -> object:
        is_other = type(node) is ScalarNode and pattern.fullmatch(node.text.strip())
        return text(node, context) if is_other else word(node, context)

    return read


def _meant(
    word: str, span: Span, alias: Alias | None, known: Mapping[str, StrEnum], context: ReadContext
) -> tuple[str, Fix | None]:
    """Return the hint and the fix for a word that is not on a scale; an empty hint if unclear."""
    if alias is None:
        near = context.problems.did_you_mean(word, known)
        return near, context.problems.fix(word.strip(CURLY), known, span)
    if not alias.to:
        return alias.hint, None
    return f"did you mean {quoted(alias.to)}?", Fix(span, alias.to)


def link(node: Node, context: ReadContext) -> str | None:
    """Read a link that a page may show."""
    address = text(node, context)
    if address is None:
        return None
    why = why_no_link(address)
    if why:
        full = f"https://{address}"
        is_bare = _BARE_ADDRESS.fullmatch(address) is not None and not why_no_link(full)
        hint = curly_hint(address) or (f"write {full}" if is_bare else why)
        fix = Fix(node.span, full) if is_bare else None
        context.problems.add("AM211", node.span, f"{quoted(address)} can't be a link", hint, fix)
        return None
    return address


def identifier(node: Node, context: ReadContext) -> str | None:
    """Read an id."""
    word = text(node, context)
    if word is None:
        return None
    why = why_no_id(word)
    if why:
        hint = curly_hint(word) or why
        context.problems.add("AM209", node.span, f"{quoted(word)} is not an id", hint)
        return None
    return normal(word)


def mention(kind: str, *, must_be_id: bool = False) -> Reader:
    """Return a reader of the name of something else, which it notes as a mention.

    Args:
        kind: What is named.
        must_be_id: Whether the name is an id of its own, which is only compared with others.
    """

    def read(node: Node, context: ReadContext) -> str | None:
        word = identifier(node, context) if must_be_id else text(node, context)
        if word is not None:
            word = normal(word)
            context.mentions.append(Mention(kind, word, node.span))
        return word

    return read
