"""What a PDF says, for tests."""

import io
from typing import Any

from pypdf import PdfReader


def read(pdf: bytes) -> PdfReader:
    """Return a PDF to look into."""
    return PdfReader(io.BytesIO(pdf))


def words(pdf: bytes) -> str:
    """Return all words that can be selected, white space folded."""
    return " ".join(" ".join(page.extract_text() for page in read(pdf).pages).split())


def links(pdf: bytes) -> list[str]:
    """Return the addresses that all pages lead to; not the links inside."""
    found = []
    for page in read(pdf).pages:
        notes: Any = page.get("/Annots", [])
        actions = (note.get_object().get("/A", {}) for note in notes)
        found += [str(action["/URI"]) for action in actions if "/URI" in action]
    return found


def root(pdf: bytes) -> Any:
    """Return what the PDF says of itself as a whole."""
    return read(pdf).trailer["/Root"]


def alternatives(pdf: bytes) -> list[str]:
    """Return what those hear who do not see the pictures."""
    found: list[str] = []
    rest: list[Any] = [root(pdf)["/StructTreeRoot"]]
    while rest:
        one = rest.pop().get_object()
        if isinstance(one, list):
            rest += one
        elif isinstance(one, dict):
            found += [str(one["/Alt"])] if "/Alt" in one else []
            rest += [one["/K"]] if "/K" in one else []
    return found
