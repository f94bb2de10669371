"""Who has which posts: each person once, with all their posts across accounts.

Posts belong to one person if they have the same `person` key; a post without one is a person.
"""

from msgspec import Struct

from account_maps.html.links import Links, person_href
from account_maps.html.pieces import Anchor, Chip, chip
from account_maps.model.account import Account, Person
from account_maps.model.people import is_there
from account_maps.model.playbook import Playbook
from account_maps.texts import Texts


class SharedPersonPost(Struct, frozen=True, gc=False):
    """A post as the maps have it: whose account, which id on the map, and who."""

    account_id: str
    account: Account
    person_id: str
    person: Person


PersonPosts = tuple[SharedPersonPost, ...]
"""All posts of one person."""


def everybody(playbook: Playbook) -> list[PersonPosts]:
    """Return the posts of each person whose name is known, by account.

    Args:
        playbook: All accounts.
    """
    of: dict[object, list[SharedPersonPost]] = {}
    for account_id, file in playbook.files.items():
        for person_id, person in file.account.stakeholders.items() if file.account else ():
            if file.account and person.name:
                key = person.person or (account_id, person_id)
                of.setdefault(key, []).append(
                    SharedPersonPost(account_id, file.account, person_id, person)
                )
    return [tuple(posts) for posts in of.values()]


def in_several(posts: PersonPosts) -> bool:
    """Return whether a person has posts in several accounts."""
    return len({post.account_id for post in posts}) > 1


def name_of(posts: PersonPosts) -> str:
    """Return what the pages call a person whose maps may not agree: as the first map does."""
    return posts[0].person.name or posts[0].person_id


def profile(post: SharedPersonPost, links: Links) -> Anchor:
    """Return the account's name, which leads to the person's profile there."""
    address = f"{links.account(post.account_id)}{person_href(post.person_id)}"
    return Anchor(post.account.name, address)


def gone(person: Person, texts: Texts) -> Chip | None:
    """Return that a person has moved or left, or None if they still hold the post."""
    return None if is_there(person) else chip(person.state, texts)
