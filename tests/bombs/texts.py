"""Texts that would take forever where work grows with the square of their length."""

import json
from collections.abc import Mapping

from bombs.rows import Make, repeated
from full_map import full_map

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


def in_every_text(text: str) -> str:
    """A map with a text in every field that takes free text, notes of ties and units among them."""
    account = json.loads(full_map(text, notes=True))
    account["stakeholders"]["two"]["ties"] = {"ana-lima": {"note": text}}
    account["units"]["two"]["note"] = text
    return json.dumps(account, ensure_ascii=False)
