"""Other words for the keys and values of a format, as its table has them.

The table is only read once a word is not known: most files never need it.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any

from msgspec import Struct

_BETWEEN = re.compile(r"[\s_\-.]+")
_APOSTROPHE = re.compile("['\N{RIGHT SINGLE QUOTATION MARK}]")

Table = Mapping[str, Any]


class Alias(Struct, frozen=True):
    """What another word stands for.

    Attributes:
        to: What the format has in its place; empty if that can't be told.
        hint: What to do where it can't be told.
        accepted: Whether a reader takes the word for what it stands for.
    """

    to: str = ""
    hint: str = ""
    accepted: bool = False


class Aliases:
    """Finds what other words stand for.

    Args:
        load: Returns the table: ``key`` and ``value``, lists of rows, ``text`` and ``told``.
    """

    def __init__(self, load: Callable[[], Table]) -> None:
        self._load = load

    def key(self, kind: str, word: str) -> Alias | None:
        """Return what a key stands for in a group of a kind, such as ``Person``."""
        return self.keys(kind).get(folded(word))

    def keys(self, kind: str) -> Mapping[str, Alias]:
        """Return what keys stand for in a group of a kind, by the folded word."""
        return self._keys.get(kind, {})

    def value(self, scale: str, word: str) -> Alias | None:
        """Return what a word stands for on a scale, such as ``Role``."""
        return self.values(scale).get(folded(word))

    def values(self, scale: str) -> Mapping[str, Alias]:
        """Return what words stand for on a scale, by the folded word."""
        return self._values.get(scale, {})

    def text_key(self, kind: str) -> str:
        """Return the key that a single text is for in a group of a kind, or an empty text."""
        return str(self._table["text"].get(kind, ""))

    def text_hint(self, kind: str) -> str:
        """Return what to do with a single text in place of a group, or an empty text."""
        return str(self._table["told"].get(kind, ""))

    @cached_property
    def _table(self) -> Table:
        return self._load()

    @cached_property
    def _keys(self) -> dict[str, dict[str, Alias]]:
        found: dict[str, dict[str, Alias]] = {}
        for row in self._table["key"]:
            for kind in row["in"]:
                found.setdefault(kind, {}).update(_words(row))
        return found

    @cached_property
    def _values(self) -> dict[str, dict[str, Alias]]:
        found: dict[str, dict[str, Alias]] = {}
        for row in self._table["value"]:
            found.setdefault(row["scale"], {}).update(_words(row))
        return found


def folded(word: str) -> str:
    """Return a word as the table has it: ``Manager's Name``, managers_name."""
    plain = unicodedata.normalize("NFC", word).casefold().strip()
    return _BETWEEN.sub("_", _APOSTROPHE.sub("", plain))


def _words(row: Table) -> dict[str, Alias]:
    alias = Alias(row.get("to", ""), row.get("hint", ""), row.get("accepted", False))
    return {folded(word): alias for word in row["words"]}
