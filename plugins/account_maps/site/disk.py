"""A disk that takes no more of a site, told in a line."""

from typing import Final

from mkdocs.exceptions import Abort
from mkdocs.plugins import get_plugin_logger

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
