"""Every code that a problem can have, and what an author can read about it.

The tables are the files ``codes.*.toml`` beside this file, one for each family. A code keeps its
meaning for good; one that is no longer given is not given to anything else.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

FAMILIES = {
    "AM1": "file",
    "AM2": "shape",
    "AM3": "references",
    "AM4": "content",
    "AM5": "freshness",
    "AM6": "settings",
    "AM7": "program",
    "AM8": "extensions",
    "AM9": "comments",
}
"""The families of codes, and the name of the table that each is in."""


@dataclass(frozen=True, slots=True)
class Code:
    """What a code stands for.

    Attributes:
        code: The code.
        title: What it is called.
        wrong: What is wrong.
        why: Why that is refused.
        fix: How to put it right.
        example: A file in which it is found, or a folder where no file shows it.
        fixed: The same put right.
        file: The name of the file that the example is of.
        beside: Other files that the example needs, by name.
        command: The command that gives it, if it is not ``check``; ``none`` where no map should.
    """

    code: str
    title: str
    wrong: str
    why: str
    fix: str
    example: str
    fixed: str
    file: str = "acme.yaml"
    beside: Mapping[str, str] = field(default_factory=dict)
    command: str = "check"


@cache
def codes() -> dict[str, Code]:
    """Return what each code stands for, by code."""
    return {code.code: code for family in FAMILIES for code in family_codes(family)}


def family_codes(family: str) -> list[Code]:
    """Return the codes of a family, such as ``AM1``."""
    name = f"codes.{FAMILIES[family]}.toml"
    table = tomllib.loads(files(__package__).joinpath(name).read_text("utf-8"))
    return [Code(code, **texts) for code, texts in table.items()]
