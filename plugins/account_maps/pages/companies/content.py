"""What the page of the families of companies holds: who owns whom, and who sits in several.

A family is all accounts that hang together: by a parent company, or by a person who sits in both.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from msgspec import Struct

from account_maps.html.links import Links
from account_maps.html.pieces import Anchor, Chip
from account_maps.model.account import Account
from account_maps.model.people import colleague_name
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

MOST_DRAWN: Final = 60
"""Companies up to which a family is drawn whole; of a larger one, those that tie it together."""

MOST_LINKED: Final = 24
"""People up to which all are drawn; of more, those who sit in most companies. Our choice."""

NAMED: Final = 2
"""Companies without a parent that the heading of a family names; the rest it counts."""


class CompanyInFamily(Struct, frozen=True, gc=False):
    """A company in the outline of its family: ``depth`` 0 has no parent."""

    id: str
    account: Anchor
    depth: int
    about: str


class Position(Struct, frozen=True, gc=False):
    """A post of somebody who ties companies together; the account leads to the profile."""

    company: str
    account: Anchor
    title: str | None
    state: Chip | None


class Link(Struct, frozen=True, gc=False):
    """Somebody who sits in several companies."""

    anchor: str
    name: str
    posts: tuple[Position, ...]


class CompanyFamily(Struct, frozen=True, gc=False):
    """Companies that hang together.

    Attributes:
        companies: All of them, in the order of their outline.
        drawn: Those that its picture shows.
        people: Who sits in several of them.
        linked: Those of them whom its picture shows.
    """

    anchor: str
    title: str
    companies: tuple[CompanyInFamily, ...]
    drawn: tuple[CompanyInFamily, ...]
    people: tuple[Link, ...]
    linked: tuple[Link, ...]


class Families(Struct, frozen=True, gc=False):
    """All families, by name, and how many accounts stand alone."""

    families: tuple[CompanyFamily, ...]
    alone: int


def families(playbook: Playbook, links: Links, texts: Texts) -> Families:
    """Return the accounts that hang together.

    Args:
        playbook: All accounts.
        links: Addresses as seen from the page.
        texts: What the pages say.
    """
    accounts = {key: file.account for key, file in playbook.files.items() if file.account}
    shared = sorted(filter(in_several, everybody(playbook)), key=lambda one: folded(name_of(one)))
    outline = _outline(accounts)
    found = [
        _family(group, shared, playbook, links, texts)
        for group in _grouped(outline, shared)
        if len(group) > 1
    ]
    found.sort(key=lambda one: (folded(one.title), one.anchor))
    held = sum(len(one.companies) for one in found)
    return Families(tuple(found), len(accounts) - held)


class _Row(Struct, frozen=True, gc=False):
    id: str
    account: Account
    depth: int
    root: str


def _outline(accounts: Mapping[str, Account]) -> list[_Row]:
    """Return all accounts, each below its parent, brothers and sisters by name."""
    children: dict[str | None, list[str]] = {}
    by_name = sorted(accounts, key=lambda key: (folded(accounts[key].name), key))
    for key in by_name:
        parent = accounts[key].parent
        children.setdefault(parent if parent in accounts else None, []).append(key)
    rows: dict[str, _Row] = {}
    # A live server also shows companies that own each other in a circle: any of them may lead.
    for root in (*children.get(None, ()), *by_name):
        waiting = [(root, 0)]
        while waiting:
            key, depth = waiting.pop()
            if key not in rows:
                rows[key] = _Row(key, accounts[key], depth, root)
                waiting += [(child, depth + 1) for child in reversed(children.get(key, []))]
    return list(rows.values())


def _grouped(outline: Sequence[_Row], shared: Sequence[PersonPosts]) -> list[list[_Row]]:
    """Return the rows of each family: the trees that people tie together count as one."""
    root_of = {row.id: row.root for row in outline}
    leader = {root: root for root in root_of.values()}
    for posts in shared:
        first, *others = {_led(root_of[post.account_id], leader): None for post in posts}
        leader.update(dict.fromkeys(others, first))
    groups: dict[str, list[_Row]] = {}
    for row in outline:
        groups.setdefault(_led(row.root, leader), []).append(row)
    return list(groups.values())


def _led(root: str, leader: Mapping[str, str]) -> str:
    while leader[root] != root:
        root = leader[root]
    return root


def _family(
    rows: Sequence[_Row],
    shared: Sequence[PersonPosts],
    playbook: Playbook,
    links: Links,
    texts: Texts,
) -> CompanyFamily:
    members = {row.id for row in rows}
    theirs = [posts for posts in shared if posts[0].account_id in members]
    tying = {post.account_id for posts in theirs for post in posts}
    tying.update(row.account.parent or "" for row in rows)
    companies = tuple(_company(row, playbook, links) for row in rows)
    whole = len(companies) <= MOST_DRAWN
    people = tuple(_link(posts, links, texts) for posts in theirs)
    return CompanyFamily(
        anchor=f"family-{rows[0].id}",
        title=_title([row.account.name for row in rows if row.depth == 0], texts),
        companies=companies,
        drawn=companies if whole else tuple(one for one in companies if one.id in tying),
        people=people,
        linked=tuple(sorted(people, key=lambda one: -len(one.posts))[:MOST_LINKED]),
    )


def _title(names: Sequence[str], texts: Texts) -> str:
    title = texts("family.and").join(names[:NAMED])
    more = len(names) - NAMED
    return texts("family.more", names=title, number=more) if more > 0 else title


def _company(row: _Row, playbook: Playbook, links: Links) -> CompanyInFamily:
    owner = colleague_name(row.account.owner, playbook.team) if row.account.owner else None
    about = " · ".join(word for word in (owner, row.account.stage) if word)
    return CompanyInFamily(
        row.id, Anchor(row.account.name, links.account(row.id)), row.depth, about
    )


def _link(posts: PersonPosts, links: Links, texts: Texts) -> Link:
    return Link(
        anchor=f"shared-{posts[0].person.person}",
        name=name_of(posts),
        posts=tuple(_positions(posts, links, texts)),
    )


def _positions(posts: Sequence[SharedPersonPost], links: Links, texts: Texts) -> Iterator[Position]:
    for post in posts:
        person = post.person
        state = gone(person, texts)
        yield Position(post.account_id, profile(post, links), person.title, state)
