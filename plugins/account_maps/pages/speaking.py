"""An account made ready for talking points, and the people that each rule speaks to."""

from collections.abc import Mapping, Sequence

from account_maps.measure.measured import Age, PersonFigures
from account_maps.model.account import Account, Colleague
from account_maps.talk import Library, Scene, scene, spoken_to

PeopleByRule = Mapping[str, Sequence[str]]
"""The people of one account that each rule of the library speaks to, by id of the rule."""


def measured_scene(
    account: Account, colleagues: Mapping[str, Colleague], people: Mapping[str, PersonFigures]
) -> Scene:
    """Return an account made ready for speaking.

    Args:
        account: The map.
        colleagues: Our people by id.
        people: The figures of everybody who is there, by id.
    """
    best_ties = {key: figures.best_tie for key, figures in people.items()}
    stale = frozenset(key for key, figures in people.items() if figures.age is Age.STALE)
    return scene(account, colleagues, best_ties, stale)


def people_by_rule(
    account: Account, people: Mapping[str, PersonFigures], library: Library
) -> PeopleByRule:
    """Return the people of an account that each rule speaks to.

    Args:
        account: The map.
        people: The figures of everybody who is there, by id.
        library: The rules.
    """
    found: dict[str, list[str]] = {}
    for rule_id, person_id in spoken_to(measured_scene(account, {}, people), library):
        found.setdefault(rule_id, []).append(person_id)
    return found
