"""What the parts of an account's page are made with, beside what was worked out of the map."""

from msgspec import Struct

from account_maps.html.links import Links
from account_maps.html.names import DisplayNames
from account_maps.html.pieces import Anchor
from account_maps.model.account import Account
from account_maps.model.playbook import AccountFile, KeyPath
from account_maps.texts import Texts


class AccountSource(Struct, frozen=True):
    """A map with names, addresses and words.

    Attributes:
        file: Where the map was read from.
        account: The map.
        names: What people are called.
        links: Addresses as seen from the page.
        texts: What the page says.
    """

    file: AccountFile
    account: Account
    names: DisplayNames
    links: Links
    texts: Texts

    def colleague(self, colleague_id: str) -> Anchor:
        """Return the name of a colleague, which leads to the colleague's page."""
        return Anchor(self.names.ours(colleague_id), self.links.colleague(colleague_id))

    def line(self, place: KeyPath) -> int | None:
        """Return the line in the file where something stands, or None if that is nowhere."""
        return self.file.span_of(*place).line if place else None

    def edit(self, place: KeyPath) -> str | None:
        """Return the address of the host's editor where something stands, or None."""
        line = self.line(place)
        return self.links.edit(line) if line else None
