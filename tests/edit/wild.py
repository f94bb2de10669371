"""Maps as nobody should write them: odd indents, gaps, comments and styles, and still without
problems.

A map is drawn from a seed, because one number is drawn far faster than each of its choices; fewer
people are tried first when a test fails.
"""

import random
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from account_maps.edit.document import YamlDocument, document_of

PATH = Path("acme.yaml")

TEXTS = (
    "plain",
    "two words",
    '"in quotes"',
    "'it''s: so'",
    '"a \\"b\\" # c"',
    "ünïcode 東京",
    "a-b:c",
    "12:30",
    "NO",
    "'[x]'",
)
DAYS = ("2026-01-02", "2025-12-31")


def document(text: str) -> YamlDocument:
    return document_of(text.encode(), PATH, "maps/acme.yaml")


class _Writer:
    """Writes a map line by line; whatever is free to choose is drawn."""

    def __init__(self, draw: random.Random) -> None:
        self.draw = draw
        self.lines: list[str] = []
        self.comments = 0

    def one_of(self, *choices: Any) -> Any:
        return self.draw.choice(choices)

    def comment(self) -> str:
        self.comments += 1
        return f"# c{self.comments}"

    def between(self, column: int) -> None:
        kind = self.one_of(*[""] * 8, "blank", "spaces", "here", "further")
        if kind == "blank":
            self.lines += [""] * self.one_of(1, 2, 3)
        elif kind == "spaces":
            self.lines.append("   ")
        elif kind:
            at = column + (self.one_of(1, 2) if kind == "further" else 0)
            self.lines.append(" " * at + self.comment())

    def line(self, column: int, text: str) -> None:
        end = self.one_of(*[""] * 6, "  ", " " + self.comment(), "    " + self.comment() + " ")
        self.lines.append(" " * column + text + end)

    def key(self, key: str) -> str:
        return f"{key}{self.one_of(':', ':', ':', ' :')}"

    def gap(self) -> str:
        return str(self.one_of(" ", " ", " ", "  ", "     "))

    def scalar(self, column: int, key: str, text: str) -> None:
        self.between(column)
        self.line(column, self.key(key) + self.gap() + text)

    def prose(self, column: int, key: str) -> None:
        self.between(column)
        inner = column + self.one_of(1, 2, 4)
        style = self.one_of("|", ">", "|-", ">+", "plain", "quoted", "below")
        if style == "plain":
            self.lines += [" " * column + f"{key}: goes", " " * inner + "  on"]
        elif style == "quoted":
            self.lines += [" " * column + f'{key}: "goes  ', " " * inner + 'on # x"']
        elif style == "below":
            self.lines += [" " * column + f"{key}:", " " * inner + "stands below"]
        else:
            lead = " " * inner
            self.lines += [" " * column + f"{key}: {style}", f"{lead}one  ", f"{lead}  two", ""]
            self.lines += [f"{lead}# three", *[""] * self.one_of(0, 1, 2)]

    def flow(self, pairs: list[tuple[str, str]]) -> str:
        comma, pad = self.one_of(", ", ",", " ,  "), self.one_of("", " ")
        inside = comma.join(f"{key}: {text}" for key, text in pairs)
        return f"{{{pad}{inside}{pad}}}"

    def listed(self, column: int, key: str, items: list[str]) -> None:
        self.between(column)
        style = self.one_of("flow", "tall", "dashes", "dashes")
        if style == "flow":
            comma = self.one_of(", ", ",", " , ")
            self.line(column, f"{key}: [{comma.join(items)}{self.one_of('', ',', ' ')}]")
        elif style == "tall":
            inner = " " * (column + 3)
            self.lines += [" " * column + f"{key}: [", *(f"{inner}{one}," for one in items)]
            self.lines.append(" " * (column + 1) + "]")
        else:
            at = column + self.one_of(0, 2, 4)
            self.line(column, f"{key}:")
            for item in items:
                self.between(at)
                self.line(at, f"-{self.gap()}{item}")


def _person(writer: _Writer, column: int, key: str, others: list[str]) -> None:
    writer.between(column)
    if writer.one_of(False, False, True):
        writer.line(
            column, f"{key}: {writer.flow([('name', writer.one_of(*TEXTS)), ('veto', 'true')])}"
        )
        return
    writer.line(column, f"{key}:")
    inner = column + writer.one_of(1, 2, 2, 4)
    writer.scalar(inner, "name", writer.one_of(*TEXTS))
    if others and writer.one_of(False, True):
        writer.scalar(inner, "reports_to", others[-1])
    if writer.one_of(False, True):
        writer.listed(inner, "roles", ["legal", "coach"])
    if writer.one_of(False, True):
        writer.scalar(inner, "support", "neutral")
    if writer.one_of(False, True):
        writer.line(inner, "ties:")
        deeper = inner + writer.one_of(2, 3)
        writer.between(deeper)
        writer.line(deeper, f"ana: {writer.flow([('level', 'vendor'), ('last', DAYS[0])])}")
    if writer.one_of(False, True):
        writer.prose(inner, "note")
    if writer.one_of(False, True):
        writer.scalar(inner, "verified", writer.one_of(*DAYS))


def wild_maps() -> st.SearchStrategy[str]:
    """Texts of maps without problems; their people are p0, p1 … and their comments all differ."""
    return st.builds(_wild_map, st.integers(0, 4), st.integers(0, 2**32))


def _wild_map(count: int, seed: int) -> str:
    writer = _Writer(random.Random(seed))  # noqa: S311
    writer.scalar(0, "name", writer.one_of(*TEXTS))
    if writer.one_of(False, True):
        writer.listed(0, "goals", ["one", "two words", "three"])
    if writer.one_of(False, True):
        writer.prose(0, "note")
    if writer.one_of(False, True):
        writer.between(0)
        writer.line(0, "units:")
        writer.line(3, "it: " + writer.flow([("name", "IT")]))
    people = [f"p{number}" for number in range(count)]
    writer.between(0)
    writer.line(0, "stakeholders:")
    column = writer.one_of(1, 2, 4)
    for number, key in enumerate(people):
        _person(writer, column, key, people[:number])
    if len(people) > 1 and writer.one_of(False, True):
        writer.between(0)
        writer.line(0, "influence:")
        writer.line(2, "- " + writer.flow([("from", "p0"), ("to", "p1")]))
        writer.line(2, "-   from: p1")
        writer.line(6, "to:   p0")
    writer.between(0)
    ending = writer.one_of("\n", "\n", "\r\n")
    text = ending.join(writer.lines)
    return f"{text}{ending * writer.one_of(0, 1, 1, 3)}"


def comments(text: str) -> list[str]:
    """The comments of a map that `wild_maps` made or somebody added, sorted."""
    found = (line.rpartition("# c")[2].strip() for line in text.splitlines() if "# c" in line)
    return sorted(one for one in found if one.isalnum())
