"""One site of several from one repository: which maps it is of, and where the others are."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

from account_maps.model.account import Account
from account_maps.model.selection import MapPreview, Selection
from account_maps.pages.related import RelatedAccounts
from account_maps.pages.spec import Addresses
from account_maps.pages.uris import account_uri
from account_maps.read.ids import normal
from account_maps.settings.settings import Settings


def selected(settings: Settings) -> Selection | None:
    """Return which maps the settings ask for, or None if they ask for all.

    Args:
        settings: The site's settings.
    """
    if settings.maps is None:
        return None
    wanted = {key: frozenset(map(normal, values)) for key, values in settings.maps.items()}
    return Selection(wanted, settings.file.name if settings.file else "mkdocs.yml")


@dataclass(frozen=True)
class OtherSites:
    """The accounts on other sites of this repository.

    Attributes:
        others: What a look tells of each, by id.
        keys: What the sites are told apart by.
        shards: Addresses of the other sites, by the value that each is made for.
    """

    others: Mapping[str, MapPreview]
    keys: Collection[str]
    shards: Mapping[str, str]

    def join(
        self, family: RelatedAccounts, here: str, account: Account, addresses: Addresses
    ) -> RelatedAccounts:
        """Return the family of an account with those of it that are on other sites.

        Args:
            family: Those on this site.
            here: Id of the account.
            account: The account.
            addresses: Where things are on this site; the others are built alike.
        """
        parent = self.others.get(account.parent or "")
        parents = {account.parent: parent.name} if account.parent and parent else {}
        children = {key: self.others[key].name for key in self._children.get(here, ())}
        hrefs = {key: self._href(key, here, addresses) for key in (*parents, *children)}
        return RelatedAccounts(
            {**family.parent, **parents}, {**family.subsidiaries, **children}, hrefs
        )

    @cached_property
    def _children(self) -> dict[str, list[str]]:
        children: dict[str, list[str]] = {}
        for key, one in self.others.items():
            if one.parent:
                children.setdefault(one.parent, []).append(key)
        return children

    def _href(self, there: str, here: str, addresses: Addresses) -> str | None:
        """Return the address of an account's page on another site, if that site's is known."""
        values = {v for key in self.keys for v in self.others[there].values[key] or ()}
        # Of folders inside one another the inner one tells more.
        name = max(sorted(values & self.shards.keys()), key=len, default=None)
        if name is None:
            return None
        site, page = self.shards[name], addresses.url(account_uri(there))
        if "://" in site or site.startswith("/"):
            return site + page
        up = "../" * addresses.url(account_uri(here)).count("/")
        return f"{up}{site}{page}"


def other_sites(settings: Settings, others: Mapping[str, MapPreview]) -> OtherSites:
    """Return the accounts on other sites, as the settings tell where those are.

    Args:
        settings: The site's settings.
        others: What a look tells of the accounts that were not selected, by id.
    """
    shards = {normal(name): address for name, address in (settings.shards or {}).items()}
    return OtherSites(others, tuple(settings.maps or ()), shards)
