"""The options of ``account-maps export``.

Apart from what does it, so that the commands start without the room that makes the files.
"""

from dataclasses import dataclass
from pathlib import Path

TABLES = (
    *("accounts", "people", "lines", "ties", "figures", "reasons", "findings", "next_steps"),
    *("criteria", "external", "open_questions"),
)
"""The tables of CSV."""


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """The options that the user gave.

    Attributes:
        accounts: Ids of the accounts; none means all.
        form: The format.
        table: The one table of CSV, if only one is wanted.
        output: File or folder to write to; None for standard output.
    """

    accounts: tuple[str, ...]
    form: str
    table: str | None
    output: Path | None
