"""The numbers behind the words of a map: what an attitude counts, how strong a tie is."""

import datetime as dt
from enum import StrEnum
from typing import Final

from account_maps.model.account import Person, Tie
from account_maps.model.people import attitude
from account_maps.model.rules import FreshnessRules, Rules, TieRules
from account_maps.model.values import DECIDING_ROLES, Influence, Level, Strength


class Age(StrEnum):
    """How old a fact is."""

    FRESH = "fresh"
    AGEING = "ageing"
    STALE = "stale"
    UNKNOWN = "unknown"


DAYS_IN_A_MONTH: Final = 365.25 / 12
LEVELS: Final = {level: steps for steps, level in enumerate(reversed(Level), start=1)}
"""Relationship levels from vendor 1 to trusted advisor 4."""


def support_value(person: Person, rules: Rules) -> float:
    """Return what the person's attitude counts, from −1 to 1."""
    value: float = getattr(rules.scales.support, attitude(person))
    return value


def influence_weight(person: Person, rules: Rules) -> float:
    """Return the weight w of the person's political status."""
    value: float = getattr(rules.scales.influence, person.influence or Influence.UNKNOWN)
    return value


def decision_weight(person: Person, rules: Rules) -> float:
    """Return the decision weight v of the person's heaviest deciding role, 0 if there is none."""
    weights = rules.scales.decision
    deciding = (role for role in person.roles if role in DECIDING_ROLES)
    return max((getattr(weights, role) for role in deciding), default=0.0)


def line_strength(strength: Strength | None, rules: Rules) -> float:
    """Return how strong an informal line is, from 0 to 1."""
    value: float = getattr(rules.scales.strength, strength or Strength.MEDIUM)
    return value


def tie_strength(tie: Tie, as_of: dt.date, rules: TieRules) -> float:
    """Return the strength e of a tie, from 0 to 1: level ÷ 4 × 0.5^(months ÷ half-life).

    Exponential decay; the half-life is our choice. A tie without a level counts as the lowest, one
    of a later day as of today. One without a last contact has no strength: forgetting a day must
    never make it stronger.
    """
    if tie.last is None:
        return 0.0
    return level_strength(tie.level) * _decayed(months_between(tie.last, as_of), rules.half_life)


def level_strength(level: Level | None) -> float:
    """Return the strength of a tie of a level on the day of the contact."""
    return LEVELS[level or Level.VENDOR] / len(LEVELS)


def freshness(verified: dt.date, as_of: dt.date, rules: FreshnessRules) -> float:
    """Return how fresh a fact is, from 0 to 1: 0.5^(months since verified ÷ half-life)."""
    return _decayed(months_between(verified, as_of), rules.half_life)


def age(verified: dt.date | None, as_of: dt.date, rules: FreshnessRules) -> Age:
    """Return how old a fact is, as a word."""
    if verified is None:
        return Age.UNKNOWN
    days = (as_of - verified).days
    if days <= rules.fresh:
        return Age.FRESH
    return Age.AGEING if days <= rules.ageing else Age.STALE


def months_between(day: dt.date, as_of: dt.date) -> float:
    """Return the months that have gone by since a day, 0 if it is still to come."""
    return max(0, (as_of - day).days) / DAYS_IN_A_MONTH


def _decayed(months: float, half_life: float) -> float:
    return float(0.5 ** (months / half_life))
