"""The scales of the field: every value that a map may use, best first.

Each scale is an enumeration of the words as written in YAML. What a page shows for a word
stands in the table of texts, so that it can be renamed or translated. The words of other methods
that mean the same are in ``aliases.toml``.
"""

import re
from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Annotated, Final

from msgspec import Meta

from account_maps.model.numbers import OURS, Weight, sourced
from account_maps.model.part import Part


class Role(StrEnum):
    """Buying role: what part somebody plays in the decision. One person may have several."""

    ECONOMIC_BUYER = "economic_buyer"
    DECISION_MAKER = "decision_maker"
    APPROVER = "approver"
    EXECUTIVE_SPONSOR = "executive_sponsor"
    TECHNICAL_BUYER = "technical_buyer"
    USER_BUYER = "user_buyer"
    INFLUENCER = "influencer"
    CHAMPION = "champion"
    COACH = "coach"
    PROCUREMENT = "procurement"
    LEGAL = "legal"
    SECURITY = "security"
    GATEKEEPER = "gatekeeper"
    OTHER = "other"


class DecisionWeights(Part, frozen=True):
    """What each deciding role weighs in the decision. Of several roles the heaviest counts."""

    economic_buyer: Annotated[Weight, sourced(OURS, "Final yes and the money.")] = 3.0
    decision_maker: Annotated[Weight, sourced(OURS, "Final say on what is bought.")] = 3.0
    approver: Annotated[Weight, sourced(OURS, "Must sign.")] = 2.0


class Support(StrEnum):
    """Attitude to us."""

    MENTOR = "mentor"
    SUPPORTER = "supporter"
    NEUTRAL = "neutral"
    NON_SUPPORTER = "non_supporter"
    ENEMY = "enemy"
    UNKNOWN = "unknown"


class Influence(StrEnum):
    """Political status inside the company. A key player is in one of the first two."""

    INNER_CIRCLE = "inner_circle"
    POLITICAL_STRUCTURE = "political_structure"
    LOW = "low"
    UNKNOWN = "unknown"


class Coverage(StrEnum):
    """How much contact we have had."""

    IN_DEPTH = "in_depth"
    MULTIPLE = "multiple"
    BRIEF = "brief"
    NONE = "none"
    UNKNOWN = "unknown"


class Level(StrEnum):
    """Relationship level between one of us and one of them."""

    TRUSTED_ADVISOR = "trusted_advisor"
    PROBLEM_SOLVER = "problem_solver"
    CREDIBLE_SOURCE = "credible_source"
    VENDOR = "vendor"


class Adaptability(StrEnum):
    """Adaptability to change."""

    INNOVATOR = "innovator"
    VISIONARY = "visionary"
    PRAGMATIST = "pragmatist"
    CONSERVATIVE = "conservative"
    LAGGARD = "laggard"


class Orientation(StrEnum):
    """Decision orientation: what an argument must be about."""

    FINANCIAL = "financial"
    TECHNICAL = "technical"
    RELATIONSHIP = "relationship"
    BUSINESS = "business"


class Mode(StrEnum):
    """Response mode: how urgent a change feels."""

    GROWTH = "growth"
    TROUBLE = "trouble"
    EVEN_KEEL = "even_keel"
    OVERCONFIDENT = "overconfident"


class Certainty(StrEnum):
    """How sure we are of a claim."""

    CONFIRMED = "confirmed"
    ASSUMED = "assumed"


class State(StrEnum):
    """Whether the person still holds the post."""

    ACTIVE = "active"
    MOVED = "moved"
    LEFT = "left"


class LineKind(StrEnum):
    """Kind of an informal line."""

    INFLUENCE = "influence"
    CONFLICT = "conflict"


class Strength(StrEnum):
    """Strength of an informal line."""

    STRONG = "strong"
    MEDIUM = "medium"
    WEAK = "weak"


class Fit(StrEnum):
    """Fit with our ideal customer profile."""

    STRONG = "strong"
    PARTIAL = "partial"
    WEAK = "weak"
    NONE = "none"


class Forecast(StrEnum):
    """Forecast category of the deal."""

    PIPELINE = "pipeline"
    BEST_CASE = "best_case"
    COMMIT = "commit"
    CLOSED = "closed"


class DealResult(StrEnum):
    """How a deal ended."""

    WON = "won"
    LOST = "lost"
    NO_DECISION = "no_decision"


