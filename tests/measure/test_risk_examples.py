"""The maps on the pages of the findings: each has the finding, and has no other."""

import pytest

from account_maps.measure import measure
from account_maps.model.format import read_account
from account_maps.model.rules import Rules
from account_maps.model.values import FindingCode
from account_maps.pages.risk_catalog.content import EXAMPLE_DAY
from account_maps.texts import english


def found(code: FindingCode, which: str) -> list[str]:
    yaml = english()(f"finding.{code}.page.{which}")
    account = read_account(yaml.encode(), f"{code}.yaml").account
    assert account is not None
    return [finding.code for finding in measure(account, EXAMPLE_DAY, Rules()).risks]


@pytest.mark.parametrize("code", FindingCode)
def test_the_example_has_this_finding_and_no_other(code: FindingCode) -> None:
    assert found(code, "example") == [code]


@pytest.mark.parametrize("code", FindingCode)
def test_the_map_put_right_has_no_finding(code: FindingCode) -> None:
    assert found(code, "fixed") == []
