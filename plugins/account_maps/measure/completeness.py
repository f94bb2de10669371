"""How much of what a map should say it does say.

Filled weight ÷ total weight. ``unknown`` counts half: the question was asked. A placeholder counts
as identified, and nothing more is asked of a vacant post. Only the buying committee is asked about.
What is asked, and its weights, are our choice.
"""

from collections.abc import Iterator

from msgspec import Struct

from account_maps.model.account import Account, Person, Plan, Summary
from account_maps.model.people import attitude, committee, is_there, reports
from account_maps.model.playbook import Place
from account_maps.model.rules import CompletenessWeights
from account_maps.model.values import Influence, Role, Support


class CompletenessItem(Struct, frozen=True, gc=False):
    """Something a map should say.

    Attributes:
        key: What it is: a field of the weights, or ``summary.want`` and the like.
        person: The person it is about, if any.
        weight: What it weighs.
        filled: 1 if it is filled in, ½ if it is said to be unknown, else 0.
        place: Where it is to be filled in.
    """

    key: str
    person: str | None
    weight: float
    filled: float
    place: Place


def completeness_items(account: Account, weights: CompletenessWeights) -> list[CompletenessItem]:
    """Return everything a map should say, and whether it does."""
    found = list(_of_account(account, weights))
    there = {key: person for key, person in account.stakeholders.items() if is_there(person)}
    below = reports(there)
    for key, person in sorted(committee(account).items()):
        managed = person.reports_to in there or key in below
        found += _of_person(key, person, weights, managed=managed)
    return found


def _of_account(account: Account, weights: CompletenessWeights) -> Iterator[CompletenessItem]:
    summary, plan = account.summary or Summary(), account.plan or Plan()
    buyers = (Role.ECONOMIC_BUYER in p.roles and is_there(p) for p in account.stakeholders.values())
    said = (
        ("owner", weights.owner, account.owner),
        ("stage", weights.stage, account.stage),
        ("summary.want", weights.summary, summary.want),
        ("summary.where_we_stand", weights.summary, summary.where_we_stand),
        ("summary.next_move", weights.summary, summary.next_move),
        ("message", weights.message, account.message and account.message.say),
        ("plan", weights.plan, plan.page),
    )
    for key, weight, value in said:
        yield CompletenessItem(key, None, weight, 1.0 if value else 0.0, (key.split(".")[0],))
    named = 1.0 if any(buyers) else 0.0
    yield CompletenessItem("economic_buyer", None, weights.economic_buyer, named, ("stakeholders",))


def _of_person(
    key: str, person: Person, weights: CompletenessWeights, *, managed: bool
) -> Iterator[CompletenessItem]:
    place: Place = ("stakeholders", key)
    if person.placeholder:
        yield CompletenessItem("name", key, weights.name, 1.0, place)
        return
    wants = (person.goals, person.pains, person.criteria, person.win)
    unknown_influence = person.influence is Influence.UNKNOWN
    unknown_support = person.support is Support.UNKNOWN
    said = (
        ("name", weights.name, bool(person.name), False),
        ("manager", weights.manager, managed, False),
        ("support", weights.support, attitude(person) is not Support.UNKNOWN, unknown_support),
        ("influence", weights.influence, person.influence is not None, unknown_influence),
        ("tie", weights.tie, bool(person.ties), False),
        ("wants", weights.wants, any(wants), False),
        ("orientation", weights.orientation, person.orientation is not None, False),
        ("verified", weights.verified, person.verified is not None, False),
    )
    for what, weight, filled, unknown in said:
        yield CompletenessItem(what, key, weight, 0.5 if unknown else float(filled), place)
