"""What we bring into the frame of the site: templates, and styles and scripts in one file each."""

from functools import cache
from hashlib import sha256

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File

from account_maps.render.environment import THEME

_FOLDER = "assets/account-maps"
_PAGE_SCRIPTS = THEME / "assets" / "pages"


def bundle(ending: str) -> tuple[str, str]:
    """Return the address, with a hash of the content, and the text of all files of one kind.

    Args:
        ending: ``css`` or ``js``.
    """
    parts = [path.read_text("utf-8") for path in sorted((THEME / "assets").glob(f"*.{ending}"))]
    return _hashed("account-maps", "\n".join(parts), ending)


@cache
def page_script(name: str) -> tuple[str, str]:
    """Return the address and the text of a script that one kind of page alone loads.

    Args:
        name: Name of the file in ``assets/pages/`` without its ending.
    """
    return _hashed(name, (_PAGE_SCRIPTS / f"{name}.js").read_text("utf-8"), "js")


def _hashed(name: str, text: str, ending: str) -> tuple[str, str]:
    return f"{_FOLDER}/{name}.{sha256(text.encode()).hexdigest()[:8]}.{ending}", text


def bring_in(config: MkDocsConfig) -> None:
    """Put our templates behind the site's own, and our styles before its own.

    Raises:
        PluginError: If the theme is not Material, which our templates are written for.
    """
    if config.theme.name != "material":
        raise PluginError("account-maps needs Material for MkDocs: set `theme: {name: material}`.")
    config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(THEME / "material"))
    config.extra_css.insert(0, bundle("css")[0])
    config.extra_javascript.append(bundle("js")[0])


def asset_files(config: MkDocsConfig) -> list[File]:
    """Return styles and scripts as files of the site."""
    scripts = (page_script(path.stem) for path in sorted(_PAGE_SCRIPTS.glob("*.js")))
    return [
        File.generated(config, uri, content=text)
        for uri, text in (bundle("css"), bundle("js"), *scripts)
    ]
