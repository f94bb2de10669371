"""What becomes of a map when it is fixed, and what it says then."""

from collections.abc import Callable, Sequence

import msgspec

from account_maps.edit.merging.entries import PlainValue, plain_value
from account_maps.edit.tree import parse_tree
from account_maps.mend.mending import Mender
from account_maps.mend.results import MendResult
from account_maps.model.account import Account
from account_maps.model.format import read_account
from account_maps.read.problems import Problem

FILE = "maps/acme.yaml"


def found(text: str) -> Sequence[Problem]:
    """Return what is wrong with a map by itself."""
    return read_account(text.encode(), FILE).problems


def mended(text: str, is_meant: Callable[[str], bool] = lambda _: True) -> MendResult:
    """Return what becomes of a map."""
    return Mender(FILE, Account, found, is_meant).mend(text, found(text))


def left(text: str) -> list[str]:
    """Return the problems of a map, without the name of the file."""
    return [str(problem).removeprefix(f"{FILE}:") for problem in found(text)]


def said(text: str) -> PlainValue:
    """Return what a text says, whatever it looks like."""
    tree = parse_tree(text)
    assert tree is not None
    return plain_value(tree)


def typed(text: str) -> bytes:
    """Return what the reader makes of a map without problems."""
    account = read_account(text.encode(), FILE).account
    assert account is not None, left(text)
    return msgspec.json.encode(account)
