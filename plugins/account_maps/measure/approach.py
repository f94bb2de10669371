"""How to approach a person: who on our side should, and through whom at the account if need be.

First comes our own contact, whoever has it on this map or another; then an introduction; then
nothing. An introduction starts with a person we're in live contact with. It leads through nobody
who is against us, who is in conflict with the next person, or who is an open position, and, if
there is another way, through nobody who is in conflict with the person to be met.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from enum import StrEnum
from typing import Final, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from account_maps.measure.contacts import ContactState, tie_state
from account_maps.measure.influence_network import InfluenceNetwork
from account_maps.measure.intro_paths import Reach, intro_path, reach
from account_maps.measure.paths import IntroPath
from account_maps.measure.scale import level_strength, tie_strength
from account_maps.model.account import Account
from account_maps.model.elsewhere import NOWHERE_ELSE, TieElsewhere, TiesElsewhere
from account_maps.model.people import InfluenceLinks


class ApproachKind(StrEnum):
    """How to approach a person, the best way first.

    ``own``: a colleague knows the person. ``elsewhere``: a colleague knows them from another
    account. ``introduction``: a person at the account can introduce us. ``none``: no warm path.
    """

    OWN = "own"
    ELSEWHERE = "elsewhere"
    INTRODUCTION = "introduction"
    NONE = "none"


class Approach(Struct, frozen=True, gc=False, array_like=True):
    """How to approach a person.

    Attributes:
        kind: Which way it is.
        colleague: Our colleague who makes the approach, by id; None if there is no warm path.
        contact: The colleague's contact with the person, or with the first of those who introduce.
        last: Day of the colleague's last contact with that person, if it is known.
        account: Name of the other account from which the colleague knows the person.
        path: The introduction, which leads through at least one person.
        not_for: People in conflict with the person, by id, who are on the path or in live contact
            with us: we shouldn't come in their name.
    """

    kind: ApproachKind
    colleague: str | None = None
    contact: ContactState | None = None
    last: dt.date | None = None
    account: str | None = None
    path: IntroPath | None = None
    not_for: tuple[str, ...] = ()

    @property
    def introducer(self) -> str | None:
        """The person who stands next to the one to be met, and introduces us."""
        return self.path.people[-2] if self.path else None

    @property
    def first(self) -> str | None:
        """The person we ask: the introducer, or whoever can bring the introducer in."""
        return self.path.people[0] if self.path else None


def approaches(
    account: Account,
    network: InfluenceNetwork,
    links: Mapping[str, InfluenceLinks],
    as_of: dt.date,
    elsewhere: TiesElsewhere = NOWHERE_ELSE,
) -> dict[str, Approach]:
    """Return how to approach each person, by id; those who have left only by our own contact.

    Args:
        account: The map.
        network: The map as a network.
        links: Its informal lines, by person.
        as_of: The day on which the age of relationships is measured.
        elsewhere: Our relationships with these people on other accounts.
    """
    finding = _Approaching(account, network, links, as_of, elsewhere)
    return {person_id: finding.approach(person_id) for person_id in sorted(account.stakeholders)}


class _Rank(NamedTuple):
    """How good a relationship is for an approach; the smallest rank is the best.

    Attributes:
        state: The place of its state, live first.
        is_elsewhere: Whether it is on another account.
        strength: Its strength, as a negative number.
        level: The strength of its level, as a negative number.
        not_owner: Whether the colleague doesn't own this account.
        not_on_team: Whether the colleague isn't on its team.
        ids: Ids of the colleague and the other account; they only decide between equals.
        last: The day of the last contact, as a negative number; 0 if it isn't known. It decides
            where one person has two posts on the other account.
    """

    state: int
    is_elsewhere: bool
    strength: float
    level: float
    not_owner: bool
    not_on_team: bool
    ids: tuple[str, str]
    last: int


_STATES: Final = tuple(ContactState)


class _Approaching:
    """What approaches are worked out with: introductions are searched for as they are needed."""

    def __init__(
        self,
        account: Account,
        network: InfluenceNetwork,
        links: Mapping[str, InfluenceLinks],
        as_of: dt.date,
        elsewhere: TiesElsewhere,
    ) -> None:
        self._account = account
        self._network = network
        self._as_of = as_of
        self._elsewhere = elsewhere
        self._links = links
        self._live = _with_live_ties_only(network)
        self._reached: dict[frozenset[int], Reach] = {}

    def approach(self, person_id: str) -> Approach:
        """Return how to approach a person."""
        path = None
        known = min(self._known(person_id), key=self._rank, default=None)
        if known is None and person_id in self._network.numbers:
            path = self._introduction(person_id)
        return replace(
            self._through(known) if known else self._along(path),
            not_for=self._not_for(person_id, path.people[:-1] if path else ()),
        )

    def _known(self, person_id: str) -> Iterable[TieElsewhere]:
        """Yield our relationships with a person; those of this account name no account."""
        here = self._account.stakeholders[person_id].ties
        for colleague, tie in here.items():
            yield TieElsewhere("", "", colleague, tie)
        yield from self._elsewhere.get(person_id, ())

    def _rank(self, one: TieElsewhere) -> _Rank:
        rules = self._network.rules
        return _Rank(
            _STATES.index(self._state(one)),
            bool(one.account),
            -tie_strength(one.tie, self._as_of, rules.ties),
            -level_strength(one.tie.level),
            one.colleague != self._account.owner,
            one.colleague not in self._account.team,
            (one.colleague, one.account),
            -one.tie.last.toordinal() if one.tie.last else 0,
        )

    def _state(self, one: TieElsewhere) -> ContactState:
        return tie_state(one.tie, self._as_of, self._network.rules)

    def _through(self, known: TieElsewhere) -> Approach:
        return Approach(
            kind=ApproachKind.ELSEWHERE if known.account else ApproachKind.OWN,
            colleague=known.colleague,
            contact=self._state(known),
            last=known.tie.last,
            account=known.account_name or None,
        )

    def _along(self, path: IntroPath | None) -> Approach:
        if path is None:
            return Approach(ApproachKind.NONE)
        first = self._account.stakeholders[path.people[0]]
        return Approach(
            kind=ApproachKind.INTRODUCTION,
            colleague=path.colleague,
            contact=ContactState.LIVE,
            last=first.ties[path.colleague].last,
            path=path,
        )

    def _introduction(self, person_id: str) -> IntroPath | None:
        """Return the best introduction, if it isn't too weak or too long."""
        conflicts = self._conflicts(person_id)
        path = self._path(person_id, frozenset())
        if path and not conflicts.isdisjoint(path.people):
            numbers = self._network.numbers
            path = self._path(person_id, frozenset(numbers[one] for one in conflicts)) or path
        return path

    def _path(self, person_id: str, avoid: frozenset[int]) -> IntroPath | None:
        if avoid not in self._reached:
            self._reached[avoid] = reach(self._live, avoid=avoid)
        person = self._network.numbers[person_id]
        path = intro_path(self._live, self._reached[avoid], person)
        steps = self._network.rules.steps
        usable = path and path.strength >= steps.floor and 1 < len(path.people) <= steps.between + 1
        return path if usable else None

    def _conflicts(self, person_id: str) -> AbstractSet[str]:
        links = self._links.get(person_id)
        return self._network.numbers.keys() & set(links.conflicts) if links else frozenset()

    def _not_for(self, person_id: str, path: tuple[str, ...]) -> tuple[str, ...]:
        network = self._network
        live = {network.ids[one] for one in network.live}
        numbers = [
            network.numbers[one] for one in self._conflicts(person_id) if one in live or one in path
        ]
        return tuple(network.ids[one] for one in network.by_share(numbers))


def _with_live_ties_only(network: InfluenceNetwork) -> InfluenceNetwork:
    """Return the network with only those of our relationships that are live."""
    least = network.rules.ties.live
    ties = [[tie for tie in ours if tie[1] >= least] for ours in network.ties]
    return replace(network, ties=ties)
