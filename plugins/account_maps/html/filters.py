"""Small things of which a page has hundreds, as filters: a chip, a link to a person, a day.

The same few are shown again and again, so each is made once and remembered.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any, Final

from markupsafe import Markup

from account_maps.html.amounts import day_words, percent
from account_maps.html.pieces import Anchor, Chip


@lru_cache(maxsize=1024)
def chip(value: Chip) -> Markup:
    """Return a value of a scale as a word with a style."""
    return Markup('<span class="am-chip am-{}">{}</span>').format(value.kind, value.text)


def chips(values: Iterable[Chip]) -> Markup:
    """Return values of scales side by side."""
    return Markup(" ".join(map(chip, values)))  # noqa: S704 - each is escaped


def explained(values: Iterable[Chip]) -> Markup:
    """Return values of scales side by side, each with its meaning for whoever points at it.

    Only where a page shows a word first: with every chip, a page would weigh two kilobytes more.
    """
    return Markup(" ".join(map(_explained, values)))  # noqa: S704 - each is escaped


@lru_cache(maxsize=512)
def _explained(value: Chip) -> Markup:
    if not value.meaning:
        return chip(value)
    return Markup('<span class="am-chip am-{}" title="{}">{}</span>').format(
        value.kind, value.meaning, value.text
    )


@lru_cache(maxsize=1024)
def anchor(name: Anchor) -> Markup:
    """Return a name as a link, or just the name where it leads nowhere."""
    if name.href:
        return Markup('<a href="{}" dir="auto">{}</a>').format(name.href, name.text)
    return Markup("<bdi>{}</bdi>").format(name.text)


def anchors(names: Iterable[Anchor]) -> Markup:
    """Return names one after the other."""
    return Markup(", ".join(map(anchor, names)))  # noqa: S704 - each is escaped


@lru_cache(maxsize=1024)
def day(date: dt.date) -> Markup:
    """Return a day for people, and for machines."""
    return Markup('<time datetime="{}">{}</time>').format(date.isoformat(), day_words(date))


FILTERS: Final[tuple[Callable[..., Any], ...]] = (
    chip,
    chips,
    explained,
    anchor,
    anchors,
    day,
    percent,
)
"""What templates may use, each under its own name."""
