"""The day a build speaks of, so that two builds of one commit are the same to the byte."""

import datetime as dt
from collections.abc import Iterable, Mapping
from enum import StrEnum
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from account_maps.history.git import Git
from account_maps.history.git_errors import GitError
from account_maps.history.limitations import Limitation
from account_maps.history.moments import TOMORROW, moment, today
from account_maps.read.words import quoted

_EPOCH = "SOURCE_DATE_EPOCH"
_BETTER = "set it to what `git log -1 --format=%ct` prints, or unset it"


class DaySource(StrEnum):
    """Where the as-of date comes from."""

    SETTING = "setting"
    EPOCH = "epoch"
    COMMIT = "commit"
    BUILD = "build"


class AsOf(Struct, frozen=True):
    """The day a build speaks of.

    Attributes:
        day: The day.
        source: Where it comes from.
        limitations: Why it does not come from where it should.
    """

    day: dt.date
    source: DaySource
    limitations: tuple[Limitation, ...] = ()


def as_of(setting: dt.date | None, environment: Mapping[str, str], folders: Iterable[Path]) -> AsOf:
    """Return the as-of date of a build.

    The first of these that is there: the setting, ``SOURCE_DATE_EPOCH``, the day of the newest
    commit of the folders' repositories, today.

    Args:
        setting: The date in the settings, if any.
        environment: The process's environment.
        folders: The project's folder, and that of the maps, which may be in another repository.
    """
    if setting is not None:
        return AsOf(setting, DaySource.SETTING)
    epoch = environment.get(_EPOCH)
    if epoch is None:
        return _of_newest_commit(folders)
    day = _day_of_epoch(epoch)
    if day is not None:
        return AsOf(day, DaySource.EPOCH, tuple(_ahead(day)))
    found = _of_newest_commit(folders)
    costs = f"it is ignored, and the as-of date is {found.day}"
    return replace(
        found,
        limitations=(Limitation(wrong_epoch(environment), costs, _BETTER), *found.limitations),
    )


def wrong_epoch(environment: Mapping[str, str]) -> str:
    """Return what is wrong with ``SOURCE_DATE_EPOCH``, as a clause, or an empty text.

    Args:
        environment: The process's environment.
    """
    epoch = environment.get(_EPOCH)
    if epoch is None or _day_of_epoch(epoch) is not None:
        return ""
    return f"{_EPOCH} is {quoted(epoch)}, not a number of seconds from 1970 to 9999"


def _day_of_epoch(epoch: str) -> dt.date | None:
    if not (epoch.isascii() and epoch.isdigit()):
        return None
    try:
        return dt.datetime.fromtimestamp(int(epoch), dt.UTC).date()
    except (OverflowError, OSError, ValueError):
        return None


def _ahead(day: dt.date) -> Iterable[Limitation]:
    if day > today() + TOMORROW:
        what = f"{_EPOCH} is a day in the future"
        yield Limitation(
            what, f"the as-of date is {day}", "set it to a day that has come, or unset it"
        )


def _of_newest_commit(folders: Iterable[Path]) -> AsOf:
    refusals: list[GitError] = []
    days: list[dt.date] = []
    for folder in folders:
        try:
            days.append(_newest_commit(folder))
        except GitError as error:
            refusals.append(error)
    undated = [one for one in refusals if isinstance(one, _UndatedCommitError)]
    if days and not undated:
        return AsOf(max(days), DaySource.COMMIT)
    reason, day = (undated or refusals)[0], today()
    costs = f"the as-of date is today ({day}) instead of the last commit's"
    return AsOf(day, DaySource.BUILD, (Limitation(reason.what, costs, reason.remedy),))


class _UndatedCommitError(GitError):
    """The newest commit has no date that can be true."""


def _newest_commit(folder: Path) -> dt.date:
    name, _, raw = Git(folder).line("log", "-1", "--date=raw", "--format=%h %cd").partition(" ")
    when = moment(raw)
    if when is None:
        what = f"the last commit, {name}, has an impossible date"
        raise _UndatedCommitError(what, "run `git commit --amend --no-edit --reset-author`")
    if when.date() > today() + TOMORROW:
        what = f"the last commit, {name}, is dated in the future, {when.date()}"
        remedy = "check the clock, then run `git commit --amend --no-edit --reset-author`"
        raise _UndatedCommitError(what, remedy)
    return when.date()
