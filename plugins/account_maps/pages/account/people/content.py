"""The people of an account: the buying committee, the others, and those of whom little is known."""

from collections import defaultdict

from msgspec import Struct

from account_maps.model.account import Message
from account_maps.pages.account.material import AccountMaterial
from account_maps.pages.account.people.profile import (
    Profile,
    deciding_first,
    profile,
    profile_source,
)


class PeopleContent(Struct, frozen=True, gc=False):
    """What the page of an account's people shows.

    Attributes:
        committee: The buying committee, those who decide first.
        others: Other people of whom more is known than the title.
        brief: People of whom only the title is known, by unit; without one at the end.
        message: The core message, which stands once on the page.
        library: Address of the library of talking points, or None.
        shared: Those with posts in other accounts.
    """

    committee: tuple[Profile, ...]
    others: tuple[Profile, ...]
    brief: tuple[tuple[str, tuple[Profile, ...]], ...]
    message: Message | None
    library: str | None
    shared: tuple[Profile, ...]

    def __bool__(self) -> bool:
        """Return whether there is anybody."""
        return bool(self.committee or self.others or self.brief)


def people(material: AccountMaterial) -> PeopleContent:
    """Return what the page of an account's people shows."""
    source = profile_source(material)
    persons = material.account.stakeholders
    found = [profile(person_id, source) for person_id in persons]
    committee = [p for p in found if p.in_committee]
    rest = [p for p in found if not p.in_committee]
    brief: defaultdict[str, list[Profile]] = defaultdict(list)
    for one in rest:
        if one.is_brief:
            brief[one.unit or ""].append(one)
    return PeopleContent(
        committee=tuple(sorted(committee, key=lambda p: deciding_first(persons[p.id]))),
        others=tuple(p for p in rest if not p.is_brief),
        brief=tuple(
            (unit, tuple(brief[unit])) for unit in sorted(brief, key=lambda unit: not unit)
        ),
        message=material.account.message,
        library=material.page_context.links.library,
        shared=tuple(p for p in found if p.elsewhere),
    )
