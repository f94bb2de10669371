"""The diagram: a map becomes places, routed lines and SVG."""

from account_maps.draw.drawing import Drawing, ExtraView, draw_map
from account_maps.draw.route import Cache, Router, engine_identity

__all__ = ["Cache", "Drawing", "ExtraView", "Router", "draw_map", "engine_identity"]
