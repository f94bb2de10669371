"""What a site leaves out by its level of confidentiality, and whether anything still names it."""

import json
import os
from collections.abc import Iterator
from contextlib import suppress
from html import unescape
from pathlib import Path

from account_maps.model.withholding import HiddenAccounts, WithholdingRule
from account_maps.settings.settings import Settings
from account_maps.site.report import inform, warn

_TEXTS = {".html", ".json", ".xml", ".yaml", ".yml", ".svg", ".js", ".css", ".txt", ".md"}
_SHOWN = 5
"""Files that a warning names."""


def withheld(settings: Settings) -> WithholdingRule | None:
    """Return which levels the settings leave out, or None if they leave out none.

    Args:
        settings: The site's settings.
    """
    if not settings.withhold:
        return None
    return WithholdingRule(
        frozenset(settings.withhold), settings.file.name if settings.file else "mkdocs.yml"
    )


def tell_hidden(hidden: HiddenAccounts) -> None:
    """Say how many accounts are left out, and by what; their names are nobody's business.

    Args:
        hidden: The accounts that the site leaves out.
    """
    if hidden.rule:
        count = len(hidden.ids)
        accounts = "1 account is" if count == 1 else f"{count} accounts are"
        levels = ", ".join(sorted(hidden.rule.levels))
        inform(f"{accounts} left out of this site (withhold: {levels})")


def tell_what_names(hidden: HiddenAccounts, site_dir: Path) -> None:
    """Warn of the files of a site that name an account which is left out.

    Pages that people wrote, notes of other maps and what commits say may do so.

    Args:
        hidden: The accounts that the site leaves out.
        site_dir: The site, as it was written.
    """
    if not hidden.ids:
        return
    found = sorted(_naming(hidden, site_dir))
    if found:
        more = f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
        files = ", ".join(found[:_SHOWN])
        warn(
            f"an account that is left out is still named in {files}{more}: "
            "reword what names it, or keep the page out with `exclude_docs`"
        )


def _naming(hidden: HiddenAccounts, site_dir: Path) -> Iterator[str]:
    for folder, _, names in os.walk(site_dir):
        for path in (Path(folder, name) for name in names):
            if path.suffix in _TEXTS and hidden.is_named_in(_text(path)):
                yield path.relative_to(site_dir).as_posix()


def _text(path: Path) -> str:
    """Return the text of a file as a reader gets it: without escapes."""
    text = path.read_text("utf-8", "replace")
    if path.suffix == ".json":
        with suppress(ValueError):  # It may be another plugin's, or a page's, and no JSON at all.
            text = json.dumps(json.loads(text), ensure_ascii=False)
    return unescape(text)
