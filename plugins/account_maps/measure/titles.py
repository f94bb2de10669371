"""Which buying role a title makes likely.

The table is ``titles.toml``; a team adds titles of its own in ``_rules.yaml``. Assistants and
deputies aren't taken for the person whose title theirs contains.
"""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from account_maps.measure.purposes import phrase_pattern
from account_maps.model.rules import TitleWords
from account_maps.model.values import Role
from account_maps.read.folding import words

LIKELY_ROLES: Final = (
    Role.ECONOMIC_BUYER,
    Role.DECISION_MAKER,
    Role.TECHNICAL_BUYER,
    Role.PROCUREMENT,
)
"""The roles that titles tell, in the order in which they are asked about."""

_PARTS: Final = re.compile(r"[,;/|&+·•()\u2013\u2014]|\s-\s|\b(?:and|und|et|y)\b")


class TitleRole(NamedTuple):
    """The buying role a title makes likely.

    Attributes:
        role: The role.
        grade: 0 for the titles that come first among those of the role, else 1.
    """

    role: Role
    grade: int


def title_role(title: str, added: TitleWords) -> TitleRole | None:
    """Return the buying role a title makes likely with its grade, if any.

    Args:
        title: The title, as the map has it.
        added: The team's own titles, which count as of the first grade.
    """
    table = _table()
    if table["staff"].search(words(title)):
        return None
    parts = (_spelled(part) for part in (title, *_PARTS.split(title)))
    said = [part for part in parts if not table["second"].search(part)]
    found = (one for one, pattern in _roles(added) if any(map(pattern.search, said)))
    return next(found, None)


def _spelled(text: str) -> str:
    """Return the words of a title in the spelling that the table has."""
    said = words(text)
    for spelling, other in _read()["same"].items():
        said = said.replace(f" {spelling} ", f" {other} ")
    return said


@cache
def _read() -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))


@cache
def _table() -> Mapping[str, re.Pattern[str]]:
    return {key: phrase_pattern(_read()["titles"][key]) for key in ("staff", "second")}


@cache
def _roles(added: TitleWords) -> tuple[tuple[TitleRole, re.Pattern[str]], ...]:
    """Return the pattern of each role and grade, in the order in which they are looked for."""
    table = _read()["titles"]
    return tuple(
        (TitleRole(role, grade), phrase_pattern((*table[role][key], *extra)))
        for role in LIKELY_ROLES
        for grade, (key, extra) in enumerate((("first", getattr(added, role)), ("next", ())))
    )
