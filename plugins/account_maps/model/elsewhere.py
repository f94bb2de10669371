"""What other accounts tell of the people on a map: who on our side knows them from there.

Two entries are the same human if they have the same key in ``person``.
"""

from collections import defaultdict
from collections.abc import Mapping
from typing import Final

from msgspec import Struct

from account_maps.model.account import Account, Tie


class TieElsewhere(Struct, frozen=True, gc=False, array_like=True):
    """A relationship with a person on another account.

    Attributes:
        account: Id of that account.
        account_name: Its name.
        colleague: Our colleague who has the relationship, by id.
        tie: The relationship.
    """

    account: str
    account_name: str
    colleague: str
    tie: Tie


TiesElsewhere = Mapping[str, tuple[TieElsewhere, ...]]
"""The relationships on other accounts with the people of one map, by id of the person."""

NOWHERE_ELSE: Final[TiesElsewhere] = {}


class TiesByHuman:
    """All relationships of a playbook with the people who are on several maps.

    Args:
        accounts: The accounts by id.
    """

    def __init__(self, accounts: Mapping[str, Account]) -> None:
        self._ties: defaultdict[str, list[TieElsewhere]] = defaultdict(list)
        for account_id, account in sorted(accounts.items()):
            for person in account.stakeholders.values():
                if person.person:
                    self._ties[person.person] += [
                        TieElsewhere(account_id, account.name, colleague, tie)
                        for colleague, tie in sorted(person.ties.items())
                    ]

    def elsewhere(self, account_id: str, account: Account) -> TiesElsewhere:
        """Return the relationships on other accounts with the people of one.

        Args:
            account_id: Id of the account.
            account: The account.
        """
        found = {
            person_id: tuple(
                one for one in self._ties.get(person.person or "", ()) if one.account != account_id
            )
            for person_id, person in sorted(account.stakeholders.items())
        }
        return {person_id: ties for person_id, ties in found.items() if ties}
