"""Waivers that have run out: told apart, since reading a map knows no date."""

import datetime as dt

from account_maps.model.playbook import AccountFile
from account_maps.read.problems import Problem, Problems


def expired_waivers(file: AccountFile, as_of: dt.date) -> tuple[Problem, ...]:
    """Return a problem for each waiver of a map whose last day is past.

    They keep no map from being read: a site that was built yesterday must build today.

    Args:
        file: The map; one that could not be read has no waivers.
        as_of: The day of the build.
    """
    problems = Problems(file.shown_path)
    waivers = file.account.waivers if file.account else ()
    for index, waiver in enumerate(waivers):
        if waiver.until < as_of:
            message = f"the waiver of {waiver.finding} ran out on {waiver.until}"
            hint = "act on the finding, write a new last day and reason, or take the waiver out"
            problems.add("AM409", file.span_of("waivers", index), message, hint)
    return problems.in_order()
