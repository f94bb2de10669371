"""Real data: people and networks that weren't made up for this project.

``data/README.md`` says where each set is from and which license it has.
"""

import json
from pathlib import Path
from typing import Any, Final

_FOLDER: Final = Path(__file__).parent / "data"

Committee = dict[str, Any]


def committees() -> list[Committee]:
    """Return 20 committees of the US Congress, each an ``account`` with its ``people``."""
    found: list[Committee] = _read("committees.json")
    return found


def krackhardt() -> dict[str, Any]:
    """Return 21 managers as ``people``, and their advice and friendship ties as ``relations``."""
    found: dict[str, Any] = _read("krackhardt.json")
    return found


def _read(name: str) -> Any:
    return json.loads((_FOLDER / name).read_text("utf-8"))
