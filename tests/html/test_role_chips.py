"""The chips of buying roles: those that decide stand out."""

import re

from account_maps.html.assets import style_file
from account_maps.html.pieces import chip
from account_maps.model.values import DECIDING_ROLES
from account_maps.texts import english


def test_the_roles_that_decide_stand_out_and_no_others() -> None:
    _, style = style_file()
    (selectors,) = re.findall(r"((?:\.am-role-[\w-]+,?)+)\{", style)
    kinds = {chip(role, english()).kind for role in DECIDING_ROLES}
    assert {*selectors.split(",")} == {f".am-{kind}" for kind in kinds}
