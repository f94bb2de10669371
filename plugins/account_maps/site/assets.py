"""What we bring into the frame of the site: templates, and styles and scripts in one file each."""

import re
from functools import cache
from hashlib import sha256
from pathlib import Path, PurePosixPath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File

from account_maps.html.environment import THEME
from account_maps.html.scripts import with_folding
from account_maps.onepager.print_html import sheet_style, typeface
from account_maps.site.search_worker import search_worker

TYPEFACES = ("Regular", "Bold")

_FOLDER = "assets/account-maps"
_ASSETS = THEME / "assets"
_PAGE_SCRIPTS = _ASSETS / "pages"
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_LOOSE = re.compile(r'("[^"]*")|\s*([{};,])\s*|(:)\s+|(\s)\s*')
"""A text to be left alone, or space around what stands without it in a style."""
_REMARK = re.compile(r"^\s*(?://[^\n]*|/\*(?:(?!\*/).)*\*/)$", re.DOTALL | re.MULTILINE)
"""A comment that has its lines in a script to itself."""


@cache
def style_file() -> tuple[str, str]:
    """Return the address and the text of the style that every page loads."""
    return _style("account-maps", _ASSETS)


@cache
def others_style_file() -> tuple[str, str]:
    """Return the address and the text of the style that the page of an account does without.

    Neither style may rest on being the later one: instant navigation adds it as it goes.
    """
    return _style("others", _ASSETS / "others")


@cache
def script_file() -> tuple[str, str]:
    """Return the address and the text of the script that every page loads."""
    return _hashed("account-maps", _script(with_folding(_whole(_ASSETS, "js"))), "js")


@cache
def page_script(name: str) -> tuple[str, str]:
    """Return the address and the text of a script that one kind of page alone loads.

    Args:
        name: Name of the file in ``assets/pages/`` without its ending.
    """
    text = (_PAGE_SCRIPTS / f"{name}.js").read_text("utf-8")
    return _hashed(name, _script(with_folding(text)), "js")


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


def _whole(folder: Path, ending: str) -> str:
    return "\n".join(path.read_text("utf-8") for path in sorted(folder.glob(f"*.{ending}")))


def _style(name: str, folder: Path) -> tuple[str, str]:
    return _hashed(name, _shortened(_whole(folder, "css")), "css")


def _shortened(style: str) -> str:
    """Return a style without what only its authors need, since a first page waits for it."""
    tight = _LOOSE.sub(lambda found: found[found.lastindex or 0], _COMMENT.sub("", style))
    return tight.replace(";}", "}").strip()


def _script(text: str) -> str:
    """Return a script without comments that stand alone, and without indentation."""
    lines = (line.strip() for line in _REMARK.sub("", text).splitlines())
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
    config.extra_css.insert(0, style_file()[0])
    config.extra_javascript.append(script_file()[0])


def asset_files(config: MkDocsConfig) -> list[File]:
    """Return styles, scripts, the search worker and the sheet's typeface as files of the site."""
    scripts = (page_script(path.stem) for path in sorted(_PAGE_SCRIPTS.glob("*.js")))
    styles = (style_file(), others_style_file(), sheet_style_file())
    worker = search_worker(config)
    workers = [(worker.ours, worker.text)] if worker else []
    texts = (*styles, script_file(), *scripts, *workers)
    faces = map(typeface_file, TYPEFACES)
    return [
        *(File.generated(config, uri, content=text) for uri, text in texts),
        *(File.generated(config, uri, content=face) for uri, face in faces),
    ]
