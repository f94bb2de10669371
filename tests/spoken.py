"""What is said at a map: for tests of the talking points."""

import datetime as dt

from account_maps.measure import measure
from account_maps.model.account import Account, Colleague
from account_maps.model.format import TYPES, read_account
from account_maps.model.rules import Rules
from account_maps.model.talking import TalkingLibrary
from account_maps.read.context import ReadContext
from account_maps.read.files import read_tree
from account_maps.read.problems import Problems
from account_maps.talk import Points, account_context, account_points, compile_library
from account_maps.talk.context import AccountContext
from account_maps.texts import english

DAY = dt.date(2026, 11, 20)
TEAM = {"ana": Colleague(name="Ana Lima"), "mei": Colleague(name="Mei Tanaka")}


def account(yaml: str) -> Account:
    reading = read_account(yaml.encode(), "acme.yaml")
    assert reading.problems == ()
    assert reading.account is not None
    return reading.account


def library(rules: str) -> TalkingLibrary:
    """Read rules, written without the key above them."""
    problems = Problems("_talking-points.yaml")
    tree = read_tree(("rules:\n" + rules).encode(), problems)
    assert tree is not None
    value = TYPES.read(tree, TalkingLibrary, ReadContext(problems))
    assert isinstance(value, TalkingLibrary), problems.found
    return value


def context(of: Account, as_of: dt.date = DAY) -> AccountContext:
    figures = measure(of, as_of, Rules(), ()).people
    return account_context(of, TEAM, figures, as_of, english())


def points(yaml: str, rules: str = "  none: {say: ['{win} {stage}']}\n") -> dict[str, Points]:
    """Return what is said to each person of a map."""
    return account_points(context(account(yaml)), compile_library(library(rules).rules))
