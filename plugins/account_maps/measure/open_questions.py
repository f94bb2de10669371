"""The open questions of an account, ranked by what each answer is worth, with the person to ask.

An answer is worth what it can move. Predicted support is Σ x · support, so learning the stance of a
person with decision share x moves it by at most x · (1 + |what an unknown stance counts|): with the
default scale that's x. This, and who is asked first, is our choice.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from account_maps.measure.analysis import Analysis
from account_maps.measure.approach import ApproachKind
from account_maps.measure.contacts import ContactState
from account_maps.measure.deal import is_closed
from account_maps.measure.neighbors import Closeness, Neighbors, neighbors
from account_maps.measure.question import Asking, OpenQuestion, QuestionKind
from account_maps.model.people import attitude
from account_maps.model.values import Role, Support

_STEPS: Final[Mapping[Closeness, int]] = {
    Closeness.INFLUENCES: 0,
    Closeness.INFLUENCED_BY: 0,
    Closeness.MANAGER: 1,
    Closeness.REPORT: 1,
    Closeness.DOTTED: 2,
    Closeness.SAME_UNIT: 3,
}
"""How far away each is: the two ends of one line are equally close."""

_ON_OUR_SIDE: Final = frozenset({Role.CHAMPION, Role.COACH})

_Order = tuple[int, bool, float, int]


def open_questions(analysis: Analysis) -> tuple[OpenQuestion, ...]:
    """Return the open questions of an account, the one that's worth most first.

    A closed account has none. Neither has an account without anyone who decides: as long as nobody
    knows whose decision it is, no answer has a worth. An answer that can't move predicted support
    by a whole point is left out.

    Args:
        analysis: The account, analyzed.
    """
    if is_closed(analysis.account) or not analysis.network.votes:
        return ()
    sources = _Sources(analysis, neighbors(analysis.account))
    return tuple(sources.answered_by(question) for question in _unknown_stances(analysis))


def _unknown_stances(analysis: Analysis) -> Iterator[OpenQuestion]:
    """Yield what each unknown stance is worth, as yet without the person to ask."""
    network = analysis.network
    for number in network.by_share(range(len(network.ids))):
        person = network.people[number]
        worth = network.share[number] * (1 + abs(network.support[number]))
        kind = QuestionKind.HOLDER if person.placeholder else QuestionKind.STANCE
        question = OpenQuestion(kind, network.ids[number], worth)
        if attitude(person) is Support.UNKNOWN and question.points:
            yield question


class _Sources(Struct, frozen=True):
    """Who can answer a question: nobody against us, and nobody in conflict with the person."""

    analysis: Analysis
    neighbors: Neighbors

    def answered_by(self, question: OpenQuestion) -> OpenQuestion:
        """Return a question with the person to ask and the colleague who asks."""
        about = question.person
        is_person = question.kind is QuestionKind.STANCE
        if is_person and self._is_live(about):
            return self._asked(question, Asking.DIRECT, about)
        if is_person and self._knows_from_elsewhere(about, ContactState.LIVE):
            return self._teammate(question)
        return self._others_who_can_tell(question, is_person)

    def _others_who_can_tell(self, question: OpenQuestion, is_person: bool) -> OpenQuestion:
        about, near = question.person, self.neighbors.around(question.person)
        order = {key: self._order(key, near[key]) for key in near if self._can_tell(key)}
        live = sorted(filter(self._is_live, order), key=order.__getitem__)
        if live:
            asked = self._asked(question, Asking.THROUGH, live[0], near)
            return replace(asked, others=tuple(live[1:]))
        if is_person and self._knows_from_elsewhere(about, *ContactState):
            return self._teammate(question)
        ally = self._ally(about)
        if ally:
            return self._asked(question, Asking.THROUGH, ally)
        to_meet = self._to_meet(order, is_person)
        first = min(to_meet, key=order.__getitem__, default=about if is_person else None)
        return self._asked(question, Asking.MEET_FIRST, first, near)

    def _to_meet(self, near: Iterable[str], is_person: bool) -> list[str]:
        """Return who could be talked to first: those we've met, else strangers.

        Of a person's stance a stranger is only asked whose own stance is known.
        """
        people = self.analysis.account.stakeholders
        met = [key for key in near if people[key].ties]
        return met or [
            key for key in near if not is_person or attitude(people[key]) is not Support.UNKNOWN
        ]

    def _knows_from_elsewhere(self, person_id: str, *states: ContactState) -> bool:
        approach = self.analysis.approaches[person_id]
        return approach.kind is ApproachKind.ELSEWHERE and approach.contact in states

    def _teammate(self, question: OpenQuestion) -> OpenQuestion:
        approach = self.analysis.approaches[question.person]
        return replace(
            question,
            how=Asking.TEAMMATE,
            colleague=approach.colleague,
            last=approach.last,
            account=approach.account,
        )

    def _can_tell(self, key: str) -> bool:
        network = self.analysis.network
        return key in network.numbers and network.introduces[network.numbers[key]]

    def _is_live(self, key: str) -> bool:
        return self.analysis.people[key].contact is ContactState.LIVE

    def _order(self, key: str, closeness: Closeness) -> _Order:
        """Return what sorts people: the closest, then those who are for us, then by rank."""
        network = self.analysis.network
        number = network.numbers[key]
        unknown = attitude(network.people[number]) is Support.UNKNOWN
        return _STEPS[closeness], unknown, -network.support[number], network.rank[number]

    def _ally(self, about: str) -> str | None:
        """Return who in live contact with us is on our side, wherever they are."""
        network = self.analysis.network
        apart = {about, *self.neighbors.conflicts(about)}
        for number in network.by_share(network.live):
            key = network.ids[number]
            helps = not _ON_OUR_SIDE.isdisjoint(network.people[number].roles)
            if (helps or network.support[number] > 0) and self._can_tell(key) and key not in apart:
                return key
        return None

    def _asked(
        self,
        question: OpenQuestion,
        how: Asking,
        ask: str | None,
        near: Mapping[str, Closeness] = {},
    ) -> OpenQuestion:
        if ask is None:
            return question
        person, figures = self.analysis.account.stakeholders[ask], self.analysis.people[ask]
        best = figures.best_tie
        return replace(
            question,
            how=how,
            ask=ask,
            closeness=near.get(ask),
            colleague=best or self.analysis.account.owner,
            last=person.ties[best].last if best else None,
        )
