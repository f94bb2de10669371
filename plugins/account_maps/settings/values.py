"""What a setting can be: each function turns what YAML has read into the value that is meant."""

import datetime as dt
import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from account_maps.model.folder import is_folder
from account_maps.model.paper_size import SHEETS, Paper
from account_maps.model.selection import KEYS
from account_maps.model.values import Severity
from account_maps.read.links import why_no_link
from account_maps.read.non_blocking import NON_BLOCKING
from account_maps.read.words import listed, nearest, quoted
from account_maps.settings.faults import InvalidSettingError, by_key, invalid_setting, unknown_key
from account_maps.settings.loading import UnsetVariables

Validator = Callable[[object, Path], object]
"""Returns what a value means, as seen from the folder of the settings.

Raises ``InvalidSettingError`` if it is not valid.
"""

DOCS = "docs"
"""The usual folder of pages."""

_QUOTES = "put it in quotes"
_SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.OFF)


def described(value: object) -> str:
    """Return a value as its author may know it: what YAML has made of it, never Python's name."""
    if value is None or isinstance(value, UnsetVariables):
        return "nothing"
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    if isinstance(value, str | int | float | dt.date):
        return quoted(str(value))
    if isinstance(value, list):
        return "a list"
    return "`key: value` lines" if isinstance(value, dict) else "a value that only Python knows"


def _expected(what: str, value: object, hint: str = "") -> InvalidSettingError:
    return invalid_setting(f"expected {what}, found {described(value)}", hint)


def switch(value: object, _: Path) -> bool:
    """Return whether something is wanted.

    Raises:
        InvalidSettingError: If it is neither true nor false.
    """
    if isinstance(value, bool):
        return value
    in_words = isinstance(value, str) and value.lower() in {"true", "false"}
    raise _expected("true or false", value, "take the quotes away" if in_words else "")


def at_least(least: int, example: int) -> Validator:
    """Return what takes a whole number.

    Args:
        least: The smallest that can be.
        example: One that could be meant.
    """

    def number(value: object, _: Path) -> int:
        if isinstance(value, int) and not isinstance(value, bool) and value >= least:
            return value
        raise _expected(f"a whole number of {least} or more", value, f"such as {example}")

    return number


def folder(value: object, root: Path) -> Path:
    """Return a folder.

    Raises:
        InvalidSettingError: If it is no text.
    """
    if not isinstance(value, str) or not value.strip() or "\0" in value:
        scalar = isinstance(value, int | float | dt.date)
        raise _expected("a folder", value, _QUOTES if scalar else "")
    return Path(os.path.normpath(root / value))


def folder_there(value: object, root: Path) -> Path:
    """Return a folder that exists.

    Raises:
        InvalidSettingError: If it is no text, or there is no such folder.
    """
    found = folder(value, root)
    if not is_folder(found):
        raise invalid_setting(
            f"there's no folder {quoted(str(value))}", "create it, or correct the name"
        )
    return found


def pages(value: object, root: Path) -> Path:
    """Return the folder of the other pages. MkDocs needs it; maps do without the usual one.

    Raises:
        InvalidSettingError: If it is no text, is the folder of the settings, or isn't there.
    """
    if folder(value, root) == root:
        raise invalid_setting(
            "the pages can't be in the folder of the settings", "name a folder in it"
        )
    return folder(value, root) if value == DOCS else folder_there(value, root)


def day(value: object, _: Path) -> dt.date:
    """Return a day; YAML may have read it as one already.

    Raises:
        InvalidSettingError: If the calendar doesn't have it.
    """
    try:
        return dt.date.fromisoformat(str(value))
    except ValueError as error:
        raise _expected("a day such as 2026-11-20", value) from error


def choice(words: Sequence[str]) -> Validator:
    """Return what takes one of some words."""

    def chosen(value: object, _: Path) -> str:
        if isinstance(value, str) and value in words:
            return value
        raise _not_among(value, words)

    return chosen


def _not_among(value: object, words: Sequence[str]) -> InvalidSettingError:
    near = nearest(value, words) if isinstance(value, str) else None
    hint = f"did you mean {quoted(near)}?" if near else ""
    return _expected(f"{listed(words[:-1])} or {words[-1]}", value, hint)


def paper(value: object, _: Path) -> Paper | None:
    """Return the paper of PDFs, or None for no PDFs; ``true`` is A4, as on the command line.

    Raises:
        InvalidSettingError: If printers know no such paper.
    """
    if isinstance(value, bool):
        return Paper.A4 if value else None
    if isinstance(value, str) and value.lower() in SHEETS:
        return Paper(value.lower())
    raise _not_among(value, (*SHEETS, "false"))


