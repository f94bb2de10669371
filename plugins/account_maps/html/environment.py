"""The template environment of our own pages: autoescaped, apart from the site generator's."""

import importlib.util
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

import account_maps
import account_maps_theme
from account_maps.draw.quick import QuickEnvironment
from account_maps.html import filters
from account_maps.html.notes import note_html
from account_maps.texts import Texts

THEME = Path(account_maps_theme.__file__).parent
_ROOMS = Path(account_maps.__file__).parent


@cache
def environment() -> Environment:
    """Return the environment with the product's templates and the icons that Material ships."""
    made = QuickEnvironment(
        loader=FileSystemLoader([THEME / "pages", _ROOMS, *_icons()]),
        autoescape=True,
        auto_reload=False,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["note"] = note_html
    for piece in filters.FILTERS:
        made.filters[piece.__name__] = piece
    return made


def environment_of(folder: Path) -> Environment:
    """Return the environment for the templates of another folder, and no others.

    Args:
        folder: The folder.
    """
    return environment().overlay(loader=FileSystemLoader(folder))


def _icons() -> list[Path]:
    material = importlib.util.find_spec("material")
    if material is None or material.origin is None:
        return []
    return [Path(material.origin).parent / "templates" / ".icons" / "material"]


def rendered(template: str, texts: Texts, **values: object) -> str:
    """Return a template filled in.

    Args:
        template: Its path in ``theme/…/pages``, or in this package: ``pages/home/section.html``.
        texts: What the pages say, known to the template as ``t``.
        values: All else that the template shows.
    """
    return environment().get_template(template).render(t=texts, **values)
