"""What the page of the figures holds: for each, what it means and how it is worked out."""

from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct

from account_maps.measure.measured import FigureKey
from account_maps.model.rules import Rules
from account_maps.pages.rule_numbers import Number, numbers
from account_maps.texts import Texts

_SHARES = ("scales.decision", "scales.strength", "decision.susceptibility")
_ACCESS = (*_SHARES, "steps", "ties.half_life")

_NUMBERS: Mapping[FigureKey, tuple[str, ...]] = MappingProxyType(
    {
        FigureKey.STATUS: ("status", "deal", "ties.live", "freshness.ageing"),
        FigureKey.POWER_SUPPORT: ("decision.strong_support_roles", "scales.support"),
        FigureKey.STAGE: ("scales.support",),
        FigureKey.DECISION_COVERAGE: (*_SHARES, "ties"),
        FigureKey.INFLUENCE_COVERAGE: ("scales.influence", "ties"),
        FigureKey.PREDICTED_SUPPORT: (*_SHARES, "scales.support"),
        FigureKey.OPPOSING_SHARE: (*_SHARES, "scales.support", "thresholds.opposing"),
        FigureKey.HIDDEN_INFLUENCE: (*_SHARES, "thresholds.hidden"),
        FigureKey.THREADS: ("ties",),
        FigureKey.ROLES_REACHED: ("ties",),
        FigureKey.EFFECTIVE_THREADS: ("ties",),
        FigureKey.ACCESS: _ACCESS,
        FigureKey.WORST_LOSS_THEIRS: (*_ACCESS, "thresholds.bottleneck"),
        FigureKey.WORST_LOSS_OURS: (*_ACCESS, "thresholds.bottleneck"),
        FigureKey.BUS_FACTOR: ("ties",),
        FigureKey.CHAMPION: (),
        FigureKey.FRESHNESS: ("freshness", "scales.influence"),
        FigureKey.COMPLETENESS: ("completeness",),
    }
)
"""The numbers that each figure is worked out with, by their keys in the rules."""

_OF_MANY: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "outlook": ("portfolio.outlook", "ties"),
        "calls": ("portfolio.call_ahead", "portfolio.call_back", "ties"),
        "risk": ("ties.live", "scales.support"),
        "today": ("portfolio.lately", "portfolio.week"),
    }
)
"""Likewise what only the pages about many accounts show."""

FIGURES = (*(str(key) for key in FigureKey), *_OF_MANY)
"""All that is explained, in the order of the page."""


class ExplainedFigure(Struct, frozen=True, gc=False):
    """A figure as it is, whatever the account.

    Attributes:
        anchor: Where it is on the page.
        name: What it is called.
        meaning: What it tells, in a sentence.
        formula: How it is worked out.
        source: Where that comes from.
        numbers: The numbers it is worked out with.
    """

    anchor: str
    name: str
    meaning: str
    formula: str
    source: str
    numbers: tuple[Number, ...]


def explained_figures(rules: Rules, texts: Texts) -> tuple[ExplainedFigure, ...]:
    """Return every figure: those of an account's page, then those of the pages about many.

    Args:
        rules: The numbers of this playbook.
        texts: What the pages say.
    """
    of: dict[str, tuple[str, ...]] = {str(key): keys for key, keys in _NUMBERS.items()}
    of.update(_OF_MANY)
    return tuple(
        ExplainedFigure(
            anchor=key,
            name=texts(f"figure.{key}.name"),
            meaning=texts(f"figure.{key}.meaning"),
            formula=texts(f"figure.{key}.formula"),
            source=texts(f"figure.{key}.source"),
            numbers=numbers(rules, of[key]),
        )
        for key in FIGURES
    )
