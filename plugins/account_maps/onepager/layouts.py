"""What each kind of sheet holds, in the order of the paper.

Three kinds share one form: the *one-pager* of an account; the *meeting brief*, which is for our own
team; and the sheet *for the table*, which the people in the room may read.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from msgspec import Struct

from account_maps.onepager.sheet import Mark

PEOPLE: Final = "people"
MAP: Final = "map"
OF_TEAM: Final = "of-team"
"""Where the sections stand that extensions add."""


class SheetKind(StrEnum):
    """What a sheet is for."""

    ONEPAGER = "onepager"
    BRIEF = "brief"
    TABLE = "table"


class SheetLayout(Struct, frozen=True):
    """What a kind of sheet holds.

    Attributes:
        rows: The labeled rows at the top.
        body: The parts below; two sections in one of them stand side by side.
        columns: The columns of the table of people.
        spare_map: Whether a map stands below the rest if there is room for it.
    """

    rows: tuple[str, ...]
    body: tuple[tuple[str, ...], ...]
    columns: tuple[str, ...]
    spare_map: bool = False


LAYOUTS: Final[Mapping[SheetKind, SheetLayout]] = MappingProxyType(
    {
        SheetKind.ONEPAGER: SheetLayout(
            rows=("situation", "why_now"),
            body=(
                (MAP,),
                (PEOPLE,),
                ("message",),
                ("questions", "objections"),
                ("risks", "promises"),
                (OF_TEAM,),
                ("next",),
            ),
            columns=("who", "stance", "wants", "pains", "say", "avoid"),
        ),
        SheetKind.BRIEF: SheetLayout(
            rows=("aim", "opens", "why_now"),
            body=(
                ("message",),
                (PEOPLE,),
                ("questions", "objections"),
                ("promises",),
                ("close",),
                (OF_TEAM,),
            ),
            columns=("who", "stance", "wants", "pains", "say", "ask", "avoid"),
            spare_map=True,
        ),
        SheetKind.TABLE: SheetLayout(
            rows=("why_now",),
            body=(("message",), (PEOPLE,), ("promises",), ("close",)),
            columns=("who", "say", "ask"),
        ),
    }
)


RANK_OF_COLUMNS: Final = ("who", "stance", "say", "ask", "avoid", "wants", "pains")
"""The columns, that first which stays longest where there is too little room. Our choice."""


class SectionForm(Struct, frozen=True):
    """How a section is shown.

    Attributes:
        limit: The number of a density level that says how many entries there are at most; empty
            where all of them stand.
        mark: What stands before each entry.
        strong: Whether it is bold, and an entry may be as long as a row across the sheet.
        ours: Whether its entries are sentences of ours.
        spoken: Whether its entries are said in the room: rather one less than one that breaks off.
    """

    limit: str = ""
    mark: Mark = Mark.DOT
    strong: bool = False
    ours: bool = False
    spoken: bool = False


SECTIONS: Final[Mapping[str, SectionForm]] = MappingProxyType(
    {
        "message": SectionForm(mark=Mark.QUOTE, strong=True),
        "questions": SectionForm("questions", Mark.TICK, spoken=True),
        "objections": SectionForm("objections", spoken=True),
        "risks": SectionForm("risks", ours=True),
        "promises": SectionForm("promises", Mark.TICK),
        OF_TEAM: SectionForm("risks"),
        "close": SectionForm(mark=Mark.ARROW, strong=True),
        "next": SectionForm(mark=Mark.ARROW, strong=True),
    }
)
