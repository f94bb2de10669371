"""Where on a page a person's profile stands."""

from functools import lru_cache
from typing import Final
from urllib.parse import quote

SECTION_ANCHORS: Final = frozenset(
    {
        "actions",
        "committee",
        "commitments",
        "company",
        "competitors",
        "deciders",
        "everybody",
        "external",
        "figures",
        "fit",
        "gaps",
        "losses",
        "map",
        "message",
        "new",
        "next",
        "objectives",
        "others",
        "people",
        "plan",
        "questions",
        "risks",
        "routes",
        "shared",
        "space",
        "top",
        "units",
    }
)
"""Anchors of the sections that the pages of an account may have."""

_PARTS: Final = ("map-", "route-", "card-", "figure-", "person-", "am-", "who-")
"""How other ids on these pages begin."""


def person_anchor(person_id: str) -> str:
    """Return the anchor of a person's profile: the id, unless the page needs it for itself."""
    is_taken = person_id in SECTION_ANCHORS or person_id.startswith(_PARTS)
    return f"person-{person_id}" if is_taken else person_id


@lru_cache(maxsize=1024)  # A page leads to each person from many places.
def person_href(person_id: str) -> str:
    """Return the link to a person's profile on the page that has it."""
    return f"#{quote(person_anchor(person_id))}"
