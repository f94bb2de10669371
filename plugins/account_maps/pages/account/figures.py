"""The figures of an account: value, formula, working, and the one change that would help most."""

from msgspec import Struct

from account_maps.html.figure_words import change_words, note, shown_value
from account_maps.html.pieces import Chip, chip
from account_maps.measure.measured import Figure, FigureKey, Measured
from account_maps.pages.account.source import AccountSource
from account_maps.pages.account.working import Working, health_working, working


class FigureView(Struct, frozen=True, gc=False):
    """A figure as the page shows it.

    Attributes:
        note: What the value means or whom it is about, if that needs words.
        light: Its color where it has one.
        change: The one change that would move it most.
        working: What it comes from.
    """

    key: FigureKey
    name: str
    value: str
    note: str | None
    light: Chip | None
    change: str | None
    meaning: str
    formula: str
    source: str
    working: Working


def figure_views(measured: Measured, source: AccountSource) -> tuple[FigureView, ...]:
    """Return the figures in the order of the page.

    Args:
        measured: What was worked out of the map.
        source: What they are shown with.
    """
    return tuple(_view(figure, measured, source) for figure in measured.figures.values())


def _view(figure: Figure, measured: Measured, source: AccountSource) -> FigureView:
    texts, names, key, change = source.texts, source.names, figure.key, figure.change
    light = figure.light or measured.health.parts.get(key)
    of_health = key is FigureKey.HEALTH
    return FigureView(
        key=key,
        name=texts(f"figure.{key}.name"),
        value=shown_value(key, figure.value, texts),
        note=note(figure, measured, names, texts),
        light=chip(light, texts) if light else None,
        change=change_words(change, key, names, texts) if change else None,
        meaning=texts(f"figure.{key}.meaning"),
        formula=texts(f"figure.{key}.formula"),
        source=texts(f"figure.{key}.source"),
        working=health_working(measured, texts) if of_health else working(figure, source),
    )
