"""The record of a risk: something a map says that a rep can act on."""

import datetime as dt

from msgspec import Struct

from account_maps.measure.paths import IntroPath
from account_maps.model.playbook import KeyPath
from account_maps.model.values import Severity


class Risk(Struct, frozen=True, gc=False, array_like=True):
    """A risk of an account.

    A rule states what the risk is about: the attributes up to ``place``. All others are filled in
    for every rule alike, from the rest of the map.

    Attributes:
        share_affected: Share of the decision it is about, from 0 to 1; risks are sorted by it.
        person: The person at the account it is about, by id, if any.
        colleague: The colleague on our side it is about, by id, if any.
        share: The share its sentence names, from 0 to 1, if any.
        days: The number of days its sentence names, if any.
        what: The text of the map its sentence quotes: an action, a promise, an objective.
        key: Key of the text for a detail its sentence names, such as ``field.power``.
        owner: The colleague who should act, by id. If the rule does not say, the owner of the
            planned action, else the colleague who can ask for an introduction, else the one with
            the best tie, else the owner of the account.
        place: Where to look in the file.
        code: Code of its rule.
        severity: Its severity on this account.
        person_name: What the pages call the person; empty if it is about none.
        due: The day to act by: that of the planned action, else some days ahead by severity.
        planned: Index of the open action of the plan that is about the same person, if any.
        intro: The path to the person, if someone else at the account can introduce us.
        introducer: What the pages call the first person on that path; empty if there is none.
        act_by_intro: Whether the action is to ask for that introduction.
        waived: Reason and last day of a waiver that is in force, if any.
    """

    share_affected: float
    person: str | None = None
    colleague: str | None = None
    share: float | None = None
    days: int | None = None
    what: str | None = None
    key: str | None = None
    owner: str | None = None
    place: KeyPath = ("stakeholders",)
    code: str = ""
    severity: Severity = Severity.OFF
    person_name: str = ""
    due: dt.date | None = None
    planned: int | None = None
    intro: IntroPath | None = None
    introducer: str = ""
    act_by_intro: bool = False
    waived: tuple[str, dt.date] | None = None
