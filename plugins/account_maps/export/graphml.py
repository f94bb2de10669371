"""A record → a graph as GraphML: people and those of us who know them, lines and ties."""

import re
from collections.abc import Iterator, Mapping
from typing import Final
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from account_maps.export.records import AccountRecord, PersonRecord
from account_maps.model.account import Colleague
from account_maps.model.people import colleague_name

Value = str | float | bool | None

OURS: Final = "us:"
"""Before the id of one of us, which might be the same as that of one of theirs."""

_NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_STAND_IN = "\N{REPLACEMENT CHARACTER}"
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_KEYS: Final[Mapping[str, Mapping[str, str]]] = {
    "graph": {"name": "string"},
    "node": {
        "kind": "string",
        "name": "string",
        "title": "string",
        "unit": "string",
        "roles": "string",
        "influence": "string",
        "support": "string",
        "veto": "boolean",
        "state": "string",
        "placeholder": "boolean",
        "share": "double",
        "access": "double",
        "loss": "double",
    },
    "edge": {"kind": "string", "strength": "string", "level": "string", "weight": "double"},
}
"""Every attribute of graph, nodes and edges with its type."""

_NEITHER = ("kind", "roles")


def graph(account: AccountRecord, team: Mapping[str, Colleague]) -> bytes:
    """Return an account as a GraphML document with one graph.

    Args:
        account: The account.
        team: Our own people by id.
    """
    root = Element("graphml", {"xmlns": _NAMESPACE})
    for part, types in _KEYS.items():
        for name, kind in types.items():
            about = {"id": f"{part}.{name}", "for": part, "attr.name": name, "attr.type": kind}
            SubElement(root, "key", about)
    top = SubElement(root, "graph", {"id": account.id, "edgedefault": "directed"})
    _add_data(top, "graph", {"name": account.name})
    for node_id, values in _nodes(account, team):
        _add_data(SubElement(top, "node", {"id": node_id}), "node", values)
    for source, target, values in _edges(account):
        _add_data(SubElement(top, "edge", {"source": source, "target": target}), "edge", values)
    indent(root)
    written: bytes = tostring(root, "utf-8", xml_declaration=True)
    return written + b"\n"


def _nodes(
    account: AccountRecord, team: Mapping[str, Colleague]
) -> Iterator[tuple[str, Mapping[str, Value]]]:
    for person in account.people:
        yield person.id, _person(person)
    for key in sorted({tie.colleague for tie in account.ties}):
        title = team[key].title if key in team else None
        values = {"kind": "colleague", "name": colleague_name(key, team), "title": title}
        yield f"{OURS}{key}", values


def _person(person: PersonRecord) -> Mapping[str, Value]:
    alike = {name: getattr(person, name) for name in _KEYS["node"] if name not in _NEITHER}
    return {"kind": "person", "roles": "; ".join(person.roles), **alike}


def _edges(account: AccountRecord) -> Iterator[tuple[str, str, Mapping[str, Value]]]:
    for line in account.lines:
        yield line.source, line.target, {"kind": line.kind, "strength": line.strength}
    for tie in account.ties:
        values = {"kind": "tie", "level": tie.level, "weight": tie.strength}
        yield f"{OURS}{tie.colleague}", tie.person, values


def _add_data(element: Element, part: str, values: Mapping[str, Value]) -> None:
    for name, value in values.items():
        if value is None or value == "":
            continue
        SubElement(element, "data", {"key": f"{part}.{name}"}).text = _text(value)


def _text(value: str | float | bool) -> str:
    """Return a value as XML text; what XML cannot hold is replaced."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return _NOT_XML.sub(_STAND_IN, str(value))
