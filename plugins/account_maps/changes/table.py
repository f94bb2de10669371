"""What changed lately in all maps, or in those of one owner."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from account_maps.changes import Status
from account_maps.changes.entries import ChangeEntry
from account_maps.changes.words import Story
from account_maps.html.links import Links, person_href
from account_maps.html.lists import Cell, Row, Table, names, table
from account_maps.html.pieces import Anchor
from account_maps.texts import Texts

STORIES: int = 5
"""Stories of one step that are shown; the history of the account has all."""

ON_HOME: int = 10
"""Steps that the home page names."""


class ToldStory(Struct, frozen=True, gc=False):
    """One story with where its name leads."""

    about: Anchor
    story: Story


class ToldEntry(Struct, frozen=True, gc=False):
    """One step as a page shows it.

    Attributes:
        entry: The step.
        account: The account's name, which leads to its page.
        author: Who made it, leading to their page if it is one of us.
        stories: What changed.
        more: What a fold holds.
        rest: How many more stories there are.
    """

    entry: ChangeEntry
    account: Anchor
    author: Anchor
    stories: tuple[ToldStory, ...]
    more: tuple[ToldStory, ...] = ()
    rest: int = 0


def shown_entry(
    entry: ChangeEntry, links: Links, texts: Texts, *, shown: int, folded: int = 0
) -> ToldEntry:
    """Return a step as a page shows it.

    Args:
        entry: The step.
        links: Addresses as seen from the page.
        texts: The words.
        shown: How many stories are seen at once.
        folded: How many more a fold holds.
    """
    page = links.account(entry.account)
    stories = tuple(ToldStory(_about(story, page, entry, texts), story) for story in entry.stories)
    author = links.colleague(entry.colleague) if entry.colleague else None
    return ToldEntry(
        entry=entry,
        account=Anchor(entry.name, page),
        author=Anchor(entry.author, author),
        stories=stories[:shown],
        more=stories[shown : shown + folded],
        rest=max(0, len(stories) - shown - folded),
    )


def _about(story: Story, page: str, entry: ChangeEntry, texts: Texts) -> Anchor:
    if story.person and entry.status is Status.CHANGED:
        return Anchor(story.about, f"{page}{person_href(story.person)}")
    return Anchor(story.about or texts("compare.account"))


def changes_table(entries: Iterable[ChangeEntry], links: Links, texts: Texts) -> Table:
    """Return the latest steps as a table for the home page.

    Args:
        entries: The steps, the newest first.
        links: Addresses as seen from the page.
        texts: The words.
    """
    rows: list[Row] = [_row(shown_entry(entry, links, texts, shown=1), texts) for entry in entries]
    return table("home.changes", ("happened", "account", "colleague", "day"), rows[:ON_HOME], texts)


def _row(told: ToldEntry, texts: Texts) -> Row:
    first = str(told.stories[0].story) if told.stories else texts("history.unreadable")
    more = texts.count("history.more", told.rest) if told.rest else ""
    return (
        Cell(first, quiet=more),
        names(told.account),
        names(told.author),
        Cell(day=told.entry.day),
    )


def newest(entries: Iterable[ChangeEntry], most: int) -> Sequence[ChangeEntry]:
    """Return the newest of some steps; those of which nobody knows the day are left out.

    Args:
        entries: The steps.
        most: How many.
    """
    dated = [(one.moment, one.account, one.key, one) for one in entries if one.moment]
    return [one for *_, one in sorted(dated, key=lambda row: row[:3], reverse=True)][:most]
