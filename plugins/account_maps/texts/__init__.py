"""The one table of every text that a reader of the site sees.

The words of one kind of page stand in ``en.toml`` in its folder; ``en.toml`` beside this file, and
the files there that begin alike, hold what several of them say. All of them make one table, in
which each key stands once. A translation is other files with the same keys. ``_labels.yaml`` may
rename the words of a scale, for one team, on top of it. The example maps of the findings are in
``examples/``; they belong to the table too, so that a translation can bring its own.
"""

import re
import tomllib
from collections.abc import Mapping
from enum import StrEnum
from functools import cache, cached_property
from hashlib import sha256
from pathlib import Path

_HERE = Path(__file__).parent
PACKAGE = _HERE.parent
"""The folder in which the files of the table are."""

TABLES = tuple(
    sorted(
        file.relative_to(PACKAGE).as_posix()
        for pattern in ("texts/en.*.toml", "*/en.toml", "pages/*/en.toml")
        for file in PACKAGE.glob(pattern)
    )
)
"""The files of the table, by their paths in the package; each text is in one of them."""

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

    @cached_property
    def digest(self) -> bytes:
        """A digest of all texts: other words make other pages."""
        return sha256(repr(self._table).encode()).digest()

    def count(self, key: str, number: int) -> str:
        """Return the text for a number of things, from ``key.one`` or ``key.other``."""
        return self(f"{key}.{'one' if number == 1 else 'other'}", number=number)

    def value(self, word: StrEnum) -> str:
        """Return what the pages call a value of a scale."""
        return self._table[f"{scale_name(type(word))}.{word}"]

    def meaning(self, word: StrEnum) -> str | None:
        """Return what a value of a scale means, in a sentence, or None if that is not told."""
        return self._table.get(f"meaning.{scale_name(type(word))}.{word}")

    def groups(self, group: str) -> tuple[str, ...]:
        """Return the groups of texts inside a group, such as every word under ``term``."""
        below = (key.split(".") for key in self._table if key.startswith(f"{group}."))
        return tuple(dict.fromkeys(parts[1] for parts in below))

    def group(self, group: str) -> dict[str, str]:
        """Return the texts of a group by the last part of their keys."""
        start = f"{group}."
        return {
            key.removeprefix(start): text
            for key, text in self._table.items()
            if key.startswith(start)
        }

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
    return Texts(english_table())


def english_table() -> dict[str, str]:
    """Return every text as it comes with the product, by key."""
    table = _examples()
    for name in TABLES:
        table.update(_flat("", tomllib.loads((PACKAGE / name).read_text("utf-8"))))
    return table


def _examples() -> dict[str, str]:
    """Return the two example maps of each risk; in ``AF101.yaml`` the fixed one is the second.

    Their keys are ``finding.AF101.page.example`` and ``finding.AF101.page.fixed``.
    """
    maps: dict[str, str] = {}
    for file in (_HERE / "examples").iterdir():
        page = f"finding.{file.name.removesuffix('.yaml')}.page"
        example, fixed = file.read_text("utf-8").split("---\n")
        maps |= {f"{page}.example": example, f"{page}.fixed": fixed}
    return maps


def _flat(prefix: str, table: Mapping[str, object]) -> list[tuple[str, str]]:
    rows: list[tuple[str, str]] = []
    for key, value in table.items():
        name = f"{prefix}{key}"
        rows += _flat(f"{name}.", value) if isinstance(value, Mapping) else [(name, str(value))]
    return rows
