"""What the profile of one person holds."""

import datetime as dt
from collections.abc import Mapping
from typing import Final
from urllib.parse import urlencode

from msgspec import Struct

from account_maps.history.blocks import person_place
from account_maps.history.history import LastChange
from account_maps.html.amounts import day_words
from account_maps.html.factor_words import factor_line
from account_maps.html.field_values import values
from account_maps.html.letters import small_first
from account_maps.html.links import Links, shown_name
from account_maps.html.pieces import Anchor, Chip, Fact, Listing, chip, chip_kind, fact
from account_maps.html.question_words import QuestionWords
from account_maps.html.reach import mail, telephone
from account_maps.measure.contacts import ContactState
from account_maps.measure.external_factors import by_urgency
from account_maps.measure.measured import PersonFigures
from account_maps.model.account import Contact, Person, Plan, Tie, walk_units
from account_maps.model.anchors import person_anchor
from account_maps.model.field import Surface
from account_maps.model.field_types import FieldAt, fields_of, in_group, shown_on
from account_maps.model.people import (
    InfluenceLinks,
    decides,
    in_committee,
    influence_links,
    is_there,
)
from account_maps.model.values import Role
from account_maps.pages.account.material import AccountMaterial
from account_maps.pages.account.metrics.people_figures import in_short
from account_maps.pages.account.page_context import Elsewhere, brief_sections
from account_maps.pages.account.people.points import ProfilePoints, profile_points
from account_maps.pages.account.questions import ProfileQuestions, profile_questions
from account_maps.texts import Texts


class Acquaintance(Struct, frozen=True, gc=False):
    """One of us who knows the person."""

    name: str
    level: str | None
    target: str | None
    last: dt.date | None
    note: str | None


class PersonTask(Struct, frozen=True, gc=False):
    """A promise or an action that concerns the person: what it is, who owes it, and by when.

    Attributes:
        who: ``We``, ``They``, or who of us has the action.
        done: The day it was done, if it was.
    """

    who: str
    what: str
    due: dt.date | None
    done: dt.date | None


class Profile(Struct, frozen=True, gc=False):
    """One person as the page shows them.

    Attributes:
        link: The name, leading to this profile.
        roles: Buying roles, the deciding ones first, without champion.
        champion: That the person is our champion, tested or not; empty if not.
        stance: Where the person stands, or None where nothing is set and they have no role.
        touch: Who of us has the best relationship, and how good it is; empty if nobody has one.
        last: Day of the last touch with that colleague.
        contact_state: What contact we have, in words, where it isn't live.
        figures: Decision share and intro path in a line, if still there.
        points: What to say to the person, or None.
        ask_others: Who else to ask what about the person; for us only.
        wants: Goals, pains, criteria, personal win, the external factors that affect the person,
            and the sections that extensions add.
        lines: Managers, and whom they influence, are influenced by and are in conflict with.
        traits: Influence, contact so far and how they decide, in words.
        facts: The fields whose rows say that they're facts, and other ways to reach the person.
        tasks: What was promised to or by the person, and actions with them; open ones first.
        changed: When the person's entry was last changed and by whom, if git tells it.
        prep: Where a brief for a meeting with the person is made, or None.
        edit: Where the person's entry is edited: the site's own page, else the host's editor.
        is_brief: Nothing is known but the title: shown in one line.
    """

    id: str
    anchor: str
    name: str
    link: Anchor
    title: str | None
    unit: str | None
    in_committee: bool
    roles: tuple[Chip, ...]
    champion: str
    stance: Chip | None
    veto: bool
    state: Chip | None
    placeholder: bool
    phone: Anchor | None
    mail: Anchor | None
    touch: str
    last: dt.date | None
    contact_state: str | None
    figures: str | None
    points: ProfilePoints | None
    ask_others: tuple[QuestionWords, ...]
    wants: tuple[Listing, ...]
    known_by: tuple[Acquaintance, ...]
    lines: tuple[Fact, ...]
    traits: tuple[str, ...]
    facts: tuple[Fact, ...]
    elsewhere: tuple[Elsewhere, ...]
    tasks: tuple[PersonTask, ...]
    note: str | None
    evidence: str | None
    certainty: Chip | None
    verified: dt.date | None
    changed: LastChange | None
    prep: str | None
    edit: str | None
    is_brief: bool


class ProfileSource(Struct, frozen=True):
    """What profiles are made from, beside the person: the same for all people of a page.

    Attributes:
        material: What the page is made from.
        units: Names of units by id.
        informal: Each person's informal lines.
        questions: The open questions that belong on each profile, by id.
    """

    material: AccountMaterial
    units: Mapping[str, str]
    informal: Mapping[str, InfluenceLinks]
    questions: Mapping[str, ProfileQuestions]

    @property
    def texts(self) -> Texts:
        """What the page says."""
        return self.material.texts


