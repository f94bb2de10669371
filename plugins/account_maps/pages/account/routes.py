"""Routes to those who decide, and what would go with each person, in words."""

from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from account_maps.draw import Trail
from account_maps.html.names import DisplayNames
from account_maps.html.pieces import Anchor
from account_maps.measure.measured import BusFactorPerson, Loss, Measured
from account_maps.measure.paths import DeciderPaths, IntroPath
from account_maps.texts import Texts

MOST_DECIDERS: Final = 50
"""People who decide whose paths are shown before the rest is counted. Our choice."""

MOST_LOSSES: Final = 8
"""People of ours, and of theirs, whose leaving is shown before the rest is counted. Our choice."""

MOST_UNREACHABLE: Final = 3
"""People who can then not be reached, by name, before the rest is counted. Our choice."""


class StepView(Struct, frozen=True, gc=False):
    """A step of a route: what it goes along, how strong that is, and whom it reaches."""

    along: str
    strength: float
    person: Anchor


class IntroPathView(Struct, frozen=True, gc=False):
    """A route.

    Attributes:
        colleague: The one of us who begins.
        strength: Of the whole.
        trail: The same on the map.
    """

    colleague: str
    steps: tuple[StepView, ...]
    strength: float
    trail: Trail


class DeciderView(Struct, frozen=True, gc=False):
    """Somebody who decides, and the paths to them, the best first; none if there is none."""

    person: Anchor
    paths: tuple[IntroPathView, ...]


class Deciders(Struct, frozen=True, gc=False):
    """Those who decide, by who decides most.

    Attributes:
        more: How many more decide.
    """

    rows: tuple[DeciderView, ...]
    more: int


class LossRow(Struct, frozen=True, gc=False):
    """What goes with one person.

    Attributes:
        share: Of our access.
        unreachable: Some of those who could then not be reached at all, the heaviest first.
        more: How many more those are.
    """

    who: Anchor
    share: float
    unreachable: tuple[Anchor, ...]
    more: int


class LossList(Struct, frozen=True, gc=False):
    """What goes with each of ours, or of theirs, the worst first.

    Attributes:
        more: How many more would cost some of our access.
    """

    title: str
    rows: tuple[LossRow, ...]
    more: int


class Losses(Struct, frozen=True, gc=False):
    """What would go if somebody left.

    Attributes:
        lists: Theirs and ours, where there is anything to lose.
        cut: How many people hold all paths to the deciders, in words.
        holders: Those people.
    """

    lists: tuple[LossList, ...]
    cut: str | None
    holders: tuple[Anchor, ...]


def decider_views(routes: Sequence[DeciderPaths], names: DisplayNames, texts: Texts) -> Deciders:
    """Return those who decide with the best path and the second.

    Args:
        routes: The paths, by who decides most.
        names: What people are called.
        texts: What the pages say.
    """
    rows = tuple(
        DeciderView(
            names.theirs(one.person),
            tuple(
                _intro_path(rank, route, names, texts)
                for rank, route in enumerate((one.best, one.second), start=1)
                if route
            ),
        )
        for one in routes[:MOST_DECIDERS]
    )
    return Deciders(rows, len(routes) - len(rows))


def _intro_path(rank: int, route: IntroPath, names: DisplayNames, texts: Texts) -> IntroPathView:
    colleague = names.ours(route.colleague)
    return IntroPathView(
        colleague=colleague,
        steps=tuple(
            StepView(texts.value(step.kind), step.strength, names.theirs(step.target))
            for step in route.steps
        ),
        strength=route.strength,
        trail=Trail(rank, colleague, route.people),
    )


def losses(measured: Measured, names: DisplayNames, texts: Texts) -> Losses | None:
    """Return what would go if somebody left, or None if there is nothing to lose.

    Args:
        measured: What was worked out of the map.
        names: What people are called.
        texts: What the pages say.
    """
    if not measured.losses:
        return None
    theirs = [loss for loss in measured.losses if not loss.ours]
    ours = [loss for loss in measured.losses if loss.ours]
    titled = ((texts("losses.theirs"), theirs), (texts("losses.ours"), ours))
    cut = measured.bus_factor
    return Losses(
        lists=tuple(_list(title, those, names) for title, those in titled if those),
        cut=texts.count("losses.cut", len(cut)) if cut else None,
        holders=tuple(_who(one, names) for one in cut),
    )


def _list(title: str, all_losses: Sequence[Loss], names: DisplayNames) -> LossList:
    rows = tuple(_row(loss, names) for loss in all_losses[:MOST_LOSSES])
    return LossList(title, rows, len(all_losses) - len(rows))


def _who(one: Loss | BusFactorPerson, names: DisplayNames) -> Anchor:
    return Anchor(names.ours(one.who)) if one.ours else names.theirs(one.who)


def _row(loss: Loss, names: DisplayNames) -> LossRow:
    named = loss.unreachable[:MOST_UNREACHABLE]
    return LossRow(
        who=_who(loss, names),
        share=loss.share,
        unreachable=names.all_theirs(named),
        more=len(loss.unreachable) - len(named),
    )
