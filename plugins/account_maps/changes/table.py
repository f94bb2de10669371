"""What changed lately in all maps, or in those of one owner."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from account_maps.changes import ChangeStatus
from account_maps.changes.entries import ChangeEntry
from account_maps.changes.words import ChangeGroup
from account_maps.html.links import Links, person_href
from account_maps.html.lists import Row, Table, TableCell, names, table
from account_maps.html.pieces import Anchor
from account_maps.texts import Texts

MOST_GROUPS: int = 5
"""Groups of changes of one step that are shown; the history of the account has all."""

ON_HOME: int = 10
"""Steps that the home page names."""


class LinkedChangeGroup(Struct, frozen=True, gc=False):
    """One group with where its name leads."""

    about: Anchor
    group: ChangeGroup


class LinkedEntry(Struct, frozen=True, gc=False):
    """One step as a page shows it.

    Attributes:
        entry: The step.
        account: The account's name, which leads to its page.
        author: Who made it, leading to their page if it is one of us.
        groups: What changed.
        more: What a fold holds.
        rest: How many more groups there are.
    """

    entry: ChangeEntry
    account: Anchor
    author: Anchor
    groups: tuple[LinkedChangeGroup, ...]
    more: tuple[LinkedChangeGroup, ...] = ()
    rest: int = 0


def shown_entry(
    entry: ChangeEntry, links: Links, texts: Texts, *, shown: int, folded: int = 0
) -> LinkedEntry:
    """Return a step as a page shows it.

    Args:
        entry: The step.
        links: Addresses as seen from the page.
        texts: The words.
        shown: How many groups are seen at once.
        folded: How many more a fold holds.
    """
    page = links.account(entry.account)
    groups = tuple(
        LinkedChangeGroup(_about(group, page, entry, texts), group) for group in entry.groups
    )
    author = links.colleague(entry.colleague) if entry.colleague else None
    return LinkedEntry(
        entry=entry,
        account=Anchor(entry.name, page),
        author=Anchor(entry.author, author),
        groups=groups[:shown],
        more=groups[shown : shown + folded],
        rest=max(0, len(groups) - shown - folded),
    )


def _about(group: ChangeGroup, page: str, entry: ChangeEntry, texts: Texts) -> Anchor:
    if group.person and entry.status is ChangeStatus.CHANGED:
        return Anchor(group.about, f"{page}{person_href(group.person)}")
    return Anchor(group.about or texts("compare.account"))


def changes_table(entries: Iterable[ChangeEntry], links: Links, texts: Texts) -> Table:
    """Return the latest steps as a table for the home page.

    Args:
        entries: The steps, the newest first.
        links: Addresses as seen from the page.
        texts: The words.
    """
    rows: list[Row] = [_row(shown_entry(entry, links, texts, shown=1), texts) for entry in entries]
    return table("home.changes", ("happened", "account", "colleague", "day"), rows[:ON_HOME], texts)


def _row(shown: LinkedEntry, texts: Texts) -> Row:
    first = str(shown.groups[0].group) if shown.groups else texts("history.unreadable")
    more = texts.count("history.more", shown.rest) if shown.rest else ""
    return (
        TableCell(first, quiet=more),
        names(shown.account),
        names(shown.author),
        TableCell(day=shown.entry.day),
    )


def newest(entries: Iterable[ChangeEntry], most: int) -> Sequence[ChangeEntry]:
    """Return the newest of some steps; those of which nobody knows the day are left out.

    Args:
        entries: The steps.
        most: How many.
    """
    dated = [(one.moment, one.account, one.key, one) for one in entries if one.moment]
    return [one for *_, one in sorted(dated, key=lambda row: row[:3], reverse=True)][:most]
