"""Checks that each lower bound of the product is a version that was really installed.

Run it by the Python of an environment with the lowest versions: ``python .ci/bounds.py``.
"""

import sys
import tomllib
from importlib.metadata import version
from pathlib import Path

from packaging.requirements import Requirement
from packaging.version import Version

PROJECT = Path(__file__).parent.parent / "pyproject.toml"


def untried(line: str) -> str | None:
    """Return what's wrong with the lower bound of a dependency."""
    wanted = Requirement(line)
    installed = Version(version(wanted.name))
    lowest = [Version(one.version) for one in wanted.specifier if one.operator == ">="]
    if lowest == [installed]:
        return None
    return f"{line}: the lowest version that could be installed is {installed}"


def main() -> int:
    """Print the bounds that don't hold; return 1 if there are any."""
    project = tomllib.loads(PROJECT.read_text("utf-8"))["project"]
    lines = [*project["dependencies"], *project["optional-dependencies"]["pdf"]]
    found = [fault for fault in map(untried, lines) if fault]
    print("\n".join(found) or f"{len(lines)} lower bounds are installed")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
