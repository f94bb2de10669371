"""``account-maps check --fix``: puts right what can only be meant in one way.

Each change is a stretch of the text that is replaced. The file is read again after it, and what
makes it worse is not done.
"""

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from account_maps.cli.config import Config
from account_maps.edit.document import Change
from account_maps.edit.files import write_all
from account_maps.edit.lines import Lines
from account_maps.edit.splice import Edit, splice
from account_maps.model.folder import unshown
from account_maps.read.files import StandIn, read_bytes, read_tree
from account_maps.read.problems import Problem, Problems
from account_maps.read.words import quoted
from account_maps.report.items import Item

_ROUNDS = 200
_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
_ODD_INDENT = re.compile(r"[^\S\r\n]+")
_TWICE = {"AM112", "AM210", "AM309"}
_STEP = re.compile(r"^( +)[^ #\r\n]", re.MULTILINE)

Find = Callable[[str], Sequence[Problem]]
"""Returns what can be found in a text, in place of what its file holds."""

IsMeant = Callable[[str], bool]
"""Tells whether problems of a code are meant."""


class Done(NamedTuple):
    """A change that was made."""

    problem: Problem
    before: str
    after: str

    def __str__(self) -> str:
        """Return the change in one line."""
        span = self.problem.span
        place = f"{self.problem.file}:{span.line}:{span.column}"
        return f"{place}  {self.problem.code}  put right: {self._change()}"

    def _change(self) -> str:
        if self.before.strip() and self.after.strip():
            return f"{quoted(self.before)} → {quoted(self.after)}"
        if self.before.strip():
            return f"{quoted(self.before.strip())} taken out"
        return "indented with spaces" if self.before else "a space put in"


def fix_all(config: Config, items: Sequence[Item], is_meant: IsMeant) -> list[Done]:
    """Put right what is certain, in all files, and return what was done.

    Args:
        config: Where things are.
        items: What was found. Only files with one of these that can be put right are changed.
        is_meant: Tells whether problems of a code are to be put right.

    Raises:
        CannotEdit: If a file cannot be written; then none is.
    """
    changes, done = [], []
    for file in dict.fromkeys(item.problem.file for item in items if _may_fix(item.problem)):
        path = unshown(file, config.here)
        data = read_bytes(path, config.largest_map, Problems(file))
        if data is None:
            continue
        text, of_file = _fixed(data.decode("utf-8"), _finder(config, path), is_meant)
        changes.append(Change(path, file, data, text.encode()))
        done += of_file
    write_all(changes)
    return done


def _finder(config: Config, path: Path) -> Find:
    # Here, since they need each other's idea of what is found.
    from account_maps.cli.checked import Wish, checked  # noqa: PLC0415

    def find(text: str) -> list[Problem]:
        wish = Wish(paths=(path,), stand_in=StandIn(path, text.encode()))
        return [item.problem for item in checked(config, wish).items]

    return find


def _fixed(text: str, find: Find, is_meant: IsMeant) -> tuple[str, list[Done]]:
    """Put right what can be, round by round: behind a mistake of YAML others may be hidden."""
    done: list[Done] = []
    found = find(text)
    for _ in range(_ROUNDS):
        before = len(done)
        for problem in reversed([one for one in found if is_meant(one.code) and _may_fix(one)]):
            edit = _edit(problem, text)
            changed = splice(text, [edit]) if edit else text
            after = find(changed) if edit else found
            if edit and _is_better(problem, (text, found), (changed, after)):
                done.append(Done(problem, text[edit.start : edit.end], edit.text))
                text, found = changed, after
        if len(done) == before:
            break
    return text, sorted(done)


def _may_fix(problem: Problem) -> bool:
    return problem.fix is not None or problem.code == "AM109"


def _edit(problem: Problem, text: str) -> Edit | None:
    lines = Lines(text)
    skipped = 1 if text.startswith(_MARK) else 0
    if problem.code == "AM109":
        return _spaces(lines.starts[problem.span.line - 1], text)
    if problem.fix is None:
        return None
    start, end = (
        place + (skipped if problem.fix.span.line == 1 else 0)
        for place in lines.stretch(problem.fix.span)
    )
    if problem.code == "AM902":
        return _without_comment(start, end, lines)
    return Edit(start, end, problem.fix.text)


def _spaces(start: int, text: str) -> Edit | None:
    """Return the edit that indents a line with spaces, as wide as the file's own steps."""
    steps = [len(found[1]) for found in _STEP.finditer(text)]
    lead = _ODD_INDENT.match(text, start)
    if lead is None:
        return None
    spaces = lead[0].replace("\t", " " * min(steps, default=2))
    return Edit(start, lead.end(), re.sub(r"\s", " ", spaces))


def _without_comment(start: int, end: int, lines: Lines) -> Edit:
    """Return the edit that takes out a comment, with its line if nothing else stands there."""
    number = lines.number(start)
    begin = lines.starts[number]
    bare = lines.text[begin:start].rstrip()
    return Edit(begin + len(bare), end, "") if bare else Edit(begin, lines.end(number), "")


_Found = tuple[str, Sequence[Problem]]


def _is_better(problem: Problem, before: _Found, after: _Found) -> bool:
    """Tell whether a change has put a problem right and made nothing worse.

    What comes to light by it is nothing worse: the value of a key that was not understood, or what
    stands behind a mistake of YAML.
    """
    if any(one.code == problem.code and one.span == problem.span for one in after[1]):
        return False
    if _is_yaml(before[0]):
        return len(after[1]) <= len(before[1]) and _twice(after[1]) <= _twice(before[1])
    # A text in quotes may have gone on in the next line, which the parser then stumbles over.
    line = problem.span.line + (problem.code == "AM108")
    return _is_yaml(after[0]) or all(one.span.line > line for one in after[1])


def _twice(problems: Sequence[Problem]) -> int:
    return sum(problem.code in _TWICE for problem in problems)


def _is_yaml(text: str) -> bool:
    return read_tree(text.encode(), Problems("")) is not None
