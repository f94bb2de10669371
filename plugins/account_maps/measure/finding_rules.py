"""What counts as a finding: one function a rule, each yielding what it sees.

A finding is about one person where it is about people at all, so that each can be acted on, and
waived, by itself. ``touches`` is the share of the decision that it is about; how it is read for
each rule is our choice.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from msgspec import Struct

from account_maps.measure.analysis import Analysis
from account_maps.measure.champions import WEAK
from account_maps.measure.figures import is_stale, vetoes
from account_maps.measure.measured import Figure, FigureKey
from account_maps.measure.scale import decision_weight, tie_strength
from account_maps.model.account import Action, Person, Plan
from account_maps.model.people import attitude, decides, is_there
from account_maps.model.playbook import Place
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
    place: Place = ("stakeholders",)


Rule = Callable[[Analysis, Figures], Iterator[Seen]]


def _touched(person: str, analysis: Analysis) -> float:
    """Return what a person touches: the share held, or the own vote, if that is more.

    A decider who lets others lead still has to say yes.
    """
    figures = analysis.people[person]
    return max(figures.share, figures.formal)


def _about(code: FindingCode, person: str, touches: float) -> Seen:
    return Seen(code, touches, person, place=("stakeholders", person))


def _share_of_supportive(analysis: Analysis) -> float:
    network = analysis.network
    return sum(x for x, s in zip(network.share, network.support, strict=True) if s > 0)


def no_economic_buyer(analysis: Analysis, _: Figures) -> Iterator[Seen]:
    """Nobody is named who says the final yes."""
    people = analysis.network.people
    if people and not any(Role.ECONOMIC_BUYER in person.roles for person in people):
        yield Seen(FindingCode.NO_ECONOMIC_BUYER, 1.0)


def vacant_decider(analysis: Analysis, _: Figures) -> Iterator[Seen]:
    """A post that decides has no known holder."""
    for key, person in zip(analysis.network.ids, analysis.network.people, strict=True):
        if person.placeholder and decides(person):
            yield _about(FindingCode.VACANT_DECIDER, key, _touched(key, analysis))


def no_champion(analysis: Analysis, _: Figures) -> Iterator[Seen]:
    """Nobody sells for us. Touches the part of the decision that is not for us."""
    if analysis.people and not analysis.champions:
        yield Seen(FindingCode.NO_CHAMPION, 1 - _share_of_supportive(analysis))


def weak_champion(analysis: Analysis, _: Figures) -> Iterator[Seen]:
    """A champion lacks power, does not sell, or has no stake."""
    touches = 1 - _share_of_supportive(analysis)
    for key, parts in analysis.champions.items():
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


def untested_champion(analysis: Analysis, _: Figures) -> Iterator[Seen]:
    """A champion has not yet given us access to the economic buyer, whose share it touches."""
    buyers = (
        key
        for key, person in zip(analysis.network.ids, analysis.network.people, strict=True)
        if Role.ECONOMIC_BUYER in person.roles
    )
    touches = sum(_touched(key, analysis) for key in buyers)
    for key, parts in analysis.champions.items():
        if parts.level > WEAK and parts.tested is None:
            yield _about(FindingCode.UNTESTED_CHAMPION, key, touches)


def hidden_influence(analysis: Analysis, _: Figures) -> Iterator[Seen]:
    """Somebody without a deciding role holds much of the decision."""
    network = analysis.network
    for key, share, decides_ in zip(network.ids, network.share, network.decides, strict=True):
        if network.votes and not decides_ and share >= analysis.rules.thresholds.hidden:
            yield Seen(
                FindingCode.HIDDEN_INFLUENCE,
                share,
                key,
                share=share,
                place=("stakeholders", key),
            )


def only_friends(analysis: Analysis, _: Figures) -> Iterator[Seen]:
    """Every known attitude is for us, which no real company is."""
    network = analysis.network
    known = [n for n, p in enumerate(network.people) if attitude(p) is not Support.UNKNOWN]
    friends = all(attitude(network.people[n]) in SUPPORTIVE for n in known)
    if friends and len(known) >= analysis.rules.thresholds.friends:
        yield Seen(FindingCode.ONLY_FRIENDS, sum(network.share[n] for n in known))


def unmet_decider(analysis: Analysis, _: Figures) -> Iterator[Seen]:
    """Nobody of us has a live tie with somebody who decides."""
    network = analysis.network
    live = {*network.live}
    for n, key in enumerate(network.ids):
        if network.decides[n] and n not in live and not network.people[n].placeholder:
            yield _about(FindingCode.UNMET_DECIDER, key, _touched(key, analysis))


def single_threaded(analysis: Analysis, _: Figures) -> Iterator[Seen]:
    """One live tie is all we have. Touches all that this one does not hold."""
    network = analysis.network
    live = network.live
    if len(live) == 1 and sum(network.committee) > 1:
        yield _about(FindingCode.SINGLE_THREADED, network.ids[live[0]], 1 - network.share[live[0]])


def our_bottleneck(analysis: Analysis, _: Figures) -> Iterator[Seen]:
    """One of us holds the access. Touches the part of what we reach that would go."""
    for loss in analysis.losses:
        if loss.ours and loss.share >= analysis.rules.thresholds.bottleneck:
            touches = loss.share * _share_reached(analysis)
            code = FindingCode.OUR_BOTTLENECK
            yield Seen(code, touches, colleague=loss.who, share=loss.share)


def their_bottleneck(analysis: Analysis, _: Figures) -> Iterator[Seen]:
    """One of theirs holds the access to the others.

    Not counted is what is lost of themselves: that a decider matters is no news.
    """
    for loss in analysis.losses:
        if not loss.ours and loss.others >= analysis.rules.thresholds.bottleneck:
            touches = loss.others * (_share_reached(analysis) - analysis.people[loss.who].share)
            place: Place = ("stakeholders", loss.who)
            code = FindingCode.THEIR_BOTTLENECK
            yield Seen(code, touches, loss.who, share=loss.others, place=place)


def _share_reached(analysis: Analysis) -> float:
    return sum(analysis.network.share[n] for n in sorted(analysis.reached.order))


def gone_but_relied_on(analysis: Analysis, _: Figures) -> Iterator[Seen]:
    """Somebody has left whom the map still counts on."""
    account = analysis.account
    named = _named_by_plan(account.plan or Plan())
    for key, person in sorted(account.stakeholders.items()):
        weight = decision_weight(person, analysis.rules)
        relied_on = weight or Role.CHAMPION in person.roles or key in named
        if not is_there(person) and (relied_on or _has_live_tie(person, analysis)):
            touches = weight / (weight + analysis.network.votes) if weight else 0.0
            yield _about(FindingCode.GONE_BUT_RELIED_ON, key, touches)


def _has_live_tie(person: Person, analysis: Analysis) -> bool:
    rules = analysis.rules.ties
    ties = person.ties.values()
    return any(tie_strength(tie, analysis.as_of, rules) >= rules.live for tie in ties)


def _named_by_plan(plan: Plan) -> set[str]:
    """Return whom open actions and objectives name."""
    open_actions = (action.stakeholders for action in plan.actions if action.done is None)
    cared_for = (objective.stakeholders for objective in plan.objectives.values())
    return {key for people in (*open_actions, *cared_for) for key in people}


def opposed_veto(analysis: Analysis, _: Figures) -> Iterator[Seen]:
    """Somebody against us can stop all of the decision."""
    for key in vetoes(analysis):
        yield _about(FindingCode.OPPOSED_VETO, key, 1.0)


def opposing_share(analysis: Analysis, figures: Figures) -> Iterator[Seen]:
    """Much of the decision is against us."""
    figure = figures[FigureKey.OPPOSING_SHARE]
    share = figure.value or 0.0
    loudest = figure.inputs[0].person if figure.inputs else None
    if loudest and share >= analysis.rules.thresholds.opposing:
        place: Place = ("stakeholders", loudest)
        yield Seen(FindingCode.OPPOSING_SHARE, share, loudest, share=share, place=place)


def unknown_attitude(analysis: Analysis, _: Figures) -> Iterator[Seen]:
    """Nobody knows what somebody who decides thinks of us."""
    network = analysis.network
    for n, person in enumerate(network.people):
        unknown = attitude(person) is Support.UNKNOWN and not person.placeholder
        if network.decides[n] and unknown:
            key = network.ids[n]
            yield _about(FindingCode.UNKNOWN_ATTITUDE, key, _touched(key, analysis))


def no_shared_message(analysis: Analysis, _: Figures) -> Iterator[Seen]:
    """Some have points of their own and the group has no message (Gartner 2024)."""
    account = analysis.account
    shared = account.message and account.message.say
    with_points = [p.talking_points is not None for p in analysis.network.people]
    if any(with_points) and not shared:
        touches = sum(x for x, has in zip(analysis.network.share, with_points, strict=True) if has)
        yield Seen(FindingCode.NO_SHARED_MESSAGE, touches, place=("message",))


def unwanted_objective(analysis: Analysis, _: Figures) -> Iterator[Seen]:
    """Nobody who is there cares about an objective."""
    for key, objective in sorted((analysis.account.plan or Plan()).objectives.items()):
        if not any(person in analysis.people for person in objective.stakeholders):
            place: Place = ("plan", "objectives", key)
            code = FindingCode.UNWANTED_OBJECTIVE
            yield Seen(code, 0.0, what=objective.goal, place=place)


def overdue_action(analysis: Analysis, _: Figures) -> Iterator[Seen]:
    """An action should have been done."""
    for number, action in enumerate((analysis.account.plan or Plan()).actions):
        days = _overdue(action.due, action.done, analysis.as_of)
        if days:
            yield Seen(
                FindingCode.OVERDUE_ACTION,
                _touched_by(action, analysis),
                days=days,
                what=action.what,
                owner=action.owner,
                place=(*ACTIONS, number),
            )


def _touched_by(action: Action, analysis: Analysis) -> float:
    people = {*action.stakeholders} & analysis.people.keys()
    return sum(analysis.people[key].share for key in sorted(people))


def overdue_promise(analysis: Analysis, _: Figures) -> Iterator[Seen]:
    """A promise of ours should have been kept."""
    for number, promise in enumerate(analysis.account.promises):
        days = _overdue(promise.due, promise.done, analysis.as_of)
        if days and promise.by is Side.US:
            place: Place = ("promises", number)
            yield Seen(FindingCode.OVERDUE_PROMISE, 0.0, days=days, what=promise.what, place=place)


def _overdue(due: dt.date | None, done: dt.date | None, as_of: dt.date) -> int:
    return max(0, (as_of - due).days) if due and done is None else 0


def stale_key_player(analysis: Analysis, _: Figures) -> Iterator[Seen]:
    """What we know of a key player is old."""
    network = analysis.network
    for n, key in enumerate(network.ids):
        verified = analysis.people[key].verified
        if network.key[n] and verified and is_stale(analysis, key):
            days = (analysis.as_of - verified).days
            place: Place = ("stakeholders", key)
            yield Seen(FindingCode.STALE_KEY_PLAYER, network.share[n], key, days=days, place=place)


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
