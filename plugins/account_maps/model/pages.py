"""The fixed pages of every site, whose names an id of an account or a person can't have.

An account or a colleague has a page of its own under its id, so no id may be one of these names.
The site makes its addresses from them, and `check` refuses them as ids: both from this list.
"""

from typing import Final

from account_maps.read.ids import folded

INDEX: Final = "index"
PRINT: Final = "print"
HISTORY: Final = "history"
CHANGES: Final = "changes"
ONEPAGER: Final = "onepager"

_TAKEN: Final = frozenset(
    {
        INDEX,
        PRINT,
        HISTORY,
        CHANGES,
        ONEPAGER,
        "readme",  # The site generator takes it for another name of the first.
    }
)


def why_reserved(an_id: str) -> str:
    """Return why an id would stand in the place of a page of the site, or an empty text.

    Args:
        an_id: Id of an account or of a colleague, in any case of letters.
    """
    if folded(an_id) not in _TAKEN:
        return ""
    return "the site keeps this name for a page of its own: choose a longer one"
