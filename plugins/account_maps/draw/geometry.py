"""Sizes of the picture and the two shapes everything is made of: points and boxes."""

from typing import Final, NamedTuple

CARD_WIDTH: Final = 192
CARD_HEIGHT: Final = 58
LOW_CARD_HEIGHT: Final = 42
"""Height of a card that shows a name and a title only."""

FOLD_HEIGHT: Final = 28
CAPTION_HEIGHT: Final = 20
ROW_GAP: Final = 16
INDENT: Final = 14
TRUNK: Final = 7
"""How far right of a card's left edge the line to its reports comes down."""

ENTRY: Final = 14
"""How far below a card's top the line from its manager comes in."""

PAGE_WIDTH: Final = 1180
"""Width of the content column when the page has no side bars."""

Point = tuple[float, float]


class Box(NamedTuple):
    """A rectangle; ``x`` and ``y`` are its upper left corner."""

    x: int
    y: int
    width: int
    height: int

    @property
    def right(self) -> int:
        """Return the x of the right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> int:
        """Return the y of the lower edge."""
        return self.y + self.height

    @property
    def center(self) -> Point:
        """Return the middle of the box."""
        return (self.x + self.width / 2, self.y + self.height / 2)

    @property
    def entry(self) -> int:
        """Return the y where the line from the manager comes in."""
        return self.y + ENTRY

    @property
    def middle(self) -> int:
        """Return the y half way down."""
        return self.y + self.height // 2

    def moved(self, x: int, y: int) -> "Box":
        """Return this box shifted by ``x`` and ``y``."""
        return Box(self.x + x, self.y + y, self.width, self.height)

    def overlaps(self, other: "Box") -> bool:
        """Return whether the two boxes share an area."""
        return (
            self.x < other.right
            and other.x < self.right
            and self.y < other.bottom
            and other.y < self.bottom
        )