class Adoption(StrEnum):
    """How far a customer uses what they bought."""

    FULL = "full"
    PARTIAL = "partial"
    TRIAL = "trial"
    NONE = "none"
    UNKNOWN = "unknown"


class WhiteSpaceState(StrEnum):
    """Where a product stands in a unit."""

    OPEN = "open"
    PURSUED = "pursued"
    SOLD = "sold"
    LOST = "lost"
    NO_NEED = "no_need"


class Side(StrEnum):
    """Who made a promise."""

    US = "us"
    THEM = "them"


class ActionPurpose(StrEnum):
    """What a planned action is for, read from its words.

    ``meet``: to speak with a person. ``learn``: to find out something. ``deliver``: to bring what
    was asked for or promised. ``introduce``: to have a person open a door to another.
    """

    MEET = "meet"
    LEARN = "learn"
    DELIVER = "deliver"
    INTRODUCE = "introduce"


class Severity(StrEnum):
    """How much a finding is made of; ``off`` leaves it away."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    OFF = "off"


TEAM_CODE: Final = re.compile("X[0-9]{3}")
"""The codes of the risks that a team adds."""


class FindingCode(StrEnum):
    """What a map can be found to say. A code is never used again for something else.

    AF1 is about who decides, AF2 about our access, AF3 about attitudes, AF4 about the message and
    the plan, AF5 about how old facts are. `X` and three digits, such as `X101`, are a finding that
    your team has added itself.
    """

    NO_ECONOMIC_BUYER = "AF101"
    VACANT_DECIDER = "AF102"
    NO_CHAMPION = "AF103"
    WEAK_CHAMPION = "AF104"
    UNTESTED_CHAMPION = "AF105"
    HIDDEN_INFLUENCE = "AF106"
    ONLY_FRIENDS = "AF107"
    UNMET_DECIDER = "AF201"
    SINGLE_THREADED = "AF202"
    OUR_BOTTLENECK = "AF203"
    THEIR_BOTTLENECK = "AF204"
    GONE_BUT_RELIED_ON = "AF205"
    OUT_OF_TOUCH = "AF206"
    OPPOSED_VETO = "AF301"
    OPPOSING_SHARE = "AF302"
    UNKNOWN_ATTITUDE = "AF303"
    UNKNOWN_VETO = "AF304"
    NO_SHARED_MESSAGE = "AF401"
    UNWANTED_OBJECTIVE = "AF402"
    OVERDUE_ACTION = "AF403"
    OVERDUE_PROMISE = "AF404"
    NO_OWN_LINE = "AF405"
    UNCONFIRMED = "AF501"


RiskCode = Annotated[str, Meta(extra={"words": FindingCode, "pattern": TEAM_CODE})]
"""The code of a finding: one of the product's, or a team's own."""


DECIDING_ROLES = tuple(Role(name) for name in DecisionWeights.__struct_fields__)
KEY_PLAYERS = frozenset({Influence.INNER_CIRCLE, Influence.POLITICAL_STRUCTURE})
OPPOSED = frozenset({Support.NON_SUPPORTER, Support.ENEMY})
SUPPORTIVE = frozenset({Support.MENTOR, Support.SUPPORTER})

SCALES: Mapping[str, type[StrEnum]] = MappingProxyType(
    {
        "role": Role,
        "support": Support,
        "influence": Influence,
        "coverage": Coverage,
        "level": Level,
        "adaptability": Adaptability,
        "orientation": Orientation,
        "mode": Mode,
        "certainty": Certainty,
        "state": State,
        "line_kind": LineKind,
        "strength": Strength,
        "fit": Fit,
        "forecast": Forecast,
        "deal_result": DealResult,
        "adoption": Adoption,
        "white_space_state": WhiteSpaceState,
        "side": Side,
        "severity": Severity,
    }
)
"""Every scale by the name that ``_labels.yaml`` and the table of texts know it by."""

NOUNS: Mapping[type[StrEnum], str] = MappingProxyType(
    {
        Role: "a role",
        Support: "a stance",
        Influence: "a level of influence",
        Coverage: "a level of coverage",
        Level: "a relationship level",
        Orientation: "a decision orientation",
        Mode: "a response mode",
        LineKind: "a kind of line",
        WhiteSpaceState: "a state of white space",
        Forecast: "a forecast category",
        DealResult: "a result of a deal",
        Adoption: "a level of adoption",
        FindingCode: "the code of a finding",
    }
)
"""What a value of a scale is called in a message, where the scale's own name does not say it."""
