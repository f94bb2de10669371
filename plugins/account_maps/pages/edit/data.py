"""All that the edit page loads at its start, as plain data for JSON."""

from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from account_maps.model.account import Account
from account_maps.model.playbook import Playbook
from account_maps.pages.edit.forms import Form, forms
from account_maps.pages.edit.shape import Shape, shape_of
from account_maps.texts import Texts

SAYINGS = "edit_say"
"""The group of texts that the page's script says."""


class MapSource(Struct, frozen=True):
    """A map that can be edited.

    Attributes:
        id: Id of the account.
        name: Its name.
        path: The file, seen from the top of the repository.
        source: Address of the file's content, seen from this data.
        blob: What git calls the content.
        edit: Address of the host's own editor, or None.
        page: Address of the account's page, seen from the edit page.
    """

    id: str
    name: str
    path: str
    source: str
    blob: str
    edit: str | None
    page: str


class EditData(Struct, frozen=True):
    """What the edit page works with.

    Attributes:
        say: What its script says, by key.
        forms: The forms, by what they are of.
        shape: How a map is written.
        team: Our own people: id and name.
        accounts: The maps.
        host: Where changes are proposed, or None if the site proposes none.
    """

    say: dict[str, str]
    forms: dict[str, Form]
    shape: Shape
    team: tuple[tuple[str, str], ...]
    accounts: tuple[MapSource, ...]
    host: Any


def edit_data(
    playbook: Playbook, accounts: Sequence[MapSource], host: Struct | None, texts: Texts
) -> EditData:
    """Return what the edit page works with.

    Args:
        playbook: What was read.
        accounts: The maps that can be edited.
        host: Where changes are proposed, or None.
        texts: What the page says.
    """
    return EditData(
        say={name: texts(f"{SAYINGS}.{name}") for name in texts.groups(SAYINGS)},
        forms=forms(texts),
        shape=shape_of(Account),
        team=tuple((key, one.name) for key, one in playbook.team.items()),
        accounts=tuple(sorted(accounts, key=lambda one: (one.name.casefold(), one.id))),
        host=host,
    )
