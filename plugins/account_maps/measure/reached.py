"""How much of the decision we still reach if the person who matters most for it leaves.

A person is reached if a path of at least the floor's strength leads to them. It begins with a live,
dated relationship of ours and runs only through people whose stance is known and isn't against us;
whether the person at its end is for us doesn't matter.

Forgetting never helps: without a day, a relationship or a stance there are fewer such paths, and
decision shares don't depend on any of these, so what is reached after each departure can only fall,
and with it the worst case. That is why this is a share of the decision, and not of what we reach
today: a ratio would improve wherever the part that depends on one person is forgotten.
"""

from collections.abc import Iterator
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from account_maps.measure.influence_network import InfluenceNetwork
from account_maps.measure.intro_paths import Reach, reach
from account_maps.measure.losses import departures

ROUNDING: Final = 1e-9
"""Differences between shares below this are rounding."""


class ReachedShare(Struct, frozen=True, gc=False):
    """How much of the decision is reached in one case.

    Attributes:
        share: The share of the decision that is reached, from 0 to 1. If a person at the account
            leaves, it is a share of what the others hold.
        person: The person at the account who leaves, by id, if it is one.
        colleague: The colleague who leaves, by id, if it is one.
    """

    share: float
    person: str | None = None
    colleague: str | None = None


def reached_cases(network: InfluenceNetwork, floor: float) -> tuple[ReachedShare, ...]:
    """Return how much of the decision is reached today, then after each departure, theirs or ours.

    Whoever takes no path along is left out, since their departure costs nothing. A decider's own
    share isn't lost by reaching the others; where the others hold nothing, there is nothing to ask.

    Args:
        network: The map as a network.
        floor: Strength from which a path counts.
    """
    trusted = _trusted(network)
    paths = reach(trusted)
    today = _share(network, paths, floor)
    return (ReachedShare(today), *_after_departures(trusted, paths, today, floor))


def _after_departures(
    network: InfluenceNetwork, paths: Reach, today: float, floor: float
) -> Iterator[ReachedShare]:
    for leaving, without in departures(network, paths):
        lost = sum(
            network.share[person]
            for person, strength in sorted(without.items())
            if _counts(paths.strength[person], floor) and not _counts(strength, floor)
        )
        if leaving.person is None:
            colleague = network.colleagues[leaving.colleague or 0]
            yield ReachedShare(max(0.0, today - lost), colleague=colleague)
            continue
        own = network.share[leaving.person]
        if 1 - own > ROUNDING:
            lost += own if _counts(paths.strength[leaving.person], floor) else 0.0
            share = max(0.0, today - lost) / (1 - own)
            yield ReachedShare(share, person=network.ids[leaving.person])


def _trusted(network: InfluenceNetwork) -> InfluenceNetwork:
    """Return the network with only live relationships, and introductions only by people we know."""
    least = network.rules.ties.live
    return replace(
        network,
        ties=[[tie for tie in ours if tie[1] >= least] for ours in network.ties],
        introduces=[
            may and known for may, known in zip(network.introduces, network.known, strict=True)
        ],
    )


def _share(network: InfluenceNetwork, paths: Reach, floor: float) -> float:
    reached = (
        share
        for share, strength in zip(network.share, paths.strength, strict=True)
        if _counts(strength, floor)
    )
    return sum(reached, 0.0)


def _counts(strength: float, floor: float) -> bool:
    return bool(strength) and strength >= floor
