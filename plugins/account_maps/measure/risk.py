"""The record of a risk: something a map says that a rep can act on."""

import datetime as dt

from msgspec import Struct

from account_maps.model.playbook import KeyPath
from account_maps.model.values import Severity


class Risk(Struct, frozen=True, gc=False, array_like=True):
    """A risk of an account.

    A rule states what the risk is about: the attributes up to ``place``. All others are filled in
    for every rule alike. What to do about it is the next step that names its code.

    Attributes:
        share_affected: Share of the decision it is about, from 0 to 1; risks are sorted by it.
        person: The person at the account it is about, by id, if any.
        colleague: The colleague on our side it is about, by id, if any.
        share: The share its sentence names, from 0 to 1, if any.
        days: The number of days its sentence names, if any.
        what: The text of the map its sentence quotes: an action, a promise, an objective.
        key: Key of the text for a detail its sentence names, such as ``field.power``.
        made_to: Names of those a promise was made to, if it is about one.
        owner: The colleague who should act, by id, if the rule knows; else the next step says.
        place: Where to look in the file.
        code: Code of its rule.
        severity: Its severity on this account.
        person_name: What the pages call the person; empty if it is about none.
        waived: Reason and last day of a waiver that is in force, if any.
    """

    share_affected: float
    person: str | None = None
    colleague: str | None = None
    share: float | None = None
    days: int | None = None
    what: str | None = None
    key: str | None = None
    made_to: tuple[str, ...] = ()
    owner: str | None = None
    place: KeyPath = ("stakeholders",)
    code: str = ""
    severity: Severity = Severity.OFF
    person_name: str = ""
    waived: tuple[str, dt.date] | None = None
