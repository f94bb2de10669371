"""The measures once more, by reference libraries and from the words of docs/measures.md alone.

Nothing of ``account_maps.measure`` is used here.
"""

import math
from collections.abc import Iterator

import networkx as nx
import numpy as np

from account_maps.model.account import Account, Person, Tie
from account_maps.model.values import Influence, LineKind, Role, State, Strength, Support
from measure.made_up import DAY

Node = tuple[str, str]
Ways = dict[tuple[str, str], float]

START: Node = ("start", "")
END: Node = ("end", "")

VOTES = {Role.ECONOMIC_BUYER: 3.0, Role.DECISION_MAKER: 3.0, Role.APPROVER: 2.0}
STRENGTHS = {None: 0.5, Strength.STRONG: 0.75, Strength.MEDIUM: 0.5, Strength.WEAK: 0.25}
LEVELS = {
    None: 1,
    "vendor": 1,
    "credible_source": 2,
    "problem_solver": 3,
    "trusted_advisor": 4,
}
LIVE = 0.25


def there(account: Account) -> dict[str, Person]:
    """Those who still hold their post."""
    return {k: p for k, p in account.stakeholders.items() if p.state is State.ACTIVE}


def deciders(account: Account) -> set[str]:
    """Those who have a deciding role."""
    return {key for key, person in there(account).items() if VOTES.keys() & {*person.roles}}


def shares(account: Account, most: float = 0.6) -> dict[str, float]:
    """v′(I − SW)⁻¹(I − S), by a linear solver."""
    people = there(account)
    if not people:
        return {}
    number = {key: n for n, key in enumerate(people)}
    votes = np.array([max([VOTES.get(r, 0.0) for r in p.roles] or [0]) for p in people.values()])
    votes = votes if votes.any() else np.ones(len(people))
    lines = np.zeros((len(people), len(people)))
    for line in account.influence:
        if line.kind is LineKind.INFLUENCE and {line.source, line.target} <= people.keys():
            lines[number[line.target], number[line.source]] += STRENGTHS[line.strength]
    into = lines.sum(axis=1)
    swayed = np.minimum(most, into)
    normalized = lines / np.where(into, into, 1)[:, None]
    matrix = np.eye(len(people)) - swayed[:, None] * normalized
    found = np.linalg.solve(matrix.T, votes / votes.sum()) * (1 - swayed)
    return dict(zip(people, map(float, found), strict=True))


def strength(tie: Tie) -> float:
    """level ÷ 4 × 0.5^(months ÷ 6); a relationship without a day has none."""
    if tie.last is None:
        return 0.0
    days = max(0, (DAY - tie.last).days)
    return float(LEVELS[tie.level] / 4 * 0.5 ** (days / (365.25 / 12) / 6))


def passes_on(person: Person) -> bool:
    """Whether somebody can introduce us: not against us, and not a vacant post."""
    return person.support not in (Support.NON_SUPPORTER, Support.ENEMY) and not person.placeholder


def ways(account: Account) -> Ways:
    """How well each of theirs could introduce us to each other, but for those in conflict."""
    people = there(account)
    found: Ways = {}
    for source, target, well in _all_ways(account, people):
        if source in people and target in people:
            found[source, target] = max(well, found.get((source, target), 0))
    for line in account.influence:
        if line.kind is LineKind.CONFLICT:
            found.pop((line.source, line.target), None)
            found.pop((line.target, line.source), None)
    return found


def _all_ways(account: Account, people: dict[str, Person]) -> Iterator[tuple[str, str, float]]:
    for line in account.influence:
        if line.kind is LineKind.INFLUENCE:
            yield line.source, line.target, STRENGTHS[line.strength]
            yield line.target, line.source, STRENGTHS[line.strength] / 2
    for key, person in people.items():
        if person.reports_to:
            yield person.reports_to, key, 0.75
            yield key, person.reports_to, 0.5
        for other in person.dotted_to:
            yield other, key, 0.4
            yield key, other, 0.4


def graph(account: Account, least: float = 0) -> "nx.DiGraph[Node]":
    """Everybody as a node, every possible step as an edge with −ln of its strength."""
    made: nx.DiGraph[Node] = nx.DiGraph()
    made.add_node(START)
    people = there(account)
    for key, person in people.items():
        made.add_node(("them", key))
        for ours, tie in person.ties.items():
            if tie.last and strength(tie) >= least:
                made.add_edge(START, ("us", ours), weight=0.0)
                made.add_edge(("us", ours), ("them", key), weight=-math.log(strength(tie)))
    for (source, target), well in ways(account).items():
        if passes_on(people[source]):
            made.add_edge(("them", source), ("them", target), weight=-math.log(well))
    return made


def reached(made: "nx.DiGraph[Node]") -> dict[str, float]:
    """The strength of the best route to everybody who can be reached, by Dijkstra."""
    lengths = nx.single_source_dijkstra_path_length(made, START)
    return {key: math.exp(-length) for (side, key), length in lengths.items() if side == "them"}


def access(made: "nx.DiGraph[Node]", held: dict[str, float]) -> float:
    """Σ decision share × best route."""
    return sum(held[key] * found for key, found in reached(made).items())


def without(made: "nx.DiGraph[Node]", *gone: Node) -> "nx.DiGraph[Node]":
    """The graph without some people."""
    less = made.copy()
    less.remove_nodes_from(gone)
    return less


def best_by_trying_all(made: "nx.DiGraph[Node]", person: str) -> float:
    """The strength of the best route to somebody among all there are; 0 if there is none."""
    target = ("them", person)
    every = nx.all_simple_paths(made, START, target)
    found = (math.exp(-nx.path_weight(made, way, "weight")) for way in every)
    return max(found, default=0.0)


def to_the_deciders(account: Account) -> "nx.DiGraph[Node]":
    """The graph of live ties in which all who decide are one node, the end."""
    ends = {("them", key): END for key in deciders(account)}
    made: nx.DiGraph[Node] = nx.relabel_nodes(graph(account, LIVE), ends)
    made.add_node(END)
    made.remove_edges_from([*made.out_edges(END)])
    return made


def influence_weight(person: Person) -> int:
    """The weight of a political status."""
    return {Influence.INNER_CIRCLE: 3, Influence.POLITICAL_STRUCTURE: 2}.get(
        person.influence or Influence.UNKNOWN, 1
    )
