"""The reference of ``_rules.yaml``, made from the types: a table for each group of numbers."""

from collections.abc import Iterator

from msgspec import Struct, inspect
from msgspec.structs import astuple

from account_maps.model.paper import DENSITY_LEVELS, SheetStep
from account_maps.model.rules import FindingCase, FindingRule, Rules
from account_maps.model.wording import about, as_yaml, fields, holds, meaning, struct_section

_HEAD = """# Rules

The file `maps/_rules.yaml` holds the numbers behind all figures and findings, for all maps. Without
it the defaults below count, and it needs to say only what is to be otherwise:

```yaml
ties:
  half_life: 9          # months; our contacts stay warm for longer
thresholds:
  opposing: 0.3         # a share: 30%
findings:
  AF105: {severity: off}
  AF201:
    severity: warning
    cases:
      - {severity: error, tier: ["1"], stage: [proposal]}
```

Each number says where it comes from. *Our choice* means that it has no source: it is what this
product begins with, and yours to change. A share is from 0 to 1. A file with a mistake in it is
reported, and the defaults count until it is put right.
"""

_FINDINGS = """## findings

How much is made of a finding, by its [code](format.md#finding-code). What is not written stays as
the finding has it. Of `cases` the first that fits the account counts; where none fits,
`severity` does. One account can also do without a finding for a while: see
[waiver](format.md#waiver).
"""

_SCALES = "format.md"
_WITHOUT_DEFAULTS = (FindingRule, FindingCase, SheetStep)


def rules_page() -> str:
    """Return the reference page as Markdown."""
    sections = _groups(Rules(), ())
    types = [struct_section(kind, _SCALES) for kind in _WITHOUT_DEFAULTS]
    return "\n".join([_HEAD, *sections, _density_levels(), _FINDINGS, *types])


def _density_levels() -> str:
    """Return the default density levels of the one-pager as a table, a row each."""
    keys = [f"`{field.encode_name}`" for field in fields(SheetStep)]
    rows = [[as_yaml(value) for value in astuple(step)] for step in DENSITY_LEVELS]
    table = [keys, ["---"] * len(keys), *rows]
    return "\n".join([*(f"| {' | '.join(row)} |" for row in table), ""])


def _groups(defaults: Struct, path: tuple[str, ...]) -> Iterator[str]:
    """Yield a section for a group that holds numbers, and for each group inside it."""
    held = [(field, getattr(defaults, field.name)) for field in fields(type(defaults))]
    rows = [_row(*one) for one in held if path and not isinstance(one[1], Struct)]
    if rows:
        head = ["| key | holds | meaning and source | default |", "|---|---|---|---|"]
        title = f"## {'.'.join(path)}"
        yield "\n".join([title, "", about(type(defaults)), "", *head, *rows, ""])
    for field, default in held:
        if isinstance(default, Struct):
            yield from _groups(default, (*path, field.encode_name))


def _row(field: inspect.Field, default: object) -> str:
    name = f"`{field.encode_name}`"
    return f"| {name} | {holds(field.type, _SCALES)} | {meaning(field)} | {_default(default)} |"


def _default(default: object) -> str:
    if default in (None, (), {}):
        return "none"
    of_steps = isinstance(default, tuple) and isinstance(default[0], Struct)
    return "below" if of_steps else f"`{as_yaml(default)}`"
