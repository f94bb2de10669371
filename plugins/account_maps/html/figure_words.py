"""Figures in words: what a value is called, what it means, and the change that would move it."""

from typing import Final

from account_maps.html.amounts import percent, signed_percent, without_percent_sign
from account_maps.html.names import DisplayNames
from account_maps.measure.measured import Figure, FigureKey, PowerSupport, SuggestedChange
from account_maps.measure.status import Status
from account_maps.texts import Texts

NOT_KNOWN: Final = "\N{EN DASH}"
HIGHEST_LEVEL: Final = 3

_WORDS: Final = {FigureKey.STATUS: (*Status,), FigureKey.POWER_SUPPORT: (*PowerSupport,)}
"""The values of figures that are words, the worst first."""

_COUNTS: Final = frozenset({FigureKey.THREADS, FigureKey.ROLES_REACHED, FigureKey.BUS_FACTOR})
_LEVELS: Final = {FigureKey.STAGE: "stage", FigureKey.CHAMPION: "champion_level"}
_ABOUT_SOMEBODY: Final = frozenset({FigureKey.WORST_LOSS_THEIRS, FigureKey.WORST_LOSS_OURS})


def shown_value(key: FigureKey, value: float | None, texts: Texts) -> str:
    """Return the value of a figure: whole percents, a count, a word or a level.

    Args:
        key: Which figure.
        value: Its value; None where it cannot be told.
        texts: What the pages say.
    """
    if value is None:
        return NOT_KNOWN
    if key in _WORDS:
        return texts.value(_WORDS[key][round(value)])
    if key in _LEVELS:
        return texts("figures.level", number=round(value), highest=HIGHEST_LEVEL)
    if key in _COUNTS:
        return str(round(value))
    if key is FigureKey.EFFECTIVE_THREADS:
        return f"{value:.1f}"
    return signed_percent(value) if key is FigureKey.PREDICTED_SUPPORT else percent(value)


def shown_range(
    key: FigureKey, value: float | None, ends: tuple[float, float] | None, texts: Texts
) -> str:
    """Return the value of a figure with the range in which it can turn out: +43% (28 … 58%).

    Args:
        key: Which figure.
        value: Its value; None where it cannot be told.
        ends: The least and the most it could be, if it depends on stances.
        texts: What the pages say.
    """
    shown, between = shown_value(key, value, texts), range_words(ends, texts)
    return texts("figures.with_range", value=shown, range=between) if between else shown


def range_words(ends: tuple[float, float] | None, texts: Texts) -> str:
    """Return the range in which a figure can turn out: 28 … 58%, with signs where they differ.

    There is none where both ends look the same: then no unknown stance counts.

    Args:
        ends: The least and the most it could be, if it depends on stances.
        texts: What the pages say.
    """
    if ends is None:
        return ""
    of_both_signs = ends[0] < 0 < ends[1]
    low, high = (signed_percent(end) if of_both_signs else percent(end) for end in ends)
    if low == high:
        return ""
    return texts("figures.range", low=without_percent_sign(low), high=high)


def note(figure: Figure, names: DisplayNames, texts: Texts) -> str | None:
    """Return what a value means or whom it is about, if that needs words.

    Args:
        figure: The figure.
        names: What people are called.
        texts: What the pages say.
    """
    key = figure.key
    if figure.value is None:
        return texts(f"figure.{key}.none")
    if key is FigureKey.POWER_SUPPORT:
        return texts(f"power_support_note.{(*PowerSupport,)[round(figure.value)]}")
    if key in _LEVELS:
        level = texts(f"{_LEVELS[key]}.{round(figure.value)}")
        about = _about(figure, names) if key is FigureKey.CHAMPION else None
        return f"{level}: {about}" if about else level
    return _about(figure, names) if key in _ABOUT_SOMEBODY else None


def _about(figure: Figure, names: DisplayNames) -> str | None:
    """Return the name of the person in a figure's first input, if it has inputs.

    A loss of 0 has none: nobody's leaving costs anything.
    """
    for first in figure.inputs[:1]:
        if first.person:
            return names.theirs(first.person).text
        return names.ours(first.colleague or "")
    return None


def change_words(change: SuggestedChange, of: FigureKey, names: DisplayNames, texts: Texts) -> str:
    """Return what could be done, and what the figure would then be.

    Args:
        change: The change.
        of: The figure that it is told with; another one that it moves is named.
        names: What people are called.
        texts: What the pages say.
    """
    values = {
        "change": _done(change, names, texts),
        "before": shown_value(change.figure, change.before, texts),
        "after": shown_value(change.figure, change.after, texts),
    }
    if change.figure is of:
        return texts("figures.change", **values)
    return texts("change.sentence", figure=texts(f"figure.{change.figure}.name"), **values)


def _done(change: SuggestedChange, names: DisplayNames, texts: Texts) -> str:
    key = f"change.{change.kind}"
    if change.colleague:
        key += "_by"
    elif change.person is None and change.key:
        key += "_account"
    return texts(
        key,
        person=names.theirs(change.person).text if change.person else "",
        colleague=names.ours(change.colleague) if change.colleague else "",
        field=texts(change.key) if change.key else "",
    )
