"""Which pages an account has, and where."""

from typing import Final

from account_maps.model.account import Account
from account_maps.model.pages import HISTORY, MAP, METRICS, PEOPLE, PLAN
from account_maps.pages.uris import account_uri, history_uri, tab_uri

OVERVIEW: Final = "overview"
"""The name of the first tab, whose page is the account's own."""

MOST_ON_ONE_PAGE: Final = 3
"""People up to whom an account is one page. Our choice."""


def is_small(account: Account) -> bool:
    """Return whether an account is told on one page."""
    return len(account.stakeholders) <= MOST_ON_ONE_PAGE


def people_page(account_id: str, account: Account | None) -> str:
    """Return the source address of the page with the profiles of an account's people.

    Args:
        account_id: The account.
        account: Its map, if it can be read.
    """
    if account is None or is_small(account):
        return account_uri(account_id)
    return tab_uri(account_id, PEOPLE)


def tab_uris(account_id: str, account: Account, *, has_history: bool) -> dict[str, str]:
    """Return the source address of each page of an account by the name of its tab.

    Args:
        account_id: The account.
        account: Its map.
        has_history: Whether the site has a page of its history.
    """
    behind = () if is_small(account) else (MAP, PEOPLE, PLAN, METRICS)
    found = {OVERVIEW: account_uri(account_id)}
    found |= {name: tab_uri(account_id, name) for name in behind}
    return found | ({HISTORY: history_uri(account_id)} if has_history else {})
