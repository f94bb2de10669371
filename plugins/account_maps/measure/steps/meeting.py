"""How a step reaches a person: the sentence follows from the approach."""

from typing import NamedTuple

from msgspec.structs import replace

from account_maps.measure.approach import Approach, ApproachKind
from account_maps.measure.contacts import ContactState
from account_maps.measure.step import StepMove, Wording
from account_maps.measure.steps.context import StepContext
from account_maps.model.account import Person
from account_maps.model.people import decides
from account_maps.model.values import OPPOSED, Role


class MovesByApproach(NamedTuple):
    """The moves of one purpose, by how we'd reach the person.

    Attributes:
        live: We are in live contact.
        known: A colleague knows the person, but we aren't in live contact.
        intro: A person next to them can introduce us.
        via: The same, through a further person.
        none: There is no warm path; None asks for a meeting another way.
    """

    live: StepMove
    known: StepMove
    intro: StepMove
    via: StepMove
    none: StepMove | None


MEET = MovesByApproach(
    StepMove.CALL,
    StepMove.CALL,
    StepMove.ASK_INTRO,
    StepMove.ASK_INTRO_VIA,
    None,
)
ASK_STANCE = MEET._replace(live=StepMove.ASK_STANCE)
ASK_VETO = MEET._replace(live=StepMove.ASK_VETO)
UNBLOCK = MovesByApproach(
    StepMove.UNBLOCK,
    StepMove.UNBLOCK,
    StepMove.UNBLOCK_ASK,
    StepMove.UNBLOCK_ASK,
    StepMove.UNBLOCK_WRITE,
)
WIN = MovesByApproach(
    StepMove.WIN,
    StepMove.WIN,
    StepMove.WIN_ASK,
    StepMove.WIN_ASK,
    StepMove.WIN_WRITE,
)
CONFIRM = MovesByApproach(
    StepMove.CONFIRM,
    StepMove.CALL,
    StepMove.CONFIRM_ASK,
    StepMove.CONFIRM_ASK,
    StepMove.CONFIRM_ONLINE,
)


def reaching(person_id: str, moves: MovesByApproach, context: StepContext) -> Wording:
    """Return the wording of a step that reaches a person.

    Args:
        person_id: The person.
        moves: The moves of its purpose.
        context: What steps are worked out with.
    """
    approach = context.analysis.approaches[person_id]
    found = Wording(
        _move(approach, moves, context),
        colleague=approach.colleague,
        last=approach.last,
        account=approach.account,
        first=_name(approach.first, context),
        introducer=_name(approach.introducer, context),
        not_for=tuple(_name(one, context) for one in approach.not_for),
    )
    if approach.kind is ApproachKind.NONE and moves.none is None:
        return _without_warm_path(person_id, found, context)
    return found


def _name(person_id: str | None, context: StepContext) -> str:
    return context.name(person_id) if person_id else ""


def _move(approach: Approach, moves: MovesByApproach, context: StepContext) -> StepMove:
    if approach.kind is ApproachKind.OWN:
        return moves.live if approach.contact is ContactState.LIVE else moves.known
    if approach.kind is ApproachKind.ELSEWHERE:
        ours = (context.account.owner, *context.account.team)
        return StepMove.CALL if approach.colleague in ours else StepMove.ASK_TEAMMATE
    if approach.kind is ApproachKind.INTRODUCTION:
        return moves.intro if approach.first == approach.introducer else moves.via
    return moves.none or StepMove.WRITE_EVENT


def _without_warm_path(person_id: str, wording: Wording, context: StepContext) -> Wording:
    """Return what to do without a warm path: their gatekeeper, an executive of ours, an event."""
    gatekeeper = _gatekeeper(person_id, context)
    if gatekeeper:
        return replace(wording, move=StepMove.ASK_GATEKEEPER, first=_name(gatekeeper, context))
    person = context.account.stakeholders[person_id]
    at_top = decides(person) and person.reports_to not in context.analysis.people
    return replace(wording, move=StepMove.WRITE_EXECUTIVE if at_top else StepMove.WRITE_EVENT)


def _gatekeeper(person_id: str, context: StepContext) -> str | None:
    """Return who controls access to a person, if the map names anyone."""
    links = context.links(person_id)
    near = {*context.reports(person_id), *links.influenced_by, *context.unit(person_id)}
    for key in context.by_rank(near - {person_id, *links.conflicts}):
        if _opens_doors(context.account.stakeholders[key]):
            return key
    return None


def _opens_doors(person: Person) -> bool:
    """Return whether a gatekeeper can be asked; procurement keeps sellers away by its task."""
    controls = Role.GATEKEEPER in person.roles and Role.PROCUREMENT not in person.roles
    return controls and person.support not in OPPOSED and not person.placeholder
