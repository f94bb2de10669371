"""What keeps hostile text from running: a Content-Security-Policy before all else on a page."""

import re
from html import escape, unescape

from mkdocs.config.defaults import MkDocsConfig

_FIRST = re.compile(
    r"""<head[^>]*>\s*<meta\s+http-equiv=["']?Content-Security-Policy["'\s]""", re.IGNORECASE
)
_HEAD = re.compile(r"<head[\s>]", re.IGNORECASE)
_CONTENT = re.compile(r'\s*content="([^"]*)"')
_SCRIPTS = re.compile(r"script-src [^;]*")
_LIVE = "script-src 'self' 'unsafe-inline'"
_CALLS_NOTHING = "default-src 'none'"
_PRINTED_RAW = ("site_name", "site_description", "site_author", "repo_name")
"""Settings that the theme's templates write into pages as they are."""


def is_protected(html: str) -> bool:
    """Return whether a policy is the first thing in a page's head, so that it covers all of it.

    Args:
        html: A whole page. A text without a head, such as a sitemap, needs no policy.
    """
    return bool(_FIRST.search(html)) or not _HEAD.search(html)


def loosened(html: str) -> str:
    """Return a page as a live server sends it, whose script in every page has to run.

    Pages are kept with the policy of a built site, and each is loosened when it is written.

    Args:
        html: A whole page. One without a policy, or without a head, stays as it is.
    """
    first = _FIRST.search(html)
    content = first and _CONTENT.match(html, first.end())
    if not content:
        return html
    policy = unescape(content[1])
    live = f"{_LIVE}; connect-src 'self'" if _CALLS_NOTHING in policy else _LIVE
    loose = escape(_SCRIPTS.sub(live, policy, count=1), quote=False).replace('"', "&quot;")
    return html[: content.start(1)] + loose + html[content.end(1) :]


class LostPolicies:
    """The pages of a build that carry no policy, or carry it too late."""

    def __init__(self) -> None:
        self._pages: list[str] = []

    def look(self, html: str, page: str) -> bool:
        """Note a page without a policy; return whether it has one.

        Args:
            html: The whole page.
            page: Its source, as users know it.
        """
        protected = is_protected(html)
        if not protected:
            self._pages.append(page)
        return protected

    def message(self) -> str | None:
        """Return which pages have no policy, why that can be and what to do; None if all have."""
        if not self._pages:
            return None
        count = len(self._pages)
        pages = "1 page has" if count == 1 else f"{count} pages have"
        return (
            f"{pages} no Content-Security-Policy as the first thing in the head, such as "
            f"{self._pages[0]}. Let your main.html extend account-maps/main.html and call super() "
            "first in the block site_meta, or set `csp: false`"
        )


def show_settings_as_text(config: MkDocsConfig) -> None:
    """Take the markup out of the settings that the theme writes into pages as they are.

    Args:
        config: The site's settings. An entity such as ``&amp;`` stays what it is.
    """
    for key in _PRINTED_RAW:
        value = config[key]
        if value:
            config[key] = escape(value).replace("&amp;", "&")
