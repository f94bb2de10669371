"""Checks of what the tests of this product use, in a checkout of it."""

import shutil
import tomllib
from collections.abc import Mapping
from typing import Final

from account_maps.doctor.machine import PRODUCT
from account_maps.doctor.result import CheckResult, note, ok
from account_maps.doctor.site import CheckedSite

_BROWSERS: Final = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
)


def browser(site: CheckedSite) -> CheckResult | None:
    """Check whether there is a browser for the tests."""
    skipped = "no Chromium on PATH, so tests in a browser are skipped"
    return _tool(site, "browser for tests", _BROWSERS, skipped)


def node(site: CheckedSite) -> CheckResult | None:
    """Check whether there is Node for the tests of editors."""
    skipped = "no npm on PATH, so tests of editors are skipped"
    return _tool(site, "Node for tests", ("npm",), skipped)


def _tool(
    site: CheckedSite, subject: str, names: tuple[str, ...], skipped: str
) -> CheckResult | None:
    if not _is_checkout(site):
        return None
    path = site.environment.get("PATH")
    found = next(filter(None, (shutil.which(name, path=path) for name in names)), None)
    return ok(subject, found) if found else note(subject, skipped, f"install {names[0]}")


def _is_checkout(site: CheckedSite) -> bool:
    try:
        project = tomllib.loads((site.root / "pyproject.toml").read_text("utf-8")).get("project")
    except (OSError, ValueError):
        return False
    return isinstance(project, Mapping) and project.get("name") == PRODUCT
