"""Why a file is left as it is."""

from account_maps.read.problems import START, Problem, Span, problem_lines


class EditError(Exception):
    """A file is left as it is, for the reasons given.

    Args:
        reasons: Where and why: the reader's problems, or what `edit_error` makes.
    """

    def __init__(self, *reasons: Problem | str) -> None:
        problems = [reason for reason in reasons if isinstance(reason, Problem)]
        others = [reason for reason in reasons if not isinstance(reason, Problem)]
        self.reasons = (*problem_lines(problems), *others)
        super().__init__("\n".join(self.reasons))


class InvalidRequestError(Exception):
    """The request does not fit the maps; the message says why."""


def edit_error(shown_path: str, message: str, span: Span = START, hint: str = "") -> EditError:
    """Return the error of a file that can't be changed as it should.

    Args:
        shown_path: The file as users know it.
        message: What is in the way.
        span: Where.
        hint: What to do about it.
    """
    more = f"  ({hint})" if hint else ""
    return EditError(f"{shown_path}:{span.line}:{span.column}  {message}{more}")
