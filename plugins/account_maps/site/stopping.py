"""A build that can't go on because of a bug of ours or a full disk ends with a line."""

import traceback
from pathlib import Path
from typing import Final

from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.plugins import get_plugin_logger

from account_maps.pages.failures import located
from account_maps.store.code import OUR_FILES

_LOG: Final = get_plugin_logger(__name__)


def stop_at_disk(error: Exception, site_dir: str) -> None:
    """End a build that the system doesn't let read or write a file.

    Args:
        error: What broke the build; nothing is done about what is no such error.
        site_dir: The folder that the site is written to.

    Raises:
        Abort: If it is such an error.
    """
    if not isinstance(error, OSError) or error.errno is None:
        return
    reason = (error.strerror or "unknown reason").lower()
    _LOG.error(f"the site couldn't be built: {reason}: {error.filename or site_dir}")
    raise Abort("Aborted by the file system")


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
