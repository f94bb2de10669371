"""Maps that would take for ever where work grows with the square of a text.

Each kind makes a map of about a number of bytes. A kind is a name and a function, so that the table
and the tests can go through all of them.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import msgspec
from msgspec.inspect import (
    DictType,
    EnumType,
    IntType,
    FloatType,
    BoolType,
    DateType,
    Metadata,
    StrType,
    StructType,
    UnionType,
    VarTupleType,
    type_info,
)

from account_maps.model.account import Account

Make = Callable[[int], str]

PATTERNS: Mapping[str, str] = {
    "brackets": "[",
    "link middles": "](",
    "link starts": "[a](",
    "open links": "[a](b ",
    "open titles": '[a](b "',
    "reference links": "[a][",
    "reference ends": "[a]:",
    "reference lines": "[a]: x\n",
    "stars": "*",
    "spaced stars": "*a ",
    "double stars": "**a ",
    "triple stars": "***a",
    "star pairs": "*a**b",
    "underscores": "_",
    "spaced underscores": " _a",
    "double underscores": " __a",
    "under stars": "_*",
    "backticks": "`",
    "growing backticks": "`a``b```c",
    "spaced backticks": "` ",
    "less": "<",
    "autolinks": "<a:",
    "autolinks http": "<http://a",
    "auto mail": "<a@b",
    "comments": "<!--",
    "instructions": "<?a ",
    "tags": "<a b=",
    "ampersands": "&",
    "entities": "&#1",
    "entities named": "&amp",
    "bangs": "!",
    "images": "![a](",
    "backslashes": "\\",
    "escaped": "\\[",
    "quotes": "> ",
    "quote lines": "> a\n",
    "double quotes": '"',
    "single quotes": "'",
    "headings": "# a\n",
    "underlined": "a\n=\n",
    "rules": "- - -\n",
    "rule of spaces": "- ",
    "lines of lists": "- a\n",
    "numbered": "1. a\n",
    "list paragraphs": "- a\n\n",
    "indented": "    a\n",
    "indented paragraphs": "    a\n\n",
    "list then code": "- a\n\n      b\n\n",
    "tabs": "\t",
    "blank lines": "\n",
    "blank lines with spaces": "  \n",
    "line breaks": "a  \n",
    "paragraphs": "a\n\n",
    "long word": "a",
    "words": "word ",
    "colons": "a: ",
    "urls": "https://x.example/a ",
    "long urls": "https://",
    "json": '{"a": [1, "b"], ',
    "json deep": '[{"a": ',
    "braces": "{",
    "brace pairs": "{}",
    "percent": "{%",
    "parens": "(",
    "angle link": "[a](<",
    "nulls": "\x02",
    "stash": "\u0002wzxhzdk:0\u0003",
    "emoji": "👩🏽‍💼",
    "accents": "e\u0301",
    "combining": "\u0301",
    "right to left": "ش",
    "cjk": "王",
    "soft": "\u00ad",
    "zero width": "\u200b",
}


def pasted_json(size: int) -> str:
    """A JSON document, pasted and cut off."""
    rows = [{"id": n, "name": f"Person {n}", "tags": ["a", "b"], "at": {"x": [1, [2]]}} for n in range(size // 70)]
    return json.dumps(rows)[:size]


def nested_quotes(size: int) -> str:
    lines, depth = [], 1
    while sum(map(len, lines)) < size and depth < 400:
        lines.append("> " * depth + "a\n")
        depth += 1
    return "".join(lines)


def nested_list(size: int) -> str:
    """A list whose items are each further in than the one above."""
    lines: list[str] = []
    total = depth = 0
    while total < size:
        line = "    " * depth + "- a\n"
        lines.append(line)
        total += len(line)
        depth += 1
    return "".join(lines)


TEXTS: Mapping[str, Make] = {
    **{name: (lambda size, part=part: (part * (size // len(part) + 1))[:size]) for name, part in PATTERNS.items()},
    "pasted json": pasted_json,
    "nested list": nested_list,
    "nested quotes": nested_quotes,
}


def _words(kind: Any, text: str) -> Any:
    """A value of a type of the model with the text in every place that takes free text."""
    match kind:
        case Metadata(extra={"ref": _} | {"link": True}):
            return None
        case Metadata(type=inner):
            return _words(inner, text)
        case UnionType(types=types):
            return _words(types[0], text)
        case StrType():
            return text
        case DateType():
            return "2026-01-31"
        case EnumType(cls=scale):
            return next(iter(scale)).value
        case VarTupleType(item_type=item):
            value = _words(item, text)
            return [] if value is None else [value]
        case DictType(value_type=value):
            if isinstance(value, StructType) and value.cls.__name__ not in {"Unit", "Tie"}:
                return {"one": _words(value, text)}
            return {}
        case StructType(fields=fields):
            filled = {f.encode_name: _words(f.type, text) for f in fields}
            return {key: value for key, value in filled.items() if value not in (None, [], {})}
    return None


def in_every_text(text: str) -> str:
    """A map with a text in every field that takes free text."""
    account = _words(type_info(Account), text)
    account["units"] = {"unit": {"name": text, "note": text}}
    account["stakeholders"]["two"] = {"name": text, "title": text, "reports_to": "one", "ties": {"ana-lima": {"note": text}}}
    account["influence"] = [{"from": "one", "to": "two", "note": text}]
    return json.dumps(account, ensure_ascii=False)


def _map(*lines: str) -> str:
    return "\n".join(["name: Acme", *lines, ""])


def _people(count: int, more: Callable[[int], str] = lambda n: "", name=lambda n: f"Person {n}") -> list[str]:
    return ["stakeholders:", *(f"  p-{n}: {{name: {name(n)}{more(n)}}}" for n in range(count))]


# How large is asked in bytes; the number of things in a map of that size follows.
LISTS: Mapping[str, Make] = {
    "people": lambda n: _map(*_people(n // 28)),
    "people in a chain": lambda n: _map(*_people(n // 48, lambda k: f", reports_to: p-{k - 1}" if k else "")),
    "people below one": lambda n: _map(*_people(n // 48, lambda k: ", reports_to: p-0" if k else "")),
    "people in a circle": lambda n: _map(*_people(n // 48, lambda k: f", reports_to: p-{(k + 1) % (n // 48)}")),
    "circles of two": lambda n: _map(*_people(n // 48, lambda k: f", reports_to: p-{k ^ 1}")),
    "dotted lines": lambda n: _map(*_people(n // 48, lambda k: f", dotted_to: [p-{(k * 7) % (n // 48)}]" if k % (n // 48) else "")),
    "dotted to one": lambda n: _map(*_people(n // 48, lambda k: ", dotted_to: [p-0]" if k else "")),
    "equal names": lambda n: _map(*_people(n // 28, name=lambda k: "Dana Reyes")),
    "names alike": lambda n: _map(*_people(n // 28, name=lambda k: f"Dana Reyes{k % 10}")),
    "deciders": lambda n: _map(*_people(n // 80, lambda k: ", roles: [economic_buyer, champion], support: enemy")),
    "shared persons": lambda n: _map(*_people(n // 48, lambda k: ", person: dana-reyes")),
    "ties": lambda n: _map(*_people(1, lambda k: ", ties: {" + ", ".join(f"c-{k}: {{level: vendor}}" for k in range(n // 22)) + "}")),
    "ties of all": lambda n: _map(*_people(n // 60, lambda k: f", ties: {{ana-lima: {{level: vendor}}}}")),
    "influence": lambda n: _map(*_people(50), "influence:", *(f"  - {{from: p-{k % 50}, to: p-{(k * 7 + 1 + k // 50) % 50}}}" for k in range(n // 25) if k % 50 != (k * 7 + 1 + k // 50) % 50)),
    "influence among many": lambda n: _map(*_people(n // 60), "influence:", *(f"  - {{from: p-{k}, to: p-{(k * 7 + 1) % (n // 60)}}}" for k in range(n // 60) if k != (k * 7 + 1) % (n // 60))),
    "conflicts": lambda n: _map(*_people(n // 60), "influence:", *(f"  - {{from: p-{k}, to: p-0, kind: conflict}}" for k in range(1, n // 60))),
    "units": lambda n: _map("units:", *(f"  u-{k}: {{name: Unit {k}}}" for k in range(n // 26))),
    "units with people": lambda n: _map("units:", *(f"  u-{k}: {{name: Unit {k}}}" for k in range(n // 70)), *_people(n // 70, lambda k: f", unit: u-{k}")),
    "nested units": lambda n: _map("units:", *(f"  u-{k}: {{name: U, units: {{v-{k}: {{name: V, units: {{w-{k}: {{name: W}}}}}}}}}}" for k in range(n // 70))),
    "objectives": lambda n: _map("plan:", "  objectives:", *(f"    o-{k}: {{goal: Goal {k}}}" for k in range(n // 28))),
    "actions": lambda n: _map("plan:", "  actions:", *(f"    - {{what: Do {k}}}" for k in range(n // 24))),
    "white space": lambda n: _map("plan:", "  white_space:", *(f"    - {{product: P {k}}}" for k in range(n // 24))),
    "promises": lambda n: _map("promises:", *(f"  - {{by: us, what: Do {k}}}" for k in range(n // 28))),
    "waivers": lambda n: _map("waivers:", *(f"  - {{finding: AF101, reason: R {k}, until: 2020-01-01}}" for k in range(n // 55))),
    "valid waivers": lambda n: _map("waivers:", *(f"  - {{finding: AF101, reason: R {k}, until: 2029-01-01, person: p-{k}}}" for k in range(n // 90)), *_people(n // 90)),
    "competitors": lambda n: _map("competitors:", *(f"  - {{name: C {k}}}" for k in range(n // 18))),
    "external": lambda n: _map("external:", *(f"  - {{what: C {k}}}" for k in range(n // 18))),
    "tags": lambda n: _map("tags:", *(f"  - t{k}" for k in range(n // 9))),
    "goals": lambda n: _map("goals:", *(f"  - goal {k}" for k in range(n // 13))),
    "person's goals": lambda n: _map("stakeholders:", "  dana:", "    name: Dana", "    goals:", *(f"      - goal {k}" for k in range(n // 17))),
    "pains": lambda n: _map("stakeholders:", "  dana:", "    name: Dana", "    pains:", *(f"      - goal {k}" for k in range(n // 17))),
    "roles": lambda n: _map("stakeholders:", "  dana:", "    name: Dana", "    roles:", *("      - champion" for k in range(n // 17))),
    "say": lambda n: _map("stakeholders:", "  dana:", "    name: Dana", "    talking_points:", "      say:", *(f"        - goal {k}" for k in range(n // 17))),
    "equal say": lambda n: _map("stakeholders:", "  dana:", "    name: Dana", "    talking_points:", "      say:", *(f"        - goal" for k in range(n // 15))),
    "ask": lambda n: _map("stakeholders:", "  dana:", "    name: Dana", "    talking_points:", "      ask:", *(f"        - goal {k}" for k in range(n // 17))),
    "objections": lambda n: _map("stakeholders:", "  dana:", "    name: Dana", "    talking_points:", "      objections:", *(f"        - {{objection: O {k}, answer: A}}" for k in range(n // 34))),
    "team": lambda n: _map("team:", *(f"  - c-{k}" for k in range(n // 9))),
    "dotted list": lambda n: _map(*_people(n // 50), "  one:", "    name: One", "    dotted_to:", *(f"      - p-{k}" for k in range(n // 50))),
}


def _each(line: Callable[[int], str], size: int) -> str:
    count = max(1, size // (len(line(1000)) + 1))
    return _map(*(line(k) for k in range(count)))


MISTAKES: Mapping[str, Make] = {
    "wrong managers": lambda n: _map(*_people(n // 50, lambda k: f", reports_to: q-{k}")),
    "wrong managers alike": lambda n: _map(*(["stakeholders:"] + [f"  person-{k}: {{name: Abc Def {k}, reports_to: persom-{k}}}" for k in range(n // 60)])),
    "wrong units": lambda n: _map("units:", *(f"  unit-{k}: {{name: U}}" for k in range(n // 70)), *_people(n // 70, lambda k: f", unit: umit-{k}")),
    "wrong lines": lambda n: _map(*_people(n // 70), "influence:", *(f"  - {{from: pp-{k}, to: px-{k}}}" for k in range(n // 70))),
    "wrong owners": lambda n: _map("plan:", "  actions:", *(f"    - {{what: A, owner: amy-{k}}}" for k in range(n // 35))),
    "lines to oneself": lambda n: _map(*_people(n // 28), "influence:", *(f"  - {{from: p-1, to: p-1}}" for k in range(n // 28))),
    "ids that are none": lambda n: _map("stakeholders:", *(f"  p {k}: {{name: P, reports_to: p-{k}}}" for k in range(n // 45))),
    "unknown keys": lambda n: _each(lambda k: f"key{k}: x", n),
    "unknown keys alike": lambda n: _each(lambda k: f"stakeholderz{k}: x", n),
    "unknown keys of people": lambda n: _map(*_people(n // 40, lambda k: f", nane{k}: x")),
    "unknown keys of one": lambda n: _map("stakeholders:", "  dana:", *(f"    nane{k}: x" for k in range(n // 16))),
    "long unknown keys": lambda n: _each(lambda k: f"{'stakeholder' * 20}{k}: x", n),
    "one long unknown key": lambda n: _map(f"{'stakeholders' * min(80, n // 12)}: x", *(f"k{k}: y" for k in range(n // 10))),
    "keys twice": lambda n: _each(lambda k: "tier: 1", n),
    "people twice": lambda n: _map("stakeholders:", *("  dana: {name: D}" for k in range(n // 20))),
    "units twice": lambda n: _map("units:", *(f"  u-{k}: {{name: U, units: {{same: {{name: V}}}}}}" for k in range(n // 50))),
    "sections twice": lambda n: _each(lambda k: f"stakeholders: {{p-{k}: {{name: P}}}}", n),
    "wrong words": lambda n: _map(*_people(n // 40, lambda k: f", support: freind{k}")),
    "wrong words of one": lambda n: _map("stakeholders:", "  dana:", "    name: D", "    roles:", *(f"      - chamqion{k}" for k in range(n // 20))),
    "wrong days": lambda n: _map(*_people(n // 45, lambda k: f", verified: 12.31.{k}")),
    "wrong numbers": lambda n: _each(lambda k: f"value: 1,{k}", n),
    "wrong links": lambda n: _map("external:", *(f"  - {{what: W, source: 'x {k}'}}" for k in range(n // 35))),
    "wrong truths": lambda n: _map(*_people(n // 40, lambda k: f", veto: maybe{k}")),
    "long wrong word": lambda n: _map(f"icp: {{fit: {'strong' * (n // 6)}}}"),
    "long wrong number": lambda n: _map(f"value: {'1' * n}"),
    "long wrong number grouped": lambda n: _map(f"value: {'1,111' * (n // 5)}"),
    "long wrong day": lambda n: _map(f"verified: {'2026-' * (n // 5)}"),
    "long wrong link": lambda n: _map(f"crm: {'x:/' * (n // 3)}"),
    "long wrong id": lambda n: _map("stakeholders:", f"  dana: {{name: D, person: {'a-' * (n // 2)}}}"),
    "long wrong manager": lambda n: _map("stakeholders:", f"  dana: {{name: D, reports_to: {'a-' * (n // 2)}}}"),
    "long key": lambda n: _map("stakeholders:", f"  ? {'a-' * (n // 2)}", "  : {name: D}"),
    "long plan page": lambda n: _map(f"plan: {{page: {'a/' * (n // 2)}.md}}"),
    "empty items": lambda n: _map("tags:", *("  - " for k in range(n // 5))),
    "empty keys": lambda n: _map("stakeholders:", *(f"  p-{k}:" for k in range(n // 9))),
    "keys beside ids": lambda n: _map("stakeholders:", *(f"  p-{k}:\n  name: P" for k in range(n // 19))),
    "texts for groups": lambda n: _map("stakeholders:", *(f"  p-{k}: Dana" for k in range(n // 14))),
    "lists for groups": lambda n: _map("stakeholders:", *(f"  p-{k}: [Dana]" for k in range(n // 16))),
    "groups for texts": lambda n: _map("tags:", *(f"  - a: {k}" for k in range(n // 11))),
    "dashes without space": lambda n: _map("tags:", *(f"  -{k}" for k in range(n // 8))),
    "blockers": lambda n: _map("stakeholders:", *(f"  p-{k}: {{name: P, roles: [blocker], support: mentor}}" for k in range(n // 55))),
    "stale ignores": lambda n: _map("owner: ana-lima", *(f"# account-maps: ignore AM303 because {k}" for k in range(n // 41)), "tier: 1"),
    "ignores in lines": lambda n: _map("tags:", *(f"  - a # account-maps: ignore AM303 because {k}" for k in range(n // 50))),
    "useful ignores": lambda n: _map("plan:", "  actions:", *(f"    - {{what: A, owner: amy-{k}}} # account-maps: ignore AM303 because {k}" for k in range(n // 80))),
    "ignores not understood": lambda n: _each(lambda k: f"# account-maps: ignroe {k}", n),
    "many codes ignored": lambda n: _map("owner: ana-lima # account-maps: ignore " + ",".join(["AM303"] * (n // 6)) + " because"),
    "hard codes ignored": lambda n: _map("owner: ana-lima # account-maps: ignore " + ",".join(["AM201"] * (n // 6)) + " because x"),
    "long ignore": lambda n: _map("owner: ana-lima # account-maps: ignore AM303 because " + "x " * (n // 2)),
    "ignore of spaces": lambda n: _map("owner: ana-lima # account-maps: ignore AM303 " + " " * n + "x"),
    "marks in texts": lambda n: _map("tags:", *(f"  - 'x # account-maps: ignore AM303 because {k}'" for k in range(n // 50))),
    "comments": lambda n: _each(lambda k: f"# {k}", n),
    "comments among people": lambda n: _map("stakeholders:", *(f"  # c {k}\n  p-{k}: {{name: P}}" for k in range(n // 26))),
    "lost texts": lambda n: _map("tags:", *(f"  - a #b{k}" for k in range(n // 12))),
    "hashes": lambda n: _map("tier: 1 " + "#" * n),
    "spaced hashes": lambda n: _map("tier: 1 " + " #" * (n // 2)),
    "invisible": lambda n: _map(f"stage: '{chr(0x200E) * 1}'", *("# \u202e" for k in range(n // 6))),
    "conflicts marks": lambda n: _map(*("<<<<<<< HEAD" for k in range(n // 13))),
    "future days": lambda n: _map(*_people(n // 50, lambda k: f", verified: 2926-01-01")),
    "blank lines": lambda n: _map("\n" * n, "tier: 1"),
    "blank lines at the end": lambda n: _map("tier: 1", "\n" * n),
    "lines of spaces": lambda n: _map("   \n" * (n // 4), "tier: 1"),
    "CRLF": lambda n: _each(lambda k: f"# {k}\r", n),
    "CR": lambda n: _each(lambda k: f"# {k}", n).replace("\n", "\r"),
    "tabs": lambda n: _map("stakeholders:", *(f"\tp-{k}:\n\t\tname: P" for k in range(n // 16))),
    "one line": lambda n: _map("stakeholders: {" + ", ".join(f"p-{k}: {{name: P, reports_to: q-{k}}}" for k in range(n // 38)) + "}"),
    "one line of wrong keys": lambda n: "{name: A, " + ", ".join(f"k{k}: 1" for k in range(n // 9)) + "}",
    "one line of wrong words": lambda n: _map("stakeholders: {a: {name: A, roles: [" + ", ".join(f"chamqion{k}" for k in range(n // 13)) + "]}}"),
    "anchors": lambda n: _map("tags:", *(f"  - &a{k} x" for k in range(n // 11))),
    "aliases": lambda n: _map("tags:", "  - &a x", *("  - *a" for k in range(n // 7))),
    "aliases of nothing": lambda n: _map("tags:", *(f"  - *a{k}" for k in range(n // 11))),
    "yaml tags": lambda n: _map("tags:", *(f"  - !t{k} x" for k in range(n // 11))),
    "directives": lambda n: "".join(f"%A {k}\n" for k in range(n // 7)) + "---\nname: Acme\n",
    "documents": lambda n: "---\nname: A\n" * (n // 12),
    "merge keys": lambda n: _each(lambda k: "<<: {a: b}", n),
    "group keys": lambda n: _each(lambda k: f"[a]: {k}", n),
    "question keys": lambda n: _each(lambda k: f"? a{k}\n: b", n),
    "flow sequence": lambda n: _map("tags: " + "[" * n),
    "flow mapping": lambda n: _map("tags: " + "{" * n),
    "flow lines": lambda n: _map("tags: [", *("  [" for k in range(n // 4))),
    "open flow": lambda n: _map("tags: [" + "a, " * (n // 3)),
    "open flow lines": lambda n: _map("tags: [", *("  a," for k in range(n // 5))),
    "closing brackets": lambda n: _map("tags: " + "]" * n),
    "open quote": lambda n: _map("stage: \"x", *("tier: 'a'" for k in range(n // 10))),
    "open quote twice": lambda n: _map(*('a: "x' for k in range(n // 6))),
    "colons": lambda n: _map("stage: " + "a: " * (n // 3)),
    "colon lines": lambda n: _map(*("a: b: c" for k in range(n // 8))),
    "colons bare": lambda n: _map("stage: " + ":" * n),
    "dashes": lambda n: _map("tags: " + "- " * (n // 2)),
    "dash lines": lambda n: _map("tags:", "  " + "- " * (n // 2)),
    "deep": lambda n: "".join(" " * k + "a:\n" for k in range(int((2 * n) ** 0.5))),
    "quotes in quotes": lambda n: _map("stage: '" + "''" * (n // 2) + "'"),
    "escapes": lambda n: _map('stage: "' + "\\x41" * (n // 4) + '"'),
    "wrong escapes": lambda n: _map('stage: "' + "\\q" * (n // 2) + '"'),
    "json": lambda n: json.dumps({"name": "A", "stakeholders": {f"p-{k}": {"name": "P"} for k in range(n // 25)}}),
    "broken json": lambda n: json.dumps({"name": "A", "stakeholders": {f"p-{k}": {"name": "P"} for k in range(n // 25)}})[:-3],
    "garbage": lambda n: "".join(chr(33 + (k * 7919) % 90) for k in range(n)),
    "garbage lines": lambda n: "\n".join("".join(chr(33 + (k * j * 7919) % 90) for k in range(40)) for j in range(n // 41)),
    "block of spaces": lambda n: _map("stage: |", *("    " + " " * 40 for k in range(n // 45)), "    a"),
    "block text": lambda n: _map("note: |", *(f"  line {k}" for k in range(n // 10))),
    "folded": lambda n: _map("note: >", *(f"  line {k}" for k in range(n // 10))),
    "plain over lines": lambda n: _map("note: a", *(f"  line {k}" for k in range(n // 10))),
    "quoted over lines": lambda n: _map("note: 'a", *(f"  line {k}" for k in range(n // 10)), "  '"),
    "letters for utf-8": lambda n: _map("stage: " + "é" * (n // 2)),
    "nfd ids": lambda n: _map("stakeholders:", *(f"  e\u0301-{k}: {{name: P, reports_to: é-{k}x}}" for k in range(n // 40))),
}
