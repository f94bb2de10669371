"""The diagram: a map becomes places, routed lines and SVG."""

from account_maps.draw.drawing import Drawing, ExtraView, draw_committee, draw_map
from account_maps.draw.excerpt import ExcerptPlacer, MapExcerpt, draw_excerpt
from account_maps.draw.route import RouteCache, Router, engine_identity
from account_maps.draw.trails import Trail

__all__ = [
    "Drawing",
    "ExcerptPlacer",
    "ExtraView",
    "MapExcerpt",
    "RouteCache",
    "Router",
    "Trail",
    "draw_committee",
    "draw_excerpt",
    "draw_map",
    "engine_identity",
]
