"""Every change of a YAML file in a repository's history, by one walk of git."""

import datetime as dt
import os
from collections.abc import Iterator, Sequence
from itertools import islice

from msgspec import Struct

from account_maps.history.git import LONG, Git
from account_maps.history.git_errors import unfinished_answer
from account_maps.history.moments import moment

_MARK = "\x01"
_HEADER = 5
_DAY = len("2026-11-20")
_FORMAT = "--format=%x01%H%x00%ad%x00%aN%x00%aE%x00%s"


class Commit(Struct, frozen=True, gc=False, array_like=True):
    """A commit.

    Attributes:
        id: Its id.
        when: When its author wrote it, with the hour where the author was, as ISO 8601 has it;
            empty if its date can't be true.
        author: The author's name.
        email: The author's address, by which one of us is known.
        subject: The first line of what it says.
    """

    id: str
    when: str
    author: str
    email: str
    subject: str

    @property
    def day(self) -> dt.date | None:
        """The day on which its author wrote it, where the author was."""
        return dt.date.fromisoformat(self.when[:_DAY]) if self.when else None


class ChangedFile(Struct, frozen=True, gc=False, array_like=True):
    """A file that a commit changed.

    Attributes:
        commit: The commit.
        name: Name of the file.
        name_before: Its name before.
        before: Id of its content in each parent that had it; for a merge there are several.
        after: Id of its content, or None if it was deleted.
    """

    commit: Commit
    name: str
    name_before: str
    before: tuple[str, ...]
    after: str | None


def changed_files(git: Git) -> Iterator[ChangedFile]:
    """Yield what changed in any YAML file, a commit always before those it builds on.

    Of a merge only what is in none of its parents counts. All files are walked, since git takes
    four times as long to look for some, and would then not see that a folder was renamed.

    Args:
        git: The git of the repository.

    Raises:
        GitError: If it can't tell.
    """
    output = git.run(
        *("log", "--topo-order", "--raw", "-z", "-c", "-M", "--no-abbrev", "--encoding=UTF-8"),
        *("--date=raw", _FORMAT, "HEAD"),
        timeout=LONG,
    )
    tokens = iter(output.split(b"\0"))
    commit = None
    for token in tokens:
        row = token.lstrip(b"\n")
        if row.startswith(_MARK.encode()):
            commit = _commit([row[1:], *islice(tokens, _HEADER - 1)])
        elif row.startswith(b":") and commit:
            edit = _changed_file(commit, row, tokens)
            if edit.name.lower().endswith((".yaml", ".yml")):
                yield edit


def _commit(header: Sequence[bytes]) -> Commit:
    if len(header) < _HEADER:
        raise unfinished_answer()
    key, raw, author, email, subject = (part.decode("utf-8", "replace") for part in header)
    when = moment(raw)
    return Commit(key, when.isoformat() if when else "", author, email, subject)


def _changed_file(commit: Commit, row: bytes, tokens: Iterator[bytes]) -> ChangedFile:
    parents = len(row) - len(row.lstrip(b":"))
    parts = row[parents:].decode("ascii", "replace").split(" ")
    *before, after = parts[parents + 1 : 2 * parents + 2]
    renamed = parents == 1 and parts[-1].startswith("R")
    first = os.fsdecode(next(tokens, b""))
    name = os.fsdecode(next(tokens, b"")) if renamed else first
    there = tuple(key for key in before if not _is_nothing(key))
    return ChangedFile(commit, name, first, there, None if _is_nothing(after) else after)


def _is_nothing(key: str) -> bool:
    return not key.strip("0")
