"""The one change that would move each figure most, found by comparing scenarios.

A scenario is something a rep can bring about: meet a person, talk to a person again, win a person
over by one step, or, for hidden influence, learn that a person must sign. A new tie counts as of
today and of the lowest level. Only the people with the most weight in the decision are considered:
our choice, for speed; beyond them nobody moves a figure much.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from msgspec.structs import replace

from account_maps.measure import values
from account_maps.measure.analysis import Analysis
from account_maps.measure.influence_network import InfluenceNetwork
from account_maps.measure.intro_paths import Reach, access, reach
from account_maps.measure.losses import worst, worst_share
from account_maps.measure.measured import (
    FigureKey,
    SuggestedChange,
    SuggestedChangeKind,
)
from account_maps.measure.scale import level_strength
from account_maps.measure.shares import decision_shares
from account_maps.model.account import Account
from account_maps.model.people import attitude
from account_maps.model.values import Support

MOST_TRIED: Final = 12
"""People considered for figures that are quick to compute."""

FEW_TRIED: Final = 4
"""People considered for figures that need all introduction paths again."""

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
"""Stands for a colleague where the map names none."""

_BETTER: Final = {
    Support.ENEMY: Support.NON_SUPPORTER,
    Support.NON_SUPPORTER: Support.NEUTRAL,
    Support.NEUTRAL: Support.SUPPORTER,
    Support.UNKNOWN: Support.SUPPORTER,
    Support.SUPPORTER: Support.MENTOR,
}
"""One step up. Who is not known to be for us or against us is taken to be neutral."""

Now = Mapping[FigureKey, float | None]


class Scenario(NamedTuple):
    """A possible change: its kind, the person, the colleague who acts, and the network after it."""

    kind: SuggestedChangeKind
    person: int
    colleague: str | None
    network: InfluenceNetwork


class _BestChanges:
    """Keeps the best change of each figure.

    Args:
        now: The figures as they are.
        ids: Ids of the people.
    """

    def __init__(self, now: Now, ids: tuple[str, ...]) -> None:
        self._now = now
        self._ids = ids
        self._most: dict[FigureKey, float] = {}
        self.changes: dict[FigureKey, SuggestedChange] = {}

    def offer(self, key: FigureKey, scenario: Scenario, after: float) -> None:
        """Keep a scenario if it moves the figure more than those before it."""
        now = self._now[key]
        if now is None:
            return
        gain = now - after if key in LESS_IS_MORE else after - now
        if gain > self._most.get(key, _NOTICED) + 1e-12:
            person = self._ids[scenario.person]
            self._most[key] = gain
            self.changes[key] = SuggestedChange(
                scenario.kind, key, now, after, person, scenario.colleague
            )


def suggested_changes(analysis: Analysis, now: Now) -> dict[FigureKey, SuggestedChange]:
    """Return the change that would move each figure most for the better, where one would.

    Args:
        analysis: The analysis of the map.
        now: The figures as they are.
    """
    network = analysis.network
    best = _BestChanges(now, network.ids)
    ours = _OurSide(network, analysis.account)
    for scenario in _meetings(network, ours):
        for key in values.OF_TIES:
            best.offer(key, scenario, values.VALUES[key](scenario.network))
    for scenario in _wins(network):
        for key in values.OF_ATTITUDES:
            best.offer(key, scenario, values.VALUES[key](scenario.network))
    for scenario in _signatures(network):
        key = FigureKey.HIDDEN_INFLUENCE
        best.offer(key, scenario, values.VALUES[key](scenario.network))
    _try_contacts(analysis, ours, best)
    return best.changes


class _OurSide:
    """Chooses the colleague who would make a contact.

    Args:
        network: The map as a network.
        account: The same map, for its owner and team.
    """

    def __init__(self, network: InfluenceNetwork, account: Account) -> None:
        self._network = network
        names = [*filter(None, [account.owner]), *sorted(account.team), *network.colleagues]
        self._order = [network.colleagues.index(name) for name in dict.fromkeys(names)]

    def contact(self, person: int, but: Collection[str] = ()) -> Scenario | None:
        """Return a contact today, by the colleague with the highest level, else owner, else anyone.

        Args:
            person: The person contacted.
            but: Colleagues who do not count; the result is None if there is no other.
        """
        network = self._network
        fitting = (
            c for c in (*self._known(person), *self._order) if network.colleagues[c] not in but
        )
        colleague = next(fitting, None)
        if colleague is None and (but or network.colleagues):
            return None
        name = None if colleague is None else network.colleagues[colleague]
        tie = network.people[person].ties.get(name or "")
        kind = SuggestedChangeKind.TALK if tie else SuggestedChangeKind.MEET
        strength = level_strength(tie.level if tie else None)
        if not network.colleagues:
            network = replace(network, colleagues=(_ANYBODY,))
        changed = network.with_tie(colleague or 0, person, strength)
        return Scenario(kind, person, name, changed)

    def _known(self, person: int) -> list[int]:
        """Return the colleagues with a tie, however old, the one with the highest level first."""
        network, ties = self._network, self._network.people[person].ties
        strengths = dict(network.ties[person])
        numbers = [network.colleagues.index(name) for name in ties]
        return sorted(
            numbers,
            key=lambda c: (
                -level_strength(ties[network.colleagues[c]].level),
                -strengths.get(c, 0.0),
                c,
            ),
        )


def _who_matter(network: InfluenceNetwork, people: Iterable[int], most: int) -> list[int]:
    """Return the people who matter most: by decision share, and a third as many by influence."""
    asked = [person for person in people if not network.people[person].placeholder]
    by_share = network.by_share(asked)
    by_influence = sorted(by_share, key=lambda person: -network.influence[person])
    return list(dict.fromkeys([*by_share[:most], *by_influence[: most // 3]]))


def _meetings(network: InfluenceNetwork, ours: _OurSide) -> Iterator[Scenario]:
    live = {*network.live}
    others = (person for person in range(len(network.ids)) if person not in live)
    return filter(None, map(ours.contact, _who_matter(network, others, MOST_TRIED)))


def _wins(network: InfluenceNetwork) -> Iterator[Scenario]:
    for person in _who_matter(network, range(len(network.ids)), MOST_TRIED):
        better = _BETTER.get(attitude(network.people[person]))
        if better:
            value = getattr(network.rules.scales.support, better)
            yield Scenario(
                SuggestedChangeKind.WIN, person, None, network.with_support(person, value)
            )


def _signatures(network: InfluenceNetwork) -> Iterator[Scenario]:
    """Yield scenarios in which a person without a deciding role turns out to have to sign."""
    if not network.votes or not network.rules.scales.decision.approver:
        return
    hidden = (p for p, votes in enumerate(network.decides) if not votes and network.share[p])
    weight = network.rules.scales.decision.approver / network.votes
    for person in network.by_share([*hidden])[:FEW_TRIED]:
        decides = list(network.decides)
        decides[person] = True
        formal = [vote / (1 + weight) for vote in network.formal]
        formal[person] += weight / (1 + weight)
        most = network.rules.decision.susceptibility
        share = decision_shares(formal, network.incoming, most)
        changed = replace(network, decides=decides, formal=formal, share=share)
        yield Scenario(SuggestedChangeKind.SIGN, person, None, changed)


def _try_contacts(analysis: Analysis, ours: _OurSide, best: _BestChanges) -> None:
    """Offer contacts for the figures that depend on introduction paths.

    A contact by the colleague whose departure costs most can't lower that loss, nor can one by a
    colleague who is part of the bus factor raise it; for those figures others make the contact.
    """
    network = analysis.network
    heaviest = worst(analysis.losses, ours=True)
    relied_on = [one.who for one in analysis.bus_factor or () if one.ours]
    people = [person for person, one in enumerate(network.people) if not one.placeholder]
    for person in network.by_share(people)[:FEW_TRIED]:
        contact = ours.contact(person)
        if contact:
            reached = _reach_after(contact, analysis.reached)
            best.offer(FigureKey.ACCESS, contact, access(contact.network, reached.strength))
            lost = worst_share(contact.network, reached, ours=False)
            best.offer(FigureKey.WORST_LOSS_THEIRS, contact, lost)
        other = ours.contact(person, but=[heaviest.who]) if heaviest else None
        if other:
            if not contact or contact.colleague != other.colleague:
                reached = _reach_after(other, analysis.reached)
            lost = worst_share(other.network, reached, ours=True)
            best.offer(FigureKey.WORST_LOSS_OURS, other, lost)
        further = ours.contact(person, but=relied_on)
        if further:
            best.offer(FigureKey.BUS_FACTOR, further, values.bus_factor(further.network))


def _reach_after(contact: Scenario, before: Reach) -> Reach:
    """Return the paths after a contact: the same, if there was a better one already."""
    if contact.network.strength[contact.person] < before.strength[contact.person]:
        return before
    return reach(contact.network)
