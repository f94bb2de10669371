"""What an account's page holds, in the order of the field.

A section that the map says nothing about is None or empty, and the page leaves it out.
"""

import datetime as dt
from collections.abc import Mapping, Sequence

from msgspec import Struct

from account_maps.extensions import BriefSection
from account_maps.history.history import LastChanges
from account_maps.html.factor_words import factor_line
from account_maps.html.field_values import FieldWords
from account_maps.html.links import Links
from account_maps.html.names import DisplayNames
from account_maps.html.pieces import Anchor, Chip, Fact, Listing
from account_maps.measure.deal import is_closed
from account_maps.measure.external_factors import by_urgency
from account_maps.measure.measured import Measured
from account_maps.model.account import Account, Colleague, Message, Person, walk_units
from account_maps.model.field import Surface
from account_maps.model.field_types import in_group, shown_on
from account_maps.model.people import influence_links
from account_maps.model.playbook import AccountFile
from account_maps.pages.account.company import CompanySection, company
from account_maps.pages.account.figures import FigureView, figure_views
from account_maps.pages.account.fit import fit_view
from account_maps.pages.account.gaps import Gap, gaps
from account_maps.pages.account.next_steps import StepsSection, steps_section
from account_maps.pages.account.people_figures import PeopleFigures, people_figures
from account_maps.pages.account.points import (
    PointSources,
    ProfilePoints,
    profile_points,
)
from account_maps.pages.account.profile import (
    Elsewhere,
    Profile,
    ProfileSource,
    deciding_first,
    profile,
)
from account_maps.pages.account.questions import (
    QuestionSection,
    QuestionsPut,
    profile_questions,
    question_section,
)
from account_maps.pages.account.routes import Deciders, Losses, decider_views, losses
from account_maps.pages.account.source import AccountSource
from account_maps.pages.account.standing import AccountStanding, account_standing
from account_maps.pages.account.tables import (
    LineRow,
    OutlineRow,
    PowerTable,
    TeamMatrix,
    line_rows,
    outline,
    power_table,
    team_matrix,
)
from account_maps.pages.account_results import AccountResults
from account_maps.pages.attendee_choice import AttendeeChoice, attendee_choice
from account_maps.pages.plan_view import PlanView, plan_view
from account_maps.pages.related import RelatedAccounts
from account_maps.texts import Texts


class OutcomeLine(Struct, frozen=True, gc=False):
    """How the deal of a closed account ended, as a line."""

    result: Chip
    day: dt.date | None
    reason: str | None


class AccountPage(Struct, frozen=True, gc=False):
    """Everything that the page of one account shows.

    Attributes:
        outcome: How the deal ended; None of an open account.
        sentences: What they want, where we stand, next move; each with one item.
        standing: Where the account stands, and why.
        attendees: Who can be chosen for a meeting.
        committee: The buying committee, those who decide first.
        others: Other people of whom more is known than the post.
        brief: People of whom only the post is known.
        everybody: All people from the top down.
    """

    id: str
    name: str
    path: str
    as_of: dt.date
    verified: dt.date | None
    outcome: OutcomeLine | None
    facts: tuple[Fact, ...]
    sentences: tuple[Listing, ...]
    standing: AccountStanding
    next: StepsSection
    questions: QuestionSection
    attendees: AttendeeChoice
    committee: tuple[Profile, ...]
    figures: tuple[FigureView, ...]
    people_figures: PeopleFigures
    routes: Deciders
    losses: Losses | None
    message: Message | None
    others: tuple[Profile, ...]
    brief: tuple[Profile, ...]
    everybody: tuple[OutlineRow, ...]
    lines: tuple[LineRow, ...]
    power: PowerTable
    matrix: TeamMatrix | None
    company: CompanySection
    plan: PlanView
    gaps: tuple[Gap, ...]
    shared: tuple[Profile, ...]
    edit: str | None
    form: str | None
    glossary: str | None
    history: Anchor | None
    onepager: str | None
    pdf: Anchor | None


class PageContext(Struct, frozen=True, kw_only=True):
    """What a page is made from, beside its own map.

    Attributes:
        colleagues: Our own people, by id.
        links: Addresses as seen from the page.
        texts: What the pages say.
        as_of: The day that the site speaks of.
        elsewhere: Posts in other accounts, by shared person key.
        family: Parent and subsidiaries.
        last_changes: The last change of each person and section, by place, as far as git tells it.
        sections: The sections that extensions add to briefs.
    """

    colleagues: Mapping[str, Colleague]
    links: Links
    texts: Texts
    as_of: dt.date
    elsewhere: Mapping[str, tuple[Elsewhere, ...]] = {}
    family: RelatedAccounts = RelatedAccounts({}, {})
    last_changes: LastChanges = {}
    sections: tuple[BriefSection, ...] = ()


def brief_sections(
    sections: Sequence[BriefSection], account: Account, person: Person | None, as_of: dt.date
) -> tuple[Listing, ...]:
    """Return what the sections that extensions add say; those without anything are left out.

    Args:
        sections: The sections.
        account: The map.
        person: The person that they are about; None for the account itself.
        as_of: The day that the brief speaks of.
    """
    found = (Listing(one.title, one.lines(account, person, as_of)) for one in sections)
    return tuple(listing for listing in found if listing.items)


