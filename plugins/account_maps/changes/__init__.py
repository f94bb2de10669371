"""What changed between two versions of a map, and what that does to its figures.

Pure functions of two maps: where the versions come from, and how a change is told in words, is for
other rooms.
"""

from account_maps.changes.comparison import (
    Change,
    Comparison,
    FilledFields,
    LineState,
    PersonState,
    Ref,
    Status,
    Subject,
)
from account_maps.changes.measures import Effect, FigureChange, effect
from account_maps.changes.versions import compare

__all__ = [
    "Change",
    "Comparison",
    "Effect",
    "FigureChange",
    "FilledFields",
    "LineState",
    "PersonState",
    "Ref",
    "Status",
    "Subject",
    "compare",
    "effect",
]
