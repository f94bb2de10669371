"""Why no PDF was made."""

INSTALL = "pip install 'mkdocs-account-maps[pdf]'"
"""The command that brings what makes PDFs."""


class PdfError(Exception):
    """No PDF was made; the message says why."""


class NoTypstError(PdfError):
    """What makes PDFs is not installed."""

    def __init__(self) -> None:
        super().__init__(f"PDFs are made with Typst, which is not installed: {INSTALL}")


class OverfullError(PdfError):
    """Something stands out of the box that it was to fit."""


class MissingSignsError(PdfError):
    """No font on this machine has some of the signs.

    Attributes:
        signs: The signs, in the order of the page.
    """

    def __init__(self, signs: tuple[str, ...]) -> None:
        super().__init__(f"no font has {', '.join(signs)}")
        self.signs = signs
