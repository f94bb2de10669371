"""What home shows while there is no map: how to begin, ten lines to paste, and what comes of it."""

from importlib.resources import files
from typing import Final

from markupsafe import Markup
from msgspec import Struct

from account_maps.draw import draw_few
from account_maps.model.account import Colleague
from account_maps.model.format import read_account
from account_maps.pages.context import BuildContext
from account_maps.pages.edit_site import EDIT_URI
from account_maps.pages.uris import HOME_URI

GUIDE_URI: Final = "guides/first-map.md"
"""The guide to a first map, in a site that has the product's guides."""

_HERE: Final = files(__package__)


class FirstMap(Struct, frozen=True):
    """How to begin.

    Attributes:
        folder: The folder of maps, as users know it.
        lines: The lines to paste.
        file: Name of the file to paste them into.
        guide: Address of what leads through it, or None if the site has none.
        picture: What a map looks like.
    """

    folder: str
    lines: str
    file: str
    guide: str | None
    picture: Markup


def first_map(context: BuildContext) -> FirstMap:
    """Return how to begin.

    Args:
        context: What the page is made from.
    """
    there = (uri for uri in (GUIDE_URI, EDIT_URI) if context.addresses.has(uri))
    guide = next(there, None)
    return FirstMap(
        folder=context.folder,
        lines=_text("ten-lines.yaml"),
        file="harbor-clinics.yaml",
        guide=context.addresses.between(HOME_URI, guide) if guide else None,
        picture=_picture(context),
    )


def _text(name: str) -> str:
    return _HERE.joinpath(name).read_text("utf-8")


def _picture(context: BuildContext) -> Markup:
    account = read_account(_text("picture.yaml").encode(), "picture.yaml").account
    assert account is not None  # noqa: S101 - it is ours
    ours = {"you": Colleague(name=context.texts("home.empty.you"))}
    people = [*account.stakeholders]
    return draw_few(account, ours, context.texts, context.router, "", people).picture
