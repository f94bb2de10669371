"""The plan of an account: objectives, actions, commitments, white space, and the company."""

import datetime as dt

from msgspec import Struct

from account_maps.html.pieces import Fact
from account_maps.model.account import Account
from account_maps.model.field import Surface
from account_maps.model.field_types import shown_on
from account_maps.pages.account.material import AccountMaterial
from account_maps.pages.account.plan.company import CompanySection, company
from account_maps.pages.account.plan.fit import fit_view
from account_maps.pages.account.plan.gaps import Gap, gaps
from account_maps.pages.plan_view import PlanView, SpaceTable, plan_view, space_table


class PlanContent(Struct, frozen=True, gc=False):
    """What the page of an account's plan shows.

    Attributes:
        as_of: The day that the page speaks of.
        plan: Objectives, actions and commitments.
        space: White space as a table.
        company: What is known of the company as a whole.
        facts: The account's facts that its header hasn't.
        gaps: What is still to be filled in.
    """

    as_of: dt.date
    plan: PlanView
    space: SpaceTable
    company: CompanySection
    facts: tuple[Fact, ...]
    gaps: tuple[Gap, ...]


def plan_content(material: AccountMaterial) -> PlanContent:
    """Return what the page of an account's plan shows."""
    account, context, texts = material.account, material.page_context, material.texts
    links, measured = context.links, material.measured
    of_fit = context.last_changes.get("icp")
    fit = fit_view(account, measured.fit, of_fit.author if of_fit else None, texts)
    lines = {place: span.line for place, span in material.file.spans.items()}
    asked_about = frozenset(question.person for question in measured.open_questions)
    plan = plan_view(account, context.colleagues, links, texts, page=links.profiles)
    return PlanContent(
        as_of=context.as_of,
        plan=plan,
        space=space_table(plan.space),
        company=company(material.source, fit, context.family, material.words, context.as_of),
        facts=_facts(material),
        gaps=tuple(gaps(account, lines, links, texts, asked_about)),
    )


def _facts(material: AccountMaterial) -> tuple[Fact, ...]:
    account, links = material.account, material.page_context.links
    fields = shown_on(Account, Surface.FACTS)
    return tuple(fact for one in fields if (fact := material.words.fact(one, account, links)))
