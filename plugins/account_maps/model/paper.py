"""The one-pager in ``_rules.yaml``: what gives way when a sheet has too little room.

Density levels, from the roomy to the sparse. The first level whose sheet fits is taken. Rows,
points, columns and characters step down together, so that a full sheet is terse all over rather
than full in one place and empty in another. Entries that the step cuts short are then given back as
many characters as there is room for.
"""

from typing import Annotated, Final

from msgspec import Meta

from account_maps.model.part import Part

SMALLEST_TYPE: Final = 8.0
"""Type in points below which nobody reads a sheet held in the hand. Our choice."""

MOST_COLUMNS: Final = 7
"""Columns of the table of people that any sheet has."""

Type = Annotated[float, Meta(ge=SMALLEST_TYPE, le=12)]
Few = Annotated[int, Meta(ge=0, le=30)]
Characters = Annotated[int, Meta(ge=20, le=1000)]


class SheetStep(Part, frozen=True):
    """One step of the ladder: the most of everything that a sheet shows."""

    type: Annotated[Type, Meta(description="Size of the type, in points.", examples=[9])]
    people: Annotated[Few, Meta(description="People to know.", examples=[5])]
    points: Annotated[
        Few, Meta(description="Entries of a kind for each of them: wants, say, don't say.")
    ]
    characters: Annotated[
        Characters, Meta(description="Characters of an entry; a wide sign counts as two.")
    ]
    cards: Annotated[Few, Meta(description="Cards on the map.", examples=[12])]
    map: Annotated[
        Few, Meta(description="Height that the map may take, in percent of the sheet's.")
    ]
    questions: Annotated[Few, Meta(description="Questions to ask.", examples=[3])]
    objections: Annotated[Few, Meta(description="Objections with their answers.", examples=[2])]
    risks: Annotated[Few, Meta(description="Risks.", examples=[3])]
    promises: Annotated[Few, Meta(description="Open promises and actions.", examples=[4])]
    notes: Annotated[
        Few, Meta(description="Lines that are left free to write on, at least.", examples=[3])
    ]
    columns: Annotated[
        Few,
        Meta(
            description="Columns of the table of people, those first that stay longest: name, "
            "stance, say, ask, don't say, wants, pains. Our choice.",
            examples=[7],
        ),
    ] = MOST_COLUMNS


def _step(*numbers: float) -> SheetStep:
    size, *counts = numbers
    return SheetStep(size, *map(int, counts))


DENSITY_LEVELS: Final = (
    _step(10.0, 5, 4, 240, 14, 30, 5, 4, 3, 8, 5, 7),
    _step(9.5, 5, 3, 240, 14, 30, 4, 3, 3, 7, 5, 7),
    _step(9.5, 5, 2, 240, 14, 30, 3, 2, 3, 6, 5, 7),
    _step(9.0, 5, 2, 180, 14, 28, 3, 2, 3, 6, 4, 7),
    _step(9.0, 5, 2, 160, 12, 26, 3, 2, 3, 5, 3, 7),
    _step(8.5, 5, 2, 140, 12, 26, 3, 2, 3, 5, 3, 7),
    _step(8.5, 5, 1, 140, 12, 26, 3, 2, 3, 4, 3, 7),
    _step(8.0, 5, 1, 130, 10, 24, 3, 2, 3, 4, 3, 7),
    _step(8.0, 5, 1, 110, 10, 22, 3, 2, 3, 4, 2, 7),
    _step(8.0, 5, 1, 95, 8, 22, 3, 2, 3, 3, 2, 7),
    _step(8.0, 5, 1, 80, 8, 20, 3, 2, 3, 3, 1, 7),
    _step(8.0, 4, 1, 80, 6, 18, 2, 2, 2, 2, 1, 5),
    _step(8.0, 4, 1, 70, 6, 18, 2, 2, 2, 2, 1, 5),
    _step(8.0, 3, 1, 60, 4, 16, 2, 1, 2, 2, 1, 5),
    _step(8.0, 2, 1, 60, 2, 13, 1, 1, 1, 1, 1, 4),
    _step(8.0, 2, 1, 60, 2, 13, 1, 1, 1, 1, 1, 3),
    _step(8.0, 1, 1, 40, 0, 0, 1, 1, 1, 1, 0, 3),
    _step(8.0, 1, 1, 40, 0, 0, 1, 1, 1, 1, 0, 2),
    _step(8.0, 1, 1, 40, 0, 0, 0, 0, 0, 0, 0, 2),
)
"""From roomy to sparse. Our choice, tried on generated accounts of 1 to 600 people, and on meetings
of 1 to 30."""


class OnepagerRules(Part, frozen=True):
    """The one-pager: which people and points give way when there is too little room.

    The first step whose sheet fits is taken; its entries then get back as many characters of the
    steps above as there is room for. What is left out, the sheet says.
    """

    steps: Annotated[
        tuple[SheetStep, ...],
        Meta(description="The ladder, from roomy to sparse. Our choice."),
    ] = DENSITY_LEVELS
