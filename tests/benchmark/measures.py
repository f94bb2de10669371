"""What all figures, routes, losses and findings of one map cost, by the number of its people.

Run it with ``PYTHONPATH=tests python -m benchmark.measures``. ``--profile 600`` shows instead where
the time of a map of 600 people goes. The maps are made up, the same ones each time.
"""

import argparse
import cProfile
import datetime as dt
import pstats
import random
import statistics
import time

from account_maps.measure import measure
from account_maps.model.account import Account, Line, Person, Tie
from account_maps.model.rules import Rules
from account_maps.model.values import Influence, Level, LineKind, Role, Strength, Support

SIZES = (7, 15, 20, 30, 60, 150, 300, 600)
PEOPLE_A_RUN = 1500
"""How many people are measured in all for one median: small maps are measured more often."""
DAY = dt.date(2026, 11, 20)
REPORTS = 6
HEADS: tuple[tuple[Role, ...], ...] = (
    (Role.EXECUTIVE_SPONSOR,),
    (Role.ECONOMIC_BUYER,),
    (Role.DECISION_MAKER, Role.CHAMPION),
    (Role.APPROVER,),
)
ROLES = (Role.USER_BUYER, Role.TECHNICAL_BUYER, Role.INFLUENCER, Role.PROCUREMENT, Role.LEGAL)


def made_up(people: int) -> Account:
    """Return a map: a tree of managers, ten lines and a dozen ties for every twenty people."""
    draw = random.Random(people)
    ids = [f"person-{number:03}" for number in range(people)]
    ours = [f"colleague-{number:02}" for number in range(3 + people // 30)]
    return Account(
        name="Made up",
        owner=ours[0],
        stakeholders={key: _person(draw, number, ids, ours) for number, key in enumerate(ids)},
        influence=tuple(_line(draw, ids) for _ in range(people // 2)),
    )


def _person(draw: random.Random, number: int, ids: list[str], ours: list[str]) -> Person:
    roles = HEADS[number] if number < len(HEADS) else _roles(draw)
    return Person(
        name=f"Person {number}",
        reports_to=ids[(number - 1) // REPORTS] if number else None,
        roles=roles,
        influence=draw.choice([*Influence]) if roles else None,
        support=draw.choice([*Support]) if roles else None,
        ties={key: _tie(draw) for key in draw.sample(ours, draw.choice((0, 0, 1, 1)))},
        verified=_day(draw) if roles else None,
    )


def _roles(draw: random.Random) -> tuple[Role, ...]:
    return (draw.choice(ROLES),) if draw.random() < 0.3 else ()


def _tie(draw: random.Random) -> Tie:
    return Tie(level=draw.choice([*Level]), last=_day(draw))


def _day(draw: random.Random) -> dt.date:
    return DAY - dt.timedelta(draw.randint(1, 400))


def _line(draw: random.Random, ids: list[str]) -> Line:
    """Most lines lead to the upper third, as influence does; every tenth is a conflict."""
    target = draw.choice(ids[: max(4, len(ids) // 3)])
    source = draw.choice([key for key in ids if key != target])
    kind = LineKind.CONFLICT if draw.random() < 0.1 else LineKind.INFLUENCE
    return Line(source, target, kind=kind, strength=draw.choice([*Strength]))


def seconds(account: Account) -> tuple[float, float]:
    """Return the CPU seconds that measuring a map takes: the median of some runs, and the least."""
    spent = []
    for _ in range(max(5, PEOPLE_A_RUN // len(account.stakeholders))):
        start = time.process_time()
        measure(account, DAY, Rules())
        spent.append(time.process_time() - start)
    return statistics.median(spent), min(spent)


def main() -> None:
    """Print a table, or a profile."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--profile", type=int, metavar="PEOPLE")
    people = options.parse_args().profile
    if people:
        _profile(made_up(people))
        return
    # A build measures many maps, so what only the first ones cost is left out.
    seconds(made_up(SIZES[-1]))
    print("| people | lines | CPU ms, median | least |\n|---|---|---|---|")
    for size in SIZES:
        account = made_up(size)
        median, least = (f"{1000 * spent:.1f}" for spent in seconds(account))
        print(f"| {size} | {len(account.influence)} | {median} | {least} |")


def _profile(account: Account) -> None:
    profile = cProfile.Profile()
    profile.enable()
    measure(account, DAY, Rules())
    profile.disable()
    pstats.Stats(profile).sort_stats("tottime").print_stats(20)


if __name__ == "__main__":
    main()
