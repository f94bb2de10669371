"""Map files with mistakes that nobody thought of: each is a good file, changed in a few places."""

import re
from collections.abc import Callable, Mapping, Sequence
from random import Random
from typing import Final

_ODD: Final = (
    *("\t", "\u00a0", "\u200b", "\u202e", "\ufeff", "\x00", "\x85", "\u2028", "\r", "\u0301"),
    *(
        "👩‍🚀",
        "ﬃ",
        "İ",
        "'",
        '"',
        "’",
        "|",
        ">",
        "#",
        " #x",
        ": ",
        "- ",
        "? ",
        "&a ",
        "*a",
        "!!int ",
    ),
    *("[", "]", "{", "}", "{{", ",", "---\n", "...\n", "<<: ", "%", "@", "`", "\\", "<<<<<<< a\n"),
)
_VALUES: Final = (
    *("9" * 400, "-1", "1e999", "0x1F", ".inf", "12,5", "5%", "-0", "0.1.2", "1_000"),
    *("2026-02-30", "0000-00-00", "9999-12-31", "31.12.2026", "2026-1-1", "10:30"),
    *("null", "~", "yes", "[]", "{}", "[[[]]]", "{a: {b: {c: d}}}", "''", '""', "|", ">-"),
    *("unknown", "supporter", "enemy", "blocker", "economic_buyer", "x" * 5_000, "é" * 100),
)
_KEY: Final = re.compile(r"^( *(?:- )?)([\w-]+):(.*)$")


def mutant(draw: Random, sources: Sequence[str]) -> bytes:
    """Return the bytes of a file that is changed in one to four places.

    Args:
        draw: Where chance comes from.
        sources: Good files: the first is changed, and the others lend their lines.
    """
    text = sources[0]
    for _ in range(draw.randint(1, 4)):
        text = draw.choice(_CHANGES)(draw, text, draw.choice(sources))
    data = text.encode("utf-8", "surrogatepass")
    return _flipped(draw, data) if draw.random() < 0.1 else data


def _flipped(draw: Random, data: bytes) -> bytes:
    flipped = bytearray(data or b" ")
    for _ in range(draw.randint(1, 3)):
        flipped[draw.randrange(len(flipped))] ^= 1 << draw.randrange(8)
    return bytes(flipped)


def _place(draw: Random, lines: Sequence[str]) -> int:
    return draw.randrange(len(lines)) if lines else 0


def _line_lost(draw: Random, text: str, _other: str) -> str:
    lines = text.splitlines(keepends=True)
    start = _place(draw, lines)
    del lines[start : start + draw.choice((1, 1, 1, 2, 10))]
    return "".join(lines)


def _line_twice(draw: Random, text: str, _other: str) -> str:
    lines = text.splitlines(keepends=True)
    start = _place(draw, lines)
    return "".join(
        lines[:start] + lines[start : start + 1] * draw.choice((2, 2, 3, 60)) + lines[start:]
    )


def _lines_swapped(draw: Random, text: str, _other: str) -> str:
    lines = text.splitlines(keepends=True) or [""]
    one, other = _place(draw, lines), _place(draw, lines)
    lines[one], lines[other] = lines[other], lines[one]
    return "".join(lines)


def _line_lent(draw: Random, text: str, other: str) -> str:
    lines, lent = text.splitlines(keepends=True), other.splitlines(keepends=True) or [""]
    start = _place(draw, lent)
    lines[(at := _place(draw, lines)) : at] = lent[start : start + draw.choice((1, 1, 5))]
    return "".join(lines)


def _indented(draw: Random, text: str, _other: str) -> str:
    lines = text.splitlines(keepends=True) or [""]
    start = _place(draw, lines)
    for at in range(start, min(len(lines), start + draw.choice((1, 1, 3, 20)))):
        lines[at] = draw.choice((" ", "  ", "\t", "    ", "\u3000")) + lines[at]
    return "".join(lines)


def _outdented(draw: Random, text: str, _other: str) -> str:
    lines = text.splitlines(keepends=True) or [""]
    start, by = _place(draw, lines), draw.choice((1, 2, 4, 40))
    for at in range(start, min(len(lines), start + draw.choice((1, 1, 3, 20)))):
        kept = lines[at].lstrip(" ")
        lines[at] = lines[at][min(by, len(lines[at]) - len(kept)) :]
    return "".join(lines)


def _value_replaced(draw: Random, text: str, _other: str) -> str:
    return _with_value(draw, text, draw.choice(_VALUES))


def _value_lent(draw: Random, text: str, other: str) -> str:
    values = [found[3].strip() for line in other.splitlines() if (found := _KEY.match(line))]
    return _with_value(draw, text, draw.choice(values or [""]))


def _with_value(draw: Random, text: str, value: str) -> str:
    lines = text.splitlines() or [""]
    at = _place(draw, lines)
    lines[at] = _KEY.sub(lambda found: f"{found[1]}{found[2]}: {value}", lines[at])
    return "\n".join(lines) + "\n"


def _key_mistyped(draw: Random, text: str, _other: str) -> str:
    lines = text.splitlines() or [""]
    at = _place(draw, lines)
    lines[at] = _KEY.sub(
        lambda found: f"{found[1]}{_mistyped(draw, found[2])}:{found[3]}", lines[at]
    )
    return "\n".join(lines) + "\n"


def _mistyped(draw: Random, word: str) -> str:
    at = draw.randrange(len(word))
    return draw.choice((word[:at] + word[at + 1 :], word[:at] + "x" + word[at:], word.upper(), ""))


def _sign_put_in(draw: Random, text: str, _other: str) -> str:
    at = draw.randrange(len(text) + 1)
    return text[:at] + draw.choice(_ODD) * draw.choice((1, 1, 1, 3)) + text[at:]


def _signs_lost(draw: Random, text: str, _other: str) -> str:
    at = draw.randrange(len(text) + 1)
    return text[:at] + text[at + draw.choice((1, 2, 30, 300)) :]


def _cut_off(draw: Random, text: str, _other: str) -> str:
    return text[: draw.randrange(len(text) + 1)]


def _joined(draw: Random, text: str, other: str) -> str:
    return text + draw.choice(("", "\n", "---\n", "...\n")) + other


def _other_line_ends(draw: Random, text: str, _other: str) -> str:
    return text.replace("\n", draw.choice(("\r\n", "\r", "\n\n", "\n\r")))


_CHANGES: Final[Sequence[Callable[[Random, str, str], str]]] = (
    *(_line_lost, _line_twice, _lines_swapped, _line_lent, _indented, _outdented),
    *(_value_replaced, _value_replaced, _value_lent, _value_lent, _key_mistyped, _key_mistyped),
    *(_sign_put_in, _sign_put_in, _signs_lost, _cut_off, _joined, _other_line_ends),
)


def sources_of(draw: Random, good: Mapping[str, str]) -> tuple[str, list[str]]:
    """Return the name of a file to change, and its text before all others.

    Args:
        draw: Where chance comes from.
        good: Good files by name.
    """
    name = draw.choice(sorted(good))
    return name, [good[name], *good.values()]
