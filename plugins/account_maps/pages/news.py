"""What changed lately, a line each: for one account, or for all that somebody looks after.

A script shows those that came after the reader's last visit; without it the latest are shown.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from account_maps.changes import ChangeStatus
from account_maps.changes.entries import ChangeEntry
from account_maps.changes.log import ChangeLog
from account_maps.changes.words import ChangeGroup
from account_maps.html.links import Links
from account_maps.html.pieces import Anchor
from account_maps.pages.context import BuildContext
from account_maps.pages.uris import CHANGES_URI
from account_maps.texts import Texts

MOST_LINES: Final = 6
"""Lines that a page holds, for a reader who has been away for a while. Our choice."""

_LETTERS: Final = 90
"""How long a line may be before what else changed of one thing is left to its history."""


class NewsLine(Struct, frozen=True, gc=False):
    """One change.

    Attributes:
        about: What it is about, leading to the person if it is one.
        text: What changed; empty if a version can't be read.
        more: How many more changes came with it that no other line tells.
        account: The account, where lines of several stand together.
        when: When it was made, as ISO 8601 has it; empty if nobody knows.
        day: The day of that.
    """

    about: Anchor
    text: str
    more: int
    account: Anchor | None
    when: str
    day: dt.date | None


class News(Struct, frozen=True, gc=False):
    """The latest changes, the newest first, and where all of them are."""

    lines: tuple[NewsLine, ...]
    all: str


def of_accounts(context: BuildContext, uri: str, accounts: Iterable[str] | None) -> News | None:
    """Return the latest changes of several accounts, a line for each step.

    Args:
        context: What the page is made from.
        uri: The page's source address.
        accounts: Their ids; all accounts without any.

    Returns:
        None if the history isn't known.
    """
    log = context.changes
    if log is None or not log.is_known:
        return None
    links, texts = context.links(uri), context.texts
    wanted = None if accounts is None else frozenset(accounts)
    entries = (one for one in log.latest if wanted is None or one.account in wanted)
    lines = (_in_short(one, links, texts) for one in entries)
    return News(the_first(lines), context.addresses.between(uri, CHANGES_URI))


def shown_news(log: ChangeLog | None, accounts: Iterable[str]) -> list[tuple[str | None, ...]]:
    """Return what is shown of the latest changes of some accounts, as plain values.

    Args:
        log: The changes; None if they aren't wanted.
        accounts: Ids of the accounts.
    """
    if log is None or not log.is_known:
        return []
    wanted = frozenset(accounts)
    shown = [one for one in log.latest if one.account in wanted][:MOST_LINES]
    return [(one.key, one.name) for one in shown]


def the_first(lines: Iterable[NewsLine]) -> tuple[NewsLine, ...]:
    """Return as many lines as a page holds."""
    return tuple(islice(lines, MOST_LINES))


def each_change(entries: Iterable[ChangeEntry], links: Links, texts: Texts) -> Iterator[NewsLine]:
    """Yield a line for each thing that changed in one account.

    Args:
        entries: The steps of its history, the newest first.
        links: Addresses as seen from the page.
        texts: What the pages say.
    """
    for entry in entries:
        for group in entry.groups:
            yield _line(entry, group, 0, None, links, texts)


def _in_short(entry: ChangeEntry, links: Links, texts: Texts) -> NewsLine:
    account = Anchor(entry.name, links.account(entry.account))
    if not entry.groups:
        unread = texts("history.unreadable")
        return NewsLine(account, unread, 0, None, entry.when, entry.day)
    first, *others = entry.groups
    line = _line(entry, first, len(others), account, links, texts)
    is_of_account = first.about in ("", texts("compare.account"))
    if entry.status is ChangeStatus.CHANGED and not is_of_account:
        return line
    return replace(line, about=account, account=None)


def _line(  # noqa: PLR0913, PLR0917 - what a line is made from
    entry: ChangeEntry,
    group: ChangeGroup,
    more: int,
    account: Anchor | None,
    links: Links,
    texts: Texts,
) -> NewsLine:
    said = _in_words(group)
    return NewsLine(_about(entry, group, links, texts), said, more, account, entry.when, entry.day)


def _in_words(group: ChangeGroup) -> str:
    """Return the first of what changed of one thing, and as much of the rest as a line holds."""
    said = ""
    for phrase in map(str, group.phrases):
        longer = f"{said}; {phrase}" if said else phrase
        if said and len(longer) > _LETTERS:
            break
        said = longer
    return said


def _about(entry: ChangeEntry, group: ChangeGroup, links: Links, texts: Texts) -> Anchor:
    if entry.status is not ChangeStatus.CHANGED:
        return Anchor(entry.name, links.account(entry.account))
    if group.person:
        return Anchor(group.about, links.person(entry.account, group.person))
    return Anchor(group.about or texts("compare.account"))
