"""What the readers of one file share: the problems and mentions found so far."""

from collections.abc import Callable

from msgspec import Struct

from account_maps.read.nodes import Node
from account_maps.read.problems import Problems, Span


class Mention(Struct, frozen=True, gc=False, array_like=True):
    """A text that names something defined elsewhere.

    Attributes:
        kind: What it names, from the ``ref`` of its type: ``person``, ``colleague`` …
        text: The name.
        span: Where it stands.
    """

    kind: str
    text: str
    span: Span


class ReadContext:
    """Collects what the readers of one file find.

    Args:
        problems: Takes the problems.
    """

    __slots__ = ("mentions", "problems")

    def __init__(self, problems: Problems) -> None:
        self.problems = problems
        self.mentions: list[Mention] = []


Reader = Callable[[Node, ReadContext], object]
"""Turns a node into a value; into None once it has reported why there is none."""
