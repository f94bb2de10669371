"""Conditions and people in the same few words, so that fitting is looking into sets.

``role:champion`` and ``missing:criteria`` are traits; a condition is a set of traits, of which a
person must have one.
"""

from collections.abc import Iterator

from account_maps.model.account import Account, Person
from account_maps.model.people import attitude, is_there
from account_maps.model.talking import Missing, When
from account_maps.model.values import Certainty, Influence, Role, Support
from account_maps.read.folding import folded

_SCALES = ("role", "support", "influence", "orientation", "adaptability", "mode", "coverage")
TEXTS = ("industry", "segment", "tier", "stage", "unit", "competitor")
"""The conditions that name something in the maps' own words."""


def conditions(when: When) -> Iterator[frozenset[str]]:
    """Yield the conditions of a rule but for the pains, which traits cannot say."""
    for name in (*_SCALES, "missing"):
        values = getattr(when, name)
        if values:
            yield frozenset(f"{name}:{value}" for value in values)
    for name in TEXTS:
        values = getattr(when, name)
        if values:
            yield frozenset(named(name, value) for value in values)
    if when.known is not None:
        yield frozenset({_known(when.known)})


def named(condition: str, text: str) -> str:
    """Return the trait of something that has a name: ``industry``, Healthcare."""
    return f"{condition}:{folded(text)}"


def account_traits(account: Account) -> frozenset[str]:
    """Return what everybody of an account has in common."""
    fields = ("industry", "segment", "tier", "stage")
    said = [(name, getattr(account, name)) for name in fields]
    said += [("competitor", one.name) for one in account.competitors]
    traits = {named(name, text) for name, text in said if text}
    there = [person for person in account.stakeholders.values() if is_there(person)]
    for role, missing in (
        (Role.ECONOMIC_BUYER, Missing.ECONOMIC_BUYER),
        (Role.CHAMPION, Missing.CHAMPION),
    ):
        if not any(role in person.roles for person in there):
            traits.add(f"missing:{missing}")
    return frozenset(traits)


def person_traits(person: Person, *, heads: bool, stale: bool) -> set[str]:
    """Return a person's own traits, without those of the account and the unit.

    Args:
        person: The person.
        heads: Whether they have a direct report.
        stale: Whether their entry was last verified too long ago.
    """
    traits = {f"role:{role}" for role in person.roles}
    traits.add(_known(bool(person.ties)))
    for name in _SCALES[1:]:
        value = getattr(person, name)
        if value is not None:
            traits.add(f"{name}:{value}")
    traits.update(f"missing:{what}" for what in _missing(person, heads=heads))
    if stale:
        traits.add(f"missing:{Missing.FRESH}")
    return traits


def _known(known: bool) -> str:
    return "known:yes" if known else "known:no"


def _missing(person: Person, *, heads: bool) -> Iterator[Missing]:
    """Yield what the map does not say; nothing more than the name is asked of a vacant post."""
    if not person.name:
        yield Missing.NAME
    if person.placeholder:
        return
    wants = (person.goals, person.pains, person.criteria, person.win)
    said = (
        (Missing.ROLES, person.roles),
        (Missing.MANAGER, person.reports_to or heads),
        (Missing.SUPPORT, attitude(person) is not Support.UNKNOWN),
        (Missing.INFLUENCE, person.influence not in {None, Influence.UNKNOWN}),
        (Missing.ORIENTATION, person.orientation),
        (Missing.ADAPTABILITY, person.adaptability),
        (Missing.MODE, person.mode),
        (Missing.TIE, person.ties),
        *zip((Missing.GOALS, Missing.PAINS, Missing.CRITERIA, Missing.WIN), wants, strict=True),
        (Missing.WANTS, any(wants)),
        (Missing.VERIFIED, person.verified),
        (Missing.CONFIRMED, person.certainty is not Certainty.ASSUMED),
    )
    for what, value in said:
        if not value:
            yield what
