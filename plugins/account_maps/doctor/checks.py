"""All checks, in the order of the report."""

from collections.abc import Callable, Iterator
from typing import Final

from account_maps.doctor import checkout, folders, machine, paper, plugins, repository
from account_maps.doctor.result import CheckResult, note
from account_maps.doctor.site import CheckedSite

Check = Callable[[CheckedSite], CheckResult | None]

_OF_THE_MACHINE: Final[tuple[Check, ...]] = (
    machine.python,
    machine.packages,
    machine.engine,
    paper.typst,
    machine.terminal,
    machine.home,
    checkout.browser,
    checkout.node,
    repository.git,
    repository.repository,
    repository.depth,
    repository.identity,
    folders.settings,
)
_OF_THE_SITE: Final[tuple[Check, ...]] = (
    folders.maps,
    folders.day,
    folders.cache,
    paper.fonts,
    *plugins.checks(),
)
"""What depends on the settings."""


def run_checks(site: CheckedSite) -> Iterator[CheckResult]:
    """Yield what each check finds.

    Args:
        site: The site. If its settings can't be used, only what doesn't depend on them is checked.
    """
    for check in (*_OF_THE_MACHINE, *(() if site.fault else _OF_THE_SITE)):
        try:
            found = check(site)
        except Exception as error:  # noqa: BLE001 - the others are wanted all the more
            found = note("doctor", f"a check failed: {type(error).__name__}: {error}", "report it")
        if found:
            yield found
