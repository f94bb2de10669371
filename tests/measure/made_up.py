"""Random maps, made straight from the types: all that a measure reads, and nothing else.

A map is drawn from a seed, because a few numbers are drawn a hundred times faster than a tree of
strategies; fewer people and fewer lines are tried first when a test fails.
"""

import datetime as dt
import random
from collections.abc import Mapping
from typing import Any, TypeVar

from hypothesis import strategies as st
from msgspec.structs import replace

from account_maps.model.account import (
    Account,
    Action,
    Champion,
    Line,
    Message,
    Objective,
    Person,
    Plan,
    Promise,
    TalkingPoints,
    Tie,
)
from account_maps.model.values import (
    Influence,
    Level,
    LineKind,
    Role,
    Side,
    State,
    Strength,
    Support,
)
from account_maps.read.amounts import Money

T = TypeVar("T")

DAY = dt.date(2026, 11, 20)
OURS = ("ana", "ben", "cleo", "dan")
STAGES = ("discovery", "evaluation", "proposal")
BUYERS = (Role.ECONOMIC_BUYER, Role.DECISION_MAKER, Role.CHAMPION)


def accounts(most: int = 12) -> st.SearchStrategy[Account]:
    """Maps of at most so many people."""
    numbers = st.integers(0, 2**32)
    return st.builds(made_up, st.integers(0, most), st.integers(0, 2 * most), numbers)


def made_up(people: int, lines: int, seed: int) -> Account:
    """The map of a seed."""
    draw = random.Random(seed)  # noqa: S311
    ids = [f"p{number:02}" for number in range(people)]
    draw.shuffle(ids)
    pairs = [tuple(draw.sample(ids, 2)) for _ in range(lines if people > 1 else 0)]
    return Account(
        name="Made up",
        owner=draw.choice([None, "ana"]),
        team=tuple(draw.sample(OURS, draw.randint(0, 2))),
        stage=draw.choice([None, *STAGES]),
        value=draw.choice([None, Money(480_000)]),
        close_date=draw.choice([None, _day(draw)]),
        verified=draw.choice([None, _day(draw)]),
        message=draw.choice([None, Message(say="One record.")]),
        stakeholders={key: _person(draw, number, ids) for number, key in enumerate(ids)},
        influence=tuple(_line(draw, *pair) for pair in pairs),
        plan=_plan(draw, ids),
        promises=(Promise(by=draw.choice([*Side]), what="A call", due=_day(draw)),),
    )


def _person(draw: random.Random, number: int, ids: list[str]) -> Person:
    others = [key for key in ids if key != ids[number]]
    placeholder = draw.random() < 0.1
    return Person(
        name=None if placeholder else "Somebody",
        placeholder=placeholder,
        state=draw.choice([*[State.ACTIVE] * 8, State.MOVED, State.LEFT]),
        reports_to=draw.choice([None, *ids[:number], *ids[:number]]),
        dotted_to=tuple(draw.sample(others, min(len(others), draw.choice((0, 0, 0, 1))))),
        roles=tuple(draw.sample([*BUYERS, *Role], draw.choice((0, 0, 1, 2)))),
        influence=draw.choice([None, *Influence]),
        support=draw.choice([None, *Support]),
        veto=draw.random() < 0.1,
        pains=draw.choice([(), ("Double entry",)]),
        win=draw.choice([None, "A calm night"]),
        champion=draw.choice([None, _champion(draw)]),
        talking_points=draw.choice([None, None, TalkingPoints(say=("Calm nights.",))]),
        ties={key: _tie(draw) for key in draw.sample(OURS, draw.choice((0, 0, 1, 2, 4)))},
        evidence=draw.choice([None, "Dana said so"]),
        verified=draw.choice([None, _day(draw)]),
    )


def _champion(draw: random.Random) -> Champion:
    return Champion(power=draw.choice([*Strength]), tested=draw.choice([None, _day(draw)]))


def _tie(draw: random.Random) -> Tie:
    return Tie(level=draw.choice([None, *Level]), last=draw.choice([None, *[_day(draw)] * 4]))


def _day(draw: random.Random) -> dt.date:
    """A day of the last two years, or seldom one that is still to come."""
    return DAY - dt.timedelta(draw.randint(-20, 700))


def _line(draw: random.Random, source: str, target: str) -> Line:
    kind = draw.choice([*[LineKind.INFLUENCE] * 5, LineKind.CONFLICT])
    return Line(source, target, kind=kind, strength=draw.choice([None, *Strength]))


def _plan(draw: random.Random, ids: list[str]) -> Plan:
    some = tuple(draw.sample(ids, min(len(ids), 2)))
    action = Action("Call them", owner="ben", due=_day(draw), stakeholders=some)
    return Plan(objectives={"calm": Objective("Calm nights", stakeholders=some)}, actions=(action,))


