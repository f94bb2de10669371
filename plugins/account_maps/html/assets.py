"""Styles and scripts of the pages: their texts, and their addresses with a hash of the text."""

import re
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from pathlib import Path

import account_maps
from account_maps.html.environment import THEME
from account_maps.html.pieces import chip_kind
from account_maps.html.scripts import with_folding
from account_maps.model.values import DECIDING_ROLES

_FOLDER = "assets/account-maps"
_ASSETS = THEME / "assets"
_KINDS = Path(account_maps.__file__).parent / "pages"
PAGE_SCRIPTS = _ASSETS / "pages"
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_LOOSE = re.compile(r'("[^"]*")|\s*([{};,])\s*|(:)\s+|(\s)\s*')
"""A text to be left alone, or space around what stands without it in a style."""
_DECIDING = ".am-role-DECIDING"
"""What a style says for the chips of all roles that decide."""
_REMARK = re.compile(r"^\s*(?://[^\n]*|/\*(?:(?!\*/).)*\*/)$", re.DOTALL | re.MULTILINE)
"""A comment that has its lines in a script to itself."""


@cache
def style_file() -> tuple[str, str]:
    """Return the address and the text of the style that every page loads."""
    return _style("account-maps", [_ASSETS])


@cache
def others_style_file() -> tuple[str, str]:
    """Return the address and the text of the style that the page of an account does without.

    Neither style may rest on being the later one: instant navigation adds it as it goes.
    """
    return _style("others", [*sorted(_KINDS.iterdir()), _ASSETS / "others"])


@cache
def script_file() -> tuple[str, str]:
    """Return the address and the text of the script that every page loads."""
    return hashed("account-maps", _script(with_folding(_whole(_ASSETS, "js"))), "js")


@cache
def page_script(name: str) -> tuple[str, str]:
    """Return the address and the text of a script that one kind of page alone loads.

    Args:
        name: Name of the file in ``assets/pages/`` without its ending.
    """
    text = (PAGE_SCRIPTS / f"{name}.js").read_text("utf-8")
    return hashed(name, _script(with_folding(text)), "js")


def joined_script(name: str, parts: Iterable[Path]) -> tuple[str, str]:
    """Return the address and the text of a script of several parts, which share one scope.

    Args:
        name: Beginning of its name.
        parts: Its parts; what one does at once may use the parts before it.
    """
    text = "\n".join(path.read_text("utf-8") for path in parts)
    return hashed(name, _script(with_folding(f"(() => {{\n{text}}})();\n")), "js")


@cache
def edit_assets() -> dict[str, str]:
    """Return the texts of the edit page's scripts and style, which no other page loads.

    The scripts import each other, so they stand in one folder, which has a hash in its name.
    """
    parts = {
        path.name: path.read_text("utf-8")
        for ending in ("css", "js")
        for path in sorted((THEME / "assets" / "edit").glob(f"*.{ending}"))
    }
    mark = sha256("\0".join(parts.values()).encode()).hexdigest()[:8]
    return {f"{_FOLDER}/edit-{mark}/{name}": text for name, text in parts.items()}


def edit_asset(name: str) -> str:
    """Return the address of one of the edit page's scripts, or of its style.

    Args:
        name: Name of the file in ``assets/edit/``.
    """
    return next(address for address in edit_assets() if address.endswith(f"/{name}"))


def _whole(folder: Path, ending: str) -> str:
    return "\n".join(path.read_text("utf-8") for path in sorted(folder.glob(f"*.{ending}")))


def _style(name: str, folders: Iterable[Path]) -> tuple[str, str]:
    whole = "\n".join(filter(None, (_whole(folder, "css") for folder in folders)))
    return hashed(name, shortened_style(whole.replace(_DECIDING, _of_deciding_roles())), "css")


def _of_deciding_roles() -> str:
    """Return the selector of the chips of all roles that decide."""
    return ",".join(f".am-{chip_kind(role)}" for role in DECIDING_ROLES)


def shortened_style(style: str) -> str:
    """Return a style without what only its authors need, since a first page waits for it."""
    tight = _LOOSE.sub(lambda found: found[found.lastindex or 0], _COMMENT.sub("", style))
    return tight.replace(";}", "}").strip()


def _script(text: str) -> str:
    """Return a script without comments that stand alone, and without indentation."""
    lines = (line.strip() for line in _REMARK.sub("", text).splitlines())
    return "\n".join(filter(None, lines))


def hashed(name: str, text: str, ending: str) -> tuple[str, str]:
    """Return the address of a text, which holds a hash of it, and the text.

    Args:
        name: Beginning of its name.
        text: The text.
        ending: Its kind, such as ``css``.
    """
    return address_of(name, text.encode(), ending), text


def address_of(name: str, content: bytes, ending: str) -> str:
    """Return the address of a file, which holds a hash of its content.

    Args:
        name: Beginning of its name.
        content: What it holds.
        ending: Its kind, such as ``css``.
    """
    return f"{_FOLDER}/{name}.{sha256(content).hexdigest()[:8]}.{ending}"
