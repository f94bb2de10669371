"""A map and the library → what to say to each person, the group's message first.

``account_context`` prepares an account and ``compile_library`` the rules; ``points_for`` gives the
points of one person. Nothing here depends on the order of the rules, on time or on chance.
"""

from account_maps.talk.context import AccountContext, account_context, account_names
from account_maps.talk.library import Library, compile_library
from account_maps.talk.matching import points_for
from account_maps.talk.points import LIMIT, Kind, Point, Points, RankedPoints

__all__ = [
    "LIMIT",
    "AccountContext",
    "Kind",
    "Library",
    "Point",
    "Points",
    "RankedPoints",
    "account_context",
    "account_names",
    "compile_library",
    "points_for",
]
