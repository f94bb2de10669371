"""What a map says of its plan → HTML, to stand at the end of the plan's own page."""

import datetime as dt

from markupsafe import Markup, escape

from account_maps.html.environment import rendered
from account_maps.html.rendered import RenderedPage, TocHeading
from account_maps.pages.account.plan import PlanView, space_table
from account_maps.texts import Texts

ANCHOR = "from-the-map"
"""Anchor of the section on the page of a plan."""


def plan_panel_html(
    name: str, plan: PlanView, picture: Markup, texts: Texts, **about: str | dt.date | None
) -> RenderedPage:
    """Return the section that the map of an account adds to the page of its plan.

    Args:
        name: Name of the account.
        plan: What the map says of the plan.
        picture: The buying committee; empty if there is none.
        texts: What the pages say.
        about: Address of the account's page (``account``) and of the editor at the plan
            (``edit``), and the day that the site speaks of (``as_of``).
    """
    space = space_table(plan.space)
    content = rendered(
        "plan_panel.html",
        texts,
        name=name,
        plan=plan,
        space=space,
        picture=picture,
        top=ANCHOR,
        **about,
    )
    return RenderedPage(
        content, TocHeading(ANCHOR, str(escape(texts("plan_panel.title", name=name))))
    )
