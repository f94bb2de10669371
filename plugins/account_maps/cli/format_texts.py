"""The format as texts: the schemas, for editors, and its reference page, for people."""

import json
from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

from account_maps.model.account import Account, Labels, Team
from account_maps.model.icp import FitCriteria
from account_maps.model.rules import Rules
from account_maps.model.talking import TalkingLibrary
from account_maps.model.values import FindingCode

FILES: Mapping[str, type[Struct]] = {
    "account": Account,
    "team": Team,
    "labels": Labels,
    "rules": Rules,
    "icp": FitCriteria,
    "talking-points": TalkingLibrary,
}
"""What each kind of file holds."""

HEADS = {"json": 3, "markdown": 1}
"""How many lines begin each version of a format alike: the last of them is the title."""


def schema_text(file_kind: str) -> str:
    """Return the JSON Schema of a kind of file, as it is written to a file."""
    from account_maps.model.schema import json_schema  # noqa: PLC0415
    from account_maps.texts import english  # noqa: PLC0415

    texts = english()

    def meaning(value: StrEnum) -> str | None:
        if isinstance(value, FindingCode):
            return texts(f"finding.{value}.title")
        return texts.meaning(value)

    schema = json_schema(FILES[file_kind], meaning, texts)
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def format_text() -> str:
    """Return the reference page of the format, as it is written to a file."""
    from account_maps.model.format_page import format_page  # noqa: PLC0415
    from account_maps.texts import english  # noqa: PLC0415

    texts = english()
    return format_page(texts.value, lambda code: texts(f"finding.{code}.title"), texts)
