"""The status of an account in words: what is the matter, and what would change it."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Final

from msgspec import Struct

from account_maps.html.amounts import day_words, percent
from account_maps.measure.status import Gate, StatusReason
from account_maps.model.account import Colleague
from account_maps.model.people import colleague_name
from account_maps.texts import Texts

NAMED: Final = 3
"""How many people a sentence names before it counts the others."""

_TOGETHER: Final = frozenset(
    {
        Gate.VETO_UNKNOWN,
        Gate.VETO_OPEN_POSITION,
        Gate.DECIDER_UNKNOWN,
        Gate.DECIDER_OPEN_POSITION,
        Gate.OUT_OF_DATE,
        Gate.NEVER_CONFIRMED,
    }
)
"""Gates that say the same of many people in one sentence."""

_OF_A_SHARE: Final = frozenset({Gate.LITTLE_REACHED, Gate.TEAMMATE_LEAVING, Gate.CONTACT_LEAVING})
"""Gates that name a share which may be nothing."""


class ReasonWords(Struct, frozen=True, gc=False):
    """A reason for the status in words; plain text with words of the map in it.

    Attributes:
        what: What is the matter, as a sentence.
        act: What to do about it, as a clause that begins with the verb.
    """

    what: str
    act: str


def status_words(
    reasons: Iterable[StatusReason], colleagues: Mapping[str, Colleague], texts: Texts
) -> tuple[ReasonWords, ...]:
    """Return the reasons for a status in words, the worst first.

    Args:
        reasons: The reasons in their order.
        colleagues: Our own people by id.
        texts: What the pages say.
    """
    found: list[ReasonWords] = []
    for (gate, _), those in groupby(reasons, key=lambda one: (one.gate, one.level)):
        group = [*those]
        together = [group] if gate in _TOGETHER else [[one] for one in group]
        found += [_words(some, colleagues, texts) for some in together]
    return tuple(found)


def _words(
    reasons: Sequence[StatusReason], colleagues: Mapping[str, Colleague], texts: Texts
) -> ReasonWords:
    first, key = reasons[0], f"gate.{reasons[0].gate}"
    values = {
        "person": first.person_name,
        "people": _names([one.person_name for one in reasons], texts),
        "colleague": colleague_name(first.colleague, colleagues) if first.colleague else "",
        "share": percent(first.share or 0.0),
        "day": day_words(first.last.day) if first.last else "",
    }
    what = "several" if len(reasons) > 1 else "what"
    if first.gate in _OF_A_SHARE and not round(100 * (first.share or 0.0)):
        what = "nothing"
    return ReasonWords(texts(f"{key}.{what}", **values), texts(f"{key}.act", **values))


def _names(names: Sequence[str], texts: Texts) -> str:
    """Return the names of several people as part of a sentence."""
    rest = len(names) - NAMED
    if rest > 1:
        some, last = names[:NAMED], texts("status_reasons.more", number=rest)
        return f"{', '.join(some)} {last}"
    *some, last = names
    return texts("status_reasons.and", some=", ".join(some), last=last) if some else last
