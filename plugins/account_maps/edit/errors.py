"""Why a file is left as it is."""

from account_maps.read.problems import START, Problem, Span, problem_lines


class CannotEdit(Exception):  # noqa: N818 - it reads as what it says
    """Nothing is written, for the reasons given.

    Args:
        reasons: Where and why: the reader's problems, or what `stopped` makes.
    """

    def __init__(self, *reasons: Problem | str) -> None:
        problems = [reason for reason in reasons if isinstance(reason, Problem)]
        others = [reason for reason in reasons if not isinstance(reason, Problem)]
        self.reasons = (*problem_lines(problems), *others)
        super().__init__("\n".join(self.reasons))


class Misfit(Exception):  # noqa: N818 - as above
    """What the user asks for does not fit the maps; the message says why."""


def stopped(shown_path: str, message: str, span: Span = START, hint: str = "") -> CannotEdit:
    """Return the reason why a file can't be changed as it should.

    Args:
        shown_path: The file as users know it.
        message: What is in the way.
        span: Where.
        hint: What to do about it.
    """
    more = f"  ({hint})" if hint else ""
    return CannotEdit(f"{shown_path}:{span.line}:{span.column}  {message}{more}")
