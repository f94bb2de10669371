"""The analysis of a map: everything its figures and risks are computed from, computed once."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from account_maps.measure import completeness, scale, standing
from account_maps.measure.approach import Approach, approaches
from account_maps.measure.bus_factor import minimum_cut
from account_maps.measure.champions import champions
from account_maps.measure.completeness import CompletenessItem
from account_maps.measure.contacts import contact_state, last_contact
from account_maps.measure.influence_network import InfluenceNetwork, influence_network
from account_maps.measure.intro_paths import Reach, decider_paths, reach
from account_maps.measure.losses import losses
from account_maps.measure.measured import BusFactorPerson, ChampionParts, Loss, PersonFigures
from account_maps.measure.paths import DeciderPaths
from account_maps.model.account import Account, Person
from account_maps.model.elsewhere import NOWHERE_ELSE, TiesElsewhere
from account_maps.model.people import InfluenceLinks, influence_links
from account_maps.model.rules import Rules, TieRules


@dataclass(frozen=True, slots=True)
class Analysis:
    """A map with everything its figures and risks are computed from.

    Attributes:
        account: The map.
        as_of: The day on which the age of ties and facts is measured.
        rules: The numbers.
        network: The map as a network.
        reached: The best introduction paths.
        people: Figures of each person, by id, in the order of the network.
        approaches: How to approach each person, by id, in the order of the network.
        links: The informal lines of each person who has any, by id.
        losses: The loss of access if each person or colleague left, the worst first.
        decider_paths: The introduction paths to each decider.
        bus_factor: The smallest group whose leaving cuts off every decider; None if no decider is
            named.
        champions: How good each champion is, who matters most first.
        items: What a map should say, and whether this one does.
    """

    account: Account
    as_of: dt.date
    rules: Rules
    network: InfluenceNetwork
    reached: Reach
    people: Mapping[str, PersonFigures]
    approaches: Mapping[str, Approach]
    links: Mapping[str, InfluenceLinks]
    losses: tuple[Loss, ...]
    decider_paths: tuple[DeciderPaths, ...]
    bus_factor: tuple[BusFactorPerson, ...] | None
    champions: Mapping[str, ChampionParts]
    items: tuple[CompletenessItem, ...]


def analyze(
    account: Account, as_of: dt.date, rules: Rules, elsewhere: TiesElsewhere = NOWHERE_ELSE
) -> Analysis:
    """Return the analysis of a map.

    Args:
        account: The map.
        as_of: The day on which the age of ties and facts is measured.
        rules: The numbers.
        elsewhere: Our relationships with its people on other accounts.
    """
    network = influence_network(account, as_of, rules)
    reached = reach(network)
    lost = losses(network, reached)
    links = influence_links(account)
    return Analysis(
        account=account,
        as_of=as_of,
        rules=rules,
        network=network,
        reached=reached,
        people=_people(as_of, network, reached, lost),
        approaches=approaches(account, network, links, as_of, elsewhere),
        links=links,
        losses=lost,
        decider_paths=decider_paths(network, reached),
        bus_factor=minimum_cut(network),
        champions=_champions(account, network),
        items=tuple(completeness.completeness_items(account, rules.completeness)),
    )


def _champions(account: Account, network: InfluenceNetwork) -> dict[str, ChampionParts]:
    found = champions(account)
    ordered = network.by_share(network.numbers[key] for key in found)
    return {network.ids[number]: found[network.ids[number]] for number in ordered}


def _people(
    as_of: dt.date,
    network: InfluenceNetwork,
    reached: Reach,
    lost: tuple[Loss, ...],
) -> dict[str, PersonFigures]:
    lost_with = {loss.who: loss.share for loss in lost if not loss.ours}
    heard_by = _heard_by(network)
    made = {}
    for number, (key, person) in enumerate(zip(network.ids, network.people, strict=True)):
        verified = person.verified
        rules = network.rules.freshness
        made[key] = PersonFigures(
            share=network.share[number],
            rank=network.rank[number],
            formal=network.formal[number] if network.votes else 0.0,
            weight=network.influence[number],
            strength=network.strength[number],
            best_tie=_best_tie(person, as_of, network.rules.ties),
            contact=contact_state(person, as_of, network.rules),
            last=last_contact(person),
            access=reached.strength[number],
            loss=lost_with.get(key, 0.0),
            freshness=scale.freshness(verified, as_of, rules) if verified else None,
            age=scale.age(verified, as_of, rules),
            verified=verified,
            cell=standing.power_interest(network, number),
            heard_by=heard_by[number],
            hears_manager=_hears_manager(network, number),
        )
    return made


def _best_tie(person: Person, as_of: dt.date, rules: TieRules) -> str | None:
    best = min(
        (
            (-scale.tie_strength(tie, as_of, rules), -scale.level_strength(tie.level), colleague)
            for colleague, tie in person.ties.items()
        ),
        default=None,
    )
    return best[2] if best else None


def _heard_by(network: InfluenceNetwork) -> list[int]:
    """Return how many people listen to each."""
    counts = [0] * len(network.ids)
    for lines in network.incoming:
        for source in {source for source, _ in lines}:
            counts[source] += 1
    return counts


def _hears_manager(network: InfluenceNetwork, number: int) -> bool | None:
    manager = network.people[number].reports_to
    if manager not in network.numbers or not network.incoming[number]:
        return None
    return any(network.ids[source] == manager for source, _ in network.incoming[number])
