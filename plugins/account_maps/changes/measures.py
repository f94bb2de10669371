"""What a change of a map does to its figures and findings."""

from collections.abc import Mapping, Sequence
from typing import Final

from msgspec import Struct

from account_maps.changes.comparison import Comparison
from account_maps.measure.measured import Figure, FigureKey, Found, Light, Measured

_NOTICED: Final = 0.005
"""Half a percent: what shows in whole percents."""


class FigureChange(Struct, frozen=True, gc=False):
    """A figure that is another one now; None where the map does not allow to tell."""

    key: FigureKey
    before: float | None
    after: float | None
    light_before: Light | None = None
    light_after: Light | None = None


class Effect(Struct, frozen=True):
    """What became of the figures and findings of a map, both measured on the same day.

    Attributes:
        figures: Those that changed, in the order of the page.
        gone: Findings that no longer hold, or are waived now.
        new: Findings that hold now and did not.
    """

    figures: tuple[FigureChange, ...]
    gone: tuple[Found, ...]
    new: tuple[Found, ...]


def effect(before: Measured, after: Measured, comparison: Comparison) -> Effect:
    """Return what a change of a map does to its figures and findings.

    Args:
        before: The earlier version as measured.
        after: The later version, measured on the same day, so that nothing has aged between.
        comparison: What changed, for ids that were renamed.
    """
    now = {p.who.before: p.who.after for p in comparison.people if p.who.before and p.who.after}
    gone, new = _by_key(before.findings, now), _by_key(after.findings, {})
    return Effect(
        figures=_figures(before.figures, after.figures),
        gone=tuple(found for key, found in gone.items() if key not in new),
        new=tuple(found for key, found in new.items() if key not in gone),
    )


def _figures(
    before: Mapping[FigureKey, Figure], after: Mapping[FigureKey, Figure]
) -> tuple[FigureChange, ...]:
    pairs = ((before[key], after[key]) for key in FigureKey)
    return tuple(
        FigureChange(now.key, was.value, now.value, was.light, now.light)
        for was, now in pairs
        if _differs(was, now)
    )


def _differs(before: Figure, after: Figure) -> bool:
    if before.value is None or after.value is None:
        return before.value is not after.value
    return abs(before.value - after.value) >= _NOTICED or before.light is not after.light


def _by_key(findings: Sequence[Found], now: Mapping[str, str]) -> dict[tuple[object, ...], Found]:
    """Return the findings that count by what makes one the same after an edit."""
    return {
        (
            found.code,
            tuple(now.get(key, key) for key in found.people),
            found.colleague,
            found.what,
        ): found
        for found in findings
        if not found.waived
    }
