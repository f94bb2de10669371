"""The versions of a map grouped by author and day, and the one that held on an earlier day."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from account_maps.history.history import MapVersion


class ChangeSet(Struct, frozen=True, gc=False, array_like=True):
    """What one author did to a map on one day.

    Attributes:
        when: When the last commit of it was made, as ISO 8601 has it; empty if nobody knows.
        author: The author's name.
        email: The author's address.
        messages: What the commits say, the newest first.
        before: Ids of the contents before: none for a new map, several for a merge.
        after: Id of the content after, or None if the map was deleted.
    """

    when: str
    author: str
    email: str
    messages: tuple[str, ...]
    before: tuple[str, ...]
    after: str | None

    @property
    def day(self) -> dt.date | None:
        """The day on which it was made, where its author was; None if nobody knows."""
        return dt.datetime.fromisoformat(self.when).date() if self.when else None


def change_sets(versions: Iterable[MapVersion]) -> Iterator[ChangeSet]:
    """Yield the change sets of a map, the newest first.

    Commits that follow each other, of one author and day, are one change set.

    Args:
        versions: Its versions, the newest first.
    """
    waiting: ChangeSet | None = None
    for version in versions:
        change_set = _change_set(version)
        if waiting and _belong_together(waiting, change_set):
            waiting = _joined(waiting, change_set)
            continue
        if waiting:
            yield waiting
        waiting = change_set
    if waiting:
        yield waiting


def _change_set(version: MapVersion) -> ChangeSet:
    commit = version.commit
    return ChangeSet(
        commit.when,
        commit.author,
        commit.email,
        (commit.subject,),
        version.before,
        version.after,
    )


def _belong_together(newer: ChangeSet, older: ChangeSet) -> bool:
    same_author = (newer.author, newer.email) == (older.author, older.email)
    same_day = newer.day is not None and newer.day == older.day
    return same_author and same_day and newer.before == (older.after,)


def _joined(newer: ChangeSet, older: ChangeSet) -> ChangeSet:
    return ChangeSet(
        newer.when,
        newer.author,
        newer.email,
        tuple(dict.fromkeys((*newer.messages, *older.messages))),
        older.before,
        newer.after,
    )


def content_on(found: Sequence[ChangeSet], day: dt.date) -> str | None:
    """Return the id of the content that a map had at the end of a day, or None if it had none.

    None also where nobody can tell, because a change set between that day and the next has no date.

    Args:
        found: Its change sets, the newest first.
        day: The day.
    """
    is_sure = True
    for change_set in found:
        if change_set.day is None:
            is_sure = False
        elif change_set.day > day:
            is_sure = True
        else:
            return change_set.after if is_sure else None
    return None


def quarter_ends(as_of: dt.date, count: int) -> tuple[dt.date, ...]:
    """Return the last days of the quarters before a day, the latest first.

    Args:
        as_of: The day.
        count: How many.
    """
    first = dt.date(as_of.year, 3 * ((as_of.month - 1) // 3) + 1, 1)
    ends: list[dt.date] = []
    while len(ends) < count and first > dt.date.min:
        end = first - dt.timedelta(1)
        ends.append(end)
        first = dt.date(end.year, end.month - 2, 1)
    return tuple(ends)
