"""What changed between two versions of a map, what that does to its figures, and how it is shown.

Here are the names of the comparison itself, whose functions know nothing but two maps. The modules
beside it put changes into words, tables, pictures and pages, and keep the change log of a playbook.
"""

from account_maps.changes.comparison import (
    Change,
    ChangeStatus,
    Comparison,
    FilledFields,
    LineState,
    PersonState,
    Ref,
    Subject,
)
from account_maps.changes.measures import Effect, FigureChange, effect
from account_maps.changes.versions import compare

__all__ = [
    "Change",
    "ChangeStatus",
    "Comparison",
    "Effect",
    "FigureChange",
    "FilledFields",
    "LineState",
    "PersonState",
    "Ref",
    "Subject",
    "compare",
    "effect",
]
