"""What the profile of one person holds."""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from typing import Final

from msgspec import Struct

from account_maps.history.blocks import person_place
from account_maps.history.history import LastChange, LastChanges
from account_maps.html.field_values import FieldWords, values
from account_maps.html.links import Links, person_anchor, person_href, safe_href, shown_name
from account_maps.html.pieces import Anchor, Chip, Fact, Listing, chip, fact
from account_maps.html.question_words import QuestionWords
from account_maps.measure.contacts import ContactState
from account_maps.measure.measured import PersonFigures
from account_maps.model.account import Account, Contact, Person, Tie
from account_maps.model.field import Surface
from account_maps.model.field_types import FieldAt, fields_of, in_group, shown_on
from account_maps.model.people import (
    InfluenceLinks,
    colleague_name,
    decides,
    in_committee,
    is_there,
)
from account_maps.model.values import Role
from account_maps.pages.account.people_figures import in_short
from account_maps.pages.account.points import ProfilePoints
from account_maps.pages.account.questions import ProfileQuestions, QuestionsPut
from account_maps.texts import Texts

_DIALED = re.compile(r"\+?[0-9][0-9 ()./-]{3,30}")
"""What a phone can dial; anything else in the field is only shown."""


class Acquaintance(Struct, frozen=True, gc=False):
    """One of us who knows the person."""

    name: str
    email: str | None
    title: str | None
    level: str | None
    target: str | None
    last: dt.date | None
    note: str | None


class Elsewhere(Struct, frozen=True, gc=False):
    """A post of the same person in another account."""

    account: str
    title: str | None
    href: str


class Profile(Struct, frozen=True, gc=False):
    """One person as the page shows them.

    Attributes:
        link: The name, leading to this profile.
        roles: Buying roles, the deciding ones first.
        support: Attitude, or None where the map says nothing and the person has no role.
        manager: The manager, for the table of people of whom only the post is known.
        facts: The fields whose rows say that they're facts.
        figures: Decision share, warm path and age of the facts in a line, if still there.
        out_of_touch: What contact we have, in words, where it isn't live.
        points: What to say to the person, or None.
        ask_others: Who else to ask what about the person; for us only.
        wants: Goals, pains, criteria, personal win, the external factors that affect the person,
            and the sections that extensions add.
        changed: When the person's entry was last changed and by whom, if git tells it.
        is_brief: Nothing is known but the post: shown in one line.
    """

    id: str
    anchor: str
    name: str
    link: Anchor
    title: str | None
    unit: str | None
    manager: Anchor | None
    facts: tuple[Fact, ...]
    in_committee: bool
    roles: tuple[Chip, ...]
    support: Chip | None
    veto: bool
    state: Chip | None
    placeholder: bool
    figures: str | None
    traits: tuple[Chip, ...]
    wants: tuple[Listing, ...]
    points: ProfilePoints | None
    ask_others: tuple[QuestionWords, ...]
    known_by: tuple[Acquaintance, ...]
    last_spoken: dt.date | None
    out_of_touch: str | None
    lines: tuple[Fact, ...]
    contact: tuple[Fact, ...]
    note: str | None
    evidence: str | None
    certainty: Chip | None
    verified: dt.date | None
    changed: LastChange | None
    elsewhere: tuple[Elsewhere, ...]
    edit: str | None
    form: str | None
    is_brief: bool


class ProfileSource(Struct, frozen=True):
    """What profiles are made from, beside the person: the same for all people of a page.

    Attributes:
        units: Names of units by id.
        edit_lines: Where each person stands in the file.
        informal: Each person's informal lines.
        figures: Each person's figures.
        last_changes: The last change of each person, by place, as far as git tells it.
        points: What to say to a person, by id, with the open questions to put to them.
        factors: The external factors that affect each person, by id.
        questions: The open questions that belong on each profile, by id.
        sections: What extensions say of a person.
    """

    account: Account
    units: Mapping[str, str]
    words: FieldWords
    elsewhere: Mapping[str, tuple[Elsewhere, ...]]
    edit_lines: Mapping[str, int]
    informal: Mapping[str, InfluenceLinks]
    figures: Mapping[str, PersonFigures]
    last_changes: LastChanges
    points: Callable[[str, QuestionsPut], ProfilePoints | None]
    factors: Callable[[str], Listing]
    questions: Mapping[str, ProfileQuestions]
    sections: Callable[[Person], tuple[Listing, ...]]
    links: Links


