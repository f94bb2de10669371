"""Days of things that have happened, and that have not come yet: told apart, like waivers."""

import datetime as dt
from collections.abc import Iterator

from account_maps.model.account import Account
from account_maps.model.playbook import AccountFile, KeyPath
from account_maps.read.problems import Problem, Problems


def past_days(account: Account) -> Iterator[tuple[KeyPath, dt.date | None]]:
    """Yield the day of all that has happened, with the path of where it is written."""
    yield ("verified",), account.verified
    for key, person in account.stakeholders.items():
        path = ("stakeholders", key)
        yield (*path, "verified"), person.verified
        if person.champion:
            yield (*path, "champion", "tested"), person.champion.tested
        for colleague, tie in person.ties.items():
            yield (*path, "ties", colleague, "last"), tie.last
    if account.outcome:
        yield ("outcome", "day"), account.outcome.day
    for index, action in enumerate(account.plan.actions if account.plan else ()):
        yield ("plan", "actions", index, "done"), action.done
    for index, promise in enumerate(account.promises):
        yield ("promises", index, "done"), promise.done


def latest(account: Account) -> dt.date:
    """Return the latest day of all that has happened."""
    return max((day for _, day in past_days(account) if day), default=dt.date.min)


def future_days(file: AccountFile, today: dt.date) -> tuple[Problem, ...]:
    """Return a problem for each day of something that has happened, and that is yet to come.

    Args:
        file: The map; one that could not be read has no days.
        today: The day that is compared with.
    """
    problems = Problems(file.shown_path)
    for path, day in past_days(file.account) if file.account else ():
        if day is not None and day > today:
            item = "".join(f" of item {one + 1}" for one in path if isinstance(one, int))
            message = f"`{path[-1]}`{item} is {day}, which hasn't come yet"
            hint = "correct the day; what is planned has a day under `due` or `until`"
            problems.add("AM501", file.span_of(*path), message, hint)
    return problems.in_order()
