"""A poster: the whole map of an account on one large sheet, as PDF or as SVG."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from account_maps.draw import MapExcerpt, Router, draw_excerpt
from account_maps.draw.poster import fitted, is_legible, lettering, whole_maps
from account_maps.model.account import Account, Colleague
from account_maps.model.paper_size import POSTERS, SIZES, Paper
from account_maps.onepager.map_part import legend
from account_maps.onepager.pdf.data import document_data, texts_in
from account_maps.onepager.pdf.errors import PdfError
from account_maps.onepager.pdf.fonts import families
from account_maps.onepager.pdf.picture import taken_apart
from account_maps.onepager.pdf.typesetter import Typesetter
from account_maps.texts import Texts

FORM: Final = {"title": 24.0, "small": 11.0, "margin": 34.0}
"""Sizes in points on the smallest paper; larger paper is read from further away."""

_LINE: Final = 1.25
_AIR: Final = 10.0
"""Points between the map and the words above and below it."""


class TooSmallError(PdfError):
    """The lettering of a map would be too small to be read.

    Attributes:
        points: How large it would be.
        larger: Paper on which it can be read, if there is any.
    """

    def __init__(self, points: float, larger: Paper | None) -> None:
        super().__init__(f"the lettering would be {points:.1f} points")
        self.points = points
        self.larger = larger


@dataclass(frozen=True, slots=True)
class Poster:
    """A map placed on paper, not yet drawn.

    Attributes:
        account: The map.
        excerpt: Where everybody stands.
        size: Width and height of the paper in points.
    """

    account: Account
    excerpt: MapExcerpt
    size: tuple[float, float]

    def svg(self, colleagues: Mapping[str, Colleague], texts: Texts, router: Router) -> str:
        """Return the map alone as a document of its own.

        Args:
            colleagues: Our people by id.
            texts: What the cards say.
            router: Leads the informal lines.
        """
        return draw_excerpt(self.excerpt, self.account, colleagues, texts, router)

    def pdf(self, svg: str, day: dt.date, texts: Texts, typesetter: Typesetter) -> bytes:
        """Return the map with its heading and its legend as PDF.

        Args:
            svg: The map as drawn.
            day: The day that it speaks of.
            texts: What the heading says.
            typesetter: Sets the page.

        Raises:
            MissingSignsError: If there are signs that no font has.
        """
        said = document_data(texts("paper.poster", name=self.account.name), day, texts)
        people = texts("paper.people", number=len(self.excerpt.layout.cards))
        words = {
            "name": self.account.name,
            "stamp": f"{people} · {said['stamp']}",
            "confidentiality": self.account.confidentiality or texts("onepager.confidential"),
            "legend": legend(self.excerpt, self.account, texts),
            "picture": taken_apart(svg),
        }
        form = {**_form(self.size), "line": _LINE}
        more = {"paper": self.size, "form": form, "fonts": families(texts_in(words))}
        return typesetter.pdf("poster", {**said, **more, **words}, day)


def poster(account: Account, paper: Paper) -> Poster:
    """Return the map of an account, as large as a sheet of paper has room for it.

    Args:
        account: The map; it has people.
        paper: The paper, which is turned if the map is wide.

    Raises:
        TooSmallError: If the lettering would be too small to be read.
    """
    whole = whole_maps(account)
    made = _placed(account, whole, paper)
    if is_legible(made.excerpt):
        return made
    larger = (one for one in POSTERS if is_legible(_placed(account, whole, one).excerpt))
    raise TooSmallError(lettering(made.excerpt), next(larger, None))


def _placed(account: Account, whole: Sequence[MapExcerpt], paper: Paper) -> Poster:
    wide, high = SIZES[paper]
    sizes = ((wide, high), (high, wide))
    excerpt, which = fitted(whole, map(_room, sizes))
    return Poster(account, excerpt, sizes[which])


def _form(size: tuple[float, float]) -> dict[str, float]:
    """Return the sizes of all but the map, in points."""
    larger = min(size) / min(SIZES[POSTERS[0]])
    return {name: points * larger for name, points in FORM.items()}


def _room(size: tuple[float, float]) -> tuple[float, float]:
    """Return the width and height that are left for the map."""
    form = _form(size)
    words = (form["title"] + 2 * form["small"]) * _LINE + 2 * _AIR
    return size[0] - 2 * form["margin"], size[1] - 2 * form["margin"] - words
