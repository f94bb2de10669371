"""The day that a build speaks of, and why it is that day."""

import datetime as dt
from pathlib import Path

import pytest

from account_maps.history.as_of import AsOf, DaySource, as_of
from account_maps.history.limitations import limitation_lines
from history.repo import Repo

SET = dt.date(2026, 1, 2)
EPOCH = {"SOURCE_DATE_EPOCH": "1680000000"}
TOO_LATE = 253_402_300_800  # the first second of the year 10000
IN_2099 = 4_070_908_800


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    """A repository whose newest commit is of a day that has come."""
    made = Repo(tmp_path / "repo")
    made.write("maps/acme.yaml", "name: Acme\n")
    made.commit("2024-03-04")
    return made


def of_git(*folders: Path) -> AsOf:
    return as_of(None, {}, folders)


def is_today(found: AsOf) -> bool:
    """Whether the day is that of the build, even if midnight passed meanwhile."""
    age = dt.datetime.now(dt.UTC).date() - found.day
    return found.source is DaySource.BUILD and age in {dt.timedelta(0), dt.timedelta(1)}


def test_the_setting_comes_first(repo: Repo) -> None:
    assert as_of(SET, EPOCH, [repo.root]) == AsOf(SET, DaySource.SETTING)


def test_then_the_epoch_of_a_reproducible_build(repo: Repo) -> None:
    assert as_of(None, EPOCH, [repo.root]) == AsOf(dt.date(2023, 3, 28), DaySource.EPOCH)


def test_then_the_day_of_the_newest_commit(repo: Repo) -> None:
    assert of_git(repo.root) == AsOf(dt.date(2024, 3, 4), DaySource.COMMIT)


def test_maps_in_a_repository_of_their_own_count_as_well(repo: Repo, tmp_path: Path) -> None:
    maps = Repo(tmp_path / "maps")
    maps.commit("2024-05-06")
    assert of_git(repo.root, maps.root).day == dt.date(2024, 5, 6)
    assert of_git(maps.root, repo.root).day == dt.date(2024, 5, 6)
    assert of_git(tmp_path, maps.root) == AsOf(dt.date(2024, 5, 6), DaySource.COMMIT)


def test_else_it_is_the_day_of_the_build_and_that_is_told(tmp_path: Path) -> None:
    found = of_git(tmp_path)
    assert is_today(found)
    (line,) = limitation_lines(found.limitations)
    assert line == (
        f"the maps aren't in a git repository: the as-of date is today ({found.day}) instead of "
        "the last commit's (run `git init` and commit them)"
    )


@pytest.mark.parametrize(
    ("epoch", "shown"),
    [
        ("soon", "`soon`"),
        ("", "an empty text"),
        (" ", "an empty text"),
        ("-1", "`-1`"),
        ("1e9", "`1e9`"),
        ("1780000000.5", "`1780000000.5`"),
        ("١٧٨", "`١٧٨`"),
        (str(TOO_LATE), f"`{TOO_LATE}`"),
        ("1780000000000", "`1780000000000`"),
        ("9" * 5000, "9…`"),
        ("1\x1b[2J", "`1U+001B[2J`"),
    ],
)
def test_an_epoch_that_is_no_such_number_is_ignored_and_that_is_told(
    repo: Repo, epoch: str, shown: str
) -> None:
    found = as_of(None, {"SOURCE_DATE_EPOCH": epoch}, [repo.root])
    assert (found.day, found.source) == (dt.date(2024, 3, 4), DaySource.COMMIT)
    (line,) = limitation_lines(found.limitations)
    assert f"SOURCE_DATE_EPOCH is {shown}" in line or line.count(shown)
    assert "not a number of seconds from 1970 to 9999" in line
    assert "the as-of date is 2024-03-04" in line


def test_an_epoch_in_the_future_is_taken_and_told(repo: Repo) -> None:
    found = as_of(None, {"SOURCE_DATE_EPOCH": str(IN_2099)}, [repo.root])
    assert (found.day, found.source) == (dt.date(2099, 1, 1), DaySource.EPOCH)
    assert (
        "is a day in the future: the as-of date is 2099-01-01"
        in limitation_lines(found.limitations)[0]
    )


@pytest.mark.parametrize(
    ("date", "why"),
    [
        (f"{IN_2099} +0000", "is dated in the future, 2099-01-01"),
        ("1680000000 +9999", "has an impossible date"),
        ("1680000000 -1500", "has an impossible date"),
        ("1680000000 +0060", "has an impossible date"),
        ("-1680000000 +0000", "has an impossible date"),
        ("31556889864403199 +0000", "has an impossible date"),
        (f"{TOO_LATE} +0000", "has an impossible date"),
        ("99999999999999999999 +0000", "has an impossible date"),
        ("0 +0000", "has an impossible date"),
        ("soon", "has an impossible date"),
        ("", "has an impossible date"),
    ],
)
def test_a_commit_whose_date_cannot_be_true_moves_no_day(repo: Repo, date: str, why: str) -> None:
    repo.forge(date)
    found = of_git(repo.root)
    assert is_today(found)
    assert why in limitation_lines(found.limitations)[0]
    assert "git commit --amend --no-edit --reset-author" in limitation_lines(found.limitations)[0]


def test_the_farthest_time_zones_are_possible(repo: Repo) -> None:
    repo.forge("1680000000 +1400")
    assert of_git(repo.root) == AsOf(dt.date(2023, 3, 29), DaySource.COMMIT)
    repo.forge("1680000000 -1200")
    assert of_git(repo.root).day == dt.date(2023, 3, 27)


def test_what_the_line_proposes_mends_it(repo: Repo) -> None:
    repo.write("maps/acme.yaml", "name: Acme Works\n")
    repo.forge(f"{IN_2099} +0000")
    repo.git("commit", "--amend", "--no-edit", "--reset-author", "-q")
    assert of_git(repo.root).source is DaySource.COMMIT


def test_of_two_repositories_one_without_a_date_makes_the_day_unknown(
    repo: Repo, tmp_path: Path
) -> None:
    maps = Repo(tmp_path / "maps")
    maps.commit("2024-05-06")
    maps.forge("soon")
    assert is_today(of_git(repo.root, maps.root))
