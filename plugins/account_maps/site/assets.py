"""Styles and scripts, one file each, with a hash of the content in the name."""

from hashlib import sha256

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from account_maps.render.environment import THEME

_FOLDER = "assets/account-maps"


def bundle(ending: str) -> tuple[str, str]:
    """Return the address and the text of all files of one kind put together.

    Args:
        ending: ``css`` or ``js``.
    """
    parts = [path.read_text("utf-8") for path in sorted((THEME / "assets").glob(f"*.{ending}"))]
    text = "\n".join(parts)
    return f"{_FOLDER}/account-maps.{sha256(text.encode()).hexdigest()[:8]}.{ending}", text


def asset_files(config: MkDocsConfig) -> list[File]:
    """Return styles and scripts as files of the site."""
    return [
        File.generated(config, uri, content=text) for uri, text in (bundle("css"), bundle("js"))
    ]
