"""An account map as a network: people by number, in the order of their ids.

What every measure needs is computed once. A modified copy answers what a figure would be if a tie
or an attitude were different.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from account_maps.measure import scale
from account_maps.measure.chart import chart_places
from account_maps.measure.paths import EdgeKind
from account_maps.measure.shares import Incoming, decision_shares
from account_maps.model.account import Account, Person
from account_maps.model.people import in_committee, is_key_player, is_stance_known, is_there
from account_maps.model.playbook import KeyPath
from account_maps.model.rules import Rules
from account_maps.model.values import LineKind

_DIGITS: Final = 9
"""Digits up to which two decision shares are compared: what differs beyond them is rounding."""


class Edge(Struct, frozen=True, gc=False):
    """A possible introduction by one person at the account to another."""

    to: int
    strength: float
    kind: EdgeKind
    place: KeyPath


class InfluenceNetwork(Struct, frozen=True):
    """Everyone currently at the account, by number. Lists have one item per person.

    Attributes:
        ids: Ids of the people, sorted.
        numbers: The number of each person by id.
        people: The people themselves.
        colleagues: Ids of the colleagues on our side whom the map names, sorted.
        influence: Influence weights w.
        formal: Decision weights v, normalized; equal for everyone if no decider is named.
        votes: Sum of the decision weights before normalizing; 0 if no decider is named.
        share: Decision shares x.
        support: The value of each stance, from −1 to 1.
        known: Whether each person's stance is known; that of an open position never is.
        introduces: Whether each person can introduce us: not against us, and not a vacant post.
        ties: Our dated ties with each person: number of the colleague and strength.
        strength: Strength of our best tie with each person.
        live: People with whom we have a live tie.
        edges: Introductions from each person to others, unless the two are in conflict.
        reverse_edges: The same introductions by target: source and strength.
        incoming: The influence lines into each person.
        decides: Whether each person has a deciding role.
        committee: Whether each person is part of the buying committee.
        key: Whether each person is a key player.
        rank: The place of each person in the order of what matters, from 0.
    """

    rules: Rules
    ids: tuple[str, ...]
    numbers: dict[str, int]
    people: tuple[Person, ...]
    colleagues: tuple[str, ...]
    influence: list[float]
    formal: list[float]
    votes: float
    share: list[float]
    support: list[float]
    known: list[bool]
    introduces: list[bool]
    ties: list[list[tuple[int, float]]]
    strength: list[float]
    live: list[int]
    edges: list[list[Edge]]
    reverse_edges: list[list[tuple[int, float]]]
    incoming: Incoming
    decides: list[bool]
    committee: list[bool]
    key: list[bool]
    rank: list[int]

    def by_share(self, people: Iterable[int]) -> list[int]:
        """Return people sorted by decision share; equals by influence and by the chart."""
        return sorted(people, key=self.rank.__getitem__)

    def with_tie(self, colleague: int, person: int, strength: float) -> "InfluenceNetwork":
        """Return the network as it would be with another strength of one tie."""
        ties, best = list(self.ties), list(self.strength)
        others = [tie for tie in ties[person] if tie[0] != colleague]
        ties[person] = [*others, (colleague, strength)]
        best[person] = max(tie[1] for tie in ties[person])
        return replace(self, ties=ties, strength=best, live=_live(ties, self.rules))

    def with_support(self, person: int, value: float) -> "InfluenceNetwork":
        """Return the network as it would be with another stance of one person."""
        support, known = list(self.support), list(self.known)
        support[person], known[person] = value, True
        introduces = _introduce(self.people, support)
        return replace(self, support=support, known=known, introduces=introduces)


def influence_network(account: Account, as_of: dt.date, rules: Rules) -> InfluenceNetwork:
    """Return the network of an account map.

    Args:
        account: The map.
        as_of: The day on which the age of ties and facts is measured.
        rules: The numbers.
    """
    there = {
        key: person for key, person in sorted(account.stakeholders.items()) if is_there(person)
    }
    numbers = {key: number for number, key in enumerate(there)}
    people = tuple(there.values())
    colleagues = tuple(sorted(_our_people(account, people)))
    ties = _ties(people, colleagues, as_of, rules)
    strength = [max((strength for _, strength in ours), default=0.0) for ours in ties]
    support = [scale.support_value(person, rules) for person in people]
    incoming = _incoming(account, numbers, rules)
    weights = [scale.decision_weight(person, rules) for person in people]
    formal = _normalized(weights)
    edges = _edges(account, there, rules)
    influence = [scale.influence_weight(person, rules) for person in people]
    share = decision_shares(formal, incoming, rules.decision.susceptibility)
    return InfluenceNetwork(
        rules=rules,
        ids=tuple(there),
        numbers=numbers,
        people=people,
        colleagues=colleagues,
        influence=influence,
        formal=formal,
        votes=sum(weights),
        share=share,
        support=support,
        known=[is_stance_known(person) for person in people],
        introduces=_introduce(people, support),
        ties=ties,
        strength=strength,
        live=_live(ties, rules),
        edges=edges,
        reverse_edges=_reversed(edges),
        incoming=incoming,
        decides=[weight > 0 for weight in weights],
        committee=[in_committee(person) for person in people],
        key=[is_key_player(person) for person in people],
        rank=_ranks(there, share, influence),
    )


def _ranks(there: Mapping[str, Person], share: list[float], influence: list[float]) -> list[int]:
    """Return the place of each person in the order of what matters.

    That is their decision share, then their influence, their level in the chart and how many people
    report to them. Only between people who are equal in all of it does the id decide.
    """
    places = chart_places(there)
    order = sorted(
        enumerate(there),
        key=lambda one: (-round(share[one[0]], _DIGITS), -influence[one[0]], places[one[1]], one),
    )
    ranks = [0] * len(order)
    for rank, (person, _) in enumerate(order):
        ranks[person] = rank
    return ranks


def _live(ties: Sequence[Sequence[tuple[int, float]]], rules: Rules) -> list[int]:
    least = rules.ties.live
    return [
        person for person, ours in enumerate(ties) if any(strength >= least for _, strength in ours)
    ]


def _introduce(people: Sequence[Person], support: Sequence[float]) -> list[bool]:
    return [
        value >= 0 and not person.placeholder for person, value in zip(people, support, strict=True)
    ]


def _our_people(account: Account, people: Sequence[Person]) -> set[str]:
    ours = {colleague for person in people for colleague in person.ties}
    return ours.union(account.team, [account.owner] if account.owner else [])


def _normalized(weights: list[float]) -> list[float]:
    total = sum(weights)
    if total:
        return [weight / total for weight in weights]
    return [1 / len(weights)] * len(weights) if weights else []


def _ties(
    people: Sequence[Person], colleagues: Sequence[str], as_of: dt.date, rules: Rules
) -> list[list[tuple[int, float]]]:
    numbers = {key: number for number, key in enumerate(colleagues)}
    return [
        sorted(
            (numbers[colleague], scale.tie_strength(tie, as_of, rules.ties))
            for colleague, tie in person.ties.items()
            if tie.last
        )
        for person in people
    ]


def _incoming(account: Account, numbers: dict[str, int], rules: Rules) -> Incoming:
    lines: list[list[tuple[int, float]]] = [[] for _ in numbers]
    for line in account.influence:
        if line.kind is LineKind.INFLUENCE and line.source in numbers and line.target in numbers:
            strength = scale.line_strength(line.strength, rules)
            if strength:
                lines[numbers[line.target]].append((numbers[line.source], strength))
    return [sorted(each) for each in lines]


def _edges(account: Account, there: dict[str, Person], rules: Rules) -> list[list[Edge]]:
    """Return the strongest edge between each two people who are not in conflict."""
    numbers = {key: number for number, key in enumerate(there)}
    best: dict[tuple[int, int], Edge] = {}
    for source, target, strength, kind, place in _candidates(account, there, rules):
        if source in numbers and target in numbers and strength:
            pair = (numbers[source], numbers[target])
            known = best.get(pair)
            # Between equal strengths the kind decides, so that the order of the lines does not.
            if known is None or (known.strength, kind) < (strength, known.kind):
                best[pair] = Edge(pair[1], strength, kind, place)
    conflicts = _conflicts(account)
    ids = tuple(there)
    edges: list[list[Edge]] = [[] for _ in ids]
    for source_number, target_number in sorted(best):
        if (ids[source_number], ids[target_number]) not in conflicts:
            edges[source_number].append(best[source_number, target_number])
    return edges


def _conflicts(account: Account) -> set[tuple[str, str]]:
    """Return the pairs of people in conflict, each pair in both orders."""
    lines = [line for line in account.influence if line.kind is LineKind.CONFLICT]
    pairs = {(line.source, line.target) for line in lines}
    return pairs | {(target, source) for source, target in pairs}


def _candidates(
    account: Account, there: dict[str, Person], rules: Rules
) -> Iterator[tuple[str, str, float, EdgeKind, KeyPath]]:
    """Yield source, target, strength, kind and place of every introduction the map implies."""
    for number, line in enumerate(account.influence):
        if line.kind is LineKind.INFLUENCE:
            place: KeyPath = ("influence", number)
            strength = scale.line_strength(line.strength, rules)
            yield line.source, line.target, strength, EdgeKind.INFLUENCE, place
            against = strength * rules.steps.against
            yield line.target, line.source, against, EdgeKind.LISTENS, place
    for key, person in there.items():
        place = ("stakeholders", key)
        if person.reports_to:
            yield person.reports_to, key, rules.steps.to_report, EdgeKind.TO_REPORT, place
            yield key, person.reports_to, rules.steps.to_manager, EdgeKind.TO_MANAGER, place
        for other in person.dotted_to:
            yield other, key, rules.steps.dotted, EdgeKind.DOTTED, place
            yield key, other, rules.steps.dotted, EdgeKind.DOTTED, place


def _reversed(edges: list[list[Edge]]) -> list[list[tuple[int, float]]]:
    reverse: list[list[tuple[int, float]]] = [[] for _ in edges]
    for source, outgoing in enumerate(edges):
        for edge in outgoing:
            reverse[edge.to].append((source, edge.strength))
    return reverse
