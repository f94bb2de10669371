"""``account-maps check --fix``: fixes what has one certain answer, file by file."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path

from msgspec import structs

from account_maps.cli.check_problems import CheckOptions, problems_of
from account_maps.cli.config import Config
from account_maps.edit.document import FileChange
from account_maps.edit.files import write_all
from account_maps.edit.lines import Lines
from account_maps.mend.by_code import FIXABLE
from account_maps.mend.mending import Mender
from account_maps.mend.results import AppliedFix, MendResult
from account_maps.model.account import Account
from account_maps.model.folder import unshown, yaml_files
from account_maps.model.load import FolderListing, Remembered, load_playbook
from account_maps.model.shared import KINDS, read_shared
from account_maps.read.files import UnsavedFile, read_bytes
from account_maps.read.problems import Fix, Problem, Problems, Span
from account_maps.read.words import quoted
from account_maps.report.items import ReportItem

_MOST_FILES = 100
_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"

IsMeant = Callable[[str], bool]
"""Tells whether problems of a code are meant."""


def fix_all(config: Config, items: Sequence[ReportItem], is_meant: IsMeant) -> list[str]:
    """Fix what is certain, in all files, and return a line for each thing that was done.

    Args:
        config: Where things are.
        items: What was found. Only files with one of these that may be fixed are changed.
        is_meant: Tells whether problems of a code are to be fixed.

    Raises:
        EditError: If a file cannot be written; then none is.
    """
    changes, told, folder = [], [], _MapsFolder(config)
    for file in dict.fromkeys(item.problem.file for item in items if _may_be_fixed(item.problem)):
        fixing = _FileFix(folder, file, None, is_meant)
        if fixing.data is None:
            continue
        mended = fixing.mender.mend(fixing.text, fixing.problems)
        changes.append(FileChange(fixing.path, file, fixing.data, fixing.bytes_of(mended.text)))
        told += [_fix_line(done) for done in sorted(mended.done, key=lambda done: done.problem)]
    write_all(changes)
    return told


class FixableProblems:
    """Finds the problems that ``--fix`` would fix, by trying.

    Args:
        config: Where things are.
        unsaved_file: Content to take instead of what is on the disk.
    """

    def __init__(self, config: Config, unsaved_file: UnsavedFile | None) -> None:
        self._folder = _MapsFolder(config)
        self._unsaved_file = unsaved_file
        self._tried: dict[str, tuple[_FileFix, MendResult]] = {}

    def summary(self, items: Iterable[ReportItem]) -> str:
        """Return how many problems would be fixed, or an empty text if none would be."""
        wanted = [item.problem for item in items if _may_be_fixed(item.problem)]
        count = sum(self._of(problem) is not None for problem in wanted)
        more = " or more" if len({problem.file for problem in wanted}) > _MOST_FILES else ""
        return f"{count}{more} fixable with --fix" if count else ""

    def with_choices(self, item: ReportItem) -> ReportItem:
        """Return an item, with the choices in its hint where there are several."""
        tried = self._try(item.problem)
        hint = tried[1].hints.get(item.problem) if tried is not None else None
        return replace(item, problem=structs.replace(item.problem, hint=hint)) if hint else item

    def fix(self, problem: Problem) -> Fix | None:
        """Return the change of one range of the file that fixes a problem, if that is certain."""
        fixing = self._of(problem)
        if fixing is None:
            return None
        after = fixing.mender.alone(fixing.text, fixing.problems, problem)
        return _difference(fixing.text, after) if after is not None else None

    def _of(self, problem: Problem) -> "_FileFix | None":
        """Return the file of a problem that would be fixed."""
        tried = self._try(problem)
        return tried[0] if tried is not None and problem in tried[1].fixed else None

    def _try(self, problem: Problem) -> "tuple[_FileFix, MendResult] | None":
        file = problem.file
        if not _may_be_fixed(problem):
            return None
        if file not in self._tried and len(self._tried) < _MOST_FILES:
            fixing = _FileFix(self._folder, file, self._unsaved_file)
            self._tried[file] = fixing, fixing.mender.mend(fixing.text, fixing.problems)
        return self._tried.get(file)


def _may_be_fixed(problem: Problem) -> bool:
    return problem.fix is not None or problem.code in FIXABLE


class _MapsFolder:
    """The folder of maps, of which only one file changes at a time."""

    def __init__(self, config: Config) -> None:
        self.config = config
        self._maps: Remembered = {}

    @cached_property
    def _listed(self) -> FolderListing:
        config = self.config
        found = yaml_files(config.maps_dir, config.here, [])
        return FolderListing(found, read_shared(found, config.maps_dir, config.largest_map))

    def find(self, path: Path, text: str) -> Sequence[Problem]:
        """Return what is found in a text; of a shared file, what is found in all maps by it."""
        config, is_shared = self.config, path.stem in KINDS
        options = CheckOptions(paths=() if is_shared else (path,))
        playbook = load_playbook(
            config.maps_dir,
            config.docs_dir,
            root=config.here,
            size_limit=config.largest_map,
            remembered=self._maps if is_shared else None,
            severities=config.severity,
            wanted=options.paths,
            unsaved_file=UnsavedFile(path, text.encode()),
            listed=None if is_shared else self._listed,
        )
        items = problems_of(playbook, playbook.files.values(), config, options)
        return [item.problem for item in items]


class _FileFix:
    """A file that is to be fixed."""

    def __init__(
        self,
        folder: _MapsFolder,
        file: str,
        unsaved_file: UnsavedFile | None,
        is_meant: IsMeant = lambda _: True,
    ) -> None:
        config = folder.config
        self.path = unshown(file, config.here)
        self.data = read_bytes(self.path, config.largest_map, Problems(file), unsaved_file)
        text = (self.data or b"").decode("utf-8", "replace")
        self._begin = _MARK if text.startswith(_MARK) else ""
        self.text = text.removeprefix(_MARK)
        find = partial(folder.find, self.path)
        self.problems = find(self.text)
        kind = KINDS.get(self.path.stem, Account)
        self.mender = Mender(file, kind, find, is_meant)

    def bytes_of(self, text: str) -> bytes:
        """Return a text as it stands in the file."""
        return (self._begin + text).encode()


def _fix_line(done: AppliedFix) -> str:
    problem, span = done.problem, done.problem.span
    place = f"{problem.file}:{span.line}:{span.column}"
    return f"{place}  {problem.code}  fixed: {_description(done)}"


def _description(done: AppliedFix) -> str:
    if done.description:
        return done.description
    if done.before.strip() and done.after.strip():
        return f"{quoted(done.before)} → {quoted(done.after)}"
    if done.before.strip():
        return f"removed {quoted(done.before.strip())}"
    return f"added {quoted(done.after)}" if done.after.strip() else "added a space"


def _difference(before: str, after: str) -> Fix:
    """Return the smallest range that differs between two texts, and what replaces it."""
    same = min(len(before), len(after))
    start = next((at for at in range(same) if before[at] != after[at]), same)
    left = same - start
    pairs = zip(reversed(before[start:]), reversed(after[start:]), strict=False)
    behind = next((at for at, (a, b) in enumerate(pairs) if a != b), left)
    lines, end = Lines(before), len(before) - behind
    places = [(lines.number(at) + 1, lines.column(at) + 1) for at in (start, end)]
    return Fix(Span(*places[0], *places[1]), after[start : len(after) - behind])
