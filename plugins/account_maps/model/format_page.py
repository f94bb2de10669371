"""The reference of the format, made from the types: a table for each, and one for each scale."""

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum

from msgspec import Struct, inspect

from account_maps.model.account import Account, Labels, Team
from account_maps.model.aliases import accepted
from account_maps.model.field_types import fields_of
from account_maps.model.fields import FIELDS
from account_maps.model.person_rules import BLOCKER
from account_maps.model.values import SCALES, FindingCode, Role
from account_maps.model.wording import about, fields, struct_section, title

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
case count as the same. A day is written year-month-day, and a number in plain digits with a point
before the fraction: `0.5`, `90`. Text is kept as it is written; sentences
are best written as a list with dashes. Text needs quotes if it has a colon with a space after it
in it, or a `#` with a space before it.

An amount of money is written as people write it: `480000`, `$450K`, `450 000 EUR`, `CHF 1'250'000`,
`€1,2 Mio`. K, M and B (also `Mio`, `Mrd`, `bn`) are the size, and a sign or an ISO code before or
behind the amount is the currency. Without one, the account's `currency` counts, else the site's,
`deal.currency` in `_rules.yaml`. `$` is the account's or the site's currency if that is a dollar,
else the US dollar. Three digits after a comma are thousands: `450,000`. What could be two amounts
is refused, and the message says both: `450.000`, `1.234M`, `1,234M`.

A key in **bold** is always needed where its group is written.
"""

Label = Callable[[StrEnum], str]
FieldLabel = Callable[[str], str]


def format_page(label: Label, finding_title: Label, field_label: FieldLabel) -> str:
    """Return the reference page as Markdown.

    Args:
        label: Gives what the pages call a value.
        finding_title: Gives what the pages call a finding, by its code.
        field_label: Gives the label of a field, by its key in the texts.
    """
    structs: dict[type[Struct], None] = {}
    for root in (Account, Team, Labels):
        _collect(root, structs)
    sections = [struct_section(kind, labels=_labels(kind, field_label)) for kind in structs]
    parts = [_HEAD, *sections, _SCALES_HEAD]
    parts += [_scale_section(name, scale, label) for name, scale in SCALES.items()]
    parts.append(_codes_section(finding_title))
    return "\n".join(parts)


def _labels(kind: type[Struct], field_label: FieldLabel) -> Mapping[str, str]:
    """Return what the pages call the fields of a type; none of one that they don't show."""
    found = fields_of(kind) if kind in FIELDS else ()
    return {field.path: field_label(field.row.label) for field in found}


_SCALES_HEAD = """## Scales

What the words below are called on the pages can be changed for one site in `maps/_labels.yaml`.
"""


def _collect(kind: type[Struct], structs: dict[type[Struct], None]) -> None:
    """Add a type and those inside it, each once, in reading order."""
    if kind in structs:
        return
    structs[kind] = None
    for field in fields(kind):
        for inner in _parts(field.type):
            if isinstance(inner, inspect.StructType):
                _collect(inner.cls, structs)


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


def _scale_section(name: str, scale: type[StrEnum], label: Label) -> str:
    head = ["| value | on the pages | also understood |", "|---|---|---|"]
    rows = [f"| `{value}` | {label(value)} | {_also(scale, value)} |" for value in scale]
    named = f"In `_labels.yaml` this scale is called `{name}`."
    section = [f"### {title(scale)}", "", f"{about(scale)} {named}", "", *head, *rows, ""]
    if scale is Role:
        text = f"The word `{BLOCKER}` is understood too: it means support `enemy` and `veto: true`."
        section += [text, ""]
    return "\n".join(section)


def _also(scale: type[StrEnum], value: StrEnum) -> str:
    return ", ".join(f"`{word}`" for word, meant in accepted(scale).items() if meant is value)


def _codes_section(finding_title: Label) -> str:
    rows = [f"| `{code}` | {finding_title(code)} |" for code in FindingCode]
    head = ["| value | on the pages |", "|---|---|"]
    section = [f"### {title(FindingCode)}", "", about(FindingCode), "", *head, *rows, ""]
    return "\n".join(section)
