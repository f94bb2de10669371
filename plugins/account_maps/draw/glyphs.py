"""The sign in a card's band for each attitude, so that color is never the only hint."""

from types import MappingProxyType

from account_maps.model.values import Support

GLYPHS = MappingProxyType(
    {
        Support.MENTOR: "M8 28 13.5 22.5 19 28M8 35.5 13.5 30 19 35.5",
        Support.SUPPORTER: "M8 32 13.5 26 19 32",
        Support.NEUTRAL: "M8.5 29H18.5",
        Support.NON_SUPPORTER: "M8 26 13.5 32 19 26",
        Support.ENEMY: "M9 24.5 18 33.5M18 24.5 9 33.5",
        Support.UNKNOWN: "M10 26.2A3.6 3.6 0 1 1 14.6 29.4Q13.5 30 13.5 31.3V32M13.5 35.2V35.4",
    }
)
"""Path of each sign, in the coordinates of the card."""
