"""The people round a change as a small Mermaid picture, the one kind that hosts draw in a comment.

Nodes are called n0, n1 …; what people are called stands in quotes, with every sign that could mean
something written as its number.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Final

from account_maps.changes import ChangeStatus, LineState, PersonState, Ref
from account_maps.changes.diff import MapDiff, Versions
from account_maps.changes.values import Values
from account_maps.texts import Texts

MOST_PEOPLE: Final = 18
"""People in a picture: as many as can be read in the width of a comment."""

_LONGEST_NAME: Final = 32
_SIGN: Final = re.compile(r"[^\w .\-]|_")
_ARROWS: Final[Mapping[ChangeStatus, str]] = {
    ChangeStatus.SAME: "-->",
    ChangeStatus.ADDED: "==>",
    ChangeStatus.REMOVED: "-.->",
    ChangeStatus.CHANGED: "==>",
}
_STYLES: Final = (
    "classDef added stroke-width:4px",
    "classDef removed stroke-dasharray:4 3",
    "classDef moved stroke-width:3px",
    "classDef changed stroke-width:2px",
)
"""Thickness and dashes beside the words, so that the picture is the same in grey."""


def mermaid(diff: MapDiff, texts: Texts) -> str:
    """Return the picture, or nothing if no person and no line changed.

    Args:
        diff: What changed in a map.
        texts: The words.
    """
    versions = diff.versions
    if versions is None:
        return ""
    shown = _shown(versions)
    if not shown:
        return ""
    return "\n".join(_drawn(versions, shown, texts))


def _shown(versions: Versions) -> dict[Ref, PersonState]:
    """Return whom the picture shows: who changed, and who is at the other end of their lines."""
    states = {state.who: state for state in versions.comparison.people}
    wanted: dict[Ref, None] = {}
    for change in versions.comparison.changes:
        wanted.update(dict.fromkeys(filter(None, (change.who, change.other))))
    changed = {*wanted}
    for line in _telling(versions, changed):
        wanted.update({line.source: None, line.target: None})
    few = [who for who in wanted if who in states][:MOST_PEOPLE]
    return {who: states[who] for who in few}


def _telling(versions: Versions, changed: set[Ref]) -> Iterator[LineState]:
    """Yield the lines that are worth a picture: those that changed, and who reports to whom."""
    for line in versions.comparison.lines:
        reporting = line.kind == "reports_to" and line.source in changed
        if line.status is not ChangeStatus.SAME or reporting:
            yield line


def _drawn(versions: Versions, shown: Mapping[Ref, PersonState], texts: Texts) -> Iterator[str]:
    values = Values(versions.before, versions.after, {}, texts)
    nodes = {who: f"n{number}" for number, who in enumerate(shown)}
    yield "flowchart BT"
    for who, state in shown.items():
        label = _label(values.name(who))
        if state.status is not ChangeStatus.SAME:
            label += f"<br>{texts(f'compare.status.{state.status}').upper()}"
        kind = "" if state.status is ChangeStatus.SAME else f":::{state.status}"
        yield f'  {nodes[who]}["{label}"]{kind}'
    for line in _telling(versions, {*shown}):
        if line.source in nodes and line.target in nodes:
            yield f"  {_arrow(line, nodes, texts)}"
    yield from (f"  {style}" for style in _STYLES)


def _arrow(line: LineState, nodes: Mapping[Ref, str], texts: Texts) -> str:
    words = [] if line.kind == "reports_to" else [texts(f"compare.line.{line.kind}")]
    if line.status is not ChangeStatus.SAME:
        words.append(texts(f"compare.status.{line.status}").lower())
    label = f'|"{", ".join(words)}"|' if words else ""
    return f"{nodes[line.source]} {_ARROWS[line.status]}{label} {nodes[line.target]}"


def _label(name: str) -> str:
    text = " ".join(visible(name).split())
    cut = text if len(text) <= _LONGEST_NAME else f"{text[: _LONGEST_NAME - 1]}…"
    return _SIGN.sub(lambda found: f"#{ord(found[0])};", cut)


def visible(text: str) -> str:
    """Return a text without characters that are not seen and can steer how it is read."""
    return "".join(" " if unicodedata.category(one).startswith("C") else one for one in text)
