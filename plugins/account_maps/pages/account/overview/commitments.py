"""The open commitments of an account, theirs and ours, with to whom and by when."""

import datetime as dt
from typing import Final

from msgspec import Struct

from account_maps.html.pieces import Anchor
from account_maps.model.account import Promise
from account_maps.pages.account.material import AccountMaterial

MOST_COMMITMENTS: Final = 4
"""Commitments that the overview shows before it counts the others. Our choice."""


class CommitmentRow(Struct, frozen=True, gc=False):
    """An open commitment.

    Attributes:
        by: Who made it, in a word: they or we.
        people: The people at the account it was made to, or by.
        is_overdue: Whether its day has passed.
    """

    by: str
    what: str
    people: tuple[Anchor, ...]
    due: dt.date | None
    is_overdue: bool


class Commitments(Struct, frozen=True, gc=False):
    """The open commitments: those that are due first, and how many others there are."""

    shown: tuple[CommitmentRow, ...]
    more: int


def commitments(material: AccountMaterial) -> Commitments:
    """Return the open commitments of an account, what is due first."""
    still_open = [one for one in material.account.promises if one.done is None]
    still_open.sort(key=lambda one: one.due or dt.date.max)
    shown = tuple(_commitment(one, material) for one in still_open[:MOST_COMMITMENTS])
    return Commitments(shown, len(still_open) - len(shown))


def _commitment(promise: Promise, material: AccountMaterial) -> CommitmentRow:
    people = material.account.stakeholders
    return CommitmentRow(
        by=material.texts(f"commitments.{promise.by}"),
        what=promise.what,
        people=material.names.all_theirs(one for one in promise.stakeholders if one in people),
        due=promise.due,
        is_overdue=promise.due is not None and promise.due < material.page_context.as_of,
    )
