"""What can be done about a problem: one choice or several, each as edits of the text."""

from collections.abc import Sequence

from msgspec import Struct

from account_maps.edit.splice import TextEdit
from account_maps.model.playbook import KeyPath


class Choice(Struct, frozen=True):
    """One way to put a problem right.

    Attributes:
        edits: What changes in the text.
        opens: The entry or item that was not looked into before, so that what is wrong further
            inside comes to light by the change.
        claims: Where groups begin that no other change may touch at the same time.
        proven: Whether nothing at all may be wrong with the lines that it touches.
        told: What is done, in words; empty where the texts before and after say it.
    """

    edits: tuple[TextEdit, ...]
    opens: KeyPath | None = None
    claims: frozenset[int] = frozenset()
    proven: bool = False
    told: str = ""


Choices = Sequence[Choice]


def replaced(start: int, end: int, text: str) -> Choice:
    """Return the choice of another text for a stretch."""
    return Choice((TextEdit(start, end, text),))
