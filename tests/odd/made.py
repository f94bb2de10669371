"""Makes up values of the format's own types, so that a new field is covered as soon as it exists.

What a type can't say, such as that nobody is their own manager, is put right for the few types
that need it; see ``_MENDS``.
"""

import functools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random
from types import MappingProxyType
from typing import Any, Final

from msgspec import Struct, inspect

from account_maps.model.account import Account, Line, Person, Unit
from account_maps.model.rules import DealRules, Rules
from account_maps.model.talking import Placeholder, TalkingObjection, TalkingRule
from odd.mood import Mood, Scale

LINKS: Final = ("https://x.example/", "http://x.example/a?b=c&d='e'#f", "mailto:dana@x.example")
NOTES: Final = (
    "*one* line",
    "two\n\nparagraphs with a [link](https://x.example/)",
    "- a\n- b\n\n> c",
)
DEEPEST: Final = 4
"""Levels of units inside each other."""

_NUMBERS: Final = (0, 1, 2, 0.5, 0.001, 480_000, 9_999_999_999_999_999)


@dataclass(slots=True)
class Known:
    """What a map may name.

    Attributes:
        accounts: Ids of other maps that may be its parent.
        colleagues: Ids of our own people.
        shared_people: Keys of people who sit in several accounts.
        stages: The team's own stages of a deal; without any, a stage may be any text.
        pages: Pages that a plan may be on.
        people: Ids of its own people.
        units: Ids of its own units.
    """

    accounts: list[str] = field(default_factory=list)
    colleagues: list[str] = field(default_factory=list)
    shared_people: list[str] = field(default_factory=list)
    stages: list[str] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)
    people: list[str] = field(default_factory=list)
    units: list[str] = field(default_factory=list)

    def of(self, kind: str) -> list[str]:
        """Return what a reference of a kind may name."""
        return {
            "account": self.accounts,
            "colleague": self.colleagues,
            "person": self.people,
            "unit": self.units,
            "plan_page": self.pages,
        }[kind]


