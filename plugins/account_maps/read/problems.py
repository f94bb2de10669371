"""A problem in a file: where it is, what is wrong and how to put it right."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import TypeVar

from msgspec import Struct

from account_maps.read.words import certain, nearest, nearest_id, quoted

_GUESSES = 50

MOST_SHOWN = 100
"""How many problems of a file are shown; further ones are only counted."""

T = TypeVar("T")


class Span(Struct, frozen=True, order=True, gc=False, array_like=True):
    """A stretch of a file; lines and columns count characters from 1, the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


START = Span(1, 1, 1, 1)


class Fix(Struct, frozen=True, gc=False, array_like=True):
    """What to write in place of a stretch of a file, where only one thing can be meant."""

    span: Span
    text: str


class Problem(Struct, frozen=True, gc=False, array_like=True):
    """One thing that is wrong. Problems sort by file, place, code and words.

    Attributes:
        file: Path as the user knows it, with forward slashes.
        span: Where in the file.
        code: Stable code, such as ``AM201``.
        message: One sentence in the user's words.
        hint: What to do about it, or an empty string.
        fix: The change that puts it right, where there is no doubt about it.
    """

    file: str
    span: Span
    code: str
    message: str
    hint: str = ""
    fix: Fix | None = None

    def __lt__(self, other: "Problem") -> bool:
        """Return whether this problem comes first.

        The fix doesn't count: a problem may have none, and nothing sorts before nothing.
        """
        return self._sort_key < other._sort_key

    @property
    def _sort_key(self) -> tuple[str, Span, str, str, str]:
        return self.file, self.span, self.code, self.message, self.hint

    def __str__(self) -> str:
        """Return the problem as one line: ``file:line:column  CODE  message  (hint)``."""
        hint = f"  ({self.hint})" if self.hint else ""
        place = f"{self.file}:{self.span.line}:{self.span.column}"
        return f"{place}  {self.code}  {self.message}{hint}"


class Problems:
    """Collects what is wrong with one file.

    Args:
        file: Path as the user knows it.
    """

    def __init__(self, file: str) -> None:
        self.file = file
        self.found: list[Problem] = []
        self._guesses = _GUESSES

    def add(
        self, code: str, span: Span, message: str, hint: str = "", fix: Fix | None = None
    ) -> None:
        """Note one problem."""
        self.found.append(Problem(self.file, span, code, message, hint, fix))

    def guess(self, word: str, known: Collection[str]) -> str | None:
        """Return the known word that an author most likely meant, or None.

        Guessing is by far the dearest thing that is done with a file, so a file gets a number
        of guesses; one with more mistakes than that is not written by hand.
        """
        self._guesses -= 1
        return nearest(word, known) if self._guesses >= 0 else None

    def did_you_mean(self, word: str, known: Collection[str]) -> str:
        """Return a hint that names the word that was meant, or an empty text."""
        near = self.guess(word, known)
        return f"did you mean {quoted(near)}?" if near else ""

    def did_you_mean_id(self, word: str, called: Mapping[str, str]) -> str:
        """Return a hint that names the id that was meant, or an empty text.

        Args:
            word: What was written.
            called: The ids by all that people write in their place: ids and names.
        """
        near = called.get(word)
        if near is None:
            self._guesses -= 1
            near = nearest_id(word, called) if self._guesses >= 0 else None
        return f"did you mean {quoted(near)}?" if near else ""

    def fix(self, word: str, known: Collection[str], span: Span) -> Fix | None:
        """Return the change of a mistyped word into the only one that can be meant, or None.

        Args:
            word: What was written.
            known: The words that are known.
            span: Where it stands.
        """
        called = {str(one): str(one) for one in known}
        meant = certain(word, called)
        return Fix(span, meant) if meant else None

    def fix_id(self, word: str, called: Mapping[str, str], span: Span) -> Fix | None:
        """Return the change of a mistyped id into the only one that can be meant, or None.

        Args:
            word: What was written.
            called: The ids by all that people write in their place: ids and names.
            span: Where it stands.
        """
        meant = called.get(word)
        if meant is None and self._guesses >= 0:
            meant = certain(word, called, ids=True)
        return Fix(span, meant) if meant else None

    def __len__(self) -> int:
        """Return how many problems there are."""
        return len(self.found)

    def in_order(self) -> tuple[Problem, ...]:
        """Return the problems in the order of the file."""
        return tuple(sorted(self.found))


def first_of_each_file(
    things: Iterable[T], file: Callable[[T], str]
) -> tuple[list[T], dict[str, int]]:
    """Return what is shown of each file, and how much more there is in files that have more.

    Args:
        things: Problems, or what holds them, in the order in which they are shown.
        file: Returns the file that a thing is about.
    """
    seen: Counter[str] = Counter()
    shown = []
    for thing in things:
        name = file(thing)
        seen[name] += 1
        if seen[name] <= MOST_SHOWN:
            shown.append(thing)
    return shown, {name: count - MOST_SHOWN for name, count in seen.items() if count > MOST_SHOWN}


def and_more(count: int) -> str:
    """Return what is said in place of problems that are only counted."""
    return f"and {count:,} more in this file"


def problem_lines(problems: Iterable[Problem]) -> list[str]:
    """Return a line for each problem, and for each file one that counts those beyond the first."""
    shown, more = first_of_each_file(problems, lambda problem: problem.file)
    return [*map(str, shown), *(f"{file}  {and_more(count)}" for file, count in more.items())]
