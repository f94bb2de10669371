"""What a page calls the people of a map and of ours, and where their names lead."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from account_maps.html.links import person_href, shown_name
from account_maps.html.pieces import Anchor
from account_maps.model.account import Colleague, Person
from account_maps.model.people import colleague_name
from account_maps.texts import Texts


class DisplayNames(Struct, frozen=True):
    """Names by id.

    Attributes:
        people: Those on the map.
        colleagues: Our own people.
    """

    people: Mapping[str, Person]
    colleagues: Mapping[str, Colleague]

    def theirs(self, person_id: str) -> Anchor:
        """Return the name of one of theirs, which leads to the profile."""
        return Anchor(shown_name(person_id, self.people[person_id]), person_href(person_id))

    def all_theirs(self, people: Iterable[str]) -> tuple[Anchor, ...]:
        """Return the names of several of theirs."""
        return tuple(map(self.theirs, people))

    def ours(self, colleague_id: str) -> str:
        """Return the name of one of us."""
        return colleague_name(colleague_id, self.colleagues)


def joined(names: Sequence[str], texts: Texts, word: str = "and") -> str:
    """Return names as a sentence lists them: ``Dana, Tom and Priya``.

    Args:
        names: The names; nothing is returned if there are none.
        texts: What the pages say.
        word: What stands before the last: ``and`` or ``or``.
    """
    *others, last = names or ("",)
    if not others:
        return last
    return texts(f"step.title.{word}", first=", ".join(others), last=last)
