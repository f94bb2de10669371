"""What our frame of a page asks for while the site generator renders it."""

import re
from base64 import b64encode
from hashlib import sha256

_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def csp_hashes(html: str) -> str:
    """Return the sources that a Content-Security-Policy needs for the inline scripts of some HTML.

    Args:
        html: Pieces of the theme with its few inline scripts; never anything of a map.
    """
    digests = (sha256(script.encode()).digest() for script in _SCRIPT.findall(html))
    return " ".join(f"'sha256-{b64encode(digest).decode()}'" for digest in digests)


def serving_hashes(_html: str) -> str:
    """Return the source for the live server, which puts a script of its own into every page."""
    return "'unsafe-inline'"
