"""The shared file ``_icp.yaml``: the criteria of the ideal customer profile (ICP)."""

from typing import Annotated

from msgspec import Meta, field

from account_maps.model.account import Headcount, Id
from account_maps.model.numbers import OURS, Share, sourced
from account_maps.model.part import Part

CriterionWeight = Annotated[float, Meta(gt=0, le=1000)]


def _described(description: str, *examples: object, many: str | None = None) -> Meta:
    extra = {"many": many} if many else None
    return Meta(description=description, examples=list(examples) or None, extra=extra)


class SizeRange(Part, frozen=True, rename={"least": "from", "most": "to"}):
    """A range of company sizes. Both ends belong to it; an end that's left out is open."""

    least: Annotated[Headcount | None, _described("The fewest employees.", 500)] = None
    most: Annotated[Headcount | None, _described("The most employees.", 10000)] = None


class FitCriterion(Part, frozen=True):
    """One criterion of the ideal customer profile.

    An account meets it when it meets all conditions given; of a list, one entry is enough.
    Capitals, accents and spaces don't matter.
    """

    label: Annotated[str, _described("What the pages call it.", "Runs clinics or hospitals")]
    weight: Annotated[
        CriterionWeight,
        _described("How much it counts, compared with the other criteria.", 2),
    ] = 1.0
    required: Annotated[
        bool, _described("An account that doesn't meet it is no fit, whatever else it meets.", True)
    ] = False
    industry: Annotated[
        tuple[str, ...], _described("The account is in one of these industries.", ["healthcare"])
    ] = ()
    segment: Annotated[
        tuple[str, ...], _described("The account is in one of these segments.", ["enterprise"])
    ] = ()
    tier: Annotated[
        tuple[str, ...], _described("The account is of one of these tiers.", ["1"])
    ] = ()
    territory: Annotated[
        tuple[str, ...], _described("The account is in one of these territories.", ["nordics"])
    ] = ()
    size: Annotated[SizeRange | None, _described("The account has so many `employees`.")] = None
    technographics: Annotated[
        tuple[str, ...], _described("The account uses one of these.", ["MedCore"])
    ] = ()
    tags: Annotated[
        tuple[str, ...], _described("The account has one of these tags.", ["multi-site"])
    ] = ()


class FitThresholds(Part, frozen=True):
    """The share of the criteria, by weight, that an account must meet for each fit."""

    strong: Annotated[Share, sourced(OURS, "Strong fit from here.")] = 0.75
    partial: Annotated[Share, sourced(OURS, "Partial fit from here.")] = 0.5
    weak: Annotated[Share, sourced(OURS, "Weak fit from here; no fit below.")] = 0.25


class FitCriteria(Part, frozen=True):
    """The shared file ``_icp.yaml``: the criteria that an account's fit is worked out from.

    The fit is the weight of the criteria met as a share of the weight of all criteria. What an
    account doesn't say counts as not met, and the page names it.
    """

    criteria: Annotated[
        dict[Id, FitCriterion], _described("The criteria, by id.", many="criteria")
    ] = field(default_factory=dict)
    thresholds: Annotated[FitThresholds, _described("Where each fit begins.")] = FitThresholds()


LIST_CONDITIONS = ("industry", "segment", "tier", "territory", "technographics", "tags")
"""The conditions that list what an account may have, each with the key of the account's field."""

CONDITIONS = (*LIST_CONDITIONS, "size")
