"""Who a sentence of the plan turns to, and who it asks about."""

import re
from typing import Final

from msgspec import Struct

from account_maps.talk.named_people import NamedPeople

_ASKING: Final = re.compile(r"\b(?:asks?|intro|introduce|introductions?)\b", re.IGNORECASE)
"""Words that ask one person about another, or to bring us together."""


class AskedAbout(Struct, frozen=True, gc=False):
    """Who a sentence names.

    Attributes:
        first: Id of the person it names first, in a tuple; empty if it names nobody.
        others: Ids of those it asks the first one about; empty if it asks for nothing.
    """

    first: tuple[str, ...]
    others: tuple[str, ...]


def asked_about(text: str, people: NamedPeople) -> AskedAbout:
    """Return who a sentence turns to, and who it asks about.

    Our choice: whoever it names first is the one to turn to, and if it has a word such as *ask* or
    *introduce*, all others are those it is about.

    Args:
        text: An action of the plan, or the next move.
        people: The people of the account.
    """
    named = _in_order(text, people)
    return AskedAbout(named[:1], named[1:] if _ASKING.search(text) else ())


def _in_order(text: str, people: NamedPeople) -> tuple[str, ...]:
    """Return the ids of the people that a text names, in its order."""
    named = people.named_in(text)
    if len(named) < 2:  # noqa: PLR2004 - an order takes two
        return named
    found: dict[str, None] = {}
    words = text.split()
    for end in range(1, len(words) + 1):
        found |= dict.fromkeys(people.named_in(" ".join(words[:end])))
    return tuple(found)
