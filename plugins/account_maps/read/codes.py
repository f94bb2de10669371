"""Every code that a problem can have, and what an author can read about it.

The table is ``codes.toml`` beside this file.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Code:
    """What a code stands for.

    Attributes:
        code: The code.
        title: What it is called.
        wrong: What is wrong.
        why: Why that is refused.
        fix: How to put it right.
    """

    code: str
    title: str
    wrong: str
    why: str
    fix: str


@cache
def codes() -> dict[str, Code]:
    """Return what each code stands for, by code."""
    table = tomllib.loads(files(__package__).joinpath("codes.toml").read_text("utf-8"))
    return {code: Code(code, **texts) for code, texts in table.items()}
