"""Views of a map that are tables: they stand beside the pictures, as tabs of the same figure."""

from typing import Any

from account_maps.draw import ExtraView
from account_maps.html.environment import environment
from account_maps.pages.account.content import AccountPage
from account_maps.texts import Texts


def map_views(page: AccountPage, texts: Texts) -> list[ExtraView]:
    """Return the tables of a map as further views of its figure."""
    macros: Any = environment().get_template("pages/account/tables.html").module
    views = []
    if page.power.rows:
        table = macros.power(page.power, texts)
        views.append(ExtraView("power", texts("power.tab"), table))
    if page.matrix:
        table = macros.matrix(page.matrix, texts)
        views.append(ExtraView("team", texts("matrix.tab"), table))
    return views
