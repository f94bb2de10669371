"""Versions as steps that people made, and the days on which a map is shown."""

import datetime as dt

import pytest

from account_maps.history.change_sets import change_sets, content_on, quarter_ends
from account_maps.history.commits import Commit
from account_maps.history.history import MapVersion


def version(when: str, before: str, after: str, author: str = "Ana") -> MapVersion:
    commit = Commit(after, f"{when}T12:00:00+01:00" if when else "", author, "", f"to {after}")
    return MapVersion(commit, (before,), after)


def test_commits_of_one_author_and_day_that_follow_each_other_are_one_step() -> None:
    (step,) = change_sets([version("2026-03-02", "b", "c"), version("2026-03-02", "a", "b")])
    assert (step.before, step.after, step.messages) == (("a",), "c", ("to c", "to b"))


@pytest.mark.parametrize(
    "older",
    [
        version("2026-03-01", "a", "b"),
        version("2026-03-02", "a", "b", "Ben"),
        version("2026-03-02", "a", "x"),
    ],
)
def test_of_another_day_author_or_branch_they_are_two(older: MapVersion) -> None:
    assert len([*change_sets([version("2026-03-02", "b", "c"), older])]) == 2


def test_a_commit_without_a_date_is_a_step_without_a_day() -> None:
    found = [*change_sets([version("", "b", "c"), version("2026-03-01", "a", "b")])]
    assert [(step.after, step.day) for step in found] == [("c", None), ("b", dt.date(2026, 3, 1))]


def test_commits_without_a_date_are_never_joined() -> None:
    assert len([*change_sets([version("", "b", "c"), version("", "a", "b")])]) == 2


def test_the_version_of_a_day_is_unknown_where_a_step_without_a_day_may_be_it() -> None:
    changes = [("2026-03-09", "d"), ("", "c"), ("2026-03-01", "b")]
    found = [*change_sets([version(when, "", after) for when, after in changes])]
    days = [dt.date(2026, 3, day) for day in (1, 5, 8, 9)]
    assert [content_on(found, day) for day in days] == [None, None, None, "d"]


def test_a_step_without_a_day_before_a_later_one_leaves_earlier_days_known() -> None:
    changes = [("", "e"), ("2026-03-09", "d"), ("2026-03-01", "b")]
    found = [*change_sets([version(when, "", after) for when, after in changes])]
    assert [content_on(found, dt.date(2026, 3, day)) for day in (1, 8, 9)] == ["b", "b", None]


def test_the_version_of_a_day_is_the_last_one_made_until_its_end() -> None:
    found = [*change_sets([version("2026-03-05", "b", "c"), version("2026-03-01", "a", "b")])]
    days = [dt.date(2026, 2, 28), dt.date(2026, 3, 1), dt.date(2026, 3, 4), dt.date(2026, 3, 5)]
    assert [content_on(found, day) for day in days] == [None, "b", "b", "c"]


def test_quarters_end_before_the_day() -> None:
    ends = quarter_ends(dt.date(2026, 2, 14), 3)
    assert [end.isoformat() for end in ends] == ["2025-12-31", "2025-09-30", "2025-06-30"]
    assert quarter_ends(dt.date(2026, 12, 31), 1) == (dt.date(2026, 9, 30),)
    assert quarter_ends(dt.date(2026, 1, 1), 1) == (dt.date(2025, 12, 31),)
    assert quarter_ends(dt.date(2026, 1, 1), 0) == ()