def profile_source(material: AccountMaterial) -> ProfileSource:
    """Return what the profiles of an account are made from."""
    account = material.account
    return ProfileSource(
        material=material,
        units={unit_id: unit.name for unit_id, unit in walk_units(account.units)},
        informal=influence_links(account),
        questions=profile_questions(material.measured.open_questions, material.source),
    )


def profile(person_id: str, source: ProfileSource) -> Profile:
    """Return the profile of one person of the account."""
    material, texts = source.material, source.texts
    context = material.page_context
    person = material.account.stakeholders[person_id]
    contact = person.contact or Contact()
    questions = source.questions.get(person_id, ProfileQuestions())
    figures = material.measured.people.get(person_id)
    wants = _wants(person_id, person, material)
    known_by = tuple(_acquaintance(c, tie, material) for c, tie in person.ties.items())
    traits, facts = _traits(person, texts), _facts(person, source)
    elsewhere = context.elsewhere.get(person.person or "", ())
    filled: tuple[object, ...] = (
        *(questions.put, questions.others, wants, known_by, elsewhere, traits, person.contact),
        *(person.roles, person.talking_points, person.note, person.evidence, person.veto),
        *(person.support, person.verified),
    )
    is_brief = not any(filled)
    touch, last = best_touch(person_id, material)
    return Profile(
        id=person_id,
        anchor=person_anchor(person_id),
        name=shown_name(person_id, person),
        link=material.names.theirs(person_id),
        title=person.title if person.name else None,
        unit=source.units.get(person.unit or ""),
        in_committee=in_committee(person),
        roles=tuple(one for one in role_chips(person, texts) if one.kind != _CHAMPION),
        champion=_champion(person, texts),
        stance=chip(person.support, texts) if person.support else None,
        veto=person.veto,
        state=None if is_there(person) else chip(person.state, texts),
        placeholder=person.placeholder,
        phone=telephone(contact.mobile or contact.phone),
        mail=mail(contact.email),
        touch=touch,
        last=last,
        contact_state=_contact_state(figures, texts) if not person.placeholder else None,
        figures=in_short(figures, texts) if figures else None,
        points=None if is_brief else _points(person_id, person, questions, material),
        ask_others=questions.others,
        wants=wants,
        known_by=known_by,
        lines=_lines(person_id, person, source),
        traits=traits,
        facts=facts,
        elsewhere=elsewhere,
        tasks=_tasks(person_id, material),
        note=person.note,
        evidence=person.evidence,
        certainty=chip(person.certainty, texts) if person.certainty else None,
        verified=person.verified,
        changed=context.last_changes.get(person_place(person_id)),
        prep=_prep(person_id, person, context.links),
        edit=_edit(person_id, material),
        is_brief=is_brief,
    )


def best_touch(person_id: str, material: AccountMaterial) -> tuple[str, dt.date | None]:
    """Return who of us has the best relationship with a person, and the day of their last touch."""
    figures = material.measured.people.get(person_id)
    if figures is None or figures.best_tie is None:
        return "", None
    tie = material.account.stakeholders[person_id].ties[figures.best_tie]
    level = small_first(material.texts.value(tie.level)) if tie.level else ""
    name = material.names.ours(figures.best_tie)
    return ", ".join(filter(None, (name, level))), tie.last


def _points(
    person_id: str, person: Person, questions: ProfileQuestions, material: AccountMaterial
) -> ProfilePoints | None:
    name = shown_name(person_id, person).split()[0]
    return profile_points(material.results.points[person_id], questions.put, name, material.texts)


def _champion(person: Person, texts: Texts) -> str:
    if Role.CHAMPION not in person.roles:
        return ""
    tested = person.champion.tested if person.champion else None
    if tested is None:
        return texts("people_page.champion.untested")
    return texts("people_page.champion.tested", day=day_words(tested))


def _wants(person_id: str, person: Person, material: AccountMaterial) -> tuple[Listing, ...]:
    context = material.page_context
    found = material.words.listings(in_group(Person, "wants"), person)
    factors = _factors(person_id, material)
    sections = brief_sections(context.sections, material.account, person, context.as_of)
    return (*found, *((factors,) if factors.items else ()), *sections)


def _factors(person_id: str, material: AccountMaterial) -> Listing:
    as_of, texts = material.page_context.as_of, material.texts
    affecting = [one for one in material.account.external if person_id in one.hits]
    affecting.sort(key=lambda factor: by_urgency(factor, as_of))
    lines = (factor_line(factor, as_of, texts) for factor in affecting)
    return Listing(texts("label.external"), tuple(lines))


