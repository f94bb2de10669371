"""A problem in a file: where it is, what is wrong and how to put it right."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a file; lines and columns count characters from 1, the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


START = Span(1, 1, 1, 1)


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong.

    Attributes:
        file: Path as the user knows it, with forward slashes.
        span: Where in the file.
        code: Stable code, such as ``AM201``.
        message: One sentence in the user's words.
        hint: What to do about it, or an empty string.
    """

    file: str
    span: Span
    code: str
    message: str
    hint: str = ""

    def __str__(self) -> str:
        """Return the problem as one line: ``file:line:column  CODE  message  (hint)``."""
        hint = f"  ({self.hint})" if self.hint else ""
        place = f"{self.file}:{self.span.line}:{self.span.column}"
        return f"{place}  {self.code}  {self.message}{hint}"
