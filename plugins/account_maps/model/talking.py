"""The shared file ``_talking-points.yaml``: rules that say what to say to whom.

A rule speaks to everybody who fits its conditions. Its sentences hold placeholders, which are
filled with the facts of the person; there is no logic in them.
"""

from enum import StrEnum
from typing import Annotated

from msgspec import Meta, field

from account_maps.model.account import Id, StageName
from account_maps.model.part import Part
from account_maps.model.values import (
    Adaptability,
    Coverage,
    Influence,
    Mode,
    Orientation,
    Role,
    Support,
)


class Missing(StrEnum):
    """Something that the map does not say; a value of `unknown` does not say it either.

    An entry that is only `assumed` is not `confirmed`, and one that is stale is not `fresh`.
    """

    NAME = "name"
    ROLES = "roles"
    MANAGER = "manager"
    SUPPORT = "support"
    INFLUENCE = "influence"
    ORIENTATION = "orientation"
    ADAPTABILITY = "adaptability"
    MODE = "mode"
    TIE = "tie"
    GOALS = "goals"
    PAINS = "pains"
    CRITERIA = "criteria"
    WIN = "win"
    WANTS = "wants"
    VERIFIED = "verified"
    CONFIRMED = "confirmed"
    FRESH = "fresh"
    ECONOMIC_BUYER = "economic_buyer"
    CHAMPION = "champion"


class Placeholder(StrEnum):
    """A fact that a sentence may name in braces."""

    NAME = "name"
    FIRST_NAME = "first_name"
    TITLE = "title"
    ACCOUNT = "account"
    INDUSTRY = "industry"
    UNIT = "unit"
    STAGE = "stage"
    PAIN = "pain"
    GOAL = "goal"
    CRITERION = "criterion"
    WIN = "win"
    OBJECTIVE = "objective"
    PRESSURE = "pressure"
    FACTOR = "factor"
    FACTOR_DAY = "factor_day"
    OUR_PROMISE = "our_promise"
    OUR_PROMISE_DAY = "our_promise_day"
    THEIR_PROMISE = "their_promise"
    THEIR_PROMISE_DAY = "their_promise_day"
    ACTION = "action"
    ACTION_DAY = "action_day"
    ACTION_OWNER = "action_owner"
    COMPETITOR = "competitor"
    COLLEAGUE = "colleague"
    LAST_DAY = "last_day"
    MANAGER = "manager"
    BACKER = "backer"
    RIVAL = "rival"
    MESSAGE = "message"
    PROOF = "proof"


NOTES = frozenset(
    {
        Placeholder.ACTION,
        Placeholder.CRITERION,
        Placeholder.FACTOR,
        Placeholder.GOAL,
        Placeholder.OBJECTIVE,
        Placeholder.OUR_PROMISE,
        Placeholder.PAIN,
        Placeholder.PRESSURE,
        Placeholder.THEIR_PROMISE,
        Placeholder.WIN,
    }
)
"""The placeholders that are filled with a note as it was typed: not each can be said aloud."""


def _described(description: str, *examples: object, many: str | None = None) -> Meta:
    extra = {"many": many} if many else None
    return Meta(description=description, examples=list(examples) or None, extra=extra)


class When(Part, frozen=True):
    """Whom a rule speaks to. All that is given must fit; of each list, one."""

    role: Annotated[
        tuple[Role, ...], _described("One of these buying roles.", ["economic_buyer", "approver"])
    ] = ()
    support: Annotated[tuple[Support, ...], _described("One of these attitudes.", ["neutral"])] = ()
    influence: Annotated[
        tuple[Influence, ...], _described("One of these political statuses.", ["inner_circle"])
    ] = ()
    orientation: Annotated[
        tuple[Orientation, ...], _described("One of these decision orientations.", ["financial"])
    ] = ()
    adaptability: Annotated[
        tuple[Adaptability, ...], _described("One of these adaptabilities.", ["laggard"])
    ] = ()
    mode: Annotated[tuple[Mode, ...], _described("One of these response modes.", ["trouble"])] = ()
    coverage: Annotated[
        tuple[Coverage, ...], _described("So much contact.", ["none", "brief"])
    ] = ()
    industry: Annotated[
        tuple[str, ...], _described("The account is in one of these industries.", ["healthcare"])
    ] = ()
    segment: Annotated[
        tuple[str, ...], _described("The account is in one of these segments.", ["enterprise"])
    ] = ()
    tier: Annotated[
        tuple[str, ...], _described("The account is of one of these tiers.", ["1"])
    ] = ()
    stage: Annotated[
        tuple[StageName, ...], _described("The deal is at one of these stages.", ["evaluation"])
    ] = ()
    unit: Annotated[
        tuple[str, ...],
        _described("In one of these units, by name or id, or in a unit inside it.", ["Finance"]),
    ] = ()
    pain: Annotated[
        tuple[str, ...],
        _described(
            "One of their pains has these words, one after the other.", ["interface", "by hand"]
        ),
    ] = ()
    competitor: Annotated[
        tuple[str, ...], _described("One of these competitors sells to the account.", ["MedCore"])
    ] = ()
    known: Annotated[bool | None, _described("Whether one of us has a tie to them.", True)] = None
    missing: Annotated[
        tuple[Missing, ...], _described("The map does not say one of these.", ["criteria"])
    ] = ()


class TalkingObjection(Part, frozen=True):
    """What they may say against us, and what we answer. Both may hold placeholders."""

    objection: Annotated[str, _described("What they say.", "We can build this ourselves.")]
    answer: Annotated[str | None, _described("What we answer.")] = None


class TalkingRule(Part, frozen=True):
    """What to say to those who fit. Every sentence may hold placeholders.

    `open`, `say`, `prove`, `ask` and `close` may be read by the person: they stand on the sheet for
    the table. `avoid` and `objections` are for us only.
    """

    when: Annotated[When, _described("Whom it speaks to; without it, to everybody.")] = When()
    unless: Annotated[
        When | None, _described("Whom it doesn't speak to, although `when` fits.")
    ] = None
    topic: Annotated[
        str | None,
        _described(
            "What it is about, in a word. Of all rules on one topic only the most specific speaks.",
            "price",
        ),
    ] = None
    open: Annotated[tuple[str, ...], _described("Sentences to open with.")] = ()
    say: Annotated[tuple[str, ...], _described("Sentences to say.")] = ()
    prove: Annotated[tuple[str, ...], _described("Proof points to bring.")] = ()
    ask: Annotated[tuple[str, ...], _described("Questions to ask them.")] = ()
    close: Annotated[tuple[str, ...], _described("Sentences that ask for the next step.")] = ()
    avoid: Annotated[tuple[str, ...], _described("What not to say.")] = ()
    objections: Annotated[tuple[TalkingObjection, ...], _described("Objections with answers.")] = ()


class TalkingLibrary(Part, frozen=True):
    """The shared file ``_talking-points.yaml``: the library of talking points."""

    rules: Annotated[dict[Id, TalkingRule], _described("The rules, by id.", many="rules")] = field(
        default_factory=dict
    )
