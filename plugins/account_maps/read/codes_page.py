"""The reference of the problems, made from the table of codes."""

from account_maps.read.codes import Code, codes

_HEAD = """# Problems and what to do

`account-maps check`, `mkdocs build` and `mkdocs serve` report a problem as

```text
maps/acme.yaml:48:14  AM206  `suporter` is not a value of this scale  (did you mean …?)
```

that is: the file, the line and the column, a code, what is wrong, and what to do. All problems of
a file come at once, and one bad file does not keep the others from being checked. A code keeps its
meaning for good.
"""

_FAMILIES = {
    "AM1": "The file and its YAML",
    "AM2": "The shape of a map",
    "AM3": "References",
    "AM4": "What a map says",
}


def codes_page() -> str:
    """Return the reference page as Markdown."""
    parts = [_HEAD]
    for family, title in _FAMILIES.items():
        parts.append(f"## {title}\n")
        parts += [_section(code) for code in codes().values() if code.code.startswith(family)]
    return "\n".join(parts)


def _section(code: Code) -> str:
    anchor = f"{{ #{code.code.lower()} }}"
    return (
        f"### {code.code} {code.title} {anchor}\n\n"
        f"{code.wrong}\n\n**Why:** {code.why}\n\n**What to do:** {code.fix}\n"
    )
