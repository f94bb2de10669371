"""The one-pager as a bare page: what a browser shows as a sheet of paper, and prints as one.

Its style knows the form of the sheet by variables, so that paper and screen follow one set of
numbers; its script puts those first who are in the room.
"""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import PurePosixPath
from typing import Final

import msgspec
from markupsafe import Markup
from msgspec import Struct, structs

from account_maps.html.assets import address_of, hashed, joined_script, shortened_style
from account_maps.html.environment import THEME, rendered
from account_maps.html.pieces import Anchor
from account_maps.onepager import form
from account_maps.onepager.meeting_data import Attendees
from account_maps.onepager.sheet import Onepager, PeopleTable
from account_maps.pages.attendee_choice import AttendeeChoice
from account_maps.texts import Texts

_LENGTHS: Final = {
    "width": form.WIDTH,
    "height": form.HEIGHT,
    "title": form.TITLE_SIZE,
    "title-line": form.TITLE_LINE,
    "gap": form.GAP,
    "heading": form.HEADING,
    "label": form.LABEL,
    "cell": form.CELL,
    "row": form.ROW,
    "gutter": form.GUTTER,
    "item": form.ITEM,
    "mark": form.MARK,
    "note": form.NOTE_LINE,
}
TYPEFACES: Final = {"Regular": 400, "Bold": 700}
"""The weights of the sheet's typeface, by the names of its files."""
_SHEETS: Final = THEME / "assets" / "sheets"
_PARTS: Final = (
    _SHEETS / "paper.css",
    _SHEETS / "desk.css",
    THEME / "pages" / "map" / "excerpt.css",
)
_UNSAFE_IN_JSON: Final = {
    sign.encode(): b"\\u%04x" % ord(sign) for sign in "<>&\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}"
}
_WORDS: Final = {
    "print": (
        "copied",
        "copy_this",
        "choose",
        "marked",
        "outside",
        "outside_number",
        "strange",
        "crowded",
        "others",
    ),
    "onepager": (
        "more",
        "prove",
        "unset",
        "opens.line",
        "from.us",
        "from.them",
        "title.brief",
        "title.table",
    ),
}
"""Words for the script; the headings of both kinds of sheet come besides."""


class PrintPage(Struct, frozen=True):
    """What a print page holds.

    Attributes:
        sheet: What stands on the sheet.
        drawn: Its map, without a style of its own; None if it has none.
        attendees: Everybody who may be in the room.
        choice: The same people, as they are chosen from.
    """

    sheet: Onepager
    drawn: Markup | None
    attendees: Attendees
    choice: AttendeeChoice


class SheetLinks(Struct, frozen=True):
    """Addresses as seen from the page.

    Attributes:
        account: The account's own page.
        style: The style of the sheet.
        reading: Its style on a narrow screen.
        script: The script of the sheet.
        pdf: The sheet as a PDF, and what the link says; None if there is none.
    """

    account: str
    style: str
    reading: str
    script: str
    pdf: Anchor | None = None


def onepager_html(page: PrintPage, links: SheetLinks, texts: Texts, *, csp: bool) -> str:
    """Return the print page of an account, whole.

    Args:
        page: What stands on it.
        links: Addresses as seen from the page.
        texts: What the pages say.
        csp: Whether it carries a Content-Security-Policy.
    """
    widths = "".join(
        f"--column-{column.key}:{column.width:.4%};"
        for part in page.sheet.body
        if isinstance(part, PeopleTable)
        for column in part.columns
    )
    style = f".sheet{{--type:{page.sheet.type:g}pt;{widths}}}"
    return rendered(
        "onepager/page.html",
        texts,
        sheet=page.sheet,
        drawn=page.drawn,
        choice=page.choice,
        links=links,
        attendees=_attendees_json(page.attendees, texts),
        style=style,
        policy=_policy(style) if csp else None,
    )


def _policy(style: str) -> str:
    """Return what a page with one inline style may load and run."""
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            f"style-src 'self' 'sha256-{digest}'",
            "font-src 'self'",
            "base-uri 'none'",
            "form-action 'self'",
        )
    )


def _attendees_json(attendees: Attendees, texts: Texts) -> Markup:
    """Return the attendees for the script: JSON that can't end the element it stands in."""
    words: dict[str, object] = {
        word: texts(f"{group}.{word}") for group, those in _WORDS.items() for word in those
    }
    words |= {kind: texts.group(f"onepager.{kind}") for kind in attendees.layouts}
    steps = tuple(map(structs.asdict, attendees.steps))  # with the numbers that are the default
    json = msgspec.json.encode({"words": words, **structs.asdict(attendees), "steps": steps})
    for sign, escaped in _UNSAFE_IN_JSON.items():
        json = json.replace(sign, escaped)
    return Markup(json.decode())  # noqa: S704 - nothing in it is markup any more


@cache
def brief_script() -> tuple[str, str]:
    """Return the address and the text of the script that the print pages alone load."""
    folder = THEME / "assets"
    parts = sorted((folder / "brief").glob("*.js"), key=lambda part: (part.stem == "brief", part))
    return joined_script("brief", (folder / "attendees.js", *parts))


@cache
def sheet_style_file() -> tuple[str, str]:
    """Return the address and the text of the style that the print pages alone load."""
    faces = (PurePosixPath(typeface_file(weight)[0]).name for weight in TYPEFACES)
    return hashed("sheet", shortened_style(sheet_style(*faces)), "css")


@cache
def reading_style_file() -> tuple[str, str]:
    """Return the address and the text of the style of a sheet on a narrow screen."""
    return hashed("reading", shortened_style((_SHEETS / "reading.css").read_text("utf-8")), "css")


def sheet_style(regular: str, bold: str) -> str:
    """Return the style of the sheet: the typeface, the form in points, the rules.

    Args:
        regular: Address of the typeface, as seen from the style.
        bold: Address of its bold cut.
    """
    faces = "".join(
        f'@font-face{{font-family:"Source Sans 3";font-weight:{weight};'
        f'src:url("{address}") format("woff2")}}\n'
        for address, weight in zip((regular, bold), TYPEFACES.values(), strict=True)
    )
    lengths = "".join(f"--{name}:{points:g}pt;" for name, points in _LENGTHS.items())
    rules = "\n".join(path.read_text("utf-8") for path in _PARTS)
    return f"{faces}:root{{--line:{form.LINE:g};{lengths}}}\n{rules}"


@cache
def typeface_file(weight: str) -> tuple[str, bytes]:
    """Return the address and the content of the sheet's typeface.

    Args:
        weight: ``Regular`` or ``Bold``.
    """
    content = typeface(weight)
    return address_of(f"SourceSans3-{weight}", content, "woff2"), content


def typeface(weight: str) -> bytes:
    """Return the sheet's typeface for the web.

    Args:
        weight: ``Regular`` or ``Bold``.
    """
    return (THEME / "fonts" / f"SourceSans3-{weight}.woff2").read_bytes()