def account_page(
    file: AccountFile, account: Account, results: AccountResults, page_context: PageContext
) -> AccountPage:
    """Return what the page of one account shows.

    Args:
        file: Where the map was read from.
        account: The map.
        results: What was worked out of it.
        page_context: All else that the page needs.
    """
    measured = results.measured
    links, texts = page_context.links, page_context.texts
    lines = {place: span.line for place, span in file.spans.items()}
    names = DisplayNames(account.stakeholders, page_context.colleagues)
    words = FieldWords(page_context.colleagues, texts)
    source = AccountSource(file, account, names, links, texts)
    standing = account_standing(measured.status, names, texts)
    profiles = _profiles(source, results, page_context, words)
    members = [p for p in profiles.values() if p.in_committee]
    rest = [p for p in profiles.values() if not p.in_committee]
    of_fit = page_context.last_changes.get("icp")
    fit = fit_view(account, measured.fit, of_fit.author if of_fit else None, texts)
    return AccountPage(
        id=file.id,
        name=account.name,
        path=file.shown_path,
        as_of=page_context.as_of,
        verified=account.verified or _last_verified(account),
        facts=_facts(account, words, links),
        outcome=_outcome(account, texts),
        sentences=_sentences(account, words),
        standing=standing,
        next=steps_section(measured, source),
        questions=question_section(measured.open_questions, source),
        attendees=attendee_choice(account, measured, texts),
        committee=tuple(sorted(members, key=lambda p: deciding_first(account.stakeholders[p.id]))),
        figures=figure_views(measured, standing.reasons, source),
        people_figures=people_figures(account, measured, names, texts),
        routes=decider_views(measured.decider_paths, names, texts),
        losses=losses(measured, names, texts),
        message=account.message,
        others=tuple(p for p in rest if not p.is_brief),
        brief=tuple(p for p in rest if p.is_brief),
        everybody=outline(account, profiles),
        lines=line_rows(account, texts),
        power=power_table(account, texts),
        matrix=team_matrix(account, page_context.colleagues, texts),
        company=company(source, fit, page_context.family, words, page_context.as_of),
        plan=plan_view(account, page_context.colleagues, links, texts),
        gaps=tuple(gaps(account, lines, links, texts, _asked_about(measured))),
        shared=tuple(p for p in profiles.values() if p.elsewhere),
        edit=links.edit(1),
        form=links.form(None),
        glossary=links.glossary,
        history=links.history,
        onepager=links.onepager,
        pdf=links.pdf,
    )


def _outcome(account: Account, texts: Texts) -> OutcomeLine | None:
    outcome = account.outcome
    if outcome is None:
        return None
    result = Chip(texts.value(outcome.result), f"result-{outcome.result}")
    return OutcomeLine(result, outcome.day, outcome.reason)


def _sentences(account: Account, words: FieldWords) -> tuple[Listing, ...]:
    """Return the sentences before a call; a closed deal has no next step."""
    fields = in_group(Account, "summary")
    if is_closed(account):
        fields = tuple(one for one in fields if one.path != "summary.next_move")
    return words.listings(fields, account)


def _profiles(
    source: AccountSource,
    results: AccountResults,
    page_context: PageContext,
    words: FieldWords,
) -> dict[str, Profile]:
    file, account, links, texts = source.file, source.account, source.links, source.texts
    sources = PointSources(file, links.edit, links.library, "#questions", texts)

    def points(person_id: str, put: QuestionsPut) -> ProfilePoints | None:
        return profile_points(results.points[person_id], put, sources)

    def sections(person: Person) -> tuple[Listing, ...]:
        return brief_sections(page_context.sections, account, person, page_context.as_of)

    def factors(person_id: str) -> Listing:
        affecting = [one for one in account.external if person_id in one.hits]
        affecting.sort(key=lambda factor: by_urgency(factor, page_context.as_of))
        lines = (factor_line(factor, page_context.as_of, texts) for factor in affecting)
        return Listing(texts("label.external"), tuple(lines))

    profile_source = ProfileSource(
        account=account,
        units={unit_id: unit.name for unit_id, unit in walk_units(account.units)},
        words=words,
        elsewhere=page_context.elsewhere,
        edit_lines={i: file.span_of("stakeholders", i).line for i in account.stakeholders},
        informal=influence_links(account),
        figures=results.measured.people,
        last_changes=page_context.last_changes,
        points=points,
        factors=factors,
        questions=profile_questions(results.measured.open_questions, source),
        sections=sections,
        links=links,
    )
    return {person_id: profile(person_id, profile_source) for person_id in account.stakeholders}


def _asked_about(measured: Measured) -> frozenset[str]:
    """Return the people and open positions that an open question is about."""
    return frozenset(question.person for question in measured.open_questions)


def _last_verified(account: Account) -> dt.date | None:
    return max((p.verified for p in account.stakeholders.values() if p.verified), default=None)


def _facts(account: Account, words: FieldWords, links: Links) -> tuple[Fact, ...]:
    fields = shown_on(Account, Surface.FACTS)
    return tuple(fact for one in fields if (fact := words.fact(one, account, links)))
