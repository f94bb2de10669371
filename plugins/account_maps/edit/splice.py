"""Text edits: ranges of a text and what replaces them. All else stays as it was written."""

from collections.abc import Iterable

from msgspec import Struct


class TextEdit(Struct, frozen=True, order=True, gc=False):
    """One range of a text and what replaces it.

    Attributes:
        start: Where it begins, in characters from 0.
        end: Where it ends, exclusive; the same as ``start`` to put something in.
        text: What replaces it.
    """

    start: int
    end: int
    text: str


def splice(text: str, edits: Iterable[TextEdit]) -> str:
    """Return a text with edits made.

    Args:
        text: The text that the edits were made for.
        edits: In any order. What several put in at one place stands in their order, and before
            what replaces a range that begins there.

    Raises:
        ValueError: If two edits overlap, or one is not within the text.
    """
    parts: list[str] = []
    done = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if not done <= edit.start <= edit.end <= len(text):
            raise ValueError(f"edits overlap, or one is outside the text: {edit}")
        parts += text[done : edit.start], edit.text
        done = edit.end
    return "".join([*parts, text[done:]])
