"""An account made ready for talking points, and the people that each rule speaks to."""

from collections.abc import Mapping, Sequence

from account_maps.measure.measured import Age, PersonFigures
from account_maps.model.account import Account, Colleague
from account_maps.talk import AccountContext, Library, account_context, matching_rules

PeopleByRule = Mapping[str, Sequence[str]]
"""The people of one account that each rule of the library speaks to, by id of the rule."""


def measured_context(
    account: Account, colleagues: Mapping[str, Colleague], people: Mapping[str, PersonFigures]
) -> AccountContext:
    """Return what talking points need of an account, with what was measured of its people.

    Args:
        account: The map.
        colleagues: Our people by id.
        people: The figures of everybody who is there, by id.
    """
    best_ties = {key: figures.best_tie for key, figures in people.items()}
    stale = frozenset(key for key, figures in people.items() if figures.age is Age.STALE)
    return account_context(account, colleagues, best_ties, stale)


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
    for rule_id, person_id in matching_rules(measured_context(account, {}, people), library):
        found.setdefault(rule_id, []).append(person_id)
    return found
