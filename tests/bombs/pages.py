"""The page and the sheet of a map, made as a build makes them, without the site round them."""

import datetime as dt
from contextlib import suppress
from pathlib import Path

from account_maps.draw import Router
from account_maps.html.links import NOWHERE
from account_maps.model.format import read_account
from account_maps.model.paper import DENSITY_LEVELS
from account_maps.model.playbook import AccountFile
from account_maps.onepager import DoesNotFitError, fitted
from account_maps.pages.account.material import AccountMaterial
from account_maps.pages.account.page_context import PageContext
from account_maps.pages.account.specs import account_on_one_page
from account_maps.pages.error_pages import broken_html
from account_maps.texts import english
from sheets import content_of, results_of

DAY = dt.date(2026, 11, 20)


def page_of(text: str) -> str:
    """All of a map on one page, or the page in its place if the map has problems."""
    reading = read_account(text.encode(), "maps/acme.yaml")
    account = reading.account
    path = Path("maps/acme.yaml")
    file = AccountFile(
        "acme", path, str(path), "", account, reading.spans, problems=reading.problems
    )
    texts = english()
    if account is None:
        return broken_html(file, lambda _: None, texts).content
    setting = PageContext(colleagues={}, links=NOWHERE, texts=texts, as_of=DAY)
    results = results_of(account, as_of=DAY)
    material = AccountMaterial(file, account, results, setting)
    return account_on_one_page(material, {}, Router()).content


def sheet_of(text: str) -> object:
    """The one-pager of a map as it fits; Typst, which sets it, is another program."""
    account = read_account(text.encode(), "maps/acme.yaml").account
    if account is None:
        return None
    with suppress(DoesNotFitError):
        return fitted(content_of(account, as_of=DAY), DENSITY_LEVELS)
    return None
