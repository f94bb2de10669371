"""The maps that no commit has, and why: they were forgotten, or git is told to ignore them."""

import os
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from account_maps.history.git_errors import GitError
from account_maps.history.limitations import Limitation
from account_maps.history.repository import Repository
from account_maps.model.folder import shown

_COSTS = "their changes have no history"
_IGNORED = ("ls-files", "--others", "--ignored", "--exclude-standard", "-z", "--", "*.y*ml")
_NAMED = 3


def uncommitted(
    repository: Repository, unknown: Collection[Path], root: Path
) -> Iterator[Limitation]:
    """Yield what is unknown because maps aren't in the last commit.

    Args:
        repository: The repository.
        unknown: The maps that aren't.
        root: The project's folder, from which their paths are shown.
    """
    if not unknown:
        return
    every = _ignored(repository)
    ignored = sorted(path for path in unknown if path in every)
    forgotten = sorted(path for path in unknown if path not in every)
    if ignored:
        what = f"git ignores {_maps(ignored, root)}"
        remedy = f"`git check-ignore -v {shown(ignored[0], root)}` shows why"
        yield Limitation(what, _COSTS, remedy)
    if forgotten:
        verb = "isn't" if len(forgotten) == 1 else "aren't"
        what = f"{_maps(forgotten, root)} {verb} in the last commit"
        yield Limitation(what, _COSTS, "run `git add --all` and `git commit`")


def _ignored(repository: Repository) -> frozenset[Path]:
    try:
        output = repository.git.run(*_IGNORED)
    except GitError:
        return frozenset()
    return frozenset(
        repository.maps_dir / os.fsdecode(name) for name in output.split(b"\0") if name
    )


def _maps(files: Sequence[Path], root: Path) -> str:
    names = ", ".join(shown(file, root) for file in files[:_NAMED])
    more = f" and {len(files) - _NAMED} more" if len(files) > _NAMED else ""
    return f"{len(files)} map{'' if len(files) == 1 else 's'} ({names}{more})"
