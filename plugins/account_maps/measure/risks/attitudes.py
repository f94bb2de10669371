"""AF3xx: what people think of us."""

from collections.abc import Iterator

from msgspec.structs import replace

from account_maps.measure.analysis import Analysis
from account_maps.measure.figures import vetoes
from account_maps.measure.measured import FigureKey
from account_maps.measure.risk import Risk
from account_maps.measure.risks.rule import Figures, risk_of, risk_rule, share_affected
from account_maps.model.people import attitude
from account_maps.model.values import FindingCode, Severity, Support


@risk_rule(FindingCode.OPPOSED_VETO, Severity.ERROR, by_introduction=True)
def opposed_veto(analysis: Analysis, _: Figures) -> Iterator[Risk]:
    """A person against us can stop the whole decision."""
    for key in vetoes(analysis):
        yield risk_of(key, 1.0)


@risk_rule(
    FindingCode.OPPOSING_SHARE,
    Severity.WARNING,
    numbers=("thresholds.opposing",),
    by_introduction=True,
)
def opposing_share(analysis: Analysis, figures: Figures) -> Iterator[Risk]:
    """Much of the decision is against us."""
    figure = figures[FigureKey.OPPOSING_SHARE]
    share = figure.value or 0.0
    strongest = figure.inputs[0].person if figure.inputs else None
    if strongest and share >= analysis.rules.thresholds.opposing:
        yield replace(risk_of(strongest, share), share=share)


@risk_rule(FindingCode.UNKNOWN_ATTITUDE, Severity.INFO, by_introduction=True)
def unknown_attitude(analysis: Analysis, _: Figures) -> Iterator[Risk]:
    """No one knows what a decider thinks of us."""
    network = analysis.network
    for n, person in enumerate(network.people):
        unknown = attitude(person) is Support.UNKNOWN and not person.placeholder
        if network.decides[n] and unknown:
            key = network.ids[n]
            yield risk_of(key, share_affected(key, analysis))
