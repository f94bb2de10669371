"""The words that people write in place of the format's own: ``aliases.toml`` beside this file."""

import tomllib
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from account_maps.read.aliases import Aliases


@cache
def table() -> Mapping[str, Any]:
    """Return the table as it is written."""
    return tomllib.loads(files(__package__).joinpath("aliases.toml").read_text("utf-8"))


ALIASES = Aliases(table)
"""Finds what other words stand for."""


def accepted(scale: type[StrEnum]) -> dict[str, StrEnum]:
    """Return the words that are read as a value of a scale, with the value."""
    words = ALIASES.values(scale.__name__).items()
    return {word: scale(alias.to) for word, alias in words if alias.accepted}
