"""The public face: what programs and extensions of a team may use. All else is private.

``account_maps`` exports every name of ``__all__``; the page *Python* of the reference is made from
them and their docstrings.
"""

from account_maps.api.functions import (
    as_of_day,
    describe_risk,
    draw_account,
    export_accounts,
    load,
    measure_account,
    run_extensions,
)
from account_maps.extensions import Extension, Extensions
from account_maps.html.risk_words import RiskWords
from account_maps.measure.analysis import Analysis
from account_maps.measure.measured import Figure, FigureKey, Measured
from account_maps.measure.risk import Risk
from account_maps.model.account import Account, Person
from account_maps.model.playbook import Playbook
from account_maps.pages.context import BuildContext
from account_maps.pages.spec import PageSpec
from account_maps.read.problems import Problem
from account_maps.settings.faults import SettingsError

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
