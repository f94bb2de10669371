"""A map and the library → what to say to each person, the group's message first.

``account_context`` prepares an account and ``compile_library`` the rules; ``account_points`` gives
the points of everybody, and ``room_points`` those of a meeting. Nothing here depends on the order
of the rules, on time or on chance.
"""

from account_maps.talk.context import AccountContext, account_context, account_names
from account_maps.talk.library import Library, compile_library
from account_maps.talk.matching import account_points
from account_maps.talk.points import SHOWN, Audience, Kind, Point, Points, RankedPoints
from account_maps.talk.selection import room_points

__all__ = [
    "SHOWN",
    "AccountContext",
    "Audience",
    "Kind",
    "Library",
    "Point",
    "Points",
    "RankedPoints",
    "account_context",
    "account_names",
    "account_points",
    "compile_library",
    "room_points",
]
