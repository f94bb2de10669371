"""The templates of the diagram, which escape every text that they are given."""

from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(str(files("account_maps_theme") / "pages" / "map")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _template(name: str) -> Template:
    return _environment().get_template(name)


def fill(name: str, /, **values: Any) -> Markup:
    """Return a template filled with values."""
    return Markup(_template(name).render(**values))  # noqa: S704 - the template escapes
