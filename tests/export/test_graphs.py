"""Graphs, read back by a library that is not ours."""

from io import BytesIO
from xml.etree.ElementTree import fromstring

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from account_maps.export import AccountRecord, graph
from account_maps.export.records import LineRecord, LineType, PersonRecord, TieRecord
from account_maps.model.account import Colleague
from account_maps.model.values import Level, Role, Strength

TEAM = {"dana": Colleague("Our Dana", title="Engineer")}
ACME = AccountRecord(
    id="acme",
    name="Acme",
    file="maps/acme.yaml",
    people=(
        PersonRecord("dana", name="Dana", roles=(Role.CHAMPION, Role.COACH), veto=True, share=0.75),
        PersonRecord("tom", title="Chief"),
        PersonRecord("zoë"),
    ),
    lines=(
        LineRecord("dana", "tom", LineType.REPORTS_TO),
        LineRecord("dana", "tom", LineType.CONFLICT),
        LineRecord("tom", "zoë", LineType.INFLUENCE, Strength.STRONG),
    ),
    ties=(TieRecord("dana", "dana", 0.5, Level.VENDOR), TieRecord("ana", "tom", 0.25)),
)


def read(account: AccountRecord) -> "nx.Graph[str]":
    return nx.read_graphml(BytesIO(graph(account, TEAM)))


def test_the_graph_has_the_people_and_those_of_us_who_know_them() -> None:
    nodes = read(ACME).nodes

    assert set(nodes) == {"dana", "tom", "zoë", "us:ana", "us:dana"}
    assert nodes["dana"]["name"] == "Dana"
    assert nodes["dana"]["roles"] == "champion; coach"
    assert (nodes["dana"]["veto"], nodes["dana"]["share"]) == (True, 0.75)
    assert nodes["us:dana"] == {"kind": "colleague", "name": "Our Dana", "title": "Engineer"}
    assert nodes["us:ana"] == {"kind": "colleague", "name": "ana"}
    assert "share" not in nodes["tom"]


def test_the_graph_has_every_line_and_tie_also_two_between_the_same_people() -> None:
    edges = {(a, data["kind"], b): data for a, b, data in read(ACME).edges(data=True)}

    assert edges.keys() == {
        ("dana", "reports_to", "tom"),
        ("dana", "conflict", "tom"),
        ("tom", "influence", "zoë"),
        ("us:dana", "tie", "dana"),
        ("us:ana", "tie", "tom"),
    }
    assert edges["tom", "influence", "zoë"]["strength"] == "strong"
    assert edges["us:dana", "tie", "dana"]["level"] == "vendor"
    assert edges["us:dana", "tie", "dana"]["weight"] == 0.5


def test_an_empty_map_is_an_empty_graph() -> None:
    assert len(read(AccountRecord("acme", "Acme", "acme.yaml"))) == 0


@pytest.mark.parametrize(
    "name",
    ["]]>", "</data></node>", "a\x00b\x1b[31m", "\ufffe\uffff", "\"&amp;'<!--", "\u200f\u202eevil"],
)
def test_no_name_gets_out_of_its_place(name: str) -> None:
    account = AccountRecord("acme", name, "acme.yaml", people=(PersonRecord("dana", name=name),))

    nodes = read(account).nodes

    assert set(nodes) == {"dana"}
    assert len(nodes["dana"]["name"]) == len(name)


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_name_is_valid_xml(name: str) -> None:
    account = AccountRecord("acme", name, "acme.yaml", people=(PersonRecord("dana", name=name),))

    assert fromstring(graph(account, {})).tag.endswith("graphml")  # noqa: S314
