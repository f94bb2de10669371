"""What changed in maps → one HTML page that needs nothing beside itself.

It opens from a disk and as an artifact of a pipeline: no script, no request, one style of its own.
"""

from base64 import b64encode
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Final

from markupsafe import Markup

from account_maps.changes.diff_page import ComparePage
from account_maps.changes.picture.marked import SIGNS
from account_maps.draw.glyphs import GLYPHS
from account_maps.draw.templates import styles
from account_maps.html.environment import rendered
from account_maps.model.values import OPPOSED
from account_maps.texts import Texts

_PAGE_STYLE: Final = Path(__file__).with_name("diff.css")


def compare_html(page: ComparePage, texts: Texts) -> str:
    """Return the page, whole.

    Args:
        page: What stands on it.
        texts: What it says.
    """
    return rendered(
        "changes/diff.html",
        texts,
        page=page,
        signs=_signs(),
        glyphs=GLYPHS,
        hatched=OPPOSED,
        style=_style(),
        policy=_policy(_style()),
    )


def _signs() -> Mapping[str, str]:
    return {str(status): sign for status, sign in SIGNS.items()}


@cache
def _style() -> Markup:
    own = _PAGE_STYLE.read_text("utf-8")
    return styles("marked.css") + Markup(own)  # noqa: S704 - a file of ours


def _policy(style: str) -> str:
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
