"""What is wrong with an extension, as a problem at its place in the team's file."""

import traceback
from pathlib import Path
from types import CodeType

from msgspec import Struct

from account_maps.read.problems import Problem, Span
from account_maps.read.unexpected import DEBUG, in_a_line, print_traceback

UNLOADED = "AM801"
REFUSED = "AM802"
FAILED = "AM803"
UNDEFINED = "AM804"

_HINT = f"correct the extension; {DEBUG}=1 prints the traceback"


class ExtensionError(Exception):
    """An extension asks for, or returns, what it can't.

    Args:
        message: What is wrong.
        hint: What to do about it.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class NoExtensionError(ExtensionError):
    """There is no extension where one should be."""


class ExtensionFailedError(Exception):
    """An extension failed while a page was made.

    Args:
        problem: How that is told.
    """

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


class SourceFile(Struct, frozen=True):
    """The Python file of an extension.

    Attributes:
        path: The file.
        shown: Its path, or the name of its entry point, as users know it.
    """

    path: Path
    shown: str

    @property
    def templates(self) -> Path:
        """The folder of its templates: the one beside it with its name, without ``.py``."""
        return self.path.with_suffix("")

    def problem(self, code: str, message: str, hint: str, line: int) -> Problem:
        """Return a problem at a line of the file."""
        return Problem(self.shown, Span(line, 1, line, 1), code, message, hint)

    def failure(
        self, error: BaseException, code: str, failed: str, function: object = None
    ) -> Problem:
        """Return an error as a problem where the file, or a template of it, raised it.

        Args:
            error: What was raised. The traceback is printed for those who ask for it.
            code: The code of the problem.
            failed: What failed, as the beginning of a sentence.
            function: The function that has returned what it must not, if one has.
        """
        print_traceback(error)
        file, span = self._place(error) or (self.shown, _start_of(function))
        if isinstance(error, ExtensionError):
            return Problem(file, span, code, error.message, error.hint)
        return Problem(file, span, code, f"{failed}: {in_a_line(error)}", _HINT)

    def _place(self, error: BaseException) -> tuple[str, Span] | None:
        if isinstance(error, SyntaxError) and error.filename == str(self.path):
            line, column = error.lineno or 1, max(error.offset or 1, 1)
            return self.shown, Span(line, column, line, column)
        for frame in reversed(traceback.extract_tb(error.__traceback__)):
            file = self._shown(Path(frame.filename))
            if file:
                line, column = frame.lineno or 1, (frame.colno or 0) + 1
                return file, Span(line, column, line, column)
        return None

    def _shown(self, file: Path) -> str | None:
        """Return the file or one of its templates as users know it, None for any other file."""
        if file == self.path:
            return self.shown
        if not file.is_relative_to(self.templates):
            return None
        name = file.relative_to(self.templates).as_posix()
        return f"{self.shown.removesuffix('.py')}/{name}"


def _start_of(function: object) -> Span:
    """Return where a function begins, with its decorators; the start of the file if it is none."""
    code = getattr(function, "__code__", None)
    line = code.co_firstlineno if isinstance(code, CodeType) else 1
    return Span(line, 1, line, 1)
