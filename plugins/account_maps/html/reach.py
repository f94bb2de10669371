"""How to reach a person with a device: an address that it can mail to, a number it can dial."""

import re
from typing import Final

from account_maps.html.links import safe_href
from account_maps.html.pieces import Anchor

_DIALED: Final = re.compile(r"\+?[0-9][0-9 ()./-]{3,30}")
"""What a phone can dial; anything else in the field is only shown."""


def mail(address: str | None) -> Anchor | None:
    """Return a mail address and where it leads, or None if there is none."""
    return Anchor(address, safe_href(f"mailto:{address}")) if address else None


def telephone(number: str | None) -> Anchor | None:
    """Return a phone number and where it leads, if a phone can dial it."""
    if not number:
        return None
    dialed = "".join(c for c in number if c in "+0123456789")
    return Anchor(number, f"tel:{dialed}" if _DIALED.fullmatch(number) else None)
