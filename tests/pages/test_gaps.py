"""What a page asks a rep to find out."""

from msgspec.structs import replace

from account_maps.html.links import Links
from account_maps.model.account import (
    Account,
    Action,
    Message,
    Person,
    Plan,
    Summary,
    TalkingPoints,
    Tie,
)
from account_maps.model.values import Influence, Role, State, Support
from account_maps.pages.account.gaps import Gap, gaps
from account_maps.texts import english

LINKS = Links(
    account=lambda i: i,
    plan=lambda p: p,
    edit=lambda line: f"https://git.example/map#L{line}",
    finding=lambda code: code,
    colleague=lambda c: c,
)
COMPLETE = Account(
    name="Acme",
    owner="ana",
    summary=Summary(next_move="Call her."),
    plan=Plan(page="https://plan.example/"),
    message=Message(say="One record."),
    stakeholders={
        "dana": Person(
            name="Dana",
            roles=(Role.ECONOMIC_BUYER,),
            support=Support.MENTOR,
            influence=Influence.INNER_CIRCLE,
            ties={"ana": Tie()},
            talking_points=TalkingPoints(say=("Hello.",)),
        )
    },
)


def found(account: Account, lines: dict[tuple[str | int, ...], int] | None = None) -> list[Gap]:
    return gaps(account, lines or {}, LINKS, english())


def asked(**changes: object) -> list[str]:
    return [gap.text for gap in found(replace(COMPLETE, **changes))]


def with_dana(**changes: object) -> dict[str, Person]:
    return {"dana": replace(COMPLETE.stakeholders["dana"], **changes)}


def test_a_map_that_says_all_has_no_gaps() -> None:
    assert found(COMPLETE) == []


def test_an_empty_map_asks_for_people_and_for_nothing_else() -> None:
    assert asked(stakeholders={}, owner=None, plan=None) == [english()("gap.people")]


def test_missing_parts_of_the_account_are_asked_for() -> None:
    assert asked(owner=None) == [english()("gap.owner")]
    assert asked(summary=None) == [english()("gap.next_move")]
    assert asked(plan=Plan(actions=(Action(what="Call"),))) == [english()("gap.plan")]


def test_individual_points_without_a_shared_message_are_a_gap() -> None:
    assert asked(message=None) == [english()("gap.message")]
    assert asked(message=None, stakeholders=with_dana(talking_points=None)) == []


def test_an_economic_buyer_who_left_counts_for_nothing() -> None:
    assert asked(stakeholders=with_dana(state=State.LEFT)) == [english()("gap.economic_buyer")]


def test_of_the_committee_attitude_influence_and_acquaintance_are_asked() -> None:
    unknown = with_dana(support=None, influence=None, ties={})
    keys = ("gap.support", "gap.influence", "gap.tie")
    assert asked(stakeholders=unknown) == [english()(key) for key in keys]


def test_of_others_nothing_is_asked() -> None:
    people = with_dana() | {"olaf": Person(name="Olaf", title="Nurse")}
    assert asked(stakeholders=people) == []


def test_a_vacant_post_is_asked_about_once() -> None:
    people = with_dana() | {"cso": Person(title="CSO", placeholder=True, influence=Influence.LOW)}
    assert asked(stakeholders=people) == [english()("gap.vacant")]


def test_a_gap_leads_to_its_people_and_to_the_line() -> None:
    account = replace(COMPLETE, stakeholders=with_dana(ties={}))
    gap = found(account, {("stakeholders", "dana"): 12})[0]
    assert [person.href for person in gap.people] == ["#person-dana"]
    assert gap.edit == "https://git.example/map#L12"
