"""A map and the library → what to say to each person, the group's message first.

``scene`` makes an account ready, ``compile_library`` the rules; ``speak`` gives the points of one
person. Nothing here depends on the order of the rules, on time or on chance.
"""

from account_maps.talk.library import Library, compile_library
from account_maps.talk.points import LIMIT, Kind, Point, Points, Spoken
from account_maps.talk.scene import Scene, names, scene
from account_maps.talk.speak import speak, spoken_to

__all__ = [
    "LIMIT",
    "Kind",
    "Library",
    "Point",
    "Points",
    "Scene",
    "Spoken",
    "compile_library",
    "names",
    "scene",
    "speak",
    "spoken_to",
]
