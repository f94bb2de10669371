"""The shared file ``_rules.yaml``: every number that a measure uses, and what counts as a finding.

Each number says where it comes from. What has no source is our choice, and says so, so that a team
can make its own.
"""

from typing import Annotated

from msgspec import Meta, field

from account_maps.model.account import CurrencyCode, StageName
from account_maps.model.numbers import (
    GATES,
    OURS,
    Count,
    Days,
    Months,
    Rate,
    Share,
    Signed,
    Susceptibility,
    Weight,
    sourced,
)
from account_maps.model.paper import OnepagerRules
from account_maps.model.part import Part
from account_maps.model.values import DecisionWeights, RiskCode, Role, Severity


class SupportValues(Part, frozen=True):
    """What each attitude counts, from -1 to 1."""

    mentor: Annotated[Signed, sourced(OURS, "A mentor.")] = 1.0
    supporter: Annotated[Signed, sourced(OURS, "A supporter.")] = 0.5
    neutral: Annotated[Signed, sourced(OURS, "Neither for nor against us.")] = 0.0
    non_supporter: Annotated[Signed, sourced(OURS, "A non-supporter.")] = -0.5
    enemy: Annotated[Signed, sourced(OURS, "An opponent.")] = -1.0
    unknown: Annotated[Signed, sourced(OURS, "Not known, or not filled in.")] = 0.0


class InfluenceWeights(Part, frozen=True):
    """What each political status weighs."""

    inner_circle: Annotated[Weight, sourced(OURS, "Inner circle.")] = 3.0
    political_structure: Annotated[Weight, sourced(OURS, "Political structure.")] = 2.0
    low: Annotated[Weight, sourced(OURS, "Low influence.")] = 1.0
    unknown: Annotated[Weight, sourced(OURS, "Not known, or not filled in.")] = 1.0


class LineStrengths(Part, frozen=True):
    """How strong an informal line is: as influence, and as a step of an introduction."""

    strong: Annotated[Share, sourced(OURS, "A strong line.")] = 0.75
    medium: Annotated[Share, sourced(OURS, "A medium line, or one without a strength.")] = 0.5
    weak: Annotated[Share, sourced(OURS, "A weak line.")] = 0.25


class Scales(Part, frozen=True):
    """The numbers behind the words of the scales."""

    support: Annotated[SupportValues, Meta(description="Attitudes.")] = SupportValues()
    influence: Annotated[InfluenceWeights, Meta(description="Political status.")] = (
        InfluenceWeights()
    )
    decision: Annotated[DecisionWeights, Meta(description="Deciding roles.")] = DecisionWeights()
    strength: Annotated[LineStrengths, Meta(description="Informal lines.")] = LineStrengths()


class TieRules(Part, frozen=True):
    """How strong a tie between one of us and one of them is.

    That is: level ÷ 4, times 0.5^(months since the last contact ÷ half-life), where the levels
    count from vendor 1 to trusted advisor 4. Exponential decay. A relationship without a day of the
    last contact has no strength, so it's never live.
    """

    half_life: Annotated[
        Months,
        sourced(OURS, "Months after the last contact in which a tie loses half its strength."),
    ] = 6.0
    live: Annotated[Share, sourced(OURS, "Strength from which a tie is live.")] = 0.25


class StepRules(Part, frozen=True):
    """How well one of theirs can introduce us to another, from 0 to 1."""

    to_report: Annotated[Share, sourced(OURS, "A manager to somebody who reports to them.")] = 0.75
    to_manager: Annotated[Share, sourced(OURS, "Somebody to their manager.")] = 0.5
    dotted: Annotated[Share, sourced(OURS, "Along a dotted line, either way.")] = 0.4
    against: Annotated[
        Share,
        sourced(OURS, "Against an influence line, as a part of its strength."),
    ] = 0.5
    floor: Annotated[
        Share, sourced(OURS, "Strength below which an intro path is too weak to suggest.")
    ] = 0.15
    between: Annotated[
        Count, sourced(OURS, "The most people an introduction we suggest may go through.")
    ] = 2


class DecisionRules(Part, frozen=True):
    """How influence spreads (Friedkin and Johnsen 1990), and what strong support is (Altify)."""

    susceptibility: Annotated[
        Susceptibility,
        sourced(OURS, "The most that anybody lets themselves be swayed; at 1 nobody would decide."),
    ] = 0.6
    strong_support_roles: Annotated[
        tuple[Role, ...],
        sourced(
            "Altify.",
            "Power support is strong if a supportive key player has one of these roles.",
        ),
    ] = (Role.DECISION_MAKER, Role.APPROVER)


