"""Scripts of the theme that search → with the rule before them that they search by."""

import json
from functools import cache

from account_maps.html.environment import THEME
from account_maps.read import spelling


def with_folding(script: str) -> str:
    """Return a script that searches with ``folding.js`` before it; any other as it is.

    Args:
        script: A script of a page or a worker, not a module.
    """
    if "Folding." not in script:
        return script
    # In a function of its own, since a page may load several such scripts.
    return f"(() => {{\n{_folding()}{script}}})();\n"


@cache
def _folding() -> str:
    """Return ``folding.js`` with the tables that Python folds by."""
    tables = {
        "ignored": spelling.IGNORED,
        "apostrophes": spelling.APOSTROPHES,
        "hyphens": spelling.HYPHENS,
        "spaces": spelling.SPACES,
        "marks": spelling.MARKS,
        "letters": spelling.LETTERS,
        "spelled": spelling.SPELLED,
    }
    script = (THEME / "assets" / "folding" / "folding.js").read_text("utf-8")
    return script.replace("FOLDING_TABLES", json.dumps(tables, ensure_ascii=False))
