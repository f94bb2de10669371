"""The one change that would move each figure most, found by trying.

What is tried is what a rep can bring about: meet somebody, talk to somebody again, win somebody
over by one step, or, for hidden influence, learn that somebody must sign. A new tie is taken to be
of today and of the lowest level. Only those who matter most to the decision are tried: our choice,
for speed; beyond them nobody moves a figure much.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from msgspec.structs import replace

from account_maps.measure import values
from account_maps.measure.ground import Ground
from account_maps.measure.losses import worst, worst_share
from account_maps.measure.measured import Change, ChangeKind, FigureKey, Holder, Loss
from account_maps.measure.routes import Reach, access, reach
from account_maps.measure.scale import level_strength
from account_maps.measure.shares import decision_shares
from account_maps.model.account import Account
from account_maps.model.people import attitude
from account_maps.model.values import Support

MOST_TRIED: Final = 12
"""People tried for figures that are quick to work out."""

FEW_TRIED: Final = 4
"""People tried for figures that need all routes again."""

_NOTICED: Final = 0.005
"""Half a percent: what shows in whole percents."""

LESS_IS_MORE: Final = frozenset(
    {
        FigureKey.OPPOSING_SHARE,
        FigureKey.HIDDEN_INFLUENCE,
        FigureKey.WORST_LOSS_THEIRS,
        FigureKey.WORST_LOSS_OURS,
    }
)
"""Figures that are better when they are lower."""

_ANYBODY: Final = ""
"""Stands for one of us where the map names nobody."""

_BETTER: Final = {
    Support.ENEMY: Support.NON_SUPPORTER,
    Support.NON_SUPPORTER: Support.NEUTRAL,
    Support.NEUTRAL: Support.SUPPORTER,
    Support.UNKNOWN: Support.SUPPORTER,
    Support.SUPPORTER: Support.MENTOR,
}
"""One step up. Who is not known to be for us or against us is taken to be neutral."""

Now = Mapping[FigureKey, float | None]


class Trial(NamedTuple):
    """A change that is tried: what, with whom of theirs, by whom of us, and the map after it."""

    kind: ChangeKind
    person: int
    colleague: str | None
    ground: Ground


class _Best:
    """Keeps the best change of each figure.

    Args:
        now: What the figures are.
        ids: Ids of the people.
    """

    def __init__(self, now: Now, ids: tuple[str, ...]) -> None:
        self._now = now
        self._ids = ids
        self._most: dict[FigureKey, float] = {}
        self.changes: dict[FigureKey, Change] = {}

    def offer(self, key: FigureKey, trial: Trial, after: float) -> None:
        """Keep a change if it moves the figure more than those before it."""
        now = self._now[key]
        if now is None:
            return
        gain = now - after if key in LESS_IS_MORE else after - now
        if gain > self._most.get(key, _NOTICED) + 1e-12:
            person = self._ids[trial.person]
            self._most[key] = gain
            self.changes[key] = Change(trial.kind, key, now, after, person, trial.colleague)


class Routed(NamedTuple):
    """What is known of the routes as they are: the routes, the losses, and the cut."""

    reached: Reach
    losses: tuple[Loss, ...]
    cut: tuple[Holder, ...]


def best_changes(
    ground: Ground, account: Account, now: Now, routed: Routed
) -> dict[FigureKey, Change]:
    """Return the change that would move each figure most for the better, where one would.

    Args:
        ground: The map.
        account: The same map, for its owner and team.
        now: What the figures are.
        routed: What is known of the routes as they are.
    """
    best = _Best(now, ground.ids)
    ours = _OurSide(ground, account)
    for trial in _met(ground, ours):
        for key in values.OF_TIES:
            best.offer(key, trial, values.VALUES[key](trial.ground))
    for trial in _won(ground):
        for key in values.OF_ATTITUDES:
            best.offer(key, trial, values.VALUES[key](trial.ground))
    for trial in _signing(ground):
        key = FigureKey.HIDDEN_INFLUENCE
        best.offer(key, trial, values.VALUES[key](trial.ground))
    _try_routes(routed, ground, ours, best)
    return best.changes


class _OurSide:
    """Who of us would have a contact.

    Args:
        ground: The map.
        account: The same map.
    """

    def __init__(self, ground: Ground, account: Account) -> None:
        self._ground = ground
        names = [*filter(None, [account.owner]), *sorted(account.team), *ground.colleagues]
        self._order = [ground.colleagues.index(name) for name in dict.fromkeys(names)]

    def contact(self, person: int, but: Collection[str] = ()) -> Trial | None:
        """Return a contact today, by whoever has the highest level, else the owner, else anybody.

        Args:
            person: With whom.
            but: Those of us who do not count. None is returned if nobody else is there.
        """
        ground = self._ground
        fitting = (
            c for c in (*self._known(person), *self._order) if ground.colleagues[c] not in but
        )
        colleague = next(fitting, None)
        if colleague is None and (but or ground.colleagues):
            return None
        name = None if colleague is None else ground.colleagues[colleague]
        tie = ground.people[person].ties.get(name or "")
        kind = ChangeKind.TALK if tie else ChangeKind.MEET
        strength = level_strength(tie.level if tie else None)
        if not ground.colleagues:
            ground = replace(ground, colleagues=(_ANYBODY,))
        changed = ground.with_tie(colleague or 0, person, strength)
        return Trial(kind, person, name, changed)

    def _known(self, person: int) -> list[int]:
        """Return those of us with a tie, the one with the highest level, if old, first."""
        ground, ties = self._ground, self._ground.people[person].ties
        ordered = sorted(
            (-level_strength(ties[ground.colleagues[c]].level), -strength, c)
            for c, strength in ground.ties[person]
        )
        return [c for *_, c in ordered]


def _who_matter(ground: Ground, people: Iterable[int], most: int) -> list[int]:
    """Return those who matter most: most of them by decision share, a third by influence."""
    asked = [person for person in people if not ground.people[person].placeholder]
    by_share = ground.by_share(asked)[:most]
    by_influence = sorted(asked, key=lambda person: -ground.influence[person])[: most // 3]
    return list(dict.fromkeys([*by_share, *by_influence]))


def _met(ground: Ground, ours: _OurSide) -> Iterator[Trial]:
    live = {*ground.live}
    others = (person for person in range(len(ground.ids)) if person not in live)
    return filter(None, map(ours.contact, _who_matter(ground, others, MOST_TRIED)))


def _won(ground: Ground) -> Iterator[Trial]:
    for person in _who_matter(ground, range(len(ground.ids)), MOST_TRIED):
        better = _BETTER.get(attitude(ground.people[person]))
        if better:
            value = getattr(ground.rules.scales.support, better)
            yield Trial(ChangeKind.WIN, person, None, ground.with_support(person, value))


def _signing(ground: Ground) -> Iterator[Trial]:
    """Try that somebody without a deciding role had to sign."""
    if not ground.votes or not ground.rules.scales.decision.approver:
        return
    hidden = (p for p, votes in enumerate(ground.decides) if not votes and ground.share[p])
    weight = ground.rules.scales.decision.approver / ground.votes
    for person in ground.by_share([*hidden])[:FEW_TRIED]:
        decides = list(ground.decides)
        decides[person] = True
        formal = [vote / (1 + weight) for vote in ground.formal]
        formal[person] += weight / (1 + weight)
        most = ground.rules.decision.susceptibility
        share = decision_shares(formal, ground.incoming, most)
        changed = replace(ground, decides=decides, formal=formal, share=share)
        yield Trial(ChangeKind.SIGN, person, None, changed)


def _try_routes(now: Routed, ground: Ground, ours: _OurSide, best: _Best) -> None:
    """Try contacts for the figures that need routes.

    A contact by the one of us whose leaving costs most can't lower that loss, nor one by somebody
    in the cut widen it; so for those figures others are tried.
    """
    heaviest = worst(now.losses, ours=True)
    people = [person for person, one in enumerate(ground.people) if not one.placeholder]
    for person in ground.by_share(people)[:FEW_TRIED]:
        contact = ours.contact(person)
        if contact:
            reached = _reach_after(contact, now.reached)
            best.offer(FigureKey.ACCESS, contact, access(contact.ground, reached.strength))
            lost = worst_share(contact.ground, reached, ours=False)
            best.offer(FigureKey.WORST_LOSS_THEIRS, contact, lost)
        other = ours.contact(person, but=[heaviest.who]) if heaviest else None
        if other:
            if not contact or contact.colleague != other.colleague:
                reached = _reach_after(other, now.reached)
            lost = worst_share(other.ground, reached, ours=True)
            best.offer(FigureKey.WORST_LOSS_OURS, other, lost)
        further = ours.contact(person, but=[one.who for one in now.cut if one.ours])
        if further:
            best.offer(FigureKey.BUS_FACTOR, further, values.bus_factor(further.ground))


def _reach_after(contact: Trial, before: Reach) -> Reach:
    """Return the routes after a contact: the same, if there was a better way already."""
    if contact.ground.strength[contact.person] < before.strength[contact.person]:
        return before
    return reach(contact.ground)
