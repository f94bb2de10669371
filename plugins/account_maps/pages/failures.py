"""Bugs that strike while a site is made: told with the map they strike; other pages are made."""

from collections.abc import Callable
from typing import TypeVar

from account_maps.extensions.faults import ExtensionFailedError
from account_maps.model.playbook import AccountFile
from account_maps.read.problems import Problem
from account_maps.read.unexpected import unexpected
from account_maps.report.blame import blamed

T = TypeVar("T")


class NotMadeError(Exception):
    """A file could not be made; why is told when all others are."""


class Failures:
    """Collects what failed while one site was made.

    Args:
        expected: Errors that are no bugs, such as those by which the site generator ends a build.

    Attributes:
        problems: What failed, each once, in the order in which it did.
    """

    def __init__(self, *expected: type[Exception]) -> None:
        self._expected: tuple[type[Exception], ...] = (NotMadeError, *expected)
        self.problems: list[Problem] = []

    def guarded(
        self,
        make: Callable[[], T],
        instead: Callable[[Problem], T],
        *,
        page: str,
        file: AccountFile | None = None,
    ) -> T:
        """Return what a function makes, or something else where it fails on a bug.

        Args:
            make: Makes it.
            instead: Makes what stands in for it, from what is told.
            page: What is made, as it is told: ``accounts/acme.md``.
            file: The map that it is made from. Without one, the map that the program was at is
                told, as far as that is known.

        Raises:
            Exception: What ``make`` raises, if it is expected.
        """
        try:
            return make()
        except self._expected:
            raise
        except Exception as error:  # noqa: BLE001 - whatever it is, other pages don't suffer
            return instead(self.add(error, page, file))

    def add(self, error: Exception, page: str, file: AccountFile | None = None) -> Problem:
        """Note an error and return how it is told.

        Args:
            error: What was raised.
            page: What could not be made.
            file: The map that it is made from.
        """
        if isinstance(error, ExtensionFailedError):
            problem = error.problem
        else:
            problem = located(error, f"{page} couldn't be made", page, file)
        if problem not in self.problems:
            self.problems.append(problem)
        return problem


def located(error: Exception, failed: str, page: str, file: AccountFile | None = None) -> Problem:
    """Return how an error is told: with its map, or the map it most likely struck, or the page.

    Args:
        error: What was raised.
        failed: What failed, as the beginning of a sentence.
        page: What could not be made.
        file: The map that it is made from.
    """
    if file is not None:
        return unexpected(error, file.shown_path, failed)
    guess = blamed(error)
    if guess:
        return unexpected(error, guess, f"{failed}, most likely because of this map")
    return unexpected(error, page, failed)
