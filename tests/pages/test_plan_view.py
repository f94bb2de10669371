"""What pages show of the plan: promises name who they were made to, or by."""

import datetime as dt

from account_maps.html.links import Links
from account_maps.html.pieces import Anchor
from account_maps.model.account import Account, Person, Promise
from account_maps.model.values import Side
from account_maps.pages.plan_view import plan_view
from account_maps.texts import english

LINKS = Links(account=str, plan=str, edit=lambda _: None, finding=str, colleague=str)
PEOPLE = {"dana": Person("Dana Reyes"), "cso": Person(title="Security chief", placeholder=True)}


def test_a_promise_names_who_it_was_made_to_or_by() -> None:
    promises = (
        Promise(Side.US, "A call", stakeholders=("dana",)),
        Promise(Side.THEM, "A list", dt.date(2026, 11, 24), stakeholders=("dana", "cso")),
        Promise(Side.US, "A price"),
    )
    account = Account("Acme", stakeholders=PEOPLE, promises=promises)

    shown = plan_view(account, {}, LINKS, english(), page="../acme/").promises

    dana = Anchor("Dana Reyes", "../acme/#person-dana")
    cso = Anchor("Security chief", "../acme/#person-cso")
    assert [(one.named, one.people) for one in shown] == [
        ("Made to:", (dana,)),
        ("Made by:", (dana, cso)),
        ("Made to:", ()),
    ]
