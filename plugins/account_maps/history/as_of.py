"""The day a build speaks of, so that two builds of one commit are the same to the byte."""

import datetime as dt
import subprocess
from collections.abc import Mapping
from pathlib import Path


def as_of_date(setting: dt.date | None, environment: Mapping[str, str], folder: Path) -> dt.date:
    """Return the as-of date of a build.

    The first of these that is there: the setting, ``SOURCE_DATE_EPOCH``, the day of the newest
    commit of the folder's repository, today.

    Args:
        setting: The date set in ``mkdocs.yml``, if any.
        environment: The process's environment.
        folder: A folder of the repository.
    """
    epoch = environment.get("SOURCE_DATE_EPOCH", "")
    if setting is not None:
        return setting
    if epoch.isascii() and epoch.isdigit():
        return dt.datetime.fromtimestamp(int(epoch), dt.UTC).date()
    return _newest_commit(folder) or dt.datetime.now(dt.UTC).date()


def _newest_commit(folder: Path) -> dt.date | None:
    command = ["git", "-C", str(folder), "log", "-1", "--format=%cs"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
        return dt.date.fromisoformat(done.stdout.strip())
    except (OSError, ValueError):
        return None