class FreshnessRules(Part, frozen=True):
    """How facts age: 0.5^(months since verified ÷ half-life)."""

    half_life: Annotated[
        Months,
        sourced(
            "B2B contact data decays by 22.5 to 30% a year, which is 32.6 to 23.3 months;"
            " which of them is our choice.",
            "Months in which a fact loses half its freshness.",
        ),
    ] = 24.0
    fresh: Annotated[Days, sourced("Quarterly review.", "Days up to which a fact is fresh.")] = 90
    ageing: Annotated[
        Days, sourced("Two quarterly reviews.", "Days up to which it is ageing, and stale beyond.")
    ] = 180


class CompletenessWeights(Part, frozen=True):
    """What each thing to fill in weighs. ``unknown`` counts half."""

    owner: Annotated[Weight, sourced(OURS, "The account has an owner.")] = 2.0
    stage: Annotated[Weight, sourced(OURS, "The account has a stage.")] = 1.0
    summary: Annotated[Weight, sourced(OURS, "Each of the three sentences.")] = 1.0
    message: Annotated[Weight, sourced(OURS, "The shared message.")] = 2.0
    plan: Annotated[Weight, sourced(OURS, "The account plan is linked.")] = 1.0
    economic_buyer: Annotated[Weight, sourced(OURS, "An economic buyer is named.")] = 4.0
    name: Annotated[
        Weight, sourced(OURS, "Each of the committee is identified; a placeholder is too.")
    ] = 1.0
    manager: Annotated[
        Weight, sourced(OURS, "To whom each of the committee reports, but for one at the top.")
    ] = 1.0
    support: Annotated[Weight, sourced(OURS, "The attitude of each of the committee.")] = 2.0
    influence: Annotated[Weight, sourced(OURS, "The influence of each of the committee.")] = 2.0
    tie: Annotated[Weight, sourced(OURS, "Somebody of us knows each of the committee.")] = 2.0
    wants: Annotated[
        Weight, sourced(OURS, "Goals, pains, criteria or a win of each of the committee.")
    ] = 1.0
    orientation: Annotated[
        Weight, sourced(OURS, "The decision orientation of each of the committee.")
    ] = 1.0
    verified: Annotated[
        Weight, sourced(OURS, "The day each of the committee was last verified.")
    ] = 1.0


class StatusRules(Part, frozen=True):
    """The gates of an account's status.

    An account is at risk, watched or not known well enough if a gate says so, else on track.
    """

    unknown: Annotated[
        Share,
        sourced(
            GATES,
            "Not enough is known if people whose stance is unknown hold more of the decision than"
            " this.",
        ),
    ] = 0.4
    reached: Annotated[
        Share,
        sourced(
            GATES,
            "At risk if less of the decision than this is still reached after the worst single"
            " departure.",
        ),
    ] = 0.25
    floor: Annotated[
        Share, sourced(GATES, "Strength from which an intro path counts as reaching a person.")
    ] = 0.15


class Thresholds(Part, frozen=True):
    """From where a figure becomes a finding."""

    bottleneck: Annotated[Share, sourced(OURS, "Share of access that is lost with one person.")] = (
        0.5
    )
    opposing: Annotated[Share, sourced(OURS, "Share of the decision that is against us.")] = 0.25
    hidden: Annotated[
        Share,
        sourced(OURS, "Share of the decision that one person without a deciding role holds."),
    ] = 0.15
    friends: Annotated[
        Count,
        sourced(OURS, "People whose attitude is known, all for us, from which it is unlikely."),
    ] = 4
    soon: Annotated[Days, sourced(OURS, "Days in which an error is to be acted on.")] = 7
    later: Annotated[Days, sourced(OURS, "Days in which a warning is to be acted on.")] = 14
    sometime: Annotated[Days, sourced(OURS, "Days in which the rest is to be acted on.")] = 30


class DealRules(Part, frozen=True):
    """The team's own stages of a deal, and the currencies of their values."""

    stages: Annotated[
        tuple[StageName, ...],
        Meta(
            description="The stages of a deal in order. Where this is given, a map's `stage` must"
            " be one of them. Without it, every deal counts as past its first stage.",
            examples=[["discovery", "evaluation", "proposal"]],
        ),
    ] = ()
    evaluation: Annotated[
        StageName | None,
        Meta(
            description="The stage in which the evaluation begins: from there on a deal needs a"
            " tested champion. Without it, from the second stage on.",
            examples=["evaluation"],
        ),
    ] = None
    currency: Annotated[
        CurrencyCode,
        Meta(
            description="Currency of a value for which neither the value nor the account names"
            " one, and the one in which values are compared and added.",
            examples=["EUR"],
        ),
    ] = "USD"
    rates: Annotated[
        dict[CurrencyCode, Rate],
        Meta(
            description="What one unit of another currency is worth in the site's currency."
            " Without a rate an amount is never converted: it's shown apart.",
            examples=[{"EUR": 1.08}],
            extra={"many": "rates"},
        ),
    ] = field(default_factory=dict)


_Phrases = tuple[str, ...]