def severities(value: object, _: Path) -> Mapping[str, Severity]:
    """Return how much is made of problems, by code.

    Raises:
        InvalidSettingError: If a code or a word is not one that can be set.
    """
    if not isinstance(value, dict):
        raise _expected("a severity for each code", value, "such as {AM305: warning}")
    return by_key(value, _severity)


def _severity(key: object, value: object) -> Severity:
    code = str(key)
    if code.startswith("AF"):
        raise invalid_setting("how severe a finding is can't be set here", "set it in _rules.yaml")
    if code not in NON_BLOCKING:
        raise invalid_setting(
            "the severity of this can't be set", f"only of {listed(sorted(NON_BLOCKING))}"
        )
    word = Severity.OFF.value if value is False else value  # YAML reads `off` as false.
    if isinstance(word, str) and word in _SEVERITIES:
        return Severity(word)
    raise _not_among(value, _SEVERITIES)


def selection(value: object, _: Path) -> Mapping[str, tuple[str, ...]]:
    """Return which maps a site is of, by key; sorted, since pages are kept by what settings say.

    Raises:
        InvalidSettingError: If a key is unknown or a value no text.
    """
    if not isinstance(value, dict) or not value:
        raise _expected("what is wanted by key", value, "such as {territory: nordics}")
    return by_key(value, _wanted)


def _wanted(key: object, value: object) -> tuple[str, ...]:
    if key not in KEYS:
        raise unknown_key(key, KEYS, "key")
    texts = _texts(value)
    return tuple(sorted({text.strip("/") if key == "folder" else text for text in texts}))


def levels(value: object, _: Path) -> tuple[str, ...]:
    """Return levels of confidentiality: one, or a list of them.

    Raises:
        InvalidSettingError: If one of them is no text.
    """
    return tuple(sorted(set(_texts(value))))


def extensions(value: object, root: Path) -> tuple[str, ...]:
    """Return the extensions of a team: Python files in the project, and names of entry points.

    Whether they are there is found out by what runs them.

    Raises:
        InvalidSettingError: If one is no text, lies outside the project, or is named twice.
    """
    if not isinstance(value, list | tuple):
        raise _expected("a list of extensions", value, "such as [sales_rules.py]")
    names = [_text(one) for one in value]
    for name in names:
        if name.endswith(".py") and not _lies_in(name, root):
            raise invalid_setting(
                f"{quoted(name)} isn't in the project", "name a file beside mkdocs.yml"
            )
        if names.count(name) > 1:
            raise invalid_setting(f"{quoted(name)} is named twice", "name it once")
    return tuple(names)


def _lies_in(name: str, root: Path) -> bool:
    path = Path(os.path.normpath(root / name))
    return "\0" not in name and not Path(name).is_absolute() and path.is_relative_to(root)


def _texts(value: object) -> list[str]:
    values = value if isinstance(value, list) else [value]
    if not values:
        raise invalid_setting("an empty list fits no map", "name a value, or take the key out")
    return [_text(one) for one in values]


def _text(value: object) -> str:
    """Return a value as text; YAML has read ``NO`` as no, and of ``3.10`` a digit is lost."""
    if isinstance(value, str) and value.strip():
        return value.strip()
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if value is None or isinstance(value, UnsetVariables):
        raise _expected("a text", value, "is an environment variable not set?")
    raise _expected("a text", value, _QUOTES)


def sites(value: object, _: Path) -> Mapping[str, str]:
    """Return addresses of other sites by the value that each is made for; each ends in a slash.

    Raises:
        InvalidSettingError: If one of them is no address of a site.
    """
    if not isinstance(value, dict):
        raise _expected("an address for each site", value, "such as {dach: ../dach/}")
    found = by_key(value, lambda key, address: (_text(key), _site(address)))
    return dict(found.values())


def _site(value: object) -> str:
    address = value if isinstance(value, str) else ""
    if "://" in address:
        why = why_no_link(address)
    else:
        odd = not address or address.startswith("//") or any(one in address for one in ":\\ ?#")
        why = "write a path such as ../dach/ or an address with https://" if odd else ""
    if why:
        raise invalid_setting(f"{described(value)} is no address of a site", why)
    return address if address.endswith("/") else f"{address}/"


def site_address(value: object, _: Path) -> str:
    """Return where the site is; it ends in a slash, as MkDocs has it.

    Raises:
        InvalidSettingError: If it is no address.
    """
    if value == "":
        return ""
    try:
        parts = urlsplit(value if isinstance(value, str) else "")
    except ValueError:
        parts = urlsplit("")
    if not (parts.scheme and parts.netloc):
        raise _expected("an address such as https://playbook.example/", value)
    path = parts.path if parts.path.endswith("/") else f"{parts.path}/"
    return urlunsplit(parts._replace(path=path))
