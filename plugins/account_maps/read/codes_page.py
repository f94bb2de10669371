"""The reference of the problems, made from the table of codes: an overview, a page for each family.

A page of its own for each code would cost every build of the documentation three seconds; so each
has a section with an anchor, beside those that it is mistaken for.
"""

from collections.abc import Iterator

from account_maps.read.codes import FAMILIES, Code, family_codes
from account_maps.read.non_blocking import NON_BLOCKING, WARNINGS

_HEAD = """\
---
description: Every problem that a map can have, by its code.
---

# Problems and what to do

`account-maps check`, `mkdocs build` and `mkdocs serve` find the same problems. In a terminal one
looks like this: the file, the line and the column, a code, what is wrong, the line itself, and what
to do.

```text
maps/acme.yaml:3:31  AM206  `suporter` isn't a stance
 2 | stakeholders:
 3 |   dana: {name: Dana, support: suporter}
   |                               ^^^^^^^^
   = did you mean `supporter`?
```

All problems of a file come at once, one mistake gives one problem, and one bad file does not keep
the others from being checked. A code keeps its meaning for good. `account-maps explain AM206` tells
in the terminal what is written here.

Nearly all problems are errors: a map with one is not shown. With those marked *can be set* a map
can be used all the same. The setting [`severity`](settings.md#severity) makes them errors, warnings
or nothing, and a [comment with a reason](command-line.md#pass-over-a-problem) passes one over.
"""

_TITLES = {
    "AM1": "The file and its YAML",
    "AM2": "The shape of a map",
    "AM3": "References",
    "AM4": "What a map says",
    "AM5": "Days",
    "AM6": "Settings",
    "AM7": "The program",
    "AM8": "Extensions",
    "AM9": "Comments to the checker",
}


def codes_pages() -> dict[str, str]:
    """Return the pages as Markdown, by their paths from the folder of the reference."""
    pages = {f"codes/{name}.md": _page(family) for family, name in FAMILIES.items()}
    return {"codes.md": _overview(), **pages}


def _overview() -> str:
    parts = [_HEAD]
    for family, name in FAMILIES.items():
        rows = [_row(code, name) for code in family_codes(family)]
        head = "| Code | What | Kind |\n| --- | --- | --- |\n"
        parts.append(f"## {_TITLES[family]}\n\n{head}{''.join(rows)}")
    return "\n".join(parts)


def _row(code: Code, page: str) -> str:
    anchor = code.code.lower()
    link = f"[{code.code}](codes/{page}.md#{anchor}){{ #{anchor} }}"
    return f"| {link} | {code.title} | {_kind(code)} |\n"


def _kind(code: Code) -> str:
    kind = "warning" if code.code in WARNINGS else "error"
    return f"{kind}, can be set" if code.code in NON_BLOCKING else kind


def _page(family: str) -> str:
    title = _TITLES[family]
    head = f"---\ndescription: Problems of the family {family}, with examples.\n---\n\n# {title}\n"
    back = "Where these come from is told in the [overview](../codes.md).\n"
    return "\n".join([head, back, *map(_section, family_codes(family))])


def _section(code: Code) -> str:
    return "\n".join(_parts(code))


def _parts(code: Code) -> Iterator[str]:
    yield f"## {code.code} {code.title} {{ #{code.code.lower()} }}\n"
    yield f"{code.wrong}\n"
    yield f"**Why:** {code.why}\n"
    yield f"**What to do:** {code.fix}\n"
    if code.code in NON_BLOCKING:
        kind = "a warning" if code.code in WARNINGS else "an error"
        yield f"This is {kind} unless [`severity`](../settings.md#severity) says otherwise.\n"
    yield f"An example:\n\n{_block(code.example)}"
    yield f"Put right:\n\n{_block(code.fixed)}"


def _block(text: str) -> str:
    language = "sh" if text.startswith("$ ") else "yaml"
    return f"```{language}\n{text}```\n"
