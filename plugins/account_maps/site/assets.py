"""What we bring into the frame of the site: templates, and styles and scripts in one file each."""

import re
from functools import cache
from hashlib import sha256
from pathlib import PurePosixPath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File

from account_maps.render.environment import THEME
from account_maps.render.onepager import sheet_style, typeface

TYPEFACES = ("Regular", "Bold")

_FOLDER = "assets/account-maps"
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_PAGE_SCRIPTS = THEME / "assets" / "pages"


def bundle(ending: str) -> tuple[str, str]:
    """Return the address, with a hash of the content, and the text of all files of one kind.

    Args:
        ending: ``css`` or ``js``.
    """
    parts = [path.read_text("utf-8") for path in sorted((THEME / "assets").glob(f"*.{ending}"))]
    whole = "\n".join(parts)
    return _hashed("account-maps", _shortened(whole) if ending == "css" else whole, ending)


@cache
def page_script(name: str) -> tuple[str, str]:
    """Return the address and the text of a script that one kind of page alone loads.

    Args:
        name: Name of the file in ``assets/pages/`` without its ending.
    """
    return _hashed(name, (_PAGE_SCRIPTS / f"{name}.js").read_text("utf-8"), "js")


@cache
def typeface_file(weight: str) -> tuple[str, bytes]:
    """Return the address and the content of the sheet's typeface.

    Args:
        weight: ``Regular`` or ``Bold``.
    """
    content = typeface(weight)
    return _address(f"SourceSans3-{weight}", content, "woff2"), content


@cache
def sheet_style_file() -> tuple[str, str]:
    """Return the address and the text of the style that the print pages alone load."""
    faces = (PurePosixPath(typeface_file(weight)[0]).name for weight in TYPEFACES)
    return _hashed("sheet", _shortened(sheet_style(*faces)), "css")


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


def _shortened(style: str) -> str:
    """Return a style without comments and indentation, since a first page waits for it."""
    lines = (line.strip() for line in _COMMENT.sub("", style).splitlines())
    return "\n".join(filter(None, lines))


def _hashed(name: str, text: str, ending: str) -> tuple[str, str]:
    return _address(name, text.encode(), ending), text


def _address(name: str, content: bytes, ending: str) -> str:
    return f"{_FOLDER}/{name}.{sha256(content).hexdigest()[:8]}.{ending}"


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
    """Return styles, scripts and the sheet's typeface as files of the site."""
    scripts = (page_script(path.stem) for path in sorted(_PAGE_SCRIPTS.glob("*.js")))
    texts = (bundle("css"), bundle("js"), *scripts, sheet_style_file())
    faces = map(typeface_file, TYPEFACES)
    return [
        *(File.generated(config, uri, content=text) for uri, text in texts),
        *(File.generated(config, uri, content=face) for uri, face in faces),
    ]
