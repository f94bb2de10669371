"""Turns YAML account maps into a playbook site for B2B sales teams.

``__all__`` is what programs and extensions of a team may use; see the page *Python*. All else is
private and may change. A name is only imported when it is asked for, so that a command starts
without what it doesn't need.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from account_maps.api import (
        Account,
        Analysis,
        BuildContext,
        Extension,
        Extensions,
        Figure,
        FigureKey,
        Measured,
        PageSpec,
        Person,
        Playbook,
        Problem,
        Risk,
        RiskWords,
        SettingsError,
        as_of_day,
        describe_risk,
        draw_account,
        export_accounts,
        load,
        measure_account,
        run_extensions,
    )

__all__ = [
    "Account",
    "Analysis",
    "BuildContext",
    "Extension",
    "Extensions",
    "Figure",
    "FigureKey",
    "Measured",
    "PageSpec",
    "Person",
    "Playbook",
    "Problem",
    "Risk",
    "RiskWords",
    "SettingsError",
    "as_of_day",
    "describe_risk",
    "draw_account",
    "export_accounts",
    "load",
    "measure_account",
    "run_extensions",
]

__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    """Return a public name.

    Raises:
        AttributeError: If there is no such name.
    """
    if name in __all__:
        return getattr(import_module("account_maps.api"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    """Return the public names."""
    return [*__all__, "__version__"]
