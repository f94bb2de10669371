"""Where things are to be found, as seen from one page. The site room fills this in."""

from collections.abc import Callable
from functools import lru_cache
from urllib.parse import quote

from msgspec import Struct

from account_maps.html.pieces import Anchor
from account_maps.model.account import Person
from account_maps.read.links import why_no_link


class Links(Struct, frozen=True):
    """Addresses as seen from one page.

    Attributes:
        account: Address of an account's page, by account id.
        plan: Address of a plan page, by the path as written in the map.
        edit: Address of the host's editor at a line of this page's map, or None.
        finding: Address of the page of a finding, by its code.
        colleague: Address of the page of one of us, by id.
        start_plan: Where the host begins the page of a plan, by the account's name, or None.
        library: Address of the library of talking points, or None if the site has none.
        glossary: Address of the glossary, or None if the site has none.
        history: The account's history; without an address where it is unknown.
        onepager: Address of the print page of this page's account, or None if there is none.
        pdf: The one-pager of this page's account as PDF, or None if there is none.
        form: Address of the edit page for this page's account, or for one of its people by id, or
            None if the site has no edit page.
    """

    account: Callable[[str], str]
    plan: Callable[[str], str]
    edit: Callable[[int], str | None]
    finding: Callable[[str], str]
    colleague: Callable[[str], str]
    start_plan: Callable[[str], str | None] = lambda _: None
    library: str | None = None
    glossary: str | None = None
    history: Anchor | None = None
    onepager: str | None = None
    pdf: Anchor | None = None
    form: Callable[[str | None], str | None] = lambda _: None


NOWHERE = Links(str, str, lambda _: None, str, str)
"""Links of something that is not a page of the site: they lead nowhere."""


def person_anchor(person_id: str) -> str:
    """Return the anchor of a person's profile on the account's page."""
    return f"person-{person_id}"


@lru_cache(maxsize=1024)  # A page leads to each person from many places.
def person_href(person_id: str) -> str:
    """Return the link to a person's profile on the same page."""
    return f"#{quote(person_anchor(person_id))}"


def rule_anchor(rule_id: str) -> str:
    """Return the anchor of a rule on the page of the library of talking points."""
    return f"rule-{rule_id}"


def safe_href(address: str) -> str | None:
    """Return the address if a page may link to it, else None."""
    return None if why_no_link(address) else address


def shown_name(person_id: str, person: Person) -> str:
    """Return what the pages call a person: the name, else the post, else the id."""
    return person.name or person.title or person_id