class Maker:
    """Makes up values of types.

    Args:
        draw: Where chance comes from.
        mood: How values are drawn.
        known: What may be named.
    """

    def __init__(self, draw: Random, mood: Mood, known: Known) -> None:
        self.draw = draw
        self.mood = mood
        self.known = known
        self._depth = 0

    def struct(self, kind: type[Struct], given: Mapping[str, Any] = MappingProxyType({})) -> Any:
        """Return a value of a struct as plain data, as an author would write it.

        Args:
            kind: The struct.
            given: Values of fields that are made already.
        """
        made = {}
        for one in fields(kind):
            name = one.encode_name
            if name in given or one.required or self.draw.random() < self.mood.filled:
                value = given[name] if name in given else self.value(one.type, {})
                if value is not None:
                    made[name] = value
        return _MENDS[kind](self, made) if kind in _MENDS else made

    def value(self, kind: inspect.Type, extra: Mapping[str, Any]) -> Any:
        """Return a value of a type; None where there is nothing that it could be."""
        if isinstance(kind, inspect.Metadata):
            return self.value(kind.type, {**extra, **(kind.extra or {})})
        if isinstance(kind, inspect.UnionType):
            inner = [one for one in kind.types if not isinstance(one, inspect.NoneType)]
            return self.value(self.draw.choice(inner), extra)
        return _MAKERS[type(kind)](self, kind, extra)

    def word(self, scale: type) -> str:
        """Return a word of a scale."""
        words = [str(one) for one in scale]  # type: ignore[attr-defined]
        if self.mood.scale is Scale.FIRST:
            return words[0]
        if self.mood.scale is Scale.LAST:
            return words[-1]
        if self.mood.scale is Scale.ONE:
            return words[len(words) // 2]
        return self.draw.choice(words)

    def text(self, extra: Mapping[str, Any]) -> str | None:
        """Return a text: a reference, an address, an id, a note or words."""
        if "ref" in extra:
            names = self.known.of(extra["ref"])
            return self.draw.choice(names) if names else None
        if "words" in extra:
            return self.word(extra["words"])
        if "currency" in extra:
            return "USD"  # A dollar, since values are in dollars or have no sign.
        if "link" in extra:
            return self.draw.choice(LINKS)
        if "id" in extra:
            keys = self.known.shared_people
            return self.draw.choice(keys) if keys else None
        return self.draw.choice(self._words(extra))

    def _words(self, extra: Mapping[str, Any]) -> Sequence[str]:
        """Return the words a text may be: stages where the team has some, notes, or any."""
        if "listed" in extra and self.known.stages:
            return self.known.stages
        return NOTES if "note" in extra and self.mood.ends else self.mood.words

    def number(self, kind: inspect.FloatType | inspect.IntType) -> float:
        """Return a number within its bounds, more often than not at one of them."""
        low = kind.ge if kind.ge is not None else (kind.gt or 0) + 0.001
        high = kind.le if kind.le is not None else max(_NUMBERS)
        whole = isinstance(kind, inspect.IntType)
        fitting = [n for n in _NUMBERS if low <= n <= high and not (whole and n % 1)]
        ends: list[float] = [low, high]
        return self.draw.choice(ends if self.mood.ends or not fitting else [*ends, *fitting])

    def table(self, kind: inspect.DictType) -> dict[str, Any]:
        """Return a mapping by ids, or by the words of a scale."""
        scale = _scale_of(kind.key_type)
        if scale:
            words = [str(one) for one in scale]  # type: ignore[attr-defined]
            return {word: self.value(kind.value_type, {}) for word in self.draw.sample(words, 3)}
        ids = self._ids(kind)
        self._depth += 1
        made = {key: self.value(kind.value_type, {}) for key in ids}
        self._depth -= 1
        return made

    def _ids(self, kind: inspect.DictType) -> list[str]:
        """Return the keys of a mapping: ids of colleagues where it is about them, else new ones."""
        key = kind.key_type
        if isinstance(key, inspect.Metadata) and (key.extra or {}).get("ref") == "colleague":
            ours = self.known.colleagues
            return self.draw.sample(ours, min(len(ours), max(2, self._length())))
        if isinstance(key, inspect.Metadata) and "currency" in (key.extra or {}):
            return self.draw.sample(_CURRENCIES, 2)
        inside = kind.value_type
        if isinstance(inside, inspect.StructType) and inside.cls is Person:
            return [*self.known.people]
        if isinstance(inside, inspect.StructType) and inside.cls is Unit:
            return self._new_units()
        return [f"entry-{number}" for number in range(self._length())]

    def _new_units(self) -> list[str]:
        count = self._length() if self._depth < DEEPEST else 0
        first = len(self.known.units)
        ids = [f"unit-{number}" for number in range(first, first + count)]
        self.known.units += ids
        return ids

    def items(self, kind: inspect.VarTupleType, extra: Mapping[str, Any]) -> list[Any]:
        """Return a list; of plain values each stands in it once."""
        made = [self.value(kind.item_type, extra) for _ in range(self._length())]
        found = [one for one in made if one is not None]
        return found if any(isinstance(one, dict) for one in found) else [*dict.fromkeys(found)]

    def _length(self) -> int:
        return self.draw.choice(self.mood.lengths)


_CURRENCIES: Final = ("USD", "EUR", "JPY")
_IN_DOLLARS: Final = ("0", "1", "$450K", "1.2M USD", "999,999,999,999,999", "0,01 USD", "7 $")
_NOT_IN_DOLLARS: Final = ("300 000 EUR", "CHF 1'000", "¥5bn", "€0")


def _scale_of(key: inspect.Type) -> type | None:
    """Return the scale whose words are keys, if they are."""
    if isinstance(key, inspect.Metadata):
        return (key.extra or {}).get("words")
    return key.cls if isinstance(key, inspect.EnumType) else None


_MAKERS: Final[Mapping[type[inspect.Type], Callable[[Maker, Any, Mapping[str, Any]], Any]]] = {
    inspect.StructType: lambda maker, kind, _extra: maker.struct(kind.cls),
    inspect.DictType: lambda maker, kind, _extra: maker.table(kind),
    inspect.VarTupleType: lambda maker, kind, extra: maker.items(kind, extra),
    inspect.EnumType: lambda maker, kind, _extra: maker.word(kind.cls),
    inspect.BoolType: lambda maker, _kind, _extra: maker.draw.random() < 0.5,
    inspect.DateType: lambda maker, _kind, _extra: maker.draw.choice(maker.mood.days),
    inspect.DataclassType: lambda maker, _kind, _extra: maker.draw.choice(
        (*_IN_DOLLARS, *_NOT_IN_DOLLARS)
    ),
    inspect.FloatType: lambda maker, kind, _extra: maker.number(kind),
    inspect.IntType: lambda maker, kind, _extra: maker.number(kind),
    inspect.StrType: lambda maker, _kind, extra: maker.text(extra),
}


def account(draw: Random, mood: Mood, known: Known) -> dict[str, Any]:
    """Return a map as plain data: valid, and odd.

    Args:
        draw: Where chance comes from.
        mood: How it is filled in.
        known: What it may name outside itself.
    """
    known.people = [_person_id(draw, number) for number in range(mood.people)]
    known.units = []
    maker = Maker(draw, mood, known)
    kinds = {one.encode_name: one.type for one in fields(Account)}
    # The units first, since people name them, and the people next, since all else names them.
    given = {name: maker.value(kinds[name], {}) for name in ("units", "stakeholders")}
    made: dict[str, Any] = maker.struct(
        Account, {name: value for name, value in given.items() if value}
    )
    return made


@functools.cache
def fields(kind: type[Struct]) -> Sequence[inspect.Field]:
    """Return the fields of a struct."""
    return inspect.type_info(kind).fields  # type: ignore[attr-defined,no-any-return]


def _person_id(draw: Random, number: int) -> str:
    return draw.choice(
        (f"p{number}", f"person-{number}", f"ünï-{number}", f"{number}", f"عمر{number}")
    )


def _person(maker: Maker, made: dict[str, Any]) -> dict[str, Any]:
    """Nobody is without a name but who is a placeholder with a title."""
    if not made.get("name") and not (made.get("placeholder") and made.get("title")):
        made["name"] = maker.draw.choice(maker.mood.words)
    return made


def _line(maker: Maker, made: dict[str, Any]) -> dict[str, Any] | None:
    """A line goes from one person to another."""
    people = maker.known.people
    if len(people) < 2:
        return None
    made["from"], made["to"] = maker.draw.sample(people, 2)
    return made


def _account(maker: Maker, made: dict[str, Any]) -> dict[str, Any]:
    """No circles of managers, no line from a person to themselves, and one currency."""
    people = maker.known.people
    if made.get("value") in _NOT_IN_DOLLARS:
        made.pop("currency", None)
    for number, key in enumerate(people):
        person = made.get("stakeholders", {}).get(key, {})
        person.pop("reports_to", None)
        if number and not maker.mood.peers and maker.draw.random() < 0.9:
            person["reports_to"] = people[maker.draw.randrange(number)]
        if "dotted_to" in person:
            person["dotted_to"] = [one for one in person["dotted_to"] if one != key]
    return made


def _deal(maker: Maker, made: dict[str, Any]) -> dict[str, Any]:
    """The evaluation begins at a stage of the list; the site's own currency has no rate."""
    made["currency"] = maker.draw.choice(_CURRENCIES)
    made.get("rates", {}).pop(made["currency"], None)
    made["stages"] = [one for one in made.get("stages", ()) if one.strip()]
    if made["stages"]:
        made["evaluation"] = maker.draw.choice(made["stages"])
    else:
        made.pop("evaluation", None)
    return made


def _rules(maker: Maker, made: dict[str, Any]) -> dict[str, Any]:
    """Findings that count otherwise at some stages name stages of the list."""
    stages = made.get("deal", {}).get("stages")
    for rule in made.get("findings", {}).values() if stages else ():
        for case in rule.get("cases", ()):
            case["stage"] = [maker.draw.choice(stages)]
    return made


def _talking(maker: Maker, made: dict[str, Any]) -> dict[str, Any]:
    """Sentences may hold placeholders, and a brace in them is one."""
    for key, value in made.items():
        if isinstance(value, list):
            made[key] = [_sentence(maker, one) if isinstance(one, str) else one for one in value]
        elif isinstance(value, str):
            made[key] = _sentence(maker, value)
    return made


def _sentence(maker: Maker, text: str) -> str:
    shown = text.replace("{", "{{").replace("}", "}}")
    names = maker.draw.sample([str(one) for one in Placeholder], 2)
    return " ".join([shown, *(f"{{{name}}}" for name in names)])


_Mend = Callable[[Maker, dict[str, Any]], dict[str, Any] | None]
_MENDS: Final[Mapping[type[Struct], _Mend]] = {
    Account: _account,
    DealRules: _deal,
    Line: _line,
    Person: _person,
    Rules: _rules,
    TalkingRule: _talking,
    TalkingObjection: _talking,
}
"""What a type can't say of its values, by type."""