def nearly_on_track(people: int, holes: int, seed: int) -> Account:
    """A map on which all is known and well but for some holes: one fact away from any status."""
    draw = random.Random(seed)  # noqa: S311
    account = made_up(people, people, seed)
    account = replace(account, stage=draw.choice([None, *STAGES]))
    for number, key in enumerate(account.stakeholders):
        account = with_person(account, key, **_well_known(draw, number))
    for _ in range(holes if people else 0):
        key = draw.choice([*account.stakeholders])
        account = with_person(account, key, **_hole(draw))
    return account


def _well_known(draw: random.Random, number: int) -> dict[str, Any]:
    """All about a person that can be known, and good news."""
    roles = (Role.ECONOMIC_BUYER, Role.CHAMPION, Role.DECISION_MAKER, Role.USER_BUYER)
    recent = DAY - dt.timedelta(draw.randint(0, 60))
    ours = draw.sample(OURS, draw.choice((1, 2)))
    return {
        "name": f"P{number}",
        "placeholder": False,
        "state": State.ACTIVE,
        "roles": (roles[number % len(roles)],),
        "influence": Influence.INNER_CIRCLE,
        "support": draw.choice([Support.SUPPORTER, Support.MENTOR, Support.NEUTRAL]),
        "veto": draw.random() < 0.2,
        "win": "A calm night",
        "champion": Champion(Strength.STRONG, Strength.STRONG, Strength.STRONG, tested=recent),
        "ties": {one: Tie(Level.TRUSTED_ADVISOR, last=recent) for one in ours},
        "verified": recent,
    }


def _hole(draw: random.Random) -> dict[str, Any]:
    """Something about a person that is not known, or not good."""
    holes: list[dict[str, Any]] = [
        {"support": None},
        {"support": Support.UNKNOWN},
        {"support": Support.ENEMY},
        {"verified": None},
        {"verified": DAY - dt.timedelta(300)},
        {"ties": {}},
        {"ties": {"ana": Tie(Level.TRUSTED_ADVISOR)}},
        {"ties": {"ana": Tie(Level.VENDOR, last=DAY - dt.timedelta(400))}},
        {"roles": ()},
        {"placeholder": True, "name": None},
        {"champion": None},
        {"veto": True},
    ]
    return draw.choice(holes)


def with_person(account: Account, key: str, **changes: Any) -> Account:
    """The map with something else about one person."""
    people = {**account.stakeholders, key: replace(account.stakeholders[key], **changes)}
    return replace(account, stakeholders=people)


def with_tie(account: Account, key: str, colleague: str, tie: Tie) -> Account:
    """The map with another tie to one person."""
    return with_person(account, key, ties={**account.stakeholders[key].ties, colleague: tie})


def without_people(account: Account, gone: set[str]) -> Account:
    """The map as if some people had never been on it."""
    people = {key: one for key, one in account.stakeholders.items() if key not in gone}
    lines = [one for one in account.influence if gone.isdisjoint((one.source, one.target))]
    plan = account.plan or Plan()
    return replace(
        account,
        stakeholders={key: _forgetting(person, gone) for key, person in people.items()},
        influence=tuple(lines),
        plan=replace(
            plan,
            actions=tuple(
                replace(a, stakeholders=_kept(a.stakeholders, gone)) for a in plan.actions
            ),
            objectives={
                key: replace(one, stakeholders=_kept(one.stakeholders, gone))
                for key, one in plan.objectives.items()
            },
        ),
    )


def _forgetting(person: Person, gone: set[str]) -> Person:
    manager = None if person.reports_to in gone else person.reports_to
    return replace(person, reports_to=manager, dotted_to=_kept(person.dotted_to, gone))


def _kept(people: tuple[str, ...], gone: set[str]) -> tuple[str, ...]:
    return tuple(key for key in people if key not in gone)


def shuffled(account: Account, seed: int) -> Account:
    """The same map, its people, lines, ties and lists in another order."""
    draw = random.Random(seed)  # noqa: S311
    return replace(
        account,
        team=_mixed(draw, account.team),
        influence=_mixed(draw, account.influence),
        stakeholders={
            key: replace(
                person,
                ties=_mixed_keys(draw, person.ties),
                roles=_mixed(draw, person.roles),
                dotted_to=_mixed(draw, person.dotted_to),
            )
            for key, person in _mixed_keys(draw, account.stakeholders).items()
        },
    )


def _mixed(draw: random.Random, items: tuple[T, ...]) -> tuple[T, ...]:
    return tuple(draw.sample(items, len(items)))


def _mixed_keys(draw: random.Random, items: Mapping[str, T]) -> dict[str, T]:
    return {key: items[key] for key in draw.sample([*items], len(items))}
