"""The section that a map adds to the page of its account plan, which people write."""

import datetime as dt
from functools import partial

from markupsafe import Markup, escape

from account_maps.draw import draw_committee
from account_maps.html.environment import rendered
from account_maps.html.rendered import RenderedPage, TocHeading
from account_maps.model.account import Account
from account_maps.model.playbook import AccountFile
from account_maps.pages.context import BuildContext
from account_maps.pages.plan_view import PlanView, plan_view, space_table
from account_maps.texts import Texts

ANCHOR = "from-the-map"
"""Anchor of the section on the page of a plan."""


def sections(context: BuildContext, uri: str) -> list[RenderedPage]:
    """Return what the maps add to the page of a plan; nothing if it is no account's plan.

    Args:
        context: What it is made from.
        uri: The page's source address.
    """
    made = (
        context.failures.guarded(
            partial(_section, context, uri, file, account), lambda _: None, page=uri, file=file
        )
        for file, account in context.planned.get(uri, ())
    )
    return [section for section in made if section]


def _section(
    context: BuildContext, uri: str, file: AccountFile, account: Account
) -> RenderedPage | None:
    links, colleagues, texts = (
        context.links(uri, file.shown_path),
        context.playbook.team,
        context.texts,
    )
    page = links.account(file.id)
    return plan_panel_html(
        account.name,
        plan_view(account, colleagues, links, texts, page=page),
        draw_committee(account, colleagues, texts, context.router, page),
        texts,
        account=page,
        edit=links.edit(file.span_of("plan").line),
        as_of=context.as_of,
    )


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
        "pages/plan/section.html",
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
