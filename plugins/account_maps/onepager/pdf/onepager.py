"""A one-pager as PDF."""

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from account_maps.draw import Router, draw_excerpt
from account_maps.model.account import Account, Colleague
from account_maps.model.paper import DENSITY_LEVELS, SheetStep
from account_maps.model.paper_size import Paper
from account_maps.onepager import DoesNotFitError, Onepager, OnepagerContent, fitted
from account_maps.onepager.pdf.data import document_data, paper_data, sheet_data
from account_maps.onepager.pdf.errors import OverfullError
from account_maps.onepager.pdf.typesetter import Typesetter
from account_maps.texts import Texts


@dataclass(frozen=True, slots=True)
class PdfMaker:
    """What sheets are made with.

    Attributes:
        typesetter: Sets the pages.
        router: Leads the informal lines of the maps.
        colleagues: Our people by id.
        levels: What gives way when a sheet has too little room.
    """

    typesetter: Typesetter
    router: Router
    colleagues: Mapping[str, Colleague]
    levels: Sequence[SheetStep] = DENSITY_LEVELS

    def onepager(self, content: OnepagerContent, paper: Paper) -> bytes:
        """Return the sheet of an account as PDF.

        Args:
            content: All that could stand on it.
            paper: What it is printed on.

        Raises:
            DoesNotFitError: If it has no room for what must stand on it.
            MissingSignsError: If there are signs that no font has.
        """
        return self.tried(content, paper)[1]

    def tried(self, content: OnepagerContent, paper: Paper) -> tuple[Onepager, bytes]:
        """Return the first sheet that fits where it is set, and its PDF.

        Raises:
            DoesNotFitError: If none does.
            MissingSignsError: If there are signs that no font has.
        """
        over: OverfullError | None = None
        for sheet in fitting(content, self.levels):
            try:
                return sheet, self.pdf(sheet, content.account, content.texts, paper)
            except OverfullError as error:
                over = error
        raise DoesNotFitError(0.0) from over

    def pdf(self, sheet: Onepager, account: Account, texts: Texts, paper: Paper) -> bytes:
        """Return one sheet as PDF.

        Args:
            sheet: The sheet.
            account: The map.
            texts: What the sheet says.
            paper: What it is printed on.

        Raises:
            OverfullError: If something on it needs more room than its width tells.
            MissingSignsError: If there are signs that no font has.
        """
        data = {
            **document_data(sheet.title, sheet.as_of, texts),
            **paper_data(paper),
            "sheet": self.drawn(sheet, account, texts),
        }
        return self.typesetter.pdf("onepager", data, sheet.as_of)

    def drawn(self, sheet: Onepager, account: Account, texts: Texts) -> dict[str, object]:
        """Return a sheet with its map drawn, as the templates want it."""
        excerpt = sheet.map and sheet.map.excerpt
        svg = excerpt and draw_excerpt(excerpt, account, self.colleagues, texts, self.router)
        return sheet_data(sheet, svg or None, texts)


def fitting(content: OnepagerContent, levels: Sequence[SheetStep]) -> Iterator[Onepager]:
    """Yield the sheets that should fit, from the roomiest to the sparsest.

    The first one does; the others are there for letters of fonts whose widths nobody knew.

    Raises:
        DoesNotFitError: If none does.
    """
    yield fitted(content, levels)
    for step in levels:
        with contextlib.suppress(DoesNotFitError):
            yield fitted(content, [step])
