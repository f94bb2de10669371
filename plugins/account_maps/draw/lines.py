"""The lines of a map that are not reporting lines: influence, conflict and dotted lines."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from account_maps.model.account import Account
from account_maps.model.values import Strength

DOTTED: Final = "dotted"
"""The kind of a dotted reporting line."""


class InformalLine(NamedTuple):
    """A line from one person to another, by their numbers."""

    start: int
    end: int
    kind: str
    strength: Strength = Strength.MEDIUM


def informal_lines(account: Account, numbers: Mapping[str, int]) -> list[InformalLine]:
    """Return all lines between two people, in the file's order, dotted reporting lines last."""
    lines = [
        InformalLine(
            numbers[line.source],
            numbers[line.target],
            line.kind,
            line.strength or Strength.MEDIUM,
        )
        for line in account.influence
    ]
    dotted = [
        InformalLine(numbers[person_id], numbers[manager], DOTTED)
        for person_id, person in account.stakeholders.items()
        for manager in person.dotted_to
    ]
    return [line for line in lines + dotted if line.start != line.end]
