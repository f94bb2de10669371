"""What the table of people says of each person, column by column."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain, zip_longest
from typing import Final, TypeVar

from msgspec import Struct

from account_maps.html.links import shown_name
from account_maps.model.account import Person
from account_maps.model.people import attitude
from account_maps.model.values import Certainty, Role
from account_maps.talk import Kind, Points
from account_maps.texts import Texts

_T = TypeVar("_T")


class PersonCells(Struct, frozen=True, gc=False):
    """One person with all that the table could say of them.

    Attributes:
        id: Id of the person in the map.
        cells: The entries of each column, what counts most first.
    """

    id: str
    cells: Mapping[str, tuple[str, ...]]


def person_cells(
    columns: Iterable[str], person_id: str, person: Person, points: Points, texts: Texts
) -> PersonCells:
    """Return what some columns say of a person.

    Args:
        columns: The columns.
        person_id: Id of the person.
        person: The person's entry.
        points: What to say to the person: what is shown of it stands in the table.
        texts: What the sheet says.
    """
    made = _Cells(person_id, person, points, texts)
    return PersonCells(person_id, {key: tuple(_MAKERS[key](made)) for key in columns})


class _Cells(Struct, frozen=True):
    """Makes the cells of one person."""

    id: str
    person: Person
    points: Points
    texts: Texts

    def who(self) -> Iterator[str]:
        yield shown_name(self.id, self.person)
        if self.person.name and self.person.title:
            yield self.person.title

    def stance(self) -> Iterator[str]:
        """Yield the stance as a sign and in words with what makes it weigh more; then the roles."""
        person, stance = self.person, attitude(self.person)
        remarks = (
            ("veto", person.veto),
            ("vacant", person.placeholder),
            ("assumed", person.certainty is Certainty.ASSUMED),
        )
        words = (self.texts(f"onepager.{key}") for key, holds in remarks if holds)
        sign = self.texts(f"onepager.sign.{stance}")
        yield f"{sign} {', '.join((self.texts.value(stance), *words))}"
        roles = ", ".join(self.texts.value(role) for role in Role if role in person.roles)
        if roles:
            yield roles

    def wants(self) -> Iterator[str]:
        person = self.person
        if person.win:
            yield person.win
        yield from person.goals
        if person.criteria:
            yield self.texts("onepager.criteria", what=", ".join(person.criteria))

    def pains(self) -> Iterable[str]:
        return self.person.pains

    def say(self) -> Iterator[str]:
        """Yield what to say and its proof by turns."""
        proof = (self.texts("onepager.prove", what=one) for one in self._shown(Kind.PROVE))
        return alternating(self._shown(Kind.SAY), proof)

    def ask(self) -> Iterator[str]:
        return self._shown(Kind.ASK)

    def avoid(self) -> Iterator[str]:
        return self._shown(Kind.AVOID)

    def _shown(self, kind: Kind) -> Iterator[str]:
        return (point.text for point in self.points.shown(kind))


_MAKERS: Final[Mapping[str, Callable[[_Cells], Iterable[str]]]] = {
    "who": _Cells.who,
    "stance": _Cells.stance,
    "wants": _Cells.wants,
    "pains": _Cells.pains,
    "say": _Cells.say,
    "ask": _Cells.ask,
    "avoid": _Cells.avoid,
}


def alternating(*lists: Iterable[_T]) -> Iterator[_T]:
    """Yield the first of each list, then the second of each, and so on."""
    return (one for one in chain.from_iterable(zip_longest(*lists)) if one is not None)
