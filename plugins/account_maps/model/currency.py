"""The currency of an account's value: what the map says against itself, and what the site adds."""

from msgspec.structs import replace

from account_maps.model.account import Account
from account_maps.read.amounts import Money
from account_maps.read.currencies import CURRENCIES, SIGNS
from account_maps.read.nodes import MappingNode, child
from account_maps.read.problems import Problems
from account_maps.read.words import quoted


def check(root: MappingNode, account: Account, problems: Problems) -> None:
    """Report a value and a currency that contradict each other.

    Args:
        root: The tree of the map.
        account: What was read from it.
        problems: Takes what is wrong.
    """
    written, said = account.value, account.currency
    if written is None or not written.currency or said is None or _may_be(written.currency, said):
        return
    node = child(root, "currency")
    assert node is not None  # noqa: S101 - what was read stands in the tree
    message = f"the value is in {written.currency}, and `currency` says {quoted(said)}"
    problems.add("AM410", node.span, message, "take `currency` out, or correct one of the two")


def with_currency(account: Account, site_currency: str) -> Account:
    """Return an account whose value has the code of its currency.

    That is the one written with the value, else the account's own, else the site's. A sign that
    several currencies have, such as ``$``, is the account's or the site's currency where that can
    be written so.

    Args:
        account: The map as read.
        site_currency: The currency of accounts that name none.
    """
    if account.value is None or account.value.currency in CURRENCIES:
        return account
    sign = account.value.currency
    preferred = [one for one in (account.currency, site_currency) if one]
    fitting = [one for one in preferred if not sign or _may_be(sign, one)]
    code = (fitting or SIGNS[sign])[0]
    return replace(account, value=Money(account.value.amount, code))


def _may_be(written: str, code: str) -> bool:
    """Return whether what is written with an amount can stand for a currency."""
    return written == code or code in SIGNS.get(written, ())
