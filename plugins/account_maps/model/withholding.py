"""What a site leaves out: maps of certain levels of confidentiality, and texts that name them."""

import re
from collections.abc import Collection, Iterator
from functools import cached_property

from msgspec import Struct

from account_maps.model.account import Account
from account_maps.model.selection import top_level_values
from account_maps.read.ids import folded, normal
from account_maps.read.problems import START, Problem, Problems
from account_maps.read.words import quoted


class WithholdingRule(Struct, frozen=True, dict=True):
    """Which levels of confidentiality a site leaves out. Upper and lower case are the same.

    Attributes:
        levels: The values of ``confidentiality`` as the settings have them.
        source: The file that says so, as problems name it.
    """

    levels: frozenset[str]
    source: str

    def hides(self, account: Account) -> bool:
        """Return whether a map that was read is left out."""
        return self._is_hidden(account.confidentiality or "")

    def may_hide(self, text: bytes) -> bool:
        """Return whether the text of a map is left out, or its level can't be told.

        Args:
            text: A map that was not read, or that can't be.
        """
        levels = top_level_values(text, "confidentiality")
        return levels is None or any(map(self._is_hidden, levels))

    def _is_hidden(self, level: str) -> bool:
        return folded(level.strip()) in self._folded

    @cached_property
    def _folded(self) -> frozenset[str]:
        return frozenset(map(folded, self.levels))

    def unknown(self, known: Collection[str]) -> Iterator[Problem]:
        """Yield a problem for each level that no map has: if it is misspelled, it hides nothing.

        Args:
            known: The levels that maps have.
        """
        problems = Problems(self.source)
        there = set(map(folded, known))
        for level in sorted(self.levels):
            if folded(level) not in there:
                message = f"withhold: no map has the confidentiality {quoted(level)}"
                hint = problems.did_you_mean(level, known) or "correct it or take it out"
                yield Problem(self.source, START, "AM126", message, hint)


class HiddenAccounts(Struct, frozen=True, dict=True):
    """The accounts that a site leaves out.

    Attributes:
        rule: What they are left out by, or None if the site shows all.
        ids: Their ids.
        names: Their names, of those that could be read.
    """

    rule: WithholdingRule | None = None
    ids: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()

    def may_show(self, text: bytes) -> bool:
        """Return whether the site may show the text of a map, now or as it once was.

        Args:
            text: The text; it may not name an account that is left out, nor be of its level.
        """
        if self.rule is None:
            return True
        return not self.rule.may_hide(text) and not self.is_named_in(text.decode(errors="replace"))

    def is_named_in(self, text: str) -> bool:
        """Return whether a text has the id or the name of an account that is left out."""
        return bool(self._named and self._named.search(normal(text)))

    @cached_property
    def _named(self) -> re.Pattern[str] | None:
        """What finds ids and names, whole, however long the list of them is."""
        words = sorted(map(re.escape, map(normal, self.ids | self.names)), key=len, reverse=True)
        return re.compile(rf"(?<![\w-])(?:{'|'.join(words)})(?![\w-])") if words else None
