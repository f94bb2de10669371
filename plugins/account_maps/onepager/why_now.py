"""Why an account acts now: what presses it, and what takes effect on a day."""

import datetime as dt
from collections.abc import Collection, Iterable
from typing import Final

from msgspec import Struct

from account_maps.measure.external_factors import FactorState, by_urgency, factor_state
from account_maps.model.account import Account, External
from account_maps.talk.facts import spoken_day
from account_maps.texts import Texts

_ORDER: Final = (FactorState.COMING, None, FactorState.PAST)
"""What is coming, then the pressures, then what has taken effect."""


class Reason(Struct, frozen=True, gc=False, omit_defaults=True):
    """A reason to act now.

    Attributes:
        text: The reason.
        affects: Ids of the people it affects; empty if it is the company's.
    """

    text: str
    affects: tuple[str, ...] = ()


def why_now(account: Account, as_of: dt.date, texts: Texts) -> tuple[Reason, ...]:
    """Return why they act now, what counts most first. Our choice.

    A factor without a day is no reason to act now, and neither is a goal.

    Args:
        account: The map.
        as_of: The day that the sheet speaks of.
        texts: What the sheet says.
    """
    dated = sorted(
        (one for one in account.external if one.due), key=lambda one: by_urgency(one, as_of)
    )
    found: dict[FactorState | None, list[Reason]] = {
        None: [Reason(one) for one in account.pressures]
    }
    for factor in dated:
        state = factor_state(factor, as_of)
        line = Reason(_line(factor, state, as_of, texts), factor.hits)
        found.setdefault(state, []).append(line)
    return tuple(reason for state in _ORDER for reason in found.get(state, ()))


def for_room(reasons: Iterable[Reason], room: Collection[str]) -> tuple[Reason, ...]:
    """Return reasons in the order in which they matter to the people in a room.

    Args:
        reasons: The reasons, what counts most first.
        room: Ids of those who will be in the room.
    """
    return tuple(sorted(reasons, key=lambda one: set(room).isdisjoint(one.affects)))


def _line(factor: External, state: FactorState, as_of: dt.date, texts: Texts) -> str:
    day = texts(f"external.day.{state}", day=spoken_day(factor.due, as_of))
    return texts("external.line", day=day, what=factor.what)
