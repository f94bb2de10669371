"""AF5xx: how old the map's facts are."""

from collections.abc import Iterator

from msgspec.structs import replace

from account_maps.measure.analysis import Analysis
from account_maps.measure.just_begun import has_begun
from account_maps.measure.risk import Risk
from account_maps.measure.risks.rule import Figures, risk_of, risk_rule, share_affected
from account_maps.measure.scale import Age
from account_maps.model.values import ActionPurpose, FindingCode, Severity


@risk_rule(
    FindingCode.UNCONFIRMED,
    Severity.WARNING,
    numbers=("freshness.ageing",),
    served_by=(ActionPurpose.MEET, ActionPurpose.LEARN),
)
def unconfirmed(analysis: Analysis, _: Figures) -> Iterator[Risk]:
    """What the map says about a decider or key player is out of date, or was never confirmed."""
    if not has_begun(analysis):
        return
    network = analysis.network
    for n, key in enumerate(network.ids):
        figures = analysis.people[key]
        counts = (network.decides[n] or network.key[n]) and not network.people[n].placeholder
        if counts and figures.age in (Age.STALE, Age.UNKNOWN):
            detail = "detail.out_of_date" if figures.verified else "detail.never_confirmed"
            yield replace(risk_of(key, share_affected(key, analysis)), key=detail)
