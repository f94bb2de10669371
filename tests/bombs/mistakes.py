"""Files with many mistakes of one kind, or with one that goes on and on."""

import json
from collections.abc import Mapping

from bombs.rows import NAME, Make, both, people, repeated, rows

_DANA = "stakeholders:\n  dana:\n    name: Dana"
_IGNORE = "# account-maps: ignore AM303 because <k>"


def _long(before: str, part: str, after: str = "") -> Make:
    """A map with one long text: what stands before it, a part again and again, what is behind."""
    return lambda size: f"{NAME}{before}{repeated(part)(size)}{after}\n"


def _json(size: int) -> str:
    found = {f"p-{number}": {"name": "P"} for number in range(size // 25)}
    return json.dumps({"name": "A", "stakeholders": found})


def _deep(size: int) -> str:
    return "".join(f"{' ' * depth}a:\n" for depth in range(int((2 * size) ** 0.5)))


REFERENCES: Mapping[str, Make] = {
    "wrong managers": people(", reports_to: q-<k>"),
    "wrong managers alike": rows(
        "  person-<k>: {name: Abc Def <k>, reports_to: persom-<k>}", "stakeholders:"
    ),
    "wrong managers of one name": people(", reports_to: dana-reyes-<k>", name="Dana Reyes"),
    "wrong managers in other letters": rows(
        "  e\u0301-<k>: {name: P, reports_to: é-<k>x}", "stakeholders:"
    ),
    "wrong units": both(rows("  unit-<k>: {name: U}", "units:"), people(", unit: umit-<k>")),
    "wrong lines": both(people(), rows("  - {from: pp-<k>, to: px-<k>}", "influence:")),
    "wrong colleagues": rows("    - {what: A, owner: amy-<k>}", "plan:\n  actions:"),
    "lines to oneself": both(people(), rows("  - {from: p-1, to: p-1}", "influence:")),
    "managers in a circle": people(", reports_to: p-<next>"),
    "circles of two": people(", reports_to: p-<twin>"),
    "ids that are none": rows("  p <k>: {name: P, reports_to: p-<k>}", "stakeholders:"),
    "people twice": rows("  dana: {name: D}", "stakeholders:"),
    "units twice": rows("  u-<k>: {name: U, units: {same: {name: V}}}", "units:"),
}

KEYS: Mapping[str, Make] = {
    "unknown keys": rows("key<k>: x"),
    "unknown keys alike": rows("stakeholderz<k>: x"),
    "unknown keys of people": people(", nane<k>: x"),
    "unknown keys of one": rows("    nane<k>: x", _DANA),
    "long unknown keys": rows(f"{'stakeholder' * 20}<k>: x"),
    "keys twice": rows("tier: 1"),
    "sections twice": rows("stakeholders: {p-<k>: {name: P}}"),
    "empty keys": rows("  p-<k>:", "stakeholders:"),
    "keys beside ids": rows("  p-<k>:\n  name: P", "stakeholders:"),
    "keys that are groups": rows("[a]: <k>"),
    "keys with question marks": rows("? a<k>\n: b"),
    "keys that merge": rows("<<: {a: b}"),
    "long keys": _long("stakeholders:\n  ? ", "a-", "\n  : {name: D}"),
}

VALUES: Mapping[str, Make] = {
    "wrong words": people(", support: freind<k>"),
    "wrong words of one": rows("      - chamqion<k>", f"{_DANA}\n    roles:"),
    "wrong days": people(", verified: 12.31.<k>"),
    "wrong truths": people(", veto: maybe<k>"),
    "wrong links": rows("  - {what: W, source: 'x <k>'}", "external:"),
    "texts for groups": rows("  p-<k>: Dana", "stakeholders:"),
    "lists for groups": rows("  p-<k>: [Dana]", "stakeholders:"),
    "groups for texts": rows("  - a: <k>", "tags:"),
    "empty items": rows("  - ", "tags:"),
    "dashes without a space": rows("  -<k>", "tags:"),
    "blockers": people(", roles: [blocker], support: mentor"),
    "future days": people(", verified: 2926-01-01"),
    "waivers that have run out": rows(
        "  - {finding: AF101, reason: R, until: 2020-01-01}", "waivers:"
    ),
    "a long word": _long("icp: {fit: ", "strong", "}"),
    "a long number": _long("value: ", "1"),
    "a long grouped number": _long("value: ", "1,111"),
    "a long day": _long("verified: ", "2026-"),
    "a long link": _long("crm: ", "x:/"),
    "a long id": _long("stakeholders:\n  dana: {name: D, person: ", "a-", "}"),
    "a long manager": _long("stakeholders:\n  dana: {name: D, reports_to: ", "a-", "}"),
    "a long parent": _long("parent: ", "a-"),
    "a long page": _long("plan: {page: ", "a/", ".md}"),
}

COMMENTS: Mapping[str, Make] = {
    "comments": rows("# <k>"),
    "comments among people": rows("  # <k>\n  p-<k>: {name: P}", "stakeholders:"),
    "stale ignores": rows(_IGNORE),
    "ignores behind": rows(f"  - a {_IGNORE}", "tags:"),
    "useful ignores": rows(f"    - {{what: A, owner: amy-<k>}} {_IGNORE}", "plan:\n  actions:"),
    "ignores not understood": rows("# account-maps: ignroe <k>"),
    "ignores in texts": rows(f"  - 'x {_IGNORE}'", "tags:"),
    "codes ignored": _long("owner: ana-lima # account-maps: ignore AM303", ",AM303", " because x"),
    "codes that cannot be ignored": _long(
        "owner: ana-lima # account-maps: ignore AM201", ",AM201", " because x"
    ),
    "a long ignore": _long(f"owner: ana-lima {_IGNORE}", "x "),
    "an ignore of spaces": _long("owner: ana-lima # account-maps: ignore AM303 ", " ", "x"),
    "texts lost in comments": rows("  - a #b<k>", "tags:"),
    "hashes": _long("tier: 1 ", "#"),
    "hashes with spaces": _long("tier: 1 ", " #"),
}

YAML: Mapping[str, Make] = {
    "invisible characters": rows("# \u202e"),
    "marks of a merge": rows("<<<<<<< HEAD"),
    "blank lines": _long("", "\n", "tier: 1"),
    "blank lines at the end": _long("tier: 1", "\n"),
    "lines of spaces": _long("", "   \n", "tier: 1"),
    "CRLF": rows("# <k>\r"),
    "CR": lambda size: rows("# <k>")(size).replace("\n", "\r"),
    "tabs": rows("\tp-<k>:\n\t\tname: P", "stakeholders:"),
    "anchors": rows("  - &a<k> x", "tags:"),
    "aliases": rows("  - *a", "tags:\n  - &a x"),
    "aliases of nothing": rows("  - *a<k>", "tags:"),
    "tags of YAML": rows("  - !t<k> x", "tags:"),
    "directives": rows("%A <k>", start="", end="---\nname: Acme\n"),
    "documents": rows("---\nname: A", start=""),
    "open lists": _long("tags: ", "["),
    "open groups": _long("tags: ", "{"),
    "open lists on lines": rows("  [", "tags: ["),
    "an open list": _long("tags: [", "a, "),
    "an open list on lines": rows("  a,", "tags: ["),
    "closing brackets": _long("tags: ", "]"),
    "an open quote": rows("tier: 'a'", 'stage: "x'),
    "open quotes": rows('a: "x'),
    "colons": _long("stage: ", "a: "),
    "colons on lines": rows("a: b: c"),
    "dashes": _long("tags: ", "- "),
    "dashes below": _long("tags:\n  ", "- "),
    "quotes in quotes": _long("stage: '", "''", "'"),
    "escapes": _long('stage: "', "\\x41", '"'),
    "wrong escapes": _long('stage: "', "\\q", '"'),
    "deep": _deep,
    "JSON": _json,
    "broken JSON": lambda size: _json(size)[:-3],
    "a block of spaces": rows(" " * 44, "stage: |", end="    a\n"),
    "a block of lines": rows("  line <k>", "note: |"),
    "a folded block": rows("  line <k>", "note: >"),
    "a text over lines": rows("  line <k>", "note: a"),
    "a quoted text over lines": rows("  line <k>", "note: 'a", end="  '\n"),
    "garbage": lambda size: "".join(chr(33 + at * 7919 % 90) for at in range(size)),
    "one line of people": lambda size: (
        people(", reports_to: q-<k>")(size)
        .replace("\n  p-", ", p-")
        .replace("stakeholders:,", "stakeholders: {")[:-1]
        + "}\n"
    ),
}

MISTAKES: Mapping[str, Make] = {**REFERENCES, **KEYS, **VALUES, **COMMENTS, **YAML}
