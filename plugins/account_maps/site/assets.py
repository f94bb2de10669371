"""What we bring into the site: templates for its frame, and the files of styles and scripts."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File

from account_maps.html.assets import (
    PAGE_SCRIPTS,
    others_style_file,
    page_script,
    script_file,
    style_file,
)
from account_maps.html.environment import THEME
from account_maps.onepager.print_html import (
    TYPEFACES,
    brief_script,
    reading_style_file,
    sheet_style_file,
    typeface_file,
)
from account_maps.site.search_worker import search_worker


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
    scripts = (page_script(path.stem) for path in sorted(PAGE_SCRIPTS.glob("*.js")))
    styles = (style_file(), others_style_file(), sheet_style_file(), reading_style_file())
    worker = search_worker(config)
    workers = [(worker.ours, worker.text)] if worker else []
    texts = (*styles, script_file(), brief_script(), *scripts, *workers)
    faces = map(typeface_file, TYPEFACES)
    return [
        *(File.generated(config, uri, content=text) for uri, text in texts),
        *(File.generated(config, uri, content=face) for uri, face in faces),
    ]
