"""The day a build speaks of, so that two builds of one commit are the same to the byte."""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

from account_maps.history.git import Git, NoGit


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
    try:
        return dt.date.fromisoformat(Git(folder).line("log", "-1", "--format=%cs"))
    except (NoGit, ValueError):
        return None