def profile(person_id: str, source: ProfileSource) -> Profile:
    """Return the profile of one person of the account."""
    person = source.account.stakeholders[person_id]
    texts = source.words.texts
    name = shown_name(person_id, person)
    contact = _contact(person.contact, source) if person.contact else ()
    wants = source.words.listings(in_group(Person, "wants"), person)
    factors = source.factors(person_id)
    wants = (*wants, *((factors,) if factors.items else ()), *source.sections(person))
    traits = _traits(person, texts)
    known_by = tuple(_acquaintance(c, tie, source) for c, tie in person.ties.items())
    elsewhere = source.elsewhere.get(person.person or "", ())
    figures = source.figures.get(person_id)
    questions = source.questions.get(person_id, ProfileQuestions())
    filled: tuple[object, ...] = (
        *(
            contact,
            questions.put,
            questions.others,
            wants,
            traits,
            known_by,
            elsewhere,
            person.roles,
            person.talking_points,
        ),
        *(person.note, person.evidence, person.veto, person.support, person.verified),
    )
    is_brief = not any(filled)
    return Profile(
        id=person_id,
        anchor=person_anchor(person_id),
        name=name,
        link=Anchor(name, person_href(person_id)),
        title=person.title if person.name else None,
        unit=source.units.get(person.unit or ""),
        manager=_anchor(person.reports_to, source),
        facts=_facts(person, source),
        in_committee=in_committee(person),
        roles=role_chips(person, texts),
        support=support_chip(person, texts),
        veto=person.veto,
        state=None if is_there(person) else chip(person.state, texts),
        placeholder=person.placeholder,
        figures=in_short(figures, texts) if figures else None,
        traits=traits,
        wants=wants,
        points=None if is_brief else source.points(person_id, questions.put),
        ask_others=questions.others,
        known_by=known_by,
        last_spoken=max((us.last for us in known_by if us.last), default=None),
        out_of_touch=_out_of_touch(figures, texts) if not person.placeholder else None,
        lines=_lines(source.informal.get(person_id), source),
        contact=contact,
        note=person.note,
        evidence=person.evidence,
        certainty=chip(person.certainty, texts) if person.certainty else None,
        verified=person.verified,
        changed=source.last_changes.get(person_place(person_id)),
        elsewhere=elsewhere,
        edit=source.links.edit(source.edit_lines.get(person_id, 1)),
        form=source.links.form(person_id),
        is_brief=is_brief,
    )


def _out_of_touch(figures: PersonFigures | None, texts: Texts) -> str | None:
    if figures is None or figures.contact is ContactState.LIVE:
        return None
    return texts.value(figures.contact)


def role_chips(person: Person, texts: Texts) -> tuple[Chip, ...]:
    """Return the buying roles in the field's order, which puts the deciding ones first."""
    if not person.roles:
        return ()
    return tuple(chip(role, texts) for role in Role if role in person.roles)


def support_chip(person: Person, texts: Texts) -> Chip | None:
    """Return the attitude; nothing where the map says nothing, which is not "unknown"."""
    return chip(person.support, texts) if person.support else None


def deciding_first(person: Person) -> int:
    """Sort key that puts those who decide before the rest."""
    return 0 if decides(person) else 1


def _anchor(person_id: str | None, source: ProfileSource) -> Anchor | None:
    person = source.account.stakeholders.get(person_id or "")
    if person is None or person_id is None:
        return None
    return Anchor(shown_name(person_id, person), person_href(person_id))


def _facts(person: Person, source: ProfileSource) -> tuple[Fact, ...]:
    found = (_fact(field, person, source) for field in shown_on(Person, Surface.FACTS))
    return tuple(filter(None, found))


def _fact(field: FieldAt, person: Person, source: ProfileSource) -> Fact | None:
    if field.type.to != "person":
        return source.words.fact(field, person, source.links)
    others = (_anchor(str(key), source) for key in values(field, person))
    return fact(source.words.label(field), *others)


def _lines(informal: InfluenceLinks | None, source: ProfileSource) -> tuple[Fact, ...]:
    if informal is None:
        return ()
    rows = (
        fact(source.words.texts(f"profile.{key}"), *(_anchor(other, source) for other in others))
        for key, others in (
            ("influenced_by", informal.influenced_by),
            ("influences", informal.influences),
            ("conflicts", informal.conflicts),
        )
    )
    return tuple(row for row in rows if row)


def _traits(person: Person, texts: Texts) -> tuple[Chip, ...]:
    traits = (field.of(person) for field in in_group(Person, "traits"))
    scales = (person.influence, person.coverage, *traits)
    return tuple(chip(word, texts) for word in scales if word is not None)


def _acquaintance(colleague_id: str, tie: Tie, source: ProfileSource) -> Acquaintance:
    texts, colleagues = source.words.texts, source.words.colleagues
    colleague = colleagues.get(colleague_id)
    return Acquaintance(
        name=colleague_name(colleague_id, colleagues),
        email=safe_href(f"mailto:{colleague.email}") if colleague and colleague.email else None,
        title=colleague.title if colleague else None,
        level=texts.value(tie.level) if tie.level else None,
        target=texts.value(tie.target) if tie.target and tie.target != tie.level else None,
        last=tie.last,
        note=tie.note,
    )


def _contact(contact: Contact, source: ProfileSource) -> tuple[Fact, ...]:
    words = source.words
    rows = (
        fact(words.label(field), _REACHED[field.path](field.of(contact)))
        if field.path in _REACHED
        else words.fact(field, contact, source.links)
        for field in fields_of(Contact)
    )
    return tuple(row for row in rows if row)


def _mail(address: str | None) -> Anchor | None:
    return Anchor(address, safe_href(f"mailto:{address}")) if address else None


def _telephone(number: str | None) -> Anchor | None:
    if not number:
        return None
    dialed = "".join(c for c in number if c in "+0123456789")
    return Anchor(number, f"tel:{dialed}" if _DIALED.fullmatch(number) else None)


_REACHED: Final = {"email": _mail, "phone": _telephone, "mobile": _telephone}
"""Ways to reach a person that a device can follow."""
