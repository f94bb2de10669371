"""The overview of an account: what a rep needs before a call, without scrolling."""

import datetime as dt
from collections.abc import Mapping

from markupsafe import Markup
from msgspec import Struct

from account_maps.draw import draw_few
from account_maps.draw.route import Router
from account_maps.html.pieces import Anchor, Listing
from account_maps.measure.deal import is_closed
from account_maps.model.account import Account, Message
from account_maps.model.field_types import in_group
from account_maps.model.pages import MAP, METRICS, PEOPLE, PLAN
from account_maps.model.people import committee
from account_maps.pages.account.material import AccountMaterial
from account_maps.pages.account.next_steps import StepsSection, steps_section
from account_maps.pages.account.overview.commitments import Commitments, commitments
from account_maps.pages.account.overview.deciders import DeciderList, deciders, who_matters
from account_maps.pages.account.overview.key_metrics import KeyMetric, key_metrics
from account_maps.pages.account.plan.company import Rival, rivals
from account_maps.pages.account.questions import QuestionView, question_views
from account_maps.pages.account_pages import is_small
from account_maps.pages.news import News


class Pages(Struct, frozen=True, gc=False):
    """Where the other pages of an account are, or their sections where it has one page.

    Attributes:
        figures: The page with all figures; empty if it is this one.
    """

    map: str
    people: str
    plan: str
    metrics: str
    figures: str


class PeoplePicture(Struct, frozen=True):
    """The committee in a picture; where there is none, those who matter most.

    Attributes:
        picture: The picture.
        signs: Which of its signs need explaining.
        more: How many of the committee it leaves out.
        is_committee: Whether it shows the committee.
    """

    picture: Markup
    signs: tuple[str, ...]
    more: int
    is_committee: bool


class OverviewContent(Struct, frozen=True):
    """What the overview shows.

    Attributes:
        as_of: The day it speaks of.
        verified: When the map as a whole was last confirmed.
        history: The account's history, or that it is unknown.
        pdf: The one-pager as PDF, if there is one.
        pages: Where the map, the people, the plan and the metrics are.
        sentences: What they want, where we stand, next step; each with one item.
        next: What to do next; None of a closed account.
        picture: Who decides, in a picture; None on a page that has the whole map.
        has_map: Whether the whole map stands among the cards, since it is small.
        deciders: Who decides, as a list.
        commitments: What was promised, both ways; none on a page that has the whole plan.
        metrics: Four metrics.
        message: The core message, if there is one.
        rivals: The competitors; none on a page that has the whole plan.
        questions: What we don't know yet.
        news: What changed lately; None where nobody can tell.
    """

    as_of: dt.date
    verified: dt.date | None
    history: Anchor | None
    pdf: Anchor | None
    pages: Pages
    sentences: tuple[Listing, ...]
    next: StepsSection | None
    picture: PeoplePicture | None
    has_map: bool
    deciders: DeciderList
    commitments: Commitments
    metrics: tuple[KeyMetric, ...]
    message: Message | None
    rivals: tuple[Rival, ...]
    questions: tuple[QuestionView, ...]
    news: News | None


def overview(material: AccountMaterial, tabs: Mapping[str, str], router: Router) -> OverviewContent:
    """Return what the overview of an account shows.

    Args:
        material: What it is made from.
        tabs: Address of each of the account's pages by name, as seen from it.
        router: Leads the informal lines of the picture.
    """
    account, measured, source = material.account, material.measured, material.source
    links, is_alone = material.page_context.links, MAP not in tabs
    return OverviewContent(
        as_of=material.page_context.as_of,
        verified=account.verified,
        history=links.history,
        pdf=links.pdf,
        pages=Pages(
            map=tabs.get(MAP, "#map"),
            people=tabs.get(PEOPLE, "#am-people"),
            plan=tabs.get(PLAN, "#plan"),
            metrics=tabs.get(METRICS, "#am-metrics-all"),
            figures=tabs.get(METRICS, ""),
        ),
        sentences=_sentences(material),
        next=None if is_closed(account) else steps_section(measured, source),
        picture=None if is_alone else _picture(material, router),
        has_map=is_alone and is_small(account),
        deciders=deciders(material),
        commitments=Commitments((), 0) if is_alone else commitments(material),
        metrics=key_metrics(material) if account.stakeholders else (),
        message=account.message,
        rivals=() if is_alone else rivals(source),
        questions=question_views(measured.open_questions, source),
        news=material.page_context.news(),
    )


def _sentences(material: AccountMaterial) -> tuple[Listing, ...]:
    """Return the sentences before a call; a closed deal has no next step."""
    fields = in_group(Account, "summary")
    if is_closed(material.account):
        fields = tuple(one for one in fields if one.path != "summary.next_move")
    return material.words.listings(fields, material.account)


def _picture(material: AccountMaterial, router: Router) -> PeoplePicture | None:
    account, context = material.account, material.page_context
    matter = who_matters(account, material.measured.people)
    members = committee(account)
    wanted = [key for key in matter if key in members] or matter
    if not wanted:
        return None
    drawn = draw_few(
        account, context.colleagues, material.texts, router, context.links.profiles, wanted
    )
    more = len(members.keys() - drawn.shown)
    return PeoplePicture(drawn.picture, drawn.signs, more, bool(members))
