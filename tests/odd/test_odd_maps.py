"""Valid maps, however odd, go through everything; `make odd` sends thousands of them."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml
from msgspec import Struct, inspect

from account_maps.model.account import Account
from odd.journey import lay_out, travel
from odd.made import fields
from odd.run import odd_failures
from odd.site import OddSite, odd_site

SETTINGS = "site_name: X\ntheme: {name: material}\nplugins: [account-maps: {as_of: 2026-11-20}]\n"
TEAM = "team:\n  ana: {name: Ana}\n  ben: {name: Ben}\n"

TWO_WHO_KNOW_A_DECIDER_EQUALLY = """\
name: Acme
stakeholders:
  dana:
    name: Dana
    roles: [decision_maker]
    ties: {ana: {level: vendor, last: 2026-11-10}, ben: {level: vendor, last: 2026-11-10}}
"""
KNOWN_LONG_AGO = TWO_WHO_KNOW_A_DECIDER_EQUALLY.replace("2026", "0002")
TWO_DONE_ON_ONE_DAY_TO_COME = """\
name: Acme
plan: {actions: [{what: Call, done: 2126-11-10}, {what: Mail, done: 2126-11-10}]}
"""
NO_KEY_AT_THE_MARGIN = "  name: Acme\n  stakeholders:\n    dana: {name: Dana}\n"
TIES_WITHOUT_STRENGTH = "ties: {live: 0}\n"
NO_STEPS = "onepager: {steps: []}\n"
IN_A_CIRCLE = """\
name: Acme
stakeholders:
  dana: {name: Dana, roles: [decision_maker]}
  ken: {name: Ken}
influence: [{from: dana, to: ken, strength: strong}, {from: ken, to: dana, strength: strong}]
"""
ALL_SWAYED = "decision: {susceptibility: 0.95}\nscales: {strength: {strong: 1}}\n"
LARGE_TYPE_ONLY = """\
onepager:
  steps:
    - {type: 12, people: 30, points: 30, characters: 1000, cards: 30, map: 30, questions: 30,
       objections: 30, risks: 30, promises: 30, notes: 30}
"""


@pytest.mark.parametrize("seed", ["a", "b"])
def test_odd_maps_go_through_everything(seed: str) -> None:
    assert odd_failures(seed, 10) == []


def site_of(text: str, day: str = "2026-11-20", **shared: str) -> OddSite:
    maps = {"acme": text}
    return OddSite(SETTINGS.replace("2026-11-20", day), {"_team": TEAM, **shared}, maps, maps)


@pytest.mark.parametrize(
    "site",
    [
        site_of(TWO_WHO_KNOW_A_DECIDER_EQUALLY),
        site_of(TWO_DONE_ON_ONE_DAY_TO_COME),
        site_of(NO_KEY_AT_THE_MARGIN),
        site_of(TWO_WHO_KNOW_A_DECIDER_EQUALLY, "0001-01-01", _rules=NO_STEPS),
        site_of(TWO_WHO_KNOW_A_DECIDER_EQUALLY, "9999-12-31", _rules=LARGE_TYPE_ONLY),
        site_of(KNOWN_LONG_AGO, _rules=TIES_WITHOUT_STRENGTH),
        site_of(IN_A_CIRCLE, _rules=ALL_SWAYED),
    ],
    ids=["equal ties", "one day", "indented", "first day", "last day", "no strength", "circle"],
)
def test_a_map_that_once_failed_goes_through_everything(site: OddSite, tmp_path: Path) -> None:
    lay_out(site, tmp_path)
    assert [*travel(tmp_path)] == []


def test_the_same_seed_gives_the_same_site() -> None:
    assert odd_site("x", 5, paper=False) == odd_site("x", 5, paper=False)
    assert odd_site("x", 5, paper=False) != odd_site("y", 5, paper=False)


def test_every_field_of_the_format_is_filled_in_sooner_or_later() -> None:
    draw = Random(1)
    missing = {*declared(Account)}
    for _ in range(8):
        if missing:
            for text in odd_site(str(draw.random()), 20, paper=False).after.values():
                missing -= {*filled(yaml.safe_load(text), Account)}
    assert missing == set()


def declared(kind: type[Struct], seen: frozenset[type] = frozenset()) -> Iterator[str]:
    """Every field of a struct and of those inside it."""
    for field in fields(kind):
        yield f"{kind.__name__}.{field.encode_name}"
        inside = struct_in(field.type)
        if inside and inside not in seen and inside is not kind:
            yield from declared(inside, seen | {kind})


def filled(made: Any, kind: type[Struct]) -> Iterator[str]:
    """The fields that are there in plain data of a struct."""
    for field in fields(kind):
        value = made.get(field.encode_name)
        if value is not None:
            yield f"{kind.__name__}.{field.encode_name}"
            inside = struct_in(field.type)
            for one in each(value) if inside else ():
                yield from filled(one, inside)  # type: ignore[arg-type]


def each(value: Any) -> Iterator[Mapping[str, Any]]:
    """The structs in a value: itself, or those in it by id or in a row."""
    many = value if isinstance(value, list) else value.values()
    return (one for one in many if isinstance(one, dict)) if is_many(value) else iter([value])


def is_many(value: Any) -> bool:
    return isinstance(value, list) or all(isinstance(one, dict) for one in value.values())


def struct_in(kind: inspect.Type) -> type[Struct] | None:
    """The struct that a field holds, itself or many of it."""
    if isinstance(kind, inspect.Metadata):
        return struct_in(kind.type)
    if isinstance(kind, inspect.UnionType):
        return next(filter(None, map(struct_in, kind.types)), None)
    if isinstance(kind, inspect.DictType):
        return struct_in(kind.value_type)
    if isinstance(kind, inspect.VarTupleType):
        return struct_in(kind.item_type)
    return kind.cls if isinstance(kind, inspect.StructType) else None
