"""Checks of other plugins: what they change about account pages.

Each was built with a map of ours; `problem` is what doesn't work with it.
"""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Final

from account_maps.doctor.result import CheckLevel, CheckResult, ok
from account_maps.doctor.site import CheckedSite

_TAKE_OUT: Final = "take it out, or build the maps as a site of their own"

KNOWN: Final = (
    CheckResult(CheckLevel.OK, "search", "finds accounts, people and teammates"),
    CheckResult(CheckLevel.OK, "tags", "lists accounts by the tags of their maps"),
    CheckResult(CheckLevel.OK, "minify", "shortens account pages, not print pages"),
    CheckResult(CheckLevel.OK, "redirects", "changes nothing on account pages"),
    CheckResult(
        CheckLevel.OK, "privacy", "account pages load nothing from outside, so it changes nothing"
    ),
    CheckResult(
        CheckLevel.NOTE,
        "offline",
        "opened from the disk, the people finder can't load its list",
        "open the site over HTTP to find people",
    ),
    CheckResult(
        CheckLevel.PROBLEM,
        "encryptcontent",
        "account pages, print pages, people.json and maps.json stay readable without a password",
        "put the site behind a login instead",
    ),
    CheckResult(
        CheckLevel.PROBLEM,
        "git-revision-date-localized",
        "the build stops at account pages, which show dates of their own",
        _TAKE_OUT,
    ),
    CheckResult(CheckLevel.PROBLEM, "i18n", "the build stops at account pages", _TAKE_OUT),
    CheckResult(CheckLevel.PROBLEM, "print-site", "the build stops at its print page", _TAKE_OUT),
)


def known(site: CheckedSite, about: CheckResult) -> CheckResult | None:
    """Return what is known of a plugin, if the site uses it."""
    if about.subject not in site.plugins:
        return None
    return CheckResult(about.level, f"plugin {about.subject}", about.found, about.remedy)


def others(site: CheckedSite) -> CheckResult | None:
    """Say which plugins nobody has tried with account pages."""
    tried = {"account-maps", *(about.subject for about in KNOWN)}
    names = [name for name in site.plugins if name not in tried]
    if not names:
        return None
    found = f"{', '.join(names)}: not tried with account pages, which are no Markdown"
    return ok("other plugins", found)


def hooks(site: CheckedSite) -> CheckResult | None:
    """Say what hooks change."""
    if not site.hooks:
        return None
    return ok("hooks", "they change account pages as they change others")


def extensions(site: CheckedSite) -> CheckResult | None:
    """Say which extensions the site runs; the doctor runs none."""
    if not site.extensions:
        return None
    return ok("extensions", f"{', '.join(site.extensions)}: the site and some commands run them")


def checks() -> Iterable[Callable[[CheckedSite], CheckResult | None]]:
    """Return a check for each known plugin, and those for the rest."""
    return (*(partial(known, about=about) for about in KNOWN), others, hooks, extensions)
