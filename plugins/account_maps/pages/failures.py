"""Bugs that strike while a site is made: told with the map they strike; other pages are made."""

import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.plugins import get_plugin_logger

from account_maps.model.playbook import AccountFile
from account_maps.read.problems import Problem
from account_maps.read.unexpected import unexpected
from account_maps.report.blame import blamed
from account_maps.site.identity import OUR_FILES

T = TypeVar("T")
_LOG: Final = get_plugin_logger(__name__)


class NotMadeError(Exception):
    """A file could not be made; why is told when all others are."""


class Failures:
    """Collects what failed while one site was made.

    Attributes:
        problems: What failed, each once, in the order in which it did.
    """

    def __init__(self) -> None:
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
            NotMadeError: As ``make`` raises it; that is no bug.
            MkDocsException: The same.
        """
        try:
            return make()
        except (MkDocsException, NotMadeError):
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


def stop_at_bug(error: Exception) -> None:
    """End a build that a bug of ours has broken, with a line and without a traceback.

    Args:
        error: What broke it; nothing is done about what other plugins raise.

    Raises:
        Abort: If it is a bug of ours.
    """
    if isinstance(error, MkDocsException) or not _is_ours(error):
        return
    _LOG.error(str(located(error, "the site couldn't be built", "mkdocs.yml")))
    raise Abort("Aborted by a bug in account-maps")


def _is_ours(error: Exception) -> bool:
    code = (frame.filename for frame in traceback.extract_tb(error.__traceback__))
    return any(Path(name).is_relative_to(folder) for name in code for folder in OUR_FILES)
