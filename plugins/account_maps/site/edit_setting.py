"""The setting ``edit``: whether the site has an edit page, and where that may propose changes."""

from typing import Any, Final

from mkdocs.config import config_options as c
from mkdocs.config.base import ValidationError
from msgspec import Struct

from account_maps.read.links import why_no_link
from account_maps.read.words import listed, nearest, quoted

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


class Edit(c.OptionallyRequired[EditSetting | None]):
    """``true`` for an edit page, or where it proposes changes, by key."""

    def run_validation(self, value: object) -> EditSetting | None:
        """Return how maps are edited, or None if they are not.

        Raises:
            ValidationError: If a key is unknown or a value cannot be.
        """
        if isinstance(value, bool):
            return EditSetting() if value else None
        if not isinstance(value, dict):
            raise ValidationError("Write `true`, or keys such as {api: https://api.github.com}")
        texts = {_key(key): _text(key, one) for key, one in value.items()}
        setting = EditSetting(**{**texts, "folder": texts.get("folder", "").strip("/")})
        if setting.host and setting.host not in HOSTS:
            raise ValidationError(
                f"host: {quoted(setting.host)} is unknown; known: {listed(HOSTS)}"
            )
        if setting.api and (why := _why_no_api(setting.api)):
            raise ValidationError(f"api: {quoted(setting.api)} cannot be called: {why}")
        return setting


def _key(key: object) -> str:
    known = EditSetting.__struct_fields__
    if key in known:
        return str(key)
    near = nearest(str(key), known)
    hint = f"did you mean {quoted(near)}?" if near else f"known: {listed(known)}"
    raise ValidationError(f"There is no key {quoted(str(key))}; {hint}")


def _text(key: Any, value: object) -> str:  # noqa: ANN401 - YAML has all sorts of keys
    if isinstance(value, str) and value.strip():
        return value.strip().rstrip("/")
    raise ValidationError(f"{key}: a text is wanted, not {value!r}")


def _why_no_api(address: str) -> str:
    """Return what is wrong with an address that a token is sent to, and that a policy names."""
    if not _ENDS_A_POLICY.isdisjoint(address):
        return "it holds a sign that no such address has"
    if why := why_no_link(address):
        return why
    return "" if address.startswith(("https://", *_LOCAL)) else "it must begin with https://"
