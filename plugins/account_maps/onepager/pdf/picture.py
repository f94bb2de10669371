"""A picture of ours taken apart: its shapes, and the words that the page sets itself."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final
from xml.etree import ElementTree as ET

from account_maps.draw.templates import styles

_SVG: Final = "http://www.w3.org/2000/svg"
_LINK: Final = "http://www.w3.org/1999/xlink"
ET.register_namespace("", _SVG)
ET.register_namespace("xlink", _LINK)

_RULE: Final = re.compile(r"^(?:\.([\w-]+) )?\.([\w-]+) \{([^}]*)\}", re.MULTILINE)
_MOVED: Final = re.compile(r"translate\((\S+) (\S+)\)")
_STYLE: Final = "excerpt.css"

Words = tuple[float, float, float, int, str, bool, str]
"""Place and size in points, weight, color, whether the place is the end, and what is said."""


def taken_apart(svg: str) -> dict[str, object]:
    """Return a picture as the templates of paper want it.

    Args:
        svg: A whole document that ``draw`` made.
    """
    # It is of our making, with every text of a map escaped.
    root = ET.fromstring(svg)  # noqa: S314
    width, height = (float(root.attrib[side].removesuffix("pt")) for side in ("width", "height"))
    left, top, wide, high = map(float, root.attrib["viewBox"].split())
    scale = min(width / wide, height / high)
    shift = (width - wide * scale) / 2 - left * scale, (height - high * scale) / 2 - top * scale
    words = [
        (x * scale + shift[0], y * scale + shift[1], size * scale, *style)
        for x, y, size, *style in _words(root)
    ]
    return {
        "width": width,
        "height": height,
        "about": _about(root),
        "shapes": ET.tostring(root, encoding="unicode"),
        "words": words,
    }


def _about(root: ET.Element) -> str:
    """Return in words what a picture shows."""
    told = (root.findtext(f"{{{_SVG}}}{name}") for name in ("title", "desc"))
    return ". ".join(filter(None, told))


def _words(root: ET.Element) -> Iterator[Words]:
    """Take the words out of a picture, and yield them in the units of the picture."""
    for group, classes, (left, top) in _groups(root):
        for text in group.findall(f"{{{_SVG}}}text"):
            group.remove(text)
            style = _style(text.attrib["class"], classes)
            yield (
                left + float(text.attrib["x"]),
                top + float(text.attrib["y"]),
                float(style["font-size"].removesuffix("px")),
                int(style.get("font-weight", "400")),
                style["fill"],
                style.get("text-anchor") == "end",
                text.text or "",
            )


def _groups(
    group: ET.Element, classes: str = "", shift: tuple[float, float] = (0, 0)
) -> Iterator[tuple[ET.Element, str, tuple[float, float]]]:
    """Yield what may hold words, with its classes and how far it is moved."""
    yield group, classes, shift
    for below in group.findall(f"{{{_SVG}}}g"):
        moved = _MOVED.match(below.attrib.get("transform", ""))
        x, y = map(float, moved.groups()) if moved else (0.0, 0.0)
        own = f"{classes} {below.attrib.get('class', '')}"
        yield from _groups(below, own, (shift[0] + x, shift[1] + y))


@cache
def _rules() -> list[tuple[str, str, Mapping[str, str]]]:
    """Return the style sheet of pictures on paper: class outside, class, and what it sets."""
    return [
        (outside, name, dict(_setting(one) for one in body.split(";") if one.strip()))
        for outside, name, body in _RULE.findall(styles(_STYLE))
    ]


def _setting(text: str) -> tuple[str, str]:
    key, _, value = text.partition(":")
    return key.strip(), value.strip()


@cache
def _style(name: str, classes: str) -> Mapping[str, str]:
    style: dict[str, str] = {}
    for outside, rule, body in _rules():
        if rule == name and (not outside or outside in classes.split()):
            style.update(body)
    return style
