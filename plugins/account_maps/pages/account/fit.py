"""The fit with the ideal customer profile: by the team's criteria, and as a person wrote it."""

from msgspec import Struct

from account_maps.html.fit_words import missing_words
from account_maps.html.pieces import Chip, Listing, chip
from account_maps.measure.icp import ComputedFit, CriterionResult, CriterionState
from account_maps.model.account import Account, IdealCustomerProfile
from account_maps.texts import Texts


class FitView(Struct, frozen=True, gc=False):
    """The fit of an account, from both sides.

    Attributes:
        computed: The fit by the team's criteria, or that it isn't known; None without criteria.
        criteria: The criteria that are met, not met and not known, each with its reason.
        written: The fit that a person wrote.
        reasons: The reasons that a person wrote.
        contradiction: That the two differ, in a sentence; empty if they don't.
    """

    computed: Chip | None
    criteria: tuple[Listing, ...]
    written: Chip | None
    reasons: tuple[str, ...]
    contradiction: str


def fit_view(
    account: Account, found: ComputedFit | None, author: str | None, texts: Texts
) -> FitView | None:
    """Return the fit of an account, or None if there is neither a fit nor a reason.

    Args:
        account: The map.
        found: The fit by the team's criteria; None without criteria.
        author: Who last changed what the map has of the fit, if that is known.
        texts: What the page says.
    """
    icp = account.icp or IdealCustomerProfile()
    if not (found or icp.fit or icp.reasons):
        return None
    return FitView(
        computed=_computed(found, texts) if found else None,
        criteria=_listings(found, texts) if found else (),
        written=chip(icp.fit, texts) if icp.fit else None,
        reasons=icp.reasons,
        contradiction=_contradiction(icp, found, author, texts),
    )


def _computed(found: ComputedFit, texts: Texts) -> Chip:
    return chip(found.fit, texts) if found.fit else Chip(texts("icp.not_known"), "fit-unknown")


def _contradiction(
    icp: IdealCustomerProfile, found: ComputedFit | None, author: str | None, texts: Texts
) -> str:
    if not (found and found.fit and icp.fit) or icp.fit is found.fit:
        return ""
    computed, written = texts.value(found.fit), texts.value(icp.fit)
    if author:
        return texts("icp.differs_from", author=author, computed=computed, written=written)
    return texts("icp.differs", computed=computed, written=written)


def _listings(found: ComputedFit, texts: Texts) -> tuple[Listing, ...]:
    """Return the criteria by what is known of them; a state that none has is left out."""
    by_state = (
        Listing(
            texts(f"icp.{state}"),
            tuple(_reason(one, texts) for one in found.criteria if one.state is state),
        )
        for state in CriterionState
    )
    return tuple(listing for listing in by_state if listing.items)


def _reason(result: CriterionResult, texts: Texts) -> str:
    remarks = [texts("icp.required")] if result.required else []
    remarks += missing_words(result.missing, texts)
    if not remarks:
        return result.label
    return texts("icp.reason", label=result.label, remarks=", ".join(remarks))
