"""The one table of every text that a reader of the site sees.

The table is ``en.toml`` beside this file. A translation is another file with the same keys.
``_labels.yaml`` may rename the words of a scale, for one team, on top of it.
"""

import re
import tomllib
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from importlib.resources import files

_WORD_START = re.compile(r"(?<!^)(?=[A-Z])")


@cache
def scale_name(scale: type[StrEnum]) -> str:
    """Return the name of a scale in the table and in ``_labels.yaml``: ``LineKind``, line_kind."""
    return _WORD_START.sub("_", scale.__name__).lower()


class Texts:
    """Looks up what a page says.

    Args:
        table: Text by key, such as ``support.enemy`` or ``page.gaps``.
    """

    def __init__(self, table: Mapping[str, str]) -> None:
        self._table = table

    def __call__(self, key: str, /, **values: object) -> str:
        """Return the text of a key, its ``{placeholders}`` filled.

        Raises:
            KeyError: If the table has no such key; a mistake of ours, never of a map's author.
        """
        text = self._table[key]
        return text.format(**values) if values else text

    def count(self, key: str, number: int) -> str:
        """Return the text for a number of things, from ``key.one`` or ``key.other``."""
        return self(f"{key}.{'one' if number == 1 else 'other'}", number=number)

    def value(self, word: StrEnum) -> str:
        """Return what the pages call a value of a scale."""
        return self._table[f"{scale_name(type(word))}.{word}"]

    def renamed(self, labels: Mapping[str, Mapping[str, str]]) -> "Texts":
        """Return these texts with some values called otherwise.

        Args:
            labels: Other names by scale and value, as in ``_labels.yaml``.
        """
        renames = {
            f"{scale}.{value}": label
            for scale, values in labels.items()
            for value, label in values.items()
        }
        return Texts({**self._table, **renames})


@cache
def english() -> Texts:
    """Return the texts as they come with the product."""
    document = tomllib.loads(files(__package__).joinpath("en.toml").read_text("utf-8"))
    return Texts(dict(_flat("", document)))


def _flat(prefix: str, table: Mapping[str, object]) -> list[tuple[str, str]]:
    rows: list[tuple[str, str]] = []
    for key, value in table.items():
        name = f"{prefix}{key}"
        rows += _flat(f"{name}.", value) if isinstance(value, Mapping) else [(name, str(value))]
    return rows
