"""Lost deals beside won ones, in plain sentences with counts."""

import datetime as dt
from collections.abc import Iterator
from statistics import median
from typing import Final

from msgspec import Struct

from account_maps.measure.endings import Ending
from account_maps.model.values import DealResult, Role
from account_maps.texts import Texts

MOST_RISKS: Final = 5
"""Risks of which a sentence speaks; the table has all of them. Our choice."""


class Group(Struct, frozen=True):
    """The deals that ended in one way."""

    result: DealResult
    endings: tuple[Ending, ...]

    def with_risk(self, code: str) -> int:
        """Return how many of them had a risk open on the day of the outcome."""
        return sum(code in one.risks for one in self.endings)

    def share_with(self, code: str) -> float:
        """Return the share of them that had a risk open; 0 if there are none of them."""
        return self.with_risk(code) / len(self.endings) if self.endings else 0.0

    @property
    def never_met_buyer(self) -> int:
        """How many of them named an economic buyer, and never met any."""
        return sum(bool(met) and not any(met) for met in map(_buyers_met, self.endings))

    @property
    def days_before(self) -> list[int]:
        """How many days before the outcome the first economic buyer was met, where any was."""
        firsts = ((one.day, min(filter(None, _buyers_met(one)), default=None)) for one in self)
        return [(day - first).days for day, first in firsts if first]

    def __iter__(self) -> Iterator[Ending]:
        """Yield its endings."""
        return iter(self.endings)


def _buyers_met(ending: Ending) -> list[dt.date | None]:
    """Return the day on which each economic buyer was first met, None for never."""
    return [one.day for one in ending.deciders if Role.ECONOMIC_BUYER in one.roles]


def sentences(lost: Group, won: Group, texts: Texts) -> Iterator[str]:
    """Yield what lost deals had in common, each with the same count of the won ones.

    Args:
        lost: The lost deals; of none there is nothing to say.
        won: The won ones.
        texts: What the pages say.
    """
    if not lost.endings:
        return
    never = lost.never_met_buyer
    if never or won.never_met_buyer:
        yield texts(
            "outcomes.said.never_met", **_counts(never, won.never_met_buyer, lost, won, texts)
        )
    if lost.days_before and won.days_before:
        yield texts(
            "outcomes.said.first_met",
            lost=texts.count("outcomes.before", round(median(lost.days_before))),
            won=texts.count("outcomes.before", round(median(won.days_before))),
        )
    telling = _telling(lost, won)
    for code in telling[:MOST_RISKS]:
        counts = _counts(lost.with_risk(code), won.with_risk(code), lost, won, texts)
        yield texts("outcomes.said.risk", title=texts(f"finding.{code}.title"), **counts)
    if not telling:
        yield texts("outcomes.said.no_risk")


def _telling(lost: Group, won: Group) -> list[str]:
    """Return the risks that more of the lost deals had, by how much more."""
    codes = {code for one in lost for code in one.risks}
    more = {code: lost.share_with(code) - won.share_with(code) for code in codes}
    fitting = [code for code in codes if more[code] > 0]
    return sorted(fitting, key=lambda code: (-more[code], -lost.with_risk(code), code))


def _counts(of_lost: int, of_won: int, lost: Group, won: Group, texts: Texts) -> dict[str, str]:
    every = len(lost.endings)
    plural = "one" if every == 1 else "other"
    none_won = texts("outcomes.said.none_won")
    compared = texts("outcomes.said.won", number=of_won, all=len(won.endings))
    return {
        "lost": texts(f"outcomes.said.lost.{plural}", number=of_lost, all=every),
        "won": compared if won.endings else none_won,
    }