def _tasks(person_id: str, material: AccountMaterial) -> tuple[PersonTask, ...]:
    account, texts = material.account, material.texts
    promised = (
        PersonTask(texts(f"commitments.{one.by}"), one.what, one.due, one.done)
        for one in account.promises
        if person_id in one.stakeholders
    )
    planned = (
        PersonTask(
            material.names.ours(one.owner) if one.owner else texts("next.nobody"),
            one.what,
            one.due,
            one.done,
        )
        for one in (account.plan or Plan()).actions
        if person_id in one.stakeholders
    )
    found = (*promised, *planned)
    return tuple(sorted(found, key=lambda one: (bool(one.done), one.due or dt.date.max)))


def _prep(person_id: str, person: Person, links: Links) -> str | None:
    if links.onepager is None or person.placeholder or not is_there(person):
        return None
    return f"{links.onepager}?{urlencode({'attendees': person_id})}#prep"


def _edit(person_id: str, material: AccountMaterial) -> str | None:
    form = material.page_context.links.form(person_id)
    return form or material.source.edit(("stakeholders", person_id))


def _contact_state(figures: PersonFigures | None, texts: Texts) -> str | None:
    if figures is None or figures.contact is ContactState.LIVE:
        return None
    return texts.value(figures.contact)


def role_chips(person: Person, texts: Texts) -> tuple[Chip, ...]:
    """Return the buying roles in the field's order, which puts the deciding ones first."""
    if not person.roles:
        return ()
    return tuple(chip(role, texts) for role in Role if role in person.roles)


_CHAMPION: Final = chip_kind(Role.CHAMPION)


def deciding_first(person: Person) -> int:
    """Sort key that puts those who decide before the rest."""
    return 0 if decides(person) else 1


def _facts(person: Person, source: ProfileSource) -> tuple[Fact, ...]:
    words, links = source.material.words, source.material.page_context.links
    told = [field for field in shown_on(Person, Surface.FACTS) if field.path not in _MANAGERS]
    found = [_fact(field, person, source) for field in told]
    if person.contact:
        found += [
            _reached(field, person.contact, words.label(field))
            if field.path in _REACHED
            else words.fact(field, person.contact, links)
            for field in fields_of(Contact)
        ]
    return tuple(filter(None, found))


def _fact(field: FieldAt, person: Person, source: ProfileSource) -> Fact | None:
    words = source.material.words
    if field.type.to != "person":
        return words.fact(field, person, source.material.page_context.links)
    others = (_anchor(str(key), source) for key in values(field, person))
    return fact(words.label(field), *others)


def _anchor(person_id: str, source: ProfileSource) -> Anchor | None:
    known = person_id in source.material.account.stakeholders
    return source.material.names.theirs(person_id) if known else None


def _lines(person_id: str, person: Person, source: ProfileSource) -> tuple[Fact, ...]:
    informal = source.informal.get(person_id) or InfluenceLinks()
    manager = [person.reports_to] if person.reports_to else []
    rows = (
        fact(source.texts(f"profile.{key}"), *(_anchor(other, source) for other in others))
        for key, others in (
            ("manager", manager),
            ("dotted", person.dotted_to),
            ("influences", informal.influences),
            ("influenced_by", informal.influenced_by),
            ("conflicts", informal.conflicts),
        )
    )
    return tuple(row for row in rows if row)


def _traits(person: Person, texts: Texts) -> tuple[str, ...]:
    traits = (field.of(person) for field in in_group(Person, "traits"))
    scales = (person.influence, person.coverage, *traits)
    return tuple(texts.value(word) for word in scales if word is not None)


def _acquaintance(colleague_id: str, tie: Tie, material: AccountMaterial) -> Acquaintance:
    texts = material.texts
    return Acquaintance(
        name=material.names.ours(colleague_id),
        level=small_first(texts.value(tie.level)) if tie.level else None,
        target=small_first(texts.value(tie.target))
        if tie.target and tie.target != tie.level
        else None,
        last=tie.last,
        note=tie.note,
    )


def _reached(field: FieldAt, contact: Contact, label: str) -> Fact | None:
    """Return a way to reach the person, unless a button above leads there."""
    found = _REACHED[field.path](field.of(contact))
    has_button = field.path in {"mobile" if contact.mobile else "phone", "email"}
    return fact(label, found) if found and not (has_button and found.href) else None


_MANAGERS: Final = frozenset({"reports_to", "dotted_to"})
"""Facts that stand among the relationships."""

_REACHED: Final = {"email": mail, "phone": telephone, "mobile": telephone}
"""Ways to reach a person that a device can follow."""
