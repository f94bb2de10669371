"""What can be done about a problem: one choice or several, each as edits of the text."""

from collections.abc import Sequence

from msgspec import Struct

from account_maps.edit.splice import TextEdit
from account_maps.model.playbook import KeyPath


class Choice(Struct, frozen=True):
    """One way to put a problem right.

    Attributes:
        edits: What changes in the text.
        reveals: The entry or item that was not looked into before, so that what is wrong further
            inside comes to light by the change.
        locks: Where groups begin that no other change may touch at the same time.
        is_strict: Whether nothing at all may be wrong with the lines that it touches.
        description: What it does, in words; empty where the texts before and after say it.
    """

    edits: tuple[TextEdit, ...]
    reveals: KeyPath | None = None
    locks: frozenset[int] = frozenset()
    is_strict: bool = False
    description: str = ""


Choices = Sequence[Choice]


def replacement(start: int, end: int, text: str) -> Choice:
    """Return the choice of another text for a range."""
    return Choice((TextEdit(start, end, text),))
