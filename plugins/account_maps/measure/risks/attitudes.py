"""AF3xx: what people think of us."""

from collections.abc import Iterator

from msgspec.structs import replace

from account_maps.measure.analysis import Analysis
from account_maps.measure.figures import vetoes
from account_maps.measure.just_begun import has_begun
from account_maps.measure.measured import FigureKey
from account_maps.measure.risk import Risk
from account_maps.measure.risks.rule import Figures, risk_of, risk_rule, share_affected
from account_maps.model.people import attitude, decides
from account_maps.model.values import ActionPurpose, FindingCode, Severity, Support

_TALKS = (ActionPurpose.MEET, ActionPurpose.LEARN)


@risk_rule(FindingCode.OPPOSED_VETO, Severity.ERROR)
def opposed_veto(analysis: Analysis, _: Figures) -> Iterator[Risk]:
    """A person against us can stop the whole decision."""
    for key in vetoes(analysis):
        yield risk_of(key, 1.0)


@risk_rule(
    FindingCode.OPPOSING_SHARE,
    Severity.WARNING,
    numbers=("thresholds.opposing",),
)
def opposing_share(analysis: Analysis, figures: Figures) -> Iterator[Risk]:
    """Much of the decision is against us."""
    figure = figures[FigureKey.OPPOSING_SHARE]
    share = figure.value or 0.0
    strongest = figure.inputs[0].person if figure.inputs else None
    if strongest and share >= analysis.rules.thresholds.opposing:
        yield replace(risk_of(strongest, share), share=share)


@risk_rule(FindingCode.UNKNOWN_ATTITUDE, Severity.WARNING, served_by=_TALKS)
def unknown_attitude(analysis: Analysis, _: Figures) -> Iterator[Risk]:
    """Nobody knows where a decider without a veto stands."""
    if not has_begun(analysis):
        return
    for key in _of_unknown_stance(analysis):
        person = analysis.account.stakeholders[key]
        if decides(person) and not person.veto:
            yield risk_of(key, share_affected(key, analysis))


@risk_rule(FindingCode.UNKNOWN_VETO, Severity.ERROR, served_by=_TALKS)
def unknown_veto(analysis: Analysis, _: Figures) -> Iterator[Risk]:
    """Nobody knows where a person who can stop the whole decision stands."""
    for key in _of_unknown_stance(analysis):
        if analysis.account.stakeholders[key].veto:
            yield risk_of(key, 1.0)


def _of_unknown_stance(analysis: Analysis) -> Iterator[str]:
    network = analysis.network
    for key, person in zip(network.ids, network.people, strict=True):
        if attitude(person) is Support.UNKNOWN and not person.placeholder:
            yield key
