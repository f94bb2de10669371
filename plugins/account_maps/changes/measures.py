"""What a change of a map does to its figures and findings."""

from collections.abc import Mapping, Sequence
from typing import Final

from msgspec import Struct

from account_maps.changes.comparison import Comparison
from account_maps.measure.measured import Figure, FigureKey, Measured
from account_maps.measure.risk import Risk

_NOTICED: Final = 0.005
"""Half a percent: what shows in whole percents."""


class FigureChange(Struct, frozen=True, gc=False):
    """A figure that is another one now; None where the map does not allow to tell.

    Attributes:
        before_range: The least and the most it could have been, if it depends on stances.
        after_range: The least and the most it could be now.
    """

    key: FigureKey
    before: float | None
    after: float | None
    before_range: tuple[float, float] | None = None
    after_range: tuple[float, float] | None = None


class Effect(Struct, frozen=True):
    """What became of the figures and risks of a map, both measured on the same day.

    Attributes:
        figures: Those that changed, in the order of the page.
        gone: Risks that no longer hold, or are waived now.
        new: Risks that hold now and did not.
    """

    figures: tuple[FigureChange, ...]
    gone: tuple[Risk, ...]
    new: tuple[Risk, ...]


def effect(before: Measured, after: Measured, comparison: Comparison) -> Effect:
    """Return what a change of a map does to its figures and findings.

    Args:
        before: The earlier version as measured.
        after: The later version, measured on the same day, so that nothing has aged between.
        comparison: What changed, for ids that were renamed.
    """
    now = {p.who.before: p.who.after for p in comparison.people if p.who.before and p.who.after}
    gone, new = _by_key(before.risks, now), _by_key(after.risks, {})
    return Effect(
        figures=_figures(before.figures, after.figures),
        gone=tuple(risk for key, risk in gone.items() if key not in new),
        new=tuple(risk for key, risk in new.items() if key not in gone),
    )


def _figures(
    before: Mapping[FigureKey, Figure], after: Mapping[FigureKey, Figure]
) -> tuple[FigureChange, ...]:
    pairs = ((before[key], after[key]) for key in FigureKey)
    return tuple(
        FigureChange(now.key, was.value, now.value, was.ends, now.ends)
        for was, now in pairs
        if _differs(was, now)
    )


def _differs(before: Figure, after: Figure) -> bool:
    pairs = (
        (before.value, after.value),
        (before.low, after.low),
        (before.high, after.high),
    )
    return any(_is_noticed(was, now) for was, now in pairs)


def _is_noticed(before: float | None, after: float | None) -> bool:
    if before is None or after is None:
        return before is not after
    return abs(before - after) >= _NOTICED


def _by_key(risks: Sequence[Risk], now: Mapping[str, str]) -> dict[tuple[object, ...], Risk]:
    """Return the risks that are not waived, by what identifies one across an edit."""
    return {
        (risk.code, now.get(risk.person or "", risk.person), risk.colleague, risk.what): risk
        for risk in risks
        if not risk.waived
    }
