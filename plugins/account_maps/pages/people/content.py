"""What the directory of people holds: each person once, with all their posts across accounts."""

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from msgspec import Struct

from account_maps.html.links import Links, shown_name
from account_maps.html.pieces import Anchor, Chip
from account_maps.model.account import Account, Person
from account_maps.model.people import (
    colleague_name,
    decides,
    in_committee,
    is_known_to_us,
    is_there,
)
from account_maps.model.playbook import Playbook
from account_maps.pages.people_posts import (
    PersonPosts,
    SharedPersonPost,
    everybody,
    gone,
    in_several,
    name_of,
    profile,
)
from account_maps.read.folding import folded
from account_maps.texts import Texts

MOST_LISTED: Final = 2_000
"""People up to which the directory lists everybody, and those of its shorter forms what fits."""

_NO_LETTER: Final = "#"


class DirectoryPost(Struct, frozen=True, gc=False):
    """One post of a person; the account's name leads to the profile there.

    Attributes:
        unmet: Whether somebody of the buying committee is known by none of us.
        state: That they have moved or left, else None.
    """

    title: str | None
    account: Anchor
    roles: tuple[str, ...]
    known_by: tuple[str, ...]
    unmet: bool
    state: Chip | None


class DirectoryEntry(Struct, frozen=True, gc=False):
    """A person with all posts, those still held first."""

    name: str
    posts: tuple[DirectoryPost, ...]


class DirectoryLetter(Struct, frozen=True, gc=False):
    """The people whose names begin alike."""

    anchor: str
    label: str
    people: tuple[DirectoryEntry, ...]


class Directory(Struct, frozen=True, gc=False):
    """The people of all accounts, or the part of them that fits a page.

    Attributes:
        part: What part: ``everybody``, ``several_or_decide`` or ``several`` posts.
        everybody: How many people there are.
        shown: How many of them are listed.
        several: How many sit in several accounts.
    """

    part: str
    letters: tuple[DirectoryLetter, ...]
    everybody: int
    shown: int
    several: int


def directory(playbook: Playbook, links: Links, texts: Texts) -> Directory:
    """Return the directory of people, sorted by name.

    Args:
        playbook: All accounts.
        links: Addresses as seen from the page.
        texts: What the pages say.
    """
    people = everybody(playbook)
    several = [one for one in people if in_several(one)]
    part, shown = _what_fits(people, several)
    listed = [DirectoryEntry(name_of(one), _posts(one, playbook, links, texts)) for one in shown]
    listed.sort(key=lambda one: (folded(one.name), one.posts[0].account.href or ""))
    return Directory(part, tuple(_letters(listed)), len(people), len(listed), len(several))


def _what_fits(
    people: Sequence[PersonPosts], several: Sequence[PersonPosts]
) -> tuple[str, Sequence[PersonPosts]]:
    if len(people) <= MOST_LISTED:
        return "everybody", people
    pressing = [one for one in people if in_several(one) or _decides(one)]
    if len(pressing) <= MOST_LISTED:
        return "several_or_decide", pressing
    return "several", several


def _decides(posts: PersonPosts) -> bool:
    return any(is_there(post.person) and decides(post.person) for post in posts)


def _posts(
    posts: PersonPosts, playbook: Playbook, links: Links, texts: Texts
) -> tuple[DirectoryPost, ...]:
    def order(post: SharedPersonPost) -> tuple[bool, str, str, str]:
        return not is_there(post.person), folded(post.account.name), post.account_id, post.person_id

    return tuple(_post(post, playbook, links, texts) for post in sorted(posts, key=order))


def _post(post: SharedPersonPost, playbook: Playbook, links: Links, texts: Texts) -> DirectoryPost:
    person = post.person
    return DirectoryPost(
        title=person.title,
        account=profile(post, links),
        roles=tuple(map(texts.value, person.roles)),
        known_by=tuple(sorted(colleague_name(key, playbook.team) for key in person.ties)),
        unmet=in_committee(person) and not is_known_to_us(person),
        state=gone(person, texts),
    )


def _letters(people: Sequence[DirectoryEntry]) -> Iterator[DirectoryLetter]:
    # Sorted by folded names, those that begin alike stand together; only signs may be spread.
    by_letter: dict[str, list[DirectoryEntry]] = {}
    for letter, those in groupby(people, key=lambda one: first_letter(one.name)):
        by_letter.setdefault(letter, []).extend(those)
    for letter, found in by_letter.items():
        anchor = "other" if letter == _NO_LETTER else f"letter-{letter.lower()}"
        yield DirectoryLetter(anchor, letter, tuple(found))


def first_letter(name: str) -> str:
    """Return what a name is listed under: its first letter, without accents, as a capital."""
    letter = unicodedata.normalize("NFC", folded(name))[:1]
    return letter.upper() if letter.isalpha() else _NO_LETTER


Findable = tuple[str, ...]
"""Somebody whom the finder finds: name, title, id; what is empty at the end is left away."""


class FindableAccount(Struct, frozen=True, gc=False, array_like=True):
    """An account, its address inside the site, and the people on its map."""

    name: str
    address: str
    people: tuple[Findable, ...]


def findable(playbook: Playbook, addresses: dict[str, str]) -> tuple[FindableAccount, ...]:
    """Return all that the finder finds: names, titles and accounts, the committees first.

    Args:
        playbook: All accounts.
        addresses: Address of each account's page inside the site, by account id.
    """
    return tuple(
        FindableAccount(file.account.name, addresses[account_id], _findable(file.account))
        for account_id, file in playbook.files.items()
        if file.account
    )


def _findable(account: Account) -> tuple[Findable, ...]:
    people = sorted(account.stakeholders.items(), key=lambda one: not in_committee(one[1]))
    return tuple(_to_find(person_id, person) for person_id, person in people)


def _to_find(person_id: str, person: Person) -> Findable:
    name = shown_name(person_id, person)
    # The script makes the id of the name where it can, which halves the list.
    told = name.isascii() and name.lower().replace(" ", "-") == person_id
    if not told:
        return name, person.title or "", person_id
    return (name, person.title) if person.title else (name,)
