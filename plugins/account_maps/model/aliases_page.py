"""The reference of other words, made from their table."""

from collections.abc import Iterator, Mapping
from typing import Any

from account_maps.model.aliases import table

_HEAD = """\
---
description: What people write in place of the format's keys and values, and what becomes of it.
---

# Other words

CRMs, methods and habits have other words for what a map holds. `account-maps check` knows those
on this page. [`--fix`](command-line.md#fix-what-is-certain) writes the format's own word in their
place if the value fits there and nothing else breaks. Where a word has several readings, `check`
says what to write.

Capitals don't matter, and spaces, hyphens and underscores are the same: `Job Title` is `job_title`.
"""

_PLACES = {
    "ties.<value>": "the teammate under `ties`",
    "influence.from": "a line under the account's `influence`, from this person",
    "influence.to": "a line under the account's `influence`, to this person",
    "influence.conflict": "a line under the account's `influence`, `kind: conflict`",
}


def aliases_page() -> str:
    """Return the reference page as Markdown."""
    keys, values = table()["key"], table()["value"]
    parts = [_HEAD, "## Keys\n"]
    for kind in dict.fromkeys(kind for row in keys for kind in row["in"]):
        parts += _section(kind, [row for row in keys if kind in row["in"]])
    parts.append("## Values\n")
    for scale in dict.fromkeys(row["scale"] for row in values):
        parts += _section(scale, [row for row in values if row["scale"] == scale])
    return "\n".join(parts)


def _section(name: str, rows: list[Mapping[str, Any]]) -> Iterator[str]:
    title = "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in name)
    yield f"### {title.strip().capitalize()}\n"
    yield "| written | becomes |\n| --- | --- |"
    for row in rows:
        yield f"| {', '.join(f'`{word}`' for word in row['words'])} | {_becomes(row)} |"
    yield ""


def _becomes(row: Mapping[str, Any]) -> str:
    to = str(row.get("to", ""))
    above, _, key = to.partition(".")
    if not to:
        return f"*not fixed:* {row['hint']}"
    if row.get("accepted"):
        return f"`{to}`, read as it is"
    if to in _PLACES:
        return _PLACES[to]
    if to.startswith("ties.*."):
        return f"`{key.removeprefix('*.')}` of the person's only relationship"
    if above == "roles":
        return f"`{key}` under `roles`, where the value is yes"
    return f"`{key}` under `{above}`" if key else f"`{to}`"
