"""The map of an account: the pictures, and the same as tables."""

from typing import Any

from msgspec import Struct

from account_maps.draw import Drawing, ExtraView, draw_map
from account_maps.draw.route import Router
from account_maps.html.environment import environment
from account_maps.pages.account.map.tables import (
    LineRow,
    OutlineRow,
    line_rows,
    outline,
    power_table,
    team_matrix,
)
from account_maps.pages.account.material import AccountMaterial
from account_maps.pages.account.metrics.routes import decider_views


class MapContent(Struct, frozen=True):
    """What the page of an account's map shows.

    Attributes:
        drawing: The pictures.
        everybody: All people from the top down.
        lines: Every informal line in words.
    """

    drawing: Drawing
    everybody: tuple[OutlineRow, ...]
    lines: tuple[LineRow, ...]


def map_content(material: AccountMaterial, router: Router, metrics: str = "") -> MapContent:
    """Return what the page of an account's map shows.

    Args:
        material: What the page is made from.
        router: Routes the informal lines.
        metrics: Address of the page with the introduction paths; empty on that page.
    """
    measured, account = material.measured, material.account
    routes = decider_views(measured.decider_paths, material.names, material.texts)
    return MapContent(
        drawing=draw_map(
            account,
            material.page_context.colleagues,
            material.texts,
            router,
            _tables(material),
            page=material.page_context.links.profiles,
            losses={loss.who: loss.share for loss in measured.losses if not loss.ours},
            trails=[path.trail for decider in routes.rows for path in decider.paths],
            routes=f"{metrics}#routes",
            glossary=material.page_context.links.glossary,
        ),
        everybody=outline(account, material.names, material.texts),
        lines=line_rows(account, material.names, material.texts),
    )


def _tables(material: AccountMaterial) -> list[ExtraView]:
    """Return the tables that stand beside the pictures, as tabs of the same figure."""
    macros: Any = environment().get_template("pages/account/map/tables.html").module
    account, names, texts = material.account, material.names, material.texts
    views = []
    power = power_table(account, names, texts)
    if power.rows:
        views.append(ExtraView("power", texts("power.tab"), macros.power(power, texts)))
    matrix = team_matrix(account, names, texts)
    if matrix:
        shown = macros.matrix(matrix, material.page_context.as_of, texts)
        views.append(ExtraView("team", texts("matrix.tab"), shown))
    return views
