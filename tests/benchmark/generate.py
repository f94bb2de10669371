"""Makes up accounts for the benchmark: the same ones for the same number, each of its own.

An account has 20 people and about 200 lines of YAML, with six to eight informal lines, ties and
talking points, as a well-kept map has.
"""

import random
from pathlib import Path
from typing import Any

import yaml

FIRST = (
    "Ada Bela Carl Dora Emil Fay Gil Hana Ivo Jana Kim Lars Mona Nils Olga Pia Quinn Rosa Sven "
    "Tara Udo Vera Wim Xenia Yves Zara Ben Cleo Dan Ella Finn Gwen Hugo Iris Jon Kaja"
).split()
LAST = (
    "Abbot Berger Costa Dietz Egan Frost Grant Hauser Innes Jansen Keller Lund Moreno Novak Ortiz "
    "Pohl Quist Rossi Sato Toth Ueda Varga Weiss Young Zeman Akers Brandt Cole Duarte Engel"
).split()
COMPANY = "Alder Birch Cedar Delta Ember Fjord Gable Heath Iron Juniper Kite Lumen Maple".split()
TRADE = "Clinics Foods Freight Glass Insurance Labs Logistics Mills Power Rail Textiles".split()
UNITS = {"office": "Office", "finance": "Finance", "it": "IT", "operations": "Operations"}
HEADS = (
    ("Chief Executive Officer", "office", ["executive_sponsor"]),
    ("Chief Financial Officer", "finance", ["economic_buyer"]),
    ("Chief Information Officer", "it", ["decision_maker", "champion"]),
    ("Chief Operating Officer", "operations", ["approver"]),
)
POSTS = ("Head of", "Manager,", "Lead,", "Analyst,", "Specialist,")
FIELDS = ("planning", "reporting", "systems", "purchasing", "service", "quality", "security")
ROLES = ("user_buyer", "technical_buyer", "influencer", "procurement", "legal", "security")
SUPPORT = ("mentor", "supporter", "neutral", "neutral", "non_supporter", "unknown")
INFLUENCE = ("inner_circle", "political_structure", "low", "low")
LEVELS = ("vendor", "credible_source", "problem_solver", "trusted_advisor")
TEAM = {"ana-lima": "Ana Lima", "jonas-weber": "Jonas Weber", "mei-tanaka": "Mei Tanaka"}
VERBS = ("Cut", "Halve", "End", "Replace", "Measure", "Simplify")
THINGS = (
    "the monthly close by hand",
    "the calls at night",
    "double entry of orders",
    "the waiting time of customers",
    "the cost of the data center",
    "four lists of the same goods",
)
BECAUSE = ("before the audit", "without new staff", "in two countries", "before the winter")

Account = dict[str, Any]


def account(number: int, people: int = 20) -> Account:
    """Return the account of a number."""
    draw = random.Random(number)
    names = _names(draw, people)
    ids = [name.lower().replace(" ", "-") for name in names]
    return {
        "name": f"{draw.choice(COMPANY)} {draw.choice(TRADE)} {number}",
        "industry": draw.choice(TRADE).lower(),
        "segment": draw.choice(("enterprise", "mid-market")),
        "tier": draw.randint(1, 3),
        "territory": draw.choice(("north", "south", "west")),
        "owner": draw.choice(list(TEAM)),
        "stage": draw.choice(("discovery", "evaluation", "proposal")),
        "summary": {
            "want": f"{_sentence(draw)}.",
            "where_we_stand": f"IT favors us; {names[1]} has not met us.",
            "next_move": f"Meet {names[1]} {draw.choice(BECAUSE)}.",
        },
        "message": {"say": f"{_sentence(draw)}.", "prove": f"{_sentence(draw)}."},
        "goals": [_sentence(draw), _sentence(draw)],
        "units": {key: {"name": name} for key, name in UNITS.items()},
        "stakeholders": {
            key: _person(draw, index, names[index], ids) for index, key in enumerate(ids)
        },
        "influence": _lines(draw, ids),
        "promises": [{"by": "us", "what": _sentence(draw), "due": "2026-12-01"}],
    }


def account_id(number: int) -> str:
    """Return the id of an account's map and page."""
    return f"account-{number:05d}"


def write_maps(folder: Path, accounts: list[Account]) -> None:
    """Write accounts as maps, and the file of our team."""
    folder.mkdir(parents=True)
    team = {"team": {key: {"name": name} for key, name in TEAM.items()}}
    (folder / "_team.yaml").write_text(_yaml(team), "utf-8")
    for number, each in enumerate(accounts):
        (folder / f"{account_id(number)}.yaml").write_text(_yaml(each), "utf-8")


def _yaml(content: dict[str, Any]) -> str:
    # Short lists and pairs on one line, as people write them.
    return yaml.safe_dump(content, sort_keys=False, default_flow_style=None, width=120)


def _names(draw: random.Random, count: int) -> list[str]:
    pairs = [f"{first} {last}" for first in FIRST for last in LAST]
    return draw.sample(pairs, count)


def _sentence(draw: random.Random) -> str:
    return f"{draw.choice(VERBS)} {draw.choice(THINGS)} {draw.choice(BECAUSE)}"


def _person(draw: random.Random, index: int, name: str, ids: list[str]) -> dict[str, Any]:
    person: dict[str, Any] = {"name": name}
    if index < len(HEADS):
        person["title"], person["unit"], person["roles"] = HEADS[index]
        person |= {"reports_to": ids[0]} if index else {}
        return person | _judgement(draw) | _conversation(draw)
    head = 1 + index % 3
    # Some report to a colleague of their own unit, so that there is a third level.
    manager = ids[index - 3] if index > len(HEADS) + 6 else ids[head]
    person["title"] = f"{draw.choice(POSTS)} {draw.choice(FIELDS)}"
    person |= {"unit": HEADS[head][1], "reports_to": manager}
    if index % 3 == 0:
        return person | {"roles": [draw.choice(ROLES)]} | _judgement(draw) | _conversation(draw)
    return person | ({"support": draw.choice(SUPPORT)} if index % 2 else {})


def _judgement(draw: random.Random) -> dict[str, Any]:
    tie = {"level": draw.choice(LEVELS), "last": f"2026-{draw.randint(1, 11):02d}-10"}
    return {
        "influence": draw.choice(INFLUENCE),
        "support": draw.choice(SUPPORT),
        "ties": {draw.choice(list(TEAM)): tie},
        "verified": f"2026-{draw.randint(1, 11):02d}-15",
    }


def _conversation(draw: random.Random) -> dict[str, Any]:
    points = {
        "say": [f"{_sentence(draw)}."],
        "prove": [f"{_sentence(draw)}."],
        "ask": [f"Who else wants to {_sentence(draw).lower()}?"],
    }
    return {"goals": [_sentence(draw)], "pains": [_sentence(draw)], "talking_points": points}


def _lines(draw: random.Random, ids: list[str]) -> list[dict[str, str]]:
    """Most lines lead to the heads, as influence does; the last one is a conflict."""
    pairs: dict[tuple[str, str], None] = {}
    wanted = draw.randint(6, 8) * max(1, len(ids) // 20)
    while len(pairs) < wanted:
        source, target = draw.choice(ids), draw.choice(ids[: max(4, len(ids) // 3)])
        if source != target:
            pairs[source, target] = None
    lines = [{"from": source, "to": target, "strength": "strong"} for source, target in pairs]
    lines[-1]["kind"] = "conflict"
    return lines
