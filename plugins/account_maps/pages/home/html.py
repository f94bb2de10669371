"""The section of the home page → HTML."""

import datetime as dt

from markupsafe import escape

from account_maps.html.environment import rendered
from account_maps.html.rendered import RenderedPage, TocHeading
from account_maps.pages.home.content import HomePage
from account_maps.texts import Texts

ANCHOR = "today"
"""Anchor of the section on the home page."""


def home_html(page: HomePage, as_of: dt.date, script: str, texts: Texts) -> RenderedPage:
    """Return the section that the maps add to the home page.

    Args:
        page: What it shows.
        as_of: The day that the site speaks of.
        script: Address of the script that shows the chosen reader's own page.
        texts: What the pages say.
    """
    content = rendered("home.html", texts, page=page, as_of=as_of, script=script, top=ANCHOR)
    return RenderedPage(content, TocHeading(ANCHOR, str(escape(texts("home.title")))))
