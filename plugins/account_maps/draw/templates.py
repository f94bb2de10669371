"""The templates of the diagram, which escape every text that they are given."""

from collections.abc import Callable
from functools import cache
from importlib.resources import files

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from account_maps.draw.quick import QuickEnvironment


@cache
def environment() -> Environment:
    """Return the environment with the templates of pictures."""
    return QuickEnvironment(
        loader=FileSystemLoader(str(files("account_maps_theme") / "pages" / "map")),
        autoescape=True,
        auto_reload=False,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _template(name: str) -> Template:
    return environment().get_template(name)


@cache
def macro(name: str, /, called: str) -> Callable[..., Markup]:
    """Return a macro of a template, for pictures that a page has many of."""
    found: Callable[..., Markup] = getattr(_template(name).module, called)
    return found


def fill(name: str, /, **values: object) -> Markup:
    """Return a template filled with values."""
    return Markup(_template(name).render(**values))  # noqa: S704 - the template escapes


@cache
def styles(name: str) -> Markup:
    """Return a style sheet that a picture brings along: a file of ours, nothing of a map."""
    path = files("account_maps_theme") / "pages" / "map" / name
    return Markup(path.read_text("utf-8"))  # noqa: S704 - a file of ours
