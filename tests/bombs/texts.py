"""Texts that would take forever where work grows with the square of their length."""

import json
from collections.abc import Mapping
from typing import Any

from msgspec.inspect import (
    DateType,
    DictType,
    EnumType,
    Metadata,
    StrType,
    StructType,
    UnionType,
    VarTupleType,
    type_info,
)

from account_maps.model.account import Account
from bombs.rows import Make, repeated

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


def _pasted_json(size: int) -> str:
    """A JSON document, pasted and cut off."""
    row = {"id": 1, "name": "Dana", "tags": ["a", "b"], "at": {"x": [1, [2]]}}
    return json.dumps([row] * (size // 70 + 1))[:size]


def _further_in(line: str, step: str) -> Make:
    """A line again and again, each time a step further in."""

    def make(size: int) -> str:
        depth = int((2 * size / len(step)) ** 0.5)
        return "".join(f"{step * level}{line}\n" for level in range(depth))[:size]

    return make


TEXTS: Mapping[str, Make] = {
    **{name: repeated(part) for name, part in PATTERNS.items()},
    "pasted JSON": _pasted_json,
    "lists in lists": _further_in("- a", "    "),
    "quotes in quotes": _further_in("a", "> "),
    "lines below a quote": lambda size: f"{'>' * 20} a\n" + repeated("b\n")(size),
    "lines below a list": lambda size: f"{'- ' * 11}a\n" + repeated("b\n")(size),
}


def _words(kind: Any, text: str) -> Any:  # noqa: C901, PLR0911 - a case a type
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
    account["stakeholders"]["two"] = {
        "name": text,
        "title": text,
        "reports_to": "one",
        "ties": {"ana-lima": {"note": text}},
    }
    account["influence"] = [{"from": "one", "to": "two", "note": text}]
    return json.dumps(account, ensure_ascii=False)
