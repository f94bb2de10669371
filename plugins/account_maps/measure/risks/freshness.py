"""AF5xx: how old the map's facts are."""

from collections.abc import Iterator

from msgspec.structs import replace

from account_maps.measure.analysis import Analysis
from account_maps.measure.figures import is_stale
from account_maps.measure.risk import Risk
from account_maps.measure.risks.rule import Figures, risk_of, risk_rule
from account_maps.model.values import FindingCode, Severity


@risk_rule(
    FindingCode.STALE_KEY_PLAYER,
    Severity.WARNING,
    numbers=("freshness.ageing",),
    by_introduction=True,
)
def stale_key_player(analysis: Analysis, _: Figures) -> Iterator[Risk]:
    """What the map says about a key player is old."""
    network = analysis.network
    for n, key in enumerate(network.ids):
        verified = analysis.people[key].verified
        if network.key[n] and verified and is_stale(analysis, key):
            days = (analysis.as_of - verified).days
            yield replace(risk_of(key, network.share[n]), days=days)
