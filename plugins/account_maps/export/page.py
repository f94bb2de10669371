"""The page about the export: its rows of the fields that are exported as the map has them."""

import re
from collections.abc import Mapping
from typing import Final

from msgspec import Struct
from msgspec.structs import fields

from account_maps.export.records import AccountRecord, PersonRecord, column
from account_maps.model.account import Account, Person
from account_maps.model.field_types import exported

_RECORDS: Final[Mapping[type[Struct], type[Struct]]] = {
    AccountRecord: Account,
    PersonRecord: Person,
}
"""The records whose fields are for the most part those of a map, and of what part of it."""


def export_page(page: str) -> str:
    """Return the page with a row for each exported field of a map, in the order of the record.

    Args:
        page: The page as it is. Its other rows, for what is worked out, stay as they are.
    """
    for record, kind in _RECORDS.items():
        head = f"\n### {record.__name__.removesuffix('Record')}\n"
        before, rest = page.split(head)
        section, end, after = rest.partition("\n#")
        page = f"{before}{head}{_with_rows(section, record, kind)}{end}{after}"
    return page


def _with_rows(section: str, record: type[Struct], kind: type[Struct]) -> str:
    known = {row[1]: row[0] for row in re.finditer(r"^\| `(\w+)` .*$", section, re.MULTILINE)}
    written = {column(field.path): field.means.removesuffix(".") for field in exported(kind)}
    rows = (
        f"| `{one.name}` | {'✓ ' if one.required else ''}| {written[one.name]} |"
        if one.name in written
        else known[one.name]
        for one in fields(record)
    )
    first, last = section.index("| `"), section.rindex("|\n") + 1
    return section[:first] + "\n".join(rows) + section[last:]
