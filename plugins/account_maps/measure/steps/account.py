"""Steps that are about no single person: the account, its plan, or one of our own people."""

from collections.abc import Callable, Collection, Mapping
from types import MappingProxyType
from typing import Final

from msgspec.structs import replace

from account_maps.measure.risk import Risk
from account_maps.measure.step import StepMove, Wording
from account_maps.measure.steps import champions
from account_maps.measure.steps.buyers import is_buyer, likely_signer
from account_maps.measure.steps.context import StepContext
from account_maps.model.account import Plan
from account_maps.model.values import FindingCode


def account_wording(
    risk: Risk, context: StepContext, taken: Collection[str]
) -> tuple[str | None, Wording]:
    """Return what a step about no single person asks for, and the person it comes to name.

    Args:
        risk: The risk.
        context: What steps are worked out with.
        taken: People who have a step of their own.
    """
    if risk.code == FindingCode.NO_ECONOMIC_BUYER:
        return _signer(context, taken)
    word = _WORDS.get(risk.code)
    return None, word(risk, context) if word else Wording(StepMove.ACT)


def _signer(context: StepContext, taken: Collection[str]) -> tuple[str | None, Wording]:
    likely = likely_signer(context)
    if likely and likely.person not in taken:
        return likely.person, is_buyer(likely, context)
    return None, _ask_any(StepMove.ASK_SIGNER, context)


def _ask_any(move: StepMove, context: StepContext) -> Wording:
    """Return to ask whoever can tell us most, or the general action if we know nobody."""
    informant = next(iter(context.informants.values()), None)
    return informant.wording(move) if informant else Wording(StepMove.ACT)


def _no_champion(_: Risk, context: StepContext) -> Wording:
    return champions.find(context) or Wording(StepMove.ACT)


def _opponents(_: Risk, context: StepContext) -> Wording:
    return _ask_any(StepMove.ASK_OPPONENTS, context)


def _objective(risk: Risk, context: StepContext) -> Wording:
    return replace(_ask_any(StepMove.ASK_OBJECTIVE, context), quote=risk.what or "")


def _second_teammate(risk: Risk, context: StepContext) -> Wording:
    """Return who should come along to a teammate's meetings, and with whom first."""
    network = context.analysis.network
    theirs = [
        network.ids[n]
        for n in network.by_share(network.live)
        if context.analysis.approaches[network.ids[n]].colleague == risk.colleague
    ]
    others = tuple(map(context.name, theirs[:1]))
    actions = (context.account.plan or Plan()).actions
    team = sorted(context.account.team, key=lambda one: (-_known_by(one, context), one))
    ours = (context.account.owner, *team, *sorted(one.owner for one in actions if one.owner))
    teammate = next((one for one in ours if one and one != risk.colleague), None)
    if not others:
        return Wording(StepMove.ACT)
    move = StepMove.BRING_TEAMMATE if teammate else StepMove.BRING_SECOND_TEAMMATE
    return Wording(move, risk.colleague, others=others, teammate=teammate)


def _known_by(colleague: str, context: StepContext) -> int:
    """Return how many people at the account a teammate knows."""
    return sum(colleague in one.ties for one in context.account.stakeholders.values())


_WORDS: Final[Mapping[str, Callable[[Risk, StepContext], Wording]]] = MappingProxyType(
    {
        FindingCode.NO_CHAMPION: _no_champion,
        FindingCode.ONLY_FRIENDS: _opponents,
        FindingCode.OUR_BOTTLENECK: _second_teammate,
        FindingCode.UNWANTED_OBJECTIVE: _objective,
    }
)
