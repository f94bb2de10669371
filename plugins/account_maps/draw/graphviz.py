"""Graphviz as a router: it routes lines around boxes whose places are fixed.

It is handed numbers only. Boxes are called n0, n1 …, so no text of a map ever reaches it, and it
answers in its plain format, which takes ten lines to read. Each graph gets a process of its own.
"""

import math
import shutil
import subprocess
import sys
import sysconfig
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

import pydot

from account_maps.draw.geometry import Box, Point

EMBEDDED: Final = "graphviz-pure"

_TIMEOUT: Final = 60
"""Seconds after which a graph counts as failed."""

_ONE_CURVE: Final = 8
"""How many numbers the shortest route has: a start and three points."""

Ends = tuple[int, int]
"""The numbers of the boxes where a line starts and ends."""


class EngineError(Exception):
    """Graphviz is missing, failed, or left out a line."""


def find_program(setting: str | None = None) -> str | None:
    """Return the program that routes lines, or None if there is none.

    Args:
        setting: What the site's author asks for: a program's name or path.
    """
    if setting and setting != EMBEDDED:
        return shutil.which(setting)
    beside = (Path(sys.executable).parent, Path(sysconfig.get_path("scripts")))
    found = (shutil.which(EMBEDDED, path=str(folder)) for folder in beside)
    embedded = next(filter(None, found), None) or shutil.which(EMBEDDED)
    return embedded or (None if setting else shutil.which("dot"))


@cache
def version(program: str) -> str:
    """Return what a program says its name and version are.

    Raises:
        EngineError: If it cannot be run.
    """
    try:
        answer = subprocess.run(  # noqa: S603 - the site's author names the program
            [program, "-V"], capture_output=True, check=True, timeout=_TIMEOUT
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise EngineError(str(error)) from error
    return (
        f"{Path(program).stem} {(answer.stderr or answer.stdout).decode(errors='replace').strip()}"
    )


def route_lines(
    program: str, boxes: Sequence[Box], ends: Sequence[Ends], splines: str
) -> list[list[Point]]:
    """Return the route of each line: its start, then three points for each curve.

    Args:
        program: The Graphviz program.
        boxes: What the lines go round; their places stay.
        ends: Which boxes each line joins.
        splines: Graphviz's name for the kind of route: ``true`` or ``ortho``.

    Raises:
        EngineError: If it fails, or if a line is missing or one too many.
    """
    plain = _run(program, _graph(boxes, ends, splines).to_string())
    found = defaultdict(list)
    try:
        for pair, route in _read_plain(plain.decode("ascii"), boxes[0].center):
            found[pair].append(route)
    except (ValueError, IndexError) as error:
        raise EngineError(f"the answer cannot be read: {error}") from error
    routes = [found[pair].pop() if found[pair] else None for pair in ends]
    if any(found.values()) or any(route is None for route in routes):
        raise EngineError("Graphviz left out a line or drew one too many")
    return [route for route in routes if route]


def _run(program: str, dot: str) -> bytes:
    """Return what Graphviz answers; pydot's own way would go through a file for every graph."""
    try:
        done = subprocess.run(  # noqa: S603 - the site's author names the program
            [program, "-Tplain"],
            input=dot.encode(),
            capture_output=True,
            check=False,
            timeout=_TIMEOUT,
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise EngineError(str(error)) from error
    if done.returncode != 0:
        raise EngineError(f"Graphviz ended with code {done.returncode}")
    return done.stdout


def _graph(boxes: Sequence[Box], ends: Sequence[Ends], splines: str) -> pydot.Dot:
    graph = pydot.Dot(
        "map", graph_type="digraph", layout="nop2", splines=splines, esep="+3", inputscale="72"
    )
    usual = boxes[0]
    graph.set_node_defaults(shape="box", fixedsize="true", label='""', **_size(usual))
    graph.set_edge_defaults(dir="none")
    for number, box in enumerate(boxes):
        x, y = box.center
        size = {} if (box.width, box.height) == (usual.width, usual.height) else _size(box)
        graph.add_node(pydot.Node(f"n{number}", pos=f'"{x:g},{-y:g}"', **size))
    for start, end in ends:
        graph.add_edge(pydot.Edge(f"n{start}", f"n{end}"))
    return graph


def _size(box: Box) -> dict[str, Any]:
    return {"width": f"{box.width / 72:.4f}", "height": f"{box.height / 72:.4f}"}


def _read_plain(plain: str, first: Point) -> Iterator[tuple[Ends, list[Point]]]:
    """Yield the lines of Graphviz's plain output: inches, from a corner of its own choosing."""
    shift = (0.0, 0.0)
    for line in plain.splitlines():
        words = line.split()
        if words[:2] == ["node", "n0"]:
            shift = (first[0] - float(words[2]) * 72, first[1] + float(words[3]) * 72)
        elif words[0] == "edge":
            numbers = [float(word) * 72 for word in words[4 : 4 + 2 * int(words[3])]]
            if len(numbers) < _ONE_CURVE or not all(map(math.isfinite, numbers)):
                raise ValueError(line)
            pairs = zip(numbers[::2], numbers[1::2], strict=True)
            route = [(shift[0] + x, shift[1] - y) for x, y in pairs]
            yield (int(words[1][1:]), int(words[2][1:])), route