class TitleWords(Part, frozen=True):
    """Titles that make a buying role likely, beside those the product knows.

    Whole words; case and accents don't matter, and ``*`` stands for any ending. They are only used
    to ask who the buyers are where a map doesn't say.
    """

    economic_buyer: Annotated[
        _Phrases, Meta(description="Economic buyer.", examples=[["bursar"]])
    ] = ()
    decision_maker: Annotated[
        _Phrases, Meta(description="Decision maker.", examples=[["rector", "vice chancellor"]])
    ] = ()
    technical_buyer: Annotated[
        _Phrases, Meta(description="Technical buyer.", examples=[["head of platforms"]])
    ] = ()
    procurement: Annotated[
        _Phrases, Meta(description="Procurement.", examples=[["tender office"]])
    ] = ()


class PurposeWords(Part, frozen=True):
    """Words that tell what a planned action is for, beside those the product knows.

    An action counts as the next step with a person only if it's for the same purpose. Whole words;
    case and accents don't matter, and ``*`` stands for any ending.
    """

    meet: Annotated[
        _Phrases, Meta(description="To speak with a person.", examples=[["golf", "ring*"]])
    ] = ()
    learn: Annotated[
        _Phrases, Meta(description="To find something out.", examples=[["sound out"]])
    ] = ()
    deliver: Annotated[
        _Phrases, Meta(description="To bring what was asked for.", examples=[["quote*"]])
    ] = ()
    introduce: Annotated[
        _Phrases, Meta(description="To be introduced.", examples=[["put in a word"]])
    ] = ()


class PortfolioRules(Part, frozen=True):
    """The pages about many accounts: how far they look ahead, and whom they ask us to call."""

    outlook: Annotated[
        Days, sourced(OURS, "Days ahead for which coverage is told as if nobody called anybody.")
    ] = 90
    call_ahead: Annotated[
        Days, sourced(OURS, "Days before a tie is no longer live in which it is time to call.")
    ] = 14
    call_back: Annotated[
        Days, sourced(OURS, "Days after a tie was last live in which it is still time to call.")
    ] = 30
    lately: Annotated[
        Days, sourced(OURS, "Days back for which the home page tells what happened.")
    ] = 14
    week: Annotated[
        Days, sourced(OURS, "Days ahead for which the home page tells what is due.")
    ] = 7


class FindingCase(Part, frozen=True):
    """Accounts for which a finding counts otherwise. All that is given must fit."""

    severity: Annotated[Severity, Meta(description="What it is there.", examples=["error"])]
    tier: Annotated[tuple[str, ...], Meta(description="One of these tiers.")] = ()
    segment: Annotated[tuple[str, ...], Meta(description="One of these segments.")] = ()
    stage: Annotated[tuple[StageName, ...], Meta(description="One of these stages.")] = ()


class FindingRule(Part, frozen=True):
    """How much a finding is made of."""

    severity: Annotated[
        Severity | None, Meta(description="For all accounts.", examples=["warning"])
    ] = None
    cases: Annotated[
        tuple[FindingCase, ...], Meta(description="For some accounts; the first that fits counts.")
    ] = ()


class Rules(Part, frozen=True):
    """The shared file ``_rules.yaml``: the numbers behind figures and findings."""

    scales: Annotated[Scales, Meta(description="The numbers behind the words.")] = Scales()
    ties: Annotated[TieRules, Meta(description="Strength of ties.")] = TieRules()
    steps: Annotated[StepRules, Meta(description="Introductions among their people.")] = StepRules()
    decision: Annotated[DecisionRules, Meta(description="The decision.")] = DecisionRules()
    freshness: Annotated[FreshnessRules, Meta(description="How facts age.")] = FreshnessRules()
    completeness: Annotated[CompletenessWeights, Meta(description="What is to be filled in.")] = (
        CompletenessWeights()
    )
    status: Annotated[StatusRules, Meta(description="Status of an account.")] = StatusRules()
    thresholds: Annotated[Thresholds, Meta(description="When a figure is a finding.")] = (
        Thresholds()
    )
    findings: Annotated[
        dict[RiskCode, FindingRule],
        Meta(description="Severity of findings, by code.", extra={"many": "findings"}),
    ] = field(default_factory=dict)
    deal: Annotated[DealRules, Meta(description="Stages and currencies of deals.")] = DealRules()
    portfolio: Annotated[PortfolioRules, Meta(description="The pages about many accounts.")] = (
        PortfolioRules()
    )
    titles: Annotated[TitleWords, Meta(description="Titles that make a buying role likely.")] = (
        TitleWords()
    )
    purposes: Annotated[
        PurposeWords, Meta(description="Words that tell what a planned action is for.")
    ] = PurposeWords()
    onepager: Annotated[OnepagerRules, Meta(description="The sheet for a meeting.")] = (
        OnepagerRules()
    )
