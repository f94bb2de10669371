"""A map made ready for measuring: people by number, in the order of their ids.

Everything that the measures ask for again and again is worked out once. A changed copy tells what a
figure would be if a tie or an attitude were different.
"""

import datetime as dt
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from account_maps.measure import scale
from account_maps.measure.measured import StepKind
from account_maps.measure.shares import Incoming, decision_shares
from account_maps.model.account import Account, Person
from account_maps.model.people import in_committee, is_key_player, is_there
from account_maps.model.playbook import KeyPath
from account_maps.model.rules import Rules
from account_maps.model.values import LineKind


class Way(Struct, frozen=True, gc=False):
    """A step from one of theirs to another."""

    to: int
    strength: float
    kind: StepKind
    place: KeyPath


class Ground(Struct, frozen=True):
    """A map by numbers. Lists have an item for each person who is there.

    Attributes:
        ids: Ids of the people, sorted.
        numbers: The number of each by id.
        people: The people themselves.
        colleagues: Ids of those of us whom the map names, sorted.
        influence: Influence weights w.
        formal: Decision weights v, normalized; alike for all where nobody is named who decides.
        votes: What the decision weights came to before; 0 where nobody is named who decides.
        share: Decision shares x.
        support: What each attitude counts, from −1 to 1.
        introduces: Whether each may stand on a warm path: not against us, and not vacant.
        ties: Our ties with each: number of the colleague and strength.
        strength: Strength of our best tie with each.
        live: Those with whom we have a live tie.
        ways: Steps from each to others, unless the two are in conflict.
        back: The same steps by whom they lead to: from whom, and how strong.
        incoming: The influence lines into each.
        decides: Whether each has a deciding role.
        committee: Whether each is part of the buying committee.
        key: Whether each is a key player.
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
    introduces: list[bool]
    ties: list[list[tuple[int, float]]]
    strength: list[float]
    live: list[int]
    ways: list[list[Way]]
    back: list[list[tuple[int, float]]]
    incoming: Incoming
    decides: list[bool]
    committee: list[bool]
    key: list[bool]

    def by_share(self, people: Sequence[int]) -> list[int]:
        """Return people sorted by decision share, then by influence, then by id."""
        return sorted(people, key=lambda one: (-self.share[one], -self.influence[one], one))

    def with_tie(self, colleague: int, person: int, strength: float) -> "Ground":
        """Return the ground as it would be with another strength of one tie."""
        ties, best = list(self.ties), list(self.strength)
        others = [tie for tie in ties[person] if tie[0] != colleague]
        ties[person] = [*others, (colleague, strength)]
        best[person] = max(tie[1] for tie in ties[person])
        return replace(self, ties=ties, strength=best, live=_live(best, self.rules))

    def with_support(self, person: int, value: float) -> "Ground":
        """Return the ground as it would be with another attitude of one person."""
        support = list(self.support)
        support[person] = value
        return replace(self, support=support, introduces=_introduce(self.people, support))


def survey(account: Account, as_of: dt.date, rules: Rules) -> Ground:
    """Return a map made ready for measuring.

    Args:
        account: The map.
        as_of: The day on which ties and facts have their age.
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
    ways = _ways(account, there, rules)
    return Ground(
        rules=rules,
        ids=tuple(there),
        numbers=numbers,
        people=people,
        colleagues=colleagues,
        influence=[scale.influence_weight(person, rules) for person in people],
        formal=formal,
        votes=sum(weights),
        share=decision_shares(formal, incoming, rules.decision.susceptibility),
        support=support,
        introduces=_introduce(people, support),
        ties=ties,
        strength=strength,
        live=_live(strength, rules),
        ways=ways,
        back=_reversed(ways),
        incoming=incoming,
        decides=[weight > 0 for weight in weights],
        committee=[in_committee(person) for person in people],
        key=[is_key_player(person) for person in people],
    )


def _live(strengths: Sequence[float], rules: Rules) -> list[int]:
    least = rules.ties.live
    return [person for person, strength in enumerate(strengths) if strength >= least]


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


def _ways(account: Account, there: dict[str, Person], rules: Rules) -> list[list[Way]]:
    """Return the best step from each to each other, but for those in conflict with one another."""
    numbers = {key: number for number, key in enumerate(there)}
    best: dict[tuple[int, int], Way] = {}
    for source, target, strength, kind, place in _steps(account, there, rules):
        if source in numbers and target in numbers and strength:
            pair = (numbers[source], numbers[target])
            held = best.get(pair)
            # Of two alike the kind decides, so that the order of the lines does not.
            if held is None or (held.strength, kind) < (strength, held.kind):
                best[pair] = Way(pair[1], strength, kind, place)
    apart = _conflicts(account)
    ids = tuple(there)
    ways: list[list[Way]] = [[] for _ in ids]
    for source_number, target_number in sorted(best):
        if (ids[source_number], ids[target_number]) not in apart:
            ways[source_number].append(best[source_number, target_number])
    return ways


def _conflicts(account: Account) -> set[tuple[str, str]]:
    """Return who is in conflict with whom, both ways round."""
    lines = [line for line in account.influence if line.kind is LineKind.CONFLICT]
    one_way = {(line.source, line.target) for line in lines}
    return one_way | {(target, source) for source, target in one_way}


def _steps(
    account: Account, there: dict[str, Person], rules: Rules
) -> Iterator[tuple[str, str, float, StepKind, KeyPath]]:
    """Yield every step that the map knows of: from whom, to whom, how strong, along what."""
    for number, line in enumerate(account.influence):
        if line.kind is LineKind.INFLUENCE:
            place: KeyPath = ("influence", number)
            strength = scale.line_strength(line.strength, rules)
            yield line.source, line.target, strength, StepKind.INFLUENCE, place
            against = strength * rules.steps.against
            yield line.target, line.source, against, StepKind.LISTENS, place
    for key, person in there.items():
        place = ("stakeholders", key)
        if person.reports_to:
            yield person.reports_to, key, rules.steps.to_report, StepKind.TO_REPORT, place
            yield key, person.reports_to, rules.steps.to_manager, StepKind.TO_MANAGER, place
        for other in person.dotted_to:
            yield other, key, rules.steps.dotted, StepKind.DOTTED, place
            yield key, other, rules.steps.dotted, StepKind.DOTTED, place


def _reversed(ways: list[list[Way]]) -> list[list[tuple[int, float]]]:
    back: list[list[tuple[int, float]]] = [[] for _ in ways]
    for source, leaving in enumerate(ways):
        for way in leaving:
            back[way.to].append((source, way.strength))
    return back
