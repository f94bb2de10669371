"""What the legend explains: only the signs that occur on a map."""

from collections.abc import Sequence
from dataclasses import dataclass

from account_maps.draw.lines import DOTTED, InformalLine
from account_maps.model.account import Account
from account_maps.model.people import decides, is_known_to_us, is_there
from account_maps.model.values import Influence, LineKind, Support


@dataclass(frozen=True, slots=True)
class Legend:
    """The signs to explain."""

    supports: Sequence[Support]
    influences: Sequence[Influence]
    cards: Sequence[str]
    lines: Sequence[str]


def legend(account: Account, lines: Sequence[InformalLine]) -> Legend:
    """Return what occurs on a map, best first."""
    people = list(account.stakeholders.values())
    supports = {person.support for person in people}
    influences = {person.influence for person in people}
    shown = (Influence.INNER_CIRCLE, Influence.POLITICAL_STRUCTURE)
    signs = {
        "decides": any(decides(p) and is_there(p) for p in people),
        "veto": any(p.veto for p in people),
        "stranger": any(p.roles and not is_known_to_us(p) for p in people),
        "tie": any(p.ties for p in people),
        "vacant": any(p.placeholder for p in people),
        "gone": any(not is_there(p) for p in people),
    }
    kinds = {line.kind for line in lines}
    reports = ["reporting"] if any(p.reports_to for p in people) else []
    return Legend(
        supports=[support for support in Support if support in supports],
        influences=[influence for influence in shown if influence in influences],
        cards=[sign for sign, occurs in signs.items() if occurs],
        lines=reports + [k for k in (DOTTED, *LineKind) if k in kinds],
    )
