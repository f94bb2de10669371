"""``account-maps check --fix``: fixes what has one certain answer, file by file."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from msgspec import structs

from account_maps.cli.config import Config
from account_maps.edit.document import Change
from account_maps.edit.files import write_all
from account_maps.edit.lines import Lines
from account_maps.mend.mending import Done, Mended, Mender
from account_maps.mend.ways import MENDED
from account_maps.model.account import Account
from account_maps.model.folder import yaml_files
from account_maps.model.load import Remembered, load_playbook
from account_maps.model.shared import KINDS, read_shared
from account_maps.read.files import StandIn, read_bytes
from account_maps.read.problems import Fix, Problem, Problems, Span
from account_maps.read.words import quoted
from account_maps.report.items import Item

_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"

IsMeant = Callable[[str], bool]
"""Tells whether problems of a code are meant."""


def fix_all(config: Config, items: Sequence[Item], is_meant: IsMeant) -> list[str]:
    """Fix what is certain, in all files, and return a line for each thing that was done.

    Args:
        config: Where things are.
        items: What was found. Only files with one of these that may be fixed are changed.
        is_meant: Tells whether problems of a code are to be fixed.

    Raises:
        CannotEdit: If a file cannot be written; then none is.
    """
    changes, told = [], []
    for file in _files(items):
        fixing = _Fixing(config, file, None, is_meant)
        if fixing.data is None:
            continue
        mended = fixing.mender.mend(fixing.text, fixing.problems)
        changes.append(Change(fixing.path, file, fixing.data, fixing.bytes_of(mended.text)))
        told += [_told(done) for done in sorted(mended.done, key=lambda done: done.problem)]
    write_all(changes)
    return told


class Fixes:
    """Tells which problems ``--fix`` would fix, by trying.

    Args:
        config: Where things are.
        stand_in: What a file is to be taken to hold.
    """

    def __init__(self, config: Config, stand_in: StandIn | None) -> None:
        self._config = config
        self._stand_in = stand_in
        self._mended: dict[str, Mended] = {}

    def count(self, items: Iterable[Item]) -> int:
        """Return how many problems would be fixed."""
        return sum(self._would_go(item.problem) for item in items)

    def told(self, item: Item) -> Item:
        """Return an item, with the choices in its hint where there are several."""
        mended = self._of(item.problem)
        hint = mended.hints.get(item.problem) if mended is not None else None
        return replace(item, problem=structs.replace(item.problem, hint=hint)) if hint else item

    def fix(self, problem: Problem) -> Fix | None:
        """Return the change of one stretch of the file that fixes a problem, if that is certain."""
        if not self._would_go(problem):
            return None
        fixing = _Fixing(self._config, problem.file, self._stand_in)
        after = fixing.mender.alone(fixing.text, fixing.problems, problem)
        return _stretch(fixing.text, after) if after is not None else None

    def _would_go(self, problem: Problem) -> bool:
        mended = self._of(problem)
        return mended is not None and problem in mended.gone

    def _of(self, problem: Problem) -> Mended | None:
        if not _may_be_fixed(problem):
            return None
        if problem.file not in self._mended:
            fixing = _Fixing(self._config, problem.file, self._stand_in)
            self._mended[problem.file] = fixing.mender.mend(fixing.text, fixing.problems)
        return self._mended[problem.file]


def _files(items: Iterable[Item]) -> list[str]:
    return list(dict.fromkeys(i.problem.file for i in items if _may_be_fixed(i.problem)))


def _may_be_fixed(problem: Problem) -> bool:
    return problem.fix is not None or problem.code in MENDED


class _Fixing:
    """A file that is to be fixed."""

    def __init__(
        self,
        config: Config,
        file: str,
        stand_in: StandIn | None,
        is_meant: IsMeant = lambda _: True,
    ) -> None:
        self.path = config.root / file
        self.data = read_bytes(self.path, config.size_limit, Problems(file), stand_in)
        text = (self.data or b"").decode("utf-8", "replace")
        self._begin = _MARK if text.startswith(_MARK) else ""
        self.text = text.removeprefix(_MARK)
        find = partial(_find, config, self.path, _Remembered(config, self.path))
        self.problems = find(self.text)
        kind = KINDS.get(self.path.stem, Account)
        self.mender = Mender(file, kind, find, is_meant)

    def bytes_of(self, text: str) -> bytes:
        """Return a text as it stands in the file."""
        return (self._begin + text).encode()


class _Remembered:
    """What need not be read again while one file changes: all others."""

    def __init__(self, config: Config, path: Path) -> None:
        self.maps: Remembered = {}
        self.is_shared = path.stem in KINDS
        self.shared = None
        if not self.is_shared:
            found = yaml_files(config.maps_dir, config.root, [])
            self.shared = read_shared(found, config.maps_dir, config.size_limit)


def _find(config: Config, path: Path, remembered: _Remembered, text: str) -> Sequence[Problem]:
    """Return what is found in a text; of a shared file, what is found in all that depends on it."""
    # Here, since they need each other's idea of what is found.
    from account_maps.cli.checked import Wish, problems_of  # noqa: PLC0415

    wish = Wish(paths=() if remembered.is_shared else (path,))
    playbook = load_playbook(
        config.maps_dir,
        config.docs_dir,
        root=config.root,
        size_limit=config.size_limit,
        remembered=remembered.maps,
        severities=config.severities,
        wanted=wish.paths,
        stand_in=StandIn(path, text.encode()),
        shared=remembered.shared,
    )
    return [item.problem for item in problems_of(playbook, playbook.files.values(), config, wish)]


def _told(done: Done) -> str:
    span = done.problem.span
    return (
        f"{done.problem.file}:{span.line}:{span.column}  {done.problem.code}  fixed: {_how(done)}"
    )


def _how(done: Done) -> str:
    if done.told:
        return done.told
    if done.before.strip() and done.after.strip():
        return f"{quoted(done.before)} → {quoted(done.after)}"
    return f"removed {quoted(done.before.strip())}" if done.before.strip() else "added a space"


def _stretch(before: str, after: str) -> Fix:
    """Return the smallest stretch that differs between two texts, and what takes its place."""
    same = min(len(before), len(after))
    start = next((at for at in range(same) if before[at] != after[at]), same)
    left = same - start
    pairs = zip(reversed(before[start:]), reversed(after[start:]), strict=False)
    behind = next((at for at, (a, b) in enumerate(pairs) if a != b), left)
    lines, end = Lines(before), len(before) - behind
    places = [(lines.number(at) + 1, lines.column(at) + 1) for at in (start, end)]
    return Fix(Span(*places[0], *places[1]), after[start : len(after) - behind])
