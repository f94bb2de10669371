"""What counts as a finding: one function a rule, each yielding what it sees.

A finding is about one person where it is about people at all, so that each can be acted on, and
waived, by itself. ``touches`` is the share of the decision that it is about; how it is read for
each rule is our choice.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from msgspec import Struct

from account_maps.measure.champions import WEAK
from account_maps.measure.figures import is_stale, vetoes
from account_maps.measure.measured import Figure, FigureKey
from account_maps.measure.scale import decision_weight, tie_strength
from account_maps.measure.worked import Worked
from account_maps.model.account import Action, Person, Plan
from account_maps.model.people import attitude, decides, is_there
from account_maps.model.playbook import KeyPath
from account_maps.model.values import SUPPORTIVE, FindingCode, Role, Side, Support

Figures = Mapping[FigureKey, Figure]

ACTIONS: Final = ("plan", "actions")


class Seen(Struct, frozen=True, gc=False):
    """What a rule sees; see ``Found`` for the fields."""

    code: FindingCode
    touches: float
    person: str | None = None
    colleague: str | None = None
    share: float | None = None
    days: int | None = None
    what: str | None = None
    key: str | None = None
    owner: str | None = None
    place: KeyPath = ("stakeholders",)


Rule = Callable[[Worked, Figures], Iterator[Seen]]


def _touched(person: str, worked: Worked) -> float:
    """Return what a person touches: the share held, or the own vote, if that is more.

    A decider who lets others lead still has to say yes.
    """
    figures = worked.people[person]
    return max(figures.share, figures.formal)


def _about(code: FindingCode, person: str, touches: float) -> Seen:
    return Seen(code, touches, person, place=("stakeholders", person))


def _share_of_supportive(worked: Worked) -> float:
    ground = worked.ground
    return sum(x for x, s in zip(ground.share, ground.support, strict=True) if s > 0)


def no_economic_buyer(worked: Worked, _: Figures) -> Iterator[Seen]:
    """Nobody is named who says the final yes."""
    people = worked.ground.people
    if people and not any(Role.ECONOMIC_BUYER in person.roles for person in people):
        yield Seen(FindingCode.NO_ECONOMIC_BUYER, 1.0)


def vacant_decider(worked: Worked, _: Figures) -> Iterator[Seen]:
    """A post that decides has no known holder."""
    for key, person in zip(worked.ground.ids, worked.ground.people, strict=True):
        if person.placeholder and decides(person):
            yield _about(FindingCode.VACANT_DECIDER, key, _touched(key, worked))


def no_champion(worked: Worked, _: Figures) -> Iterator[Seen]:
    """Nobody sells for us. Touches the part of the decision that is not for us."""
    if worked.people and not worked.champions:
        yield Seen(FindingCode.NO_CHAMPION, 1 - _share_of_supportive(worked))


def weak_champion(worked: Worked, _: Figures) -> Iterator[Seen]:
    """A champion lacks power, does not sell, or has no stake."""
    touches = 1 - _share_of_supportive(worked)
    for key, parts in worked.champions.items():
        if parts.level <= WEAK:
            each = {"power": parts.power, "sells": parts.sells, "stake": parts.stake}
            weakest = min(each, key=lambda part: each[part])
            yield Seen(
                FindingCode.WEAK_CHAMPION,
                touches,
                key,
                key=f"field.{weakest}",
                place=("stakeholders", key),
            )


def untested_champion(worked: Worked, _: Figures) -> Iterator[Seen]:
    """A champion has not yet given us access to the economic buyer, whose share it touches."""
    buyers = (
        key
        for key, person in zip(worked.ground.ids, worked.ground.people, strict=True)
        if Role.ECONOMIC_BUYER in person.roles
    )
    touches = sum(_touched(key, worked) for key in buyers)
    for key, parts in worked.champions.items():
        if parts.level > WEAK and parts.tested is None:
            yield _about(FindingCode.UNTESTED_CHAMPION, key, touches)


def hidden_influence(worked: Worked, _: Figures) -> Iterator[Seen]:
    """Somebody without a deciding role holds much of the decision."""
    ground = worked.ground
    for key, share, decides_ in zip(ground.ids, ground.share, ground.decides, strict=True):
        if ground.votes and not decides_ and share >= worked.rules.thresholds.hidden:
            yield Seen(
                FindingCode.HIDDEN_INFLUENCE,
                share,
                key,
                share=share,
                place=("stakeholders", key),
            )


def only_friends(worked: Worked, _: Figures) -> Iterator[Seen]:
    """Every known attitude is for us, which no real company is."""
    ground = worked.ground
    known = [n for n, p in enumerate(ground.people) if attitude(p) is not Support.UNKNOWN]
    friends = all(attitude(ground.people[n]) in SUPPORTIVE for n in known)
    if friends and len(known) >= worked.rules.thresholds.friends:
        yield Seen(FindingCode.ONLY_FRIENDS, sum(ground.share[n] for n in known))


def unmet_decider(worked: Worked, _: Figures) -> Iterator[Seen]:
    """Nobody of us has a live tie with somebody who decides."""
    ground = worked.ground
    live = {*ground.live}
    for n, key in enumerate(ground.ids):
        if ground.decides[n] and n not in live and not ground.people[n].placeholder:
            yield _about(FindingCode.UNMET_DECIDER, key, _touched(key, worked))


def single_threaded(worked: Worked, _: Figures) -> Iterator[Seen]:
    """One live tie is all we have. Touches all that this one does not hold."""
    ground = worked.ground
    live = ground.live
    if len(live) == 1 and sum(ground.committee) > 1:
        yield _about(FindingCode.SINGLE_THREADED, ground.ids[live[0]], 1 - ground.share[live[0]])


def our_bottleneck(worked: Worked, _: Figures) -> Iterator[Seen]:
    """One of us holds the access. Touches the part of what we reach that would go."""
    for loss in worked.losses:
        if loss.ours and loss.share >= worked.rules.thresholds.bottleneck:
            touches = loss.share * _share_reached(worked)
            code = FindingCode.OUR_BOTTLENECK
            yield Seen(code, touches, colleague=loss.who, share=loss.share)


def their_bottleneck(worked: Worked, _: Figures) -> Iterator[Seen]:
    """One of theirs holds the access to the others.

    Not counted is what is lost of themselves: that a decider matters is no news.
    """
    for loss in worked.losses:
        if not loss.ours and loss.others >= worked.rules.thresholds.bottleneck:
            touches = loss.others * (_share_reached(worked) - worked.people[loss.who].share)
            place: KeyPath = ("stakeholders", loss.who)
            code = FindingCode.THEIR_BOTTLENECK
            yield Seen(code, touches, loss.who, share=loss.others, place=place)


def _share_reached(worked: Worked) -> float:
    return sum(worked.ground.share[n] for n in sorted(worked.reached.order))


def gone_but_relied_on(worked: Worked, _: Figures) -> Iterator[Seen]:
    """Somebody has left whom the map still counts on."""
    account = worked.account
    named = _named_by_plan(account.plan or Plan())
    for key, person in sorted(account.stakeholders.items()):
        weight = decision_weight(person, worked.rules)
        relied_on = weight or Role.CHAMPION in person.roles or key in named
        if not is_there(person) and (relied_on or _has_live_tie(person, worked)):
            touches = weight / (weight + worked.ground.votes) if weight else 0.0
            yield _about(FindingCode.GONE_BUT_RELIED_ON, key, touches)


def _has_live_tie(person: Person, worked: Worked) -> bool:
    rules = worked.rules.ties
    ties = person.ties.values()
    return any(tie_strength(tie, worked.as_of, rules) >= rules.live for tie in ties)


def _named_by_plan(plan: Plan) -> set[str]:
    """Return whom open actions and objectives name."""
    open_actions = (action.stakeholders for action in plan.actions if action.done is None)
    cared_for = (objective.stakeholders for objective in plan.objectives.values())
    return {key for people in (*open_actions, *cared_for) for key in people}


def opposed_veto(worked: Worked, _: Figures) -> Iterator[Seen]:
    """Somebody against us can stop all of the decision."""
    for key in vetoes(worked):
        yield _about(FindingCode.OPPOSED_VETO, key, 1.0)


def opposing_share(worked: Worked, figures: Figures) -> Iterator[Seen]:
    """Much of the decision is against us."""
    figure = figures[FigureKey.OPPOSING_SHARE]
    share = figure.value or 0.0
    loudest = figure.inputs[0].person if figure.inputs else None
    if loudest and share >= worked.rules.thresholds.opposing:
        place: KeyPath = ("stakeholders", loudest)
        yield Seen(FindingCode.OPPOSING_SHARE, share, loudest, share=share, place=place)


def unknown_attitude(worked: Worked, _: Figures) -> Iterator[Seen]:
    """Nobody knows what somebody who decides thinks of us."""
    ground = worked.ground
    for n, person in enumerate(ground.people):
        unknown = attitude(person) is Support.UNKNOWN and not person.placeholder
        if ground.decides[n] and unknown:
            key = ground.ids[n]
            yield _about(FindingCode.UNKNOWN_ATTITUDE, key, _touched(key, worked))


def no_shared_message(worked: Worked, _: Figures) -> Iterator[Seen]:
    """Some have points of their own and the group has no message (Gartner 2024)."""
    account = worked.account
    shared = account.message and account.message.say
    with_points = [p.talking_points is not None for p in worked.ground.people]
    if any(with_points) and not shared:
        touches = sum(x for x, has in zip(worked.ground.share, with_points, strict=True) if has)
        yield Seen(FindingCode.NO_SHARED_MESSAGE, touches, place=("message",))


def unwanted_objective(worked: Worked, _: Figures) -> Iterator[Seen]:
    """Nobody who is there cares about an objective."""
    for key, objective in sorted((worked.account.plan or Plan()).objectives.items()):
        if not any(person in worked.people for person in objective.stakeholders):
            place: KeyPath = ("plan", "objectives", key)
            code = FindingCode.UNWANTED_OBJECTIVE
            yield Seen(code, 0.0, what=objective.goal, place=place)


def overdue_action(worked: Worked, _: Figures) -> Iterator[Seen]:
    """An action should have been done."""
    for number, action in enumerate((worked.account.plan or Plan()).actions):
        days = _overdue(action.due, action.done, worked.as_of)
        if days:
            yield Seen(
                FindingCode.OVERDUE_ACTION,
                _touched_by(action, worked),
                days=days,
                what=action.what,
                owner=action.owner,
                place=(*ACTIONS, number),
            )


def _touched_by(action: Action, worked: Worked) -> float:
    people = {*action.stakeholders} & worked.people.keys()
    return sum(worked.people[key].share for key in sorted(people))


def overdue_promise(worked: Worked, _: Figures) -> Iterator[Seen]:
    """A promise of ours should have been kept."""
    for number, promise in enumerate(worked.account.promises):
        days = _overdue(promise.due, promise.done, worked.as_of)
        if days and promise.by is Side.US:
            place: KeyPath = ("promises", number)
            yield Seen(FindingCode.OVERDUE_PROMISE, 0.0, days=days, what=promise.what, place=place)


def _overdue(due: dt.date | None, done: dt.date | None, as_of: dt.date) -> int:
    return max(0, (as_of - due).days) if due and done is None else 0


def stale_key_player(worked: Worked, _: Figures) -> Iterator[Seen]:
    """What we know of a key player is old."""
    ground = worked.ground
    for n, key in enumerate(ground.ids):
        verified = worked.people[key].verified
        if ground.key[n] and verified and is_stale(worked, key):
            days = (worked.as_of - verified).days
            place: KeyPath = ("stakeholders", key)
            yield Seen(FindingCode.STALE_KEY_PLAYER, ground.share[n], key, days=days, place=place)


RULES: Final[tuple[Rule, ...]] = (
    no_economic_buyer,
    vacant_decider,
    no_champion,
    weak_champion,
    untested_champion,
    hidden_influence,
    only_friends,
    unmet_decider,
    single_threaded,
    our_bottleneck,
    their_bottleneck,
    gone_but_relied_on,
    opposed_veto,
    opposing_share,
    unknown_attitude,
    no_shared_message,
    unwanted_objective,
    overdue_action,
    overdue_promise,
    stale_key_player,
)
"""Every rule."""
