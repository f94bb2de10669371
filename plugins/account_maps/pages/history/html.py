"""Histories → HTML pages and Atom feeds."""

import datetime as dt
from collections.abc import Sequence
from hashlib import sha256

from markupsafe import Markup, escape
from msgspec import Struct

from account_maps.changes.entries import AccountHistory, ChangeEntry
from account_maps.changes.mermaid import visible
from account_maps.changes.table import LinkedEntry
from account_maps.history.git_errors import missing_contents
from account_maps.html.environment import rendered
from account_maps.html.pieces import Anchor
from account_maps.html.rendered import TOP, RenderedPage, TocHeading
from account_maps.texts import Texts

HISTORY_SECTIONS = (TOP, "changes", "turns", "earlier")
"""Anchors of a history page."""


class HistoryView(Struct, frozen=True):
    """What the history page of an account shows.

    Attributes:
        name: Name of the company.
        page: Address of the account's page.
        feed: Address of its feed.
        history: What is told.
        entries: The steps with their links.
        earlier: The map as it was, by day.
    """

    name: str
    page: str
    feed: str
    history: AccountHistory
    entries: Sequence[LinkedEntry]
    earlier: Sequence[tuple[dt.date, str]]


def history_html(view: HistoryView, texts: Texts) -> RenderedPage:
    """Return the history page of an account."""
    content = rendered("pages/history/page.html", texts, view=view, top=TOP)
    missing = view.history.missing
    warnings = (str(missing_contents(missing)),) if missing else ()
    filled = (("changes", True), ("turns", view.history.support_trends), ("earlier", view.earlier))
    below = tuple(TocHeading(name, texts(f"history.{name}")) for name, there in filled if there)
    heading = TocHeading(TOP, str(escape(texts("history.title", name=view.name))), below)
    return RenderedPage(content, heading, warnings)


class ChangesView(Struct, frozen=True):
    """What the page of the changes of all maps shows.

    Attributes:
        entries: The steps, the newest first.
        feed: Address of the feed of all.
        owners: The feeds of those who own accounts.
        is_known: Whether the history is known at all.
        undated: How many more steps there are of which nobody knows the day.
    """

    entries: Sequence[LinkedEntry]
    feed: str
    owners: Sequence[Anchor]
    is_known: bool
    undated: int


def changes_html(view: ChangesView, texts: Texts) -> RenderedPage:
    """Return the page of what changed in all maps."""
    content = rendered("pages/history/changes.html", texts, view=view, top=TOP)
    return RenderedPage(content, TocHeading(TOP, texts("changes.title")))


def then_html(
    page: RenderedPage, day: dt.date, now: str, history: str, texts: Texts
) -> RenderedPage:
    """Return the page of an account as it was, which says so first.

    Args:
        page: The page.
        day: The day.
        now: Address of the page as it is now.
        history: Address of the account's history.
        texts: The words.
    """
    banner = rendered("pages/history/then.html", texts, day=day, now=now, history=history)
    return RenderedPage(banner + page.content, page.headings, page.warnings)


class FeedItem(Struct, frozen=True):
    """One entry of a feed.

    Attributes:
        id: A name of its own, the same in every build.
        title: What it is about and what changed most.
        updated: When it was made.
        author: Who made it.
        href: Where it is told.
        lines: What changed, a line each.
    """

    id: str
    title: str
    updated: str
    author: str
    href: str
    lines: Sequence[str]


def feed_item(entry: ChangeEntry, href: str) -> FeedItem:
    """Return a step as an entry of a feed.

    Args:
        entry: The step.
        href: Where it is told.
    """
    lines = [visible(str(group)) for group in entry.groups]
    first = lines[0] if lines else ""
    return FeedItem(
        id=f"urn:sha256:{sha256(entry.key.encode()).hexdigest()}",
        title=visible(f"{entry.name}: {first}" if first else entry.name),
        updated=entry.when,
        author=visible(entry.author) or "?",
        href=href,
        lines=lines,
    )


def atom(title: str, name: str, home: str, items: Sequence[FeedItem], texts: Texts) -> bytes:
    """Return an Atom feed.

    Args:
        title: Its title.
        name: What tells it from other feeds of this site.
        home: Address of the page that tells the same.
        items: Its entries, the newest first.
        texts: The words.
    """
    updated = items[0].updated if items else "1970-01-01T00:00:00+00:00"
    feed = rendered(
        "pages/history/feed.xml",
        texts,
        title=visible(title),
        id=f"urn:sha256:{sha256(name.encode()).hexdigest()}",
        home=home,
        items=items,
        updated=updated,
        xml=Markup('<?xml version="1.0" encoding="utf-8"?>'),
    )
    return feed.encode("utf-8", "xmlcharrefreplace")
