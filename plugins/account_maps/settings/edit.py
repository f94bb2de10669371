"""The setting ``edit``: whether the site has an edit page, and where that may propose changes."""

from pathlib import Path
from typing import Final

from msgspec import Struct

from account_maps.read.links import why_no_link
from account_maps.read.words import listed, quoted
from account_maps.settings.faults import FaultCollector, by_key, invalid_setting, unknown_key
from account_maps.settings.values import described

HOSTS: Final = ("github", "gitlab")
_LOCAL = ("http://127.0.0.1:", "http://localhost:")
_ENDS_A_POLICY: Final = frozenset(";,'\"*?#")


class EditSetting(Struct, frozen=True):
    """How maps are edited in the site.

    Attributes:
        host: What the host speaks: ``github``, ``gitlab``, or nothing to tell it by its address.
        api: Address of the host's API. Without one the page proposes nothing itself.
        project: The repository at the host; without one, that of ``repo_url``.
        branch: The branch that changes are for.
        folder: Where ``mkdocs.yml`` is in the repository; nothing for its top.
    """

    host: str = ""
    api: str = ""
    project: str = ""
    branch: str = "main"
    folder: str = ""


def edit(value: object, _: Path) -> EditSetting | None:
    """Return how maps are edited, or None if they are not.

    Raises:
        InvalidSettingError: If a key is unknown or a value cannot be.
    """
    if isinstance(value, bool):
        return EditSetting() if value else None
    if not isinstance(value, dict):
        hint = "such as {api: https://api.github.com}"
        raise invalid_setting(f"expected true, false or keys, found {described(value)}", hint)
    texts = by_key(value, _text)
    setting = EditSetting(**{**texts, "folder": texts.get("folder", "").strip("/")})
    collected = FaultCollector()
    with collected.under("host"):
        if setting.host and setting.host not in HOSTS:
            raise invalid_setting(f"{quoted(setting.host)} is unknown", f"known: {listed(HOSTS)}")
    with collected.under("api"):
        if setting.api and (why := _why_no_api(setting.api)):
            raise invalid_setting(f"{quoted(setting.api)} can't be called", why)
    collected.stop()
    return setting


def _text(key: object, value: object) -> str:
    if key not in EditSetting.__struct_fields__:
        raise unknown_key(key, EditSetting.__struct_fields__, "key")
    if isinstance(value, str) and value.strip():
        return value.strip().rstrip("/")
    raise invalid_setting(f"expected a text, found {described(value)}")


def _why_no_api(address: str) -> str:
    """Return what is wrong with an address that a token is sent to, and that a policy names."""
    if not _ENDS_A_POLICY.isdisjoint(address):
        return "it holds a character that no such address has"
    if why := why_no_link(address):
        return why
    return "" if address.startswith(("https://", *_LOCAL)) else "it must begin with https://"
