"""The bytes of one file → a value of the format with its places and problems."""

from collections.abc import Mapping

from msgspec import Struct

from account_maps.model import currency, person_rules, references
from account_maps.model.account import Account
from account_maps.model.aliases import ALIASES
from account_maps.model.talking import Missing
from account_maps.model.values import NOUNS
from account_maps.read.context import Mention, ReadContext
from account_maps.read.files import read_tree
from account_maps.read.ignores import Ignore, ignores
from account_maps.read.nodes import value_spans
from account_maps.read.non_blocking import WARNINGS
from account_maps.read.problems import Problem, Problems, Span
from account_maps.read.typed import Types

TYPES = Types(ALIASES, {**NOUNS, Missing: "something that can be missing"})
_DEEPEST_PLACE = 2


class AccountReading(Struct, frozen=True):
    """What one map file says, apart from where it lies.

    Attributes:
        account: The map, or None if there are problems beside warnings.
        spans: Where its sections, and what stands directly in them, are.
        mentions: What it names outside itself.
        problems: What is wrong.
        ignores: Which problems its author asks to pass over.
    """

    account: Account | None
    spans: Mapping[tuple[str | int, ...], Span]
    mentions: tuple[Mention, ...]
    problems: tuple[Problem, ...]
    ignores: tuple[Ignore, ...] = ()


def read_account(data: bytes, shown_path: str) -> AccountReading:
    """Read one map.

    Args:
        data: The bytes of the file.
        shown_path: The path that problems name.
    """
    problems = Problems(shown_path)
    root = read_tree(data, problems)
    if root is None:
        return AccountReading(None, {}, (), problems.in_order())
    context = ReadContext(problems)
    person_rules.apply(root, problems)
    account = TYPES.read(root, Account, context)
    person_rules.check(root, problems)
    if isinstance(account, Account):
        currency.check(root, account, problems)
    outside = references.check(root, context.mentions, problems)
    requests = ignores(data, root, problems)
    found = problems.in_order()
    usable = all(problem.code in WARNINGS for problem in found)
    good = account if isinstance(account, Account) and usable else None
    return AccountReading(good, dict(value_spans(root, _DEEPEST_PLACE)), outside, found, requests)
