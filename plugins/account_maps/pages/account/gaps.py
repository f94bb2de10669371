"""What is still to be filled in about an account, with a place to fill in each.

What the open questions ask is left to them. Only what a rep would go and find out is listed: of the
buying committee everything, of the rest of the company nothing. Each rule is our choice.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Final

from msgspec import Struct

from account_maps.html.links import Links, person_href, shown_name
from account_maps.html.pieces import Anchor
from account_maps.model.account import Account, Person
from account_maps.model.people import attitude, committee, is_known_to_us, is_there
from account_maps.model.playbook import KeyPath
from account_maps.model.values import Influence, Role, Support
from account_maps.texts import Texts


class Gap(Struct, frozen=True, gc=False):
    """One thing to find out or fill in.

    Attributes:
        text: What is missing.
        people: Whom it is about; each leads to the profile.
        edit: Address of the host's editor where it is to be filled in, or None.
        start: Where the host begins the page of a plan, if that is what is missing.
    """

    text: str
    people: tuple[Anchor, ...]
    edit: str | None
    start: str | None = None


_PLAN: Final = "gap.plan"


class _Asked(Struct, frozen=True):
    key: str
    is_missing: Callable[[Person], bool]
    is_question: bool = False
    """Whether an open question may ask it already."""


_OF_EACH_MEMBER = (
    _Asked("gap.support", lambda p: attitude(p) is Support.UNKNOWN and not p.placeholder, True),
    _Asked("gap.influence", lambda p: p.influence in (None, Influence.UNKNOWN)),
    _Asked("gap.tie", lambda p: not is_known_to_us(p) and not p.placeholder),
)


def gaps(
    account: Account,
    lines: Mapping[KeyPath, int],
    links: Links,
    texts: Texts,
    asked_about: Collection[str] = (),
) -> list[Gap]:
    """Return what is missing on an account, the most telling first.

    Args:
        account: The map.
        lines: Line in the file, by place.
        links: Addresses as seen from the page.
        texts: What the pages say.
        asked_about: Ids of the people and open positions that an open question is about.
    """

    def edit(*place: str | int) -> str | None:
        return links.edit(lines.get(place, 1))

    found = [
        Gap(texts(key), (), edit(*place), links.start_plan(account.name) if key == _PLAN else None)
        for key, place in _of_account(account)
    ]
    for key, people in _of_people(account, asked_about):
        names = tuple(Anchor(shown_name(i, p), person_href(i)) for i, p in people.items())
        found.append(Gap(texts(key), names, edit("stakeholders", next(iter(people)))))
    return found


def _of_account(account: Account) -> Iterator[tuple[str, tuple[str, ...]]]:
    people = account.stakeholders.values()
    if not people:
        yield "gap.people", ()
        return
    if not any(Role.ECONOMIC_BUYER in p.roles and is_there(p) for p in people):
        yield "gap.economic_buyer", ("stakeholders",)
    if not account.summary or not account.summary.next_move:
        yield "gap.next_move", ("summary",)
    if not account.message and any(p.talking_points for p in people):
        yield "gap.message", ("stakeholders",)
    if not account.owner:
        yield "gap.owner", ("name",)
    if not account.plan or not account.plan.page:
        yield _PLAN, ("plan",)


def _of_people(
    account: Account, asked_about: Collection[str]
) -> Iterator[tuple[str, dict[str, Person]]]:
    vacant = {i: p for i, p in account.stakeholders.items() if p.placeholder and is_there(p)}
    if open_positions := _without(vacant, asked_about):
        yield "gap.vacant", open_positions
    members = committee(account)
    for asked in _OF_EACH_MEMBER:
        missing = {i: p for i, p in members.items() if asked.is_missing(p)}
        if left := _without(missing, asked_about if asked.is_question else ()):
            yield asked.key, left


def _without(people: Mapping[str, Person], some: Collection[str]) -> dict[str, Person]:
    return {i: p for i, p in people.items() if i not in some}
