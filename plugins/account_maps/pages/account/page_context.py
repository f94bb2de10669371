"""What the pages of an account are made from, beside its own map."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from account_maps.extensions import BriefSection
from account_maps.history.history import LastChanges
from account_maps.html.links import Links
from account_maps.html.pieces import Listing
from account_maps.model.account import Account, Colleague, Person
from account_maps.pages.news import News
from account_maps.pages.related import RelatedAccounts
from account_maps.texts import Texts


class Elsewhere(Struct, frozen=True, gc=False):
    """A post of the same person in another account."""

    account: str
    title: str | None
    href: str


class PageContext(Struct, frozen=True, kw_only=True):
    """What a page of an account is made from, beside its own map.

    Attributes:
        colleagues: Our own people, by id.
        links: Addresses as seen from the page.
        texts: What the pages say.
        as_of: The day that the site speaks of.
        elsewhere: Posts in other accounts, by shared person key.
        family: Parent and subsidiaries.
        last_changes: The last change of each person and section, by place, as far as git tells it.
        sections: The sections that extensions add to briefs.
        news: Returns what changed lately, which takes reading; None where nobody can tell.
    """

    colleagues: Mapping[str, Colleague]
    links: Links
    texts: Texts
    as_of: dt.date
    elsewhere: Mapping[str, tuple[Elsewhere, ...]] = {}
    family: RelatedAccounts = RelatedAccounts({}, {})
    last_changes: LastChanges = {}
    sections: tuple[BriefSection, ...] = ()
    news: Callable[[], News | None] = lambda: None


def brief_sections(
    sections: Sequence[BriefSection], account: Account, person: Person | None, as_of: dt.date
) -> tuple[Listing, ...]:
    """Return what the sections that extensions add say; those without anything are left out.

    Args:
        sections: The sections.
        account: The map.
        person: The person that they are about; None for the account itself.
        as_of: The day that the brief speaks of.
    """
    found = (Listing(one.title, one.lines(account, person, as_of)) for one in sections)
    return tuple(listing for listing in found if listing.items)
