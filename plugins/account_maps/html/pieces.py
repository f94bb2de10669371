"""Small things that many pages hold: a fact, a chip, a link to a person."""

import datetime as dt
from enum import StrEnum
from functools import lru_cache

from msgspec import Struct

from account_maps.texts import Texts, scale_name


class Chip(Struct, frozen=True, gc=False):
    """A value of a scale, shown as a word and a style.

    Attributes:
        text: The word.
        kind: The scale and value, for the style: ``support-mentor``.
        meaning: What the value means, in a sentence, if that is told.
    """

    text: str
    kind: str
    meaning: str | None = None


class Anchor(Struct, frozen=True, gc=False):
    """A name that leads somewhere, or just a name where there is no address."""

    text: str
    href: str | None = None


class Fact(Struct, frozen=True, gc=False):
    """A labelled fact: words, names that may lead somewhere, or a day."""

    label: str
    values: tuple[Anchor, ...] = ()
    day: dt.date | None = None


class Listing(Struct, frozen=True, gc=False):
    """A labelled list of sentences."""

    label: str
    items: tuple[str, ...]


# Typed, since equal words of two scales are not the same value.
@lru_cache(maxsize=512, typed=True)
def chip(word: StrEnum, texts: Texts) -> Chip:
    """Return a value of a scale as a chip."""
    return Chip(texts.value(word), chip_kind(word), texts.meaning(word))


def chip_kind(word: StrEnum) -> str:
    """Return the scale and value of a chip, for the style: ``support-mentor``."""
    return f"{scale_name(type(word))}-{word}".replace("_", "-")


def fact(label: str, *values: Anchor | str | None, day: dt.date | None = None) -> Fact | None:
    """Return a fact, or None if nothing is filled."""
    anchors = tuple(Anchor(v) if isinstance(v, str) else v for v in values if v)
    return Fact(label, anchors, day) if anchors or day else None
