"""The page and the sheet of a map, made as a build makes them, without the site round them."""

import datetime as dt
from contextlib import suppress
from pathlib import Path

from account_maps.draw import Router, draw_map
from account_maps.html.links import NOWHERE
from account_maps.model.format import read_account
from account_maps.model.paper import DENSITY_LEVELS
from account_maps.model.playbook import AccountFile
from account_maps.onepager import DoesNotFitError, fitted
from account_maps.pages.account.content import PageContext, account_page
from account_maps.pages.account.html import account_html, map_views
from account_maps.pages.error_pages import broken_html
from account_maps.texts import english
from sheets import content_of, results_of

DAY = dt.date(2026, 11, 20)


def page_of(text: str) -> str:
    """The page of a map, or the one in its place if the map has problems."""
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
    page = account_page(file, account, results, setting)
    drawing = None
    if account.stakeholders:
        drawing = draw_map(
            account,
            {},
            texts,
            Router(),
            map_views(page, texts),
            losses={loss.who: loss.share for loss in results.measured.losses if not loss.ours},
            trails=[path.trail for decider in page.routes.rows for path in decider.paths],
        )
    return account_html(page, drawing, texts).content


def sheet_of(text: str) -> object:
    """The one-pager of a map as it fits; Typst, which sets it, is another program."""
    account = read_account(text.encode(), "maps/acme.yaml").account
    if account is None:
        return None
    with suppress(DoesNotFitError):
        return fitted(content_of(account, as_of=DAY), DENSITY_LEVELS)
    return None
