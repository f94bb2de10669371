"""The figures of an account: value, formula, working, and the one change that would help most."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from account_maps.html.figure_words import change_words, note, shown_range
from account_maps.html.pieces import Chip, chip
from account_maps.html.status_words import ReasonWords
from account_maps.measure.measured import Figure, FigureKey, Measured
from account_maps.pages.account.source import AccountSource
from account_maps.pages.account.working import Working, status_working, working


class FigureView(Struct, frozen=True, gc=False):
    """A figure as the page shows it.

    Attributes:
        note: What the value means or whom it is about, if that needs words.
        chip: Its value as a word with a sign, where it is one.
        change: The one change that would move it most.
        working: What it comes from.
    """

    key: FigureKey
    name: str
    value: str
    note: str | None
    chip: Chip | None
    change: str | None
    meaning: str
    formula: str
    source: str
    working: Working


def figure_views(
    measured: Measured, reasons: Sequence[ReasonWords], source: AccountSource
) -> tuple[FigureView, ...]:
    """Return the figures in the order of the page.

    Args:
        measured: What was worked out of the map.
        reasons: The reasons for the status in words.
        source: What they are shown with.
    """
    return tuple(
        _status_view(figure, measured, reasons, source)
        if figure.key is FigureKey.STATUS
        else _view(figure, source)
        for figure in measured.figures.values()
    )


def _status_view(
    figure: Figure, measured: Measured, reasons: Sequence[ReasonWords], source: AccountSource
) -> FigureView:
    return replace(
        _view(figure, source),
        note=reasons[0].what if reasons else source.texts("status_reasons.none"),
        chip=chip(measured.status.level, source.texts),
        working=status_working(reasons, source.texts),
    )


def _view(figure: Figure, source: AccountSource) -> FigureView:
    texts, names, key, change = source.texts, source.names, figure.key, figure.change
    return FigureView(
        key=key,
        name=texts(f"figure.{key}.name"),
        value=shown_range(key, figure.value, figure.ends, texts),
        note=note(figure, names, texts),
        chip=None,
        change=change_words(change, key, names, texts) if change else None,
        meaning=texts(f"figure.{key}.meaning"),
        formula=texts(f"figure.{key}.formula"),
        source=texts(f"figure.{key}.source"),
        working=working(figure, source),
    )
