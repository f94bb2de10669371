"""Which people of an account a sentence names."""

from collections import defaultdict
from collections.abc import Mapping

from account_maps.model.account import Person
from account_maps.read.folding import words

_SHORTEST = 3
"""Letters of the shortest name that is looked for: shorter ones are often other words."""


class NamedPeople:
    """Finds the people that a sentence names: by the whole name, or a part that only one has.

    Args:
        people: The people of the account, by id.
    """

    def __init__(self, people: Mapping[str, Person]) -> None:
        owners: defaultdict[str, list[str]] = defaultdict(list)
        self._whole: dict[str, str] = {}
        for key, person in people.items():
            if person.name:
                self._whole[key] = words(person.name)
                for part in set(words(person.name).split()):
                    owners[part].append(key)
        self._owners = {
            part: tuple(keys) for part, keys in owners.items() if len(part) >= _SHORTEST
        }

    def named_in(self, text: str) -> tuple[str, ...]:
        """Return the ids of the people that a text names, sorted."""
        said = words(text)
        found: set[str] = set()
        for word in said.split():
            keys = self._owners.get(word, ())
            found.update(keys if len(keys) == 1 else (k for k in keys if self._whole[k] in said))
        return tuple(sorted(found))
