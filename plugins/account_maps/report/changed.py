"""Which lines have changed since a commit, as git tells."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from account_maps.history.git_errors import GitError
from account_maps.model.folder import shown
from account_maps.read.problems import Problem
from account_maps.read.words import quoted

_REF = re.compile(r"[^\s\x00-\x1f\x7f:?*\[\\-][^\s\x00-\x1f\x7f:?*\[\\]{0,250}")
_HUNK = re.compile(r"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_DIFF = (
    *("diff", "--unified=0", "--no-color", "--no-ext-diff", "--no-textconv", "--no-renames"),
    *("--ignore-submodules", "--relative", "--src-prefix=", "--dst-prefix=", "--merge-base"),
)
_NEW = ("ls-files", "--others", "--exclude-standard", "-z", "--")

Changed = Mapping[str, frozenset[int] | None]
"""The changed lines of each changed file, by its path; None for a file that is new as a whole."""


def changed_since(ref: str, root: Path, folder: Path) -> Changed:
    """Return the lines that have changed since the common ancestor with a commit or branch.

    Args:
        ref: The commit or branch.
        root: The folder that paths are shown from.
        folder: The folder whose files are looked at.

    Raises:
        GitError: If the name cannot be that of a commit, or git does not know it.
    """
    if _REF.fullmatch(ref) is None or ".." in ref:
        raise GitError(f"{quoted(ref)} cannot be the name of a commit or branch")
    # Dear to import, and seldom asked for.
    from account_maps.history.git import Git  # noqa: PLC0415

    git = Git(folder)
    try:
        diff = _text(git.run(*_DIFF, "--end-of-options", ref, "--", "."))
        new = _text(git.run(*_NEW, ".")).split("\0")
    except GitError as error:
        raise GitError(
            f"git cannot compare with {quoted(ref)}: {error.what}", error.remedy
        ) from error
    found = {**dict(_changed(diff)), **dict.fromkeys(filter(None, new))}
    return {shown(folder / path, root): lines for path, lines in found.items()}


def _text(output: bytes) -> str:
    return output.decode("utf-8", "replace")


def _changed(diff: str) -> Iterator[tuple[str, frozenset[int]]]:
    """Yield each file of a diff with its changed lines; what the lines hold is not looked at."""
    path, lines, skip = "", set[int](), 0
    for line in diff.split("\n"):
        hunk = _HUNK.match(line) if not skip else None
        if skip:
            skip -= not line.startswith("\\")
        elif hunk:
            old, start, new = hunk[1], int(hunk[2]), hunk[3]
            count = int(new) if new else 1
            skip = (int(old) if old else 1) + count
            lines.update(range(start, start + count))
        elif line.startswith("diff --git "):
            if path:
                yield path, frozenset(lines)
            path, lines = "", set()
        elif line.startswith("+++ "):
            path = line.removeprefix("+++ ").rstrip("\t")
    if path:
        yield path, frozenset(lines)


def is_changed(problem: Problem, changed: Changed) -> bool:
    """Return whether a problem stands in a changed line."""
    if problem.file not in changed:
        return False
    lines = changed[problem.file]
    span = problem.span
    return lines is None or any(line in lines for line in range(span.line, span.end_line + 1))
