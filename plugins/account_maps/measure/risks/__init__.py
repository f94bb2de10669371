"""The risks of an account: the rules that look for them, by code.

There is one module for each family of codes, such as ``access`` for AF2xx. Every rule defined in
one of them is in ``RISK_RULES``.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from account_maps.measure.risks import access, attitudes, deciders, freshness, plan
from account_maps.measure.risks.find import find_risks, settings_of
from account_maps.measure.risks.rule import RiskRule

__all__ = ["RISK_RULES", "RiskRule", "find_risks", "settings_of"]

_FAMILIES = (deciders, access, attitudes, plan, freshness)

RISK_RULES: Final[Mapping[str, RiskRule]] = MappingProxyType(
    {
        rule.code: rule
        for family in _FAMILIES
        for rule in vars(family).values()
        if isinstance(rule, RiskRule)
    }
)
"""Every rule by its code, in the order of the codes."""
