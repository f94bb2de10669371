"""The results: points, each with where it comes from."""

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

from account_maps.model.playbook import KeyPath

LIMIT = 5
"""How many points of a kind are shown; the rest is folded. Our choice."""


class Kind(StrEnum):
    """What a point is, in the order of the page.

    A question is discovery, put to the person: a rule with ``missing`` asks for what the map
    doesn't say. What to ask others about a person is an open question, which isn't a point.
    """

    SAY = "say"
    PROVE = "prove"
    ASK = "ask"
    OBJECTION = "objection"
    AVOID = "avoid"
    QUESTION = "question"


class Point(Struct, frozen=True, gc=False):
    """Something to say, to bring, to ask, to answer or to avoid.

    Attributes:
        text: The sentence; of an objection, what they say.
        answer: What we answer to an objection, if anything is written.
        rule: Id of the library's rule that it comes from, or None if it is written in the map.
        place: Where it stands: in the map, or in the library.
    """

    kind: Kind
    text: str
    answer: str | None
    rule: str | None
    place: KeyPath


class RankedPoints(Struct, frozen=True, gc=False):
    """The points of one kind, those that count most first.

    Attributes:
        shown: The first few.
        folded: All others.
    """

    shown: tuple[Point, ...]
    folded: tuple[Point, ...]


class Points(Struct, frozen=True, gc=False):
    """What to say to one person.

    Attributes:
        message: The account's shared message and its proof, which come first; the same for
            everybody, and empty where the account has none.
        by_kind: The person's own points, the kinds in their order; those without points are
            left out.
        rules: Ids of the library's rules that have a point for the person, also where something
            else says it already in the same words.
    """

    message: tuple[Point, ...]
    by_kind: Mapping[Kind, RankedPoints]
    rules: tuple[str, ...] = ()
