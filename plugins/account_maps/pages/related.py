"""How accounts are related: parents, subsidiaries, and people who have posts in several."""

from collections.abc import Mapping
from functools import cached_property
from typing import NamedTuple

from msgspec import Struct

from account_maps.model.playbook import Playbook


class RelatedAccounts(Struct, frozen=True, gc=False):
    """Names of the related accounts, by id.

    Attributes:
        elsewhere: Addresses of those that are on another site; None where it is not known.
    """

    parent: Mapping[str, str]
    subsidiaries: Mapping[str, str]
    elsewhere: Mapping[str, str | None] = {}


class SharedPost(NamedTuple):
    """A post of somebody who may have others: the account's id and name, and the title."""

    account_id: str
    account: str
    title: str | None


class Relations:
    """The relations among the accounts of a playbook.

    Args:
        playbook: What was read.
    """

    def __init__(self, playbook: Playbook) -> None:
        self._playbook = playbook

    @cached_property
    def posts(self) -> dict[str, list[SharedPost]]:
        """The posts of each shared person, by key."""
        found: dict[str, list[SharedPost]] = {}
        for file in self._playbook.files.values():
            if file.account:
                for person in file.account.stakeholders.values():
                    if person.person:
                        post = SharedPost(file.id, file.account.name, person.title)
                        found.setdefault(person.person, []).append(post)
        return found

    @cached_property
    def _subsidiaries(self) -> dict[str, dict[str, str]]:
        found: dict[str, dict[str, str]] = {}
        for file in self._playbook.files.values():
            if file.account and file.account.parent:
                found.setdefault(file.account.parent, {})[file.id] = file.account.name
        return found

    def of(self, account_id: str, parent_id: str | None) -> RelatedAccounts:
        """Return the accounts of this playbook that are related to one.

        Args:
            account_id: Its id.
            parent_id: Its parent, if it has one.
        """
        parent = self._playbook.files.get(parent_id or "")
        name = (parent.account.name if parent.account else parent.id) if parent else ""
        above = {parent.id: name} if parent else {}
        return RelatedAccounts(above, self._subsidiaries.get(account_id, {}))
