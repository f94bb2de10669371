"""The reference of the format, made from the types: a table for each, and one for each scale."""

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from typing import Any

from msgspec import Struct, inspect

from account_maps.model.account import Account, Labels, Team
from account_maps.model.person_rules import BLOCKER
from account_maps.model.values import ALIASES, SCALES, Role

_HEAD = """# Format of a map

One file under `maps/` is one account: `maps/northwind-health.yaml` is the account with the id
`northwind-health`. Folders are allowed. The smallest useful map is

```yaml
name: Harbor Clinics
stakeholders:
  maria-soto:
    name: Maria Soto
    title: Practice owner
    roles: [economic_buyer]
    support: supporter
```

Only `name` is always needed. A key that is left empty counts as not written. What each value is
comes from this page and not from YAML, so `NO`, `007` and `12:30` stay what you wrote.
An id is letters and digits with single hyphens between them, up to 80 characters; upper and lower
case count as the same. A day is written year-month-day. Text is kept as it is written; sentences
are best written as a list with dashes. Text needs quotes if it has a colon with a space after it
in it, or a `#` with a space before it.

A key in **bold** is always needed where its group is written.
"""

Label = Callable[[StrEnum], str]


def format_page(label: Label) -> str:
    """Return the reference page as Markdown.

    Args:
        label: Gives what the pages call a value.
    """
    structs: dict[type[Struct], None] = {}
    for root in (Account, Team, Labels):
        _collect(root, structs)
    parts = [_HEAD, *map(_struct_section, structs), _SCALES_HEAD]
    parts += [_scale_section(name, scale, label) for name, scale in SCALES.items()]
    return "\n".join(parts)


_SCALES_HEAD = """## Scales

What the words below are called on the pages can be changed for one site in `maps/_labels.yaml`.
"""


def _collect(kind: type[Struct], structs: dict[type[Struct], None]) -> None:
    """Add a type and those inside it, each once, in reading order."""
    if kind in structs:
        return
    structs[kind] = None
    for field in _fields(kind):
        for inner in _parts(field.type):
            if isinstance(inner, inspect.StructType):
                _collect(inner.cls, structs)


def _fields(kind: type[Struct]) -> tuple[inspect.Field, ...]:
    return inspect.type_info(kind).fields  # type: ignore[attr-defined,no-any-return]


def _parts(kind: inspect.Type) -> Iterator[inspect.Type]:
    """Yield a type and the types that it is made of."""
    yield kind
    if isinstance(kind, inspect.Metadata):
        yield from _parts(kind.type)
    elif isinstance(kind, inspect.UnionType):
        for one in kind.types:
            yield from _parts(one)
    elif isinstance(kind, inspect.VarTupleType):
        yield from _parts(kind.item_type)
    elif isinstance(kind, inspect.DictType):
        yield from _parts(kind.value_type)


def _struct_section(kind: type[Struct]) -> str:
    rows = [_row(field) for field in _fields(kind)]
    head = ["| key | holds | meaning | example |", "|---|---|---|---|"]
    return "\n".join([f"## {_title(kind)}", "", str(kind.__doc__), "", *head, *rows, ""])


def _title(kind: type) -> str:
    words = "".join(
        f" {letter.lower()}" if letter.isupper() else letter for letter in kind.__name__
    )
    return words.strip().capitalize()


def _anchor(kind: type) -> str:
    return _title(kind).lower().replace(" ", "-")


def _row(field: inspect.Field) -> str:
    says: Mapping[str, Any] = {}
    if isinstance(field.type, inspect.Metadata):
        says = field.type.extra_json_schema or {}
    key = f"**`{field.encode_name}`**" if field.required else f"`{field.encode_name}`"
    examples = ", ".join(f"`{_as_yaml(example)}`" for example in says.get("examples", []))
    return f"| {key} | {_holds(field.type, {})} | {says.get('description', '')} | {examples} |"


def _as_yaml(example: object) -> str:
    if isinstance(example, bool):
        return str(example).lower()
    if isinstance(example, list):
        return f"[{', '.join(map(str, example))}]"
    return str(example)


def _holds(kind: inspect.Type, extra: Mapping[str, Any]) -> str:
    if isinstance(kind, inspect.Metadata):
        return _holds(kind.type, {**extra, **(kind.extra or {})})
    if isinstance(kind, inspect.UnionType):
        inner = next(one for one in kind.types if not isinstance(one, inspect.NoneType))
        return _holds(inner, extra)
    if isinstance(kind, inspect.VarTupleType):
        return f"list: {_holds(kind.item_type, extra)}"
    if isinstance(kind, inspect.DictType):
        return f"by id: {_holds(kind.value_type, {})}"
    if isinstance(kind, inspect.StructType | inspect.EnumType):
        return f"[{_title(kind.cls).lower()}](#{_anchor(kind.cls)})"
    return _scalar(kind, extra)


_REFS = {
    "person": "id of a stakeholder",
    "unit": "id of a unit",
    "colleague": "id of one of us",
    "account": "id of an account",
    "plan_page": "page or link",
}


def _scalar(kind: inspect.Type, extra: Mapping[str, Any]) -> str:
    if isinstance(kind, inspect.BoolType):
        return "true or false"
    if isinstance(kind, inspect.DateType):
        return "day"
    if "ref" in extra:
        return _REFS[extra["ref"]]
    named = {"link": "link", "id": "id", "note": "text, simple Markdown"}
    return next((words for key, words in named.items() if key in extra), "text")


def _scale_section(name: str, scale: type[StrEnum], label: Label) -> str:
    head = ["| value | on the pages | also understood |", "|---|---|---|"]
    rows = [f"| `{value}` | {label(value)} | {_also(scale, value)} |" for value in scale]
    named = f"In `_labels.yaml` this scale is called `{name}`."
    section = [f"### {_title(scale)}", "", f"{scale.__doc__} {named}", "", *head, *rows, ""]
    if scale is Role:
        text = f"The word `{BLOCKER}` is understood too: it means support `enemy` and `veto: true`."
        section += [text, ""]
    return "\n".join(section)


def _also(scale: type[StrEnum], value: StrEnum) -> str:
    return ", ".join(
        f"`{word}`" for word, meant in ALIASES.get(scale, {}).items() if meant is value
    )
