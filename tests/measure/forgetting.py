"""Every single fact that can be forgotten: a day, a piece of evidence, a relationship, a stance."""

from collections.abc import Iterator

from msgspec.structs import replace

from account_maps.model.account import Account
from measure.made_up import with_person


def without_one_fact(account: Account) -> Iterator[Account]:
    """The map without one of its days, without one piece of evidence, without one relationship."""
    for key in ("verified", "close_date"):
        if getattr(account, key):
            yield replace(account, **{key: None})
    for key, person in account.stakeholders.items():
        for name in ("verified", "evidence"):
            if getattr(person, name):
                yield with_person(account, key, **{name: None})
        if person.champion and person.champion.tested:
            yield with_person(account, key, champion=replace(person.champion, tested=None))
        yield from _without_one_tie(account, key)


def _without_one_tie(account: Account, key: str) -> Iterator[Account]:
    ties = account.stakeholders[key].ties
    for colleague, tie in ties.items():
        others = {one: other for one, other in ties.items() if one != colleague}
        yield with_person(account, key, ties=others)
        if tie.last:
            yield with_person(account, key, ties={**ties, colleague: replace(tie, last=None)})


def without_one_stance(account: Account) -> Iterator[Account]:
    """The map without the stance of one person."""
    for key, person in account.stakeholders.items():
        if person.support:
            yield with_person(account, key, support=None)
