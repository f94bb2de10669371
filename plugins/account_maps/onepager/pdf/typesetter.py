"""The one door to Typst, which sets our pages."""

import datetime as dt
import importlib.metadata
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

import account_maps_theme
from account_maps.onepager.pdf.errors import (
    MissingSignsError,
    NoTypstError,
    OverfullError,
    PdfError,
)

if TYPE_CHECKING:
    import typst

_THEME: Final = Path(account_maps_theme.__file__).parent
_TEMPLATES: Final = _THEME / "paper"
_FONTS: Final = _THEME / "fonts"
_STANDARD: Final = "ua-1"
"""PDF/UA-1: tagged for readers who do not see the page. It refuses signs that no font has."""

_MISSING: Final = re.compile(r'the text `"((?:[^"\\]|\\.)*)"` could not be displayed')
_ESCAPE: Final = re.compile(r"\\u\{([0-9a-fA-F]+)\}|\\(.)")
_OVERFULL: Final = "overfull: "


def typst_version() -> str | None:
    """Return which version of Typst is installed, or None if there is none."""
    try:
        return importlib.metadata.version("typst")
    except importlib.metadata.PackageNotFoundError:
        return None


class Typesetter:
    """Sets pages. Made once, since it looks through all fonts of the machine.

    Args:
        fonts: A folder with further fonts.
        system_fonts: Whether the fonts of the machine may be used.

    Raises:
        NoTypstError: If Typst is not installed.
    """

    def __init__(self, fonts: Path | None = None, *, system_fonts: bool = True) -> None:
        try:
            import typst  # noqa: PLC0415 - it comes with an extra that not everybody has
        except ImportError as error:
            raise NoTypstError from error
        paths = [str(folder) for folder in (_FONTS, fonts) if folder]
        found = typst.Fonts(
            include_system_fonts=system_fonts, include_embedded_fonts=False, font_paths=paths
        )
        self._error = typst.TypstError
        self._compiler: typst.Compiler = typst.Compiler(root=str(_TEMPLATES), font_paths=found)

    def pdf(self, template: str, data: Mapping[str, object], day: dt.date) -> bytes:
        """Return a document.

        Args:
            template: Name of a template in ``paper/`` without its ending.
            data: All that it shows: texts, numbers, and lists and tables of these. The template
                sets texts as they are.
            day: The day that the document is of. It counts as the day when it was made, so that
                the same data make the same bytes.

        Raises:
            MissingSignsError: If there are signs that no font has.
            OverfullError: If something does not fit where it has to.
            PdfError: If it cannot be set for another reason.
        """
        midnight = dt.datetime.combine(day, dt.time(), dt.UTC)
        try:
            made = self._compiler.compile(
                str(_TEMPLATES / f"{template}.typ"),
                format="pdf",
                sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
                pdf_standards=[_STANDARD],
                timestamp=midnight,
            )
        except self._error as error:
            raise _pdf_error(error) from error
        if not isinstance(made, bytes):
            raise PdfError("Typst made no document")
        return made


def _pdf_error(error: "typst.TypstError") -> PdfError:
    missing = dict.fromkeys(map(_unescaped, _MISSING.findall(error.diagnostic)))
    if missing:
        return MissingSignsError((*missing,))
    _, overfull, what = error.message.partition(_OVERFULL)
    return OverfullError(what) if overfull else PdfError(error.message)


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda m: chr(int(m[1], 16)) if m[1] else m[2], text)
