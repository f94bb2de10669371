"""Where maps are edited in the site: the address of the edit page, and which maps it offers."""

from typing import Final
from urllib.parse import urlencode

from msgspec import Struct

from account_maps.model.playbook import AccountFile, Playbook
from account_maps.pages.spec import Addresses

EDIT_URI: Final = "edit.md"


class Host(Struct, frozen=True):
    """Where changes are proposed.

    Attributes:
        speaks: ``github`` or ``gitlab``.
        name: What people call it.
        api: Address of its API.
        project: The repository.
        branch: The branch that changes are for.
    """

    speaks: str
    name: str
    api: str
    project: str
    branch: str


class EditSite(Struct, frozen=True):
    """How maps are edited in the site.

    Attributes:
        folder: Where the project is in its repository; nothing for its top.
        host: Where changes are proposed, or None if the site proposes none.
    """

    folder: str
    host: Host | None


def edit_href(
    addresses: Addresses, here: str, account_id: str, person_id: str | None = None
) -> str:
    """Return the address of the edit page for an account, as seen from a source's page.

    Args:
        addresses: Where things are.
        here: The source's address.
        account_id: The account.
        person_id: One of its people.
    """
    asked = {"account": account_id, **({"person": person_id} if person_id else {})}
    return f"{addresses.between(here, EDIT_URI)}?{urlencode(asked)}"


def is_editable(file: AccountFile, playbook: Playbook) -> bool:
    """Return whether a map can be edited in the site, where its whole text can be read."""
    hidden = playbook.hidden
    return hidden.rule is None or hidden.may_show(file.path.read_bytes())
