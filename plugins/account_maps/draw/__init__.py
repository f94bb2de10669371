"""The diagram: a map becomes places, routed lines and SVG."""

from account_maps.draw.cut import Cut, Cutter, draw_cut
from account_maps.draw.drawing import Drawing, ExtraView, draw_committee, draw_map
from account_maps.draw.route import Cache, Router, engine_identity
from account_maps.draw.trails import Trail

__all__ = [
    "Cache",
    "Cut",
    "Cutter",
    "Drawing",
    "ExtraView",
    "Router",
    "Trail",
    "draw_committee",
    "draw_cut",
    "draw_map",
    "engine_identity",
]
