"""Problems of the maps, told to whoever builds or serves the site."""

import sys
from collections.abc import Iterable, Sequence

from mkdocs.exceptions import PluginError

from account_maps.read.problems import Problem, problem_lines
from account_maps.report.terminal import printable


def report(problems: Sequence[Problem], so: str = "nothing was built") -> str:
    """Return all problems as the one message of a build that can't go on.

    Args:
        problems: The problems.
        so: What follows from them.
    """
    count = len(problems)
    noun = "problem" if count == 1 else "problems"
    lines = "\n".join(f"  {line}" for line in problem_lines(problems))
    return f"{count} {noun} in the {_where(problems)}; {so}.\n{lines}"


def _where(problems: Sequence[Problem]) -> str:
    of_extensions = [problem.code.startswith("AM8") for problem in problems]
    if all(of_extensions):
        return "extensions"
    return "maps and extensions" if any(of_extensions) else "maps"


def tell(problems: Sequence[Problem]) -> None:
    """Write a line for each problem beside the log of a live server."""
    for line in problem_lines(problems):
        _write("ERROR", line)


def remind(problems: Iterable[Problem]) -> None:
    """Write a line for each thing that is in the way of nothing, but wants to be looked at."""
    for line in problem_lines(problems):
        warn(line)


def refuse(message: str, *, only_warn: bool) -> None:
    """End a build with a message, or only warn, as a live server does.

    Raises:
        PluginError: If it is not only to warn.
    """
    if not only_warn:
        raise PluginError(message)
    warn(message)


def warn(text: str) -> None:
    """Write a warning; it never makes a build fail, not even with --strict."""
    _write("WARNING", text)


def inform(text: str) -> None:
    """Write a line that asks for nothing."""
    _write("INFO", text)


def _write(level: str, text: str) -> None:
    """Write a line that looks like one of MkDocs' log, but is none.

    Under --strict a line of its log makes a rebuild fail, and a live server whose rebuild has
    failed answers nothing any more.
    """
    shown = "\n".join(map(printable, text.split("\n")))
    sys.stderr.write(f"{level:7} -  {shown}\n")
    sys.stderr.flush()
