"""The small map of a sheet: who stands on it, how large it is, and what its signs mean."""

from collections.abc import Callable, Iterable
from typing import Final

from account_maps.draw.excerpt import ExcerptPlacer, MapExcerpt
from account_maps.draw.lines import DOTTED
from account_maps.model.account import Account, Person
from account_maps.model.paper import SheetStep
from account_maps.model.people import attitude, committee, decides, is_key_player, is_known_to_us
from account_maps.model.values import OPPOSED, LineKind
from account_maps.onepager.content import OnepagerContent
from account_maps.onepager.form import HEIGHT, WIDTH
from account_maps.onepager.lines import to_width
from account_maps.onepager.sheet import OnepagerMap
from account_maps.texts import Texts

FEWEST_CARDS: Final = 2
"""People below whom a map says nothing."""

_CARD_SIGNS: Final[tuple[tuple[str, Callable[[Person], bool]], ...]] = (
    ("decides", decides),
    ("power", is_key_player),
    ("stranger", lambda person: bool(person.roles) and not is_known_to_us(person)),
    ("opposed", lambda person: attitude(person) in OPPOSED),
    ("veto", lambda person: person.veto),
)
_LINE_SIGNS: Final = (LineKind.INFLUENCE, LineKind.CONFLICT, DOTTED)


class Maps:
    """The small maps of one account; each is placed once, however many steps ask for it.

    Args:
        content: All that could stand on the sheet.
    """

    def __init__(self, content: OnepagerContent) -> None:
        self._content = content
        self._placer = ExcerptPlacer(content.account)
        self._core = _core(content)
        self._placed: dict[tuple[int, int], MapExcerpt | None] = {}

    def part(self, step: SheetStep) -> OnepagerMap:
        """Return the map as a density level has room for it."""
        texts, everybody = self._content.texts, len(self._content.ranking)
        excerpt = self._excerpt(min(step.cards, len(self._core)), step.map)
        shown = len(excerpt.layout.cards) if excerpt else 0
        more = texts("onepager.map_more", number=shown, all=everybody) if shown < everybody else ""
        missing = "onepager.map_none" if everybody else "onepager.map_nobody"
        return OnepagerMap(
            heading=self._content.heading("map"),
            more=more if excerpt else "",
            excerpt=excerpt,
            missing="" if excerpt else texts(missing),
            legend=to_width(legend(excerpt, self._content.account, texts), WIDTH, step.type)
            if excerpt
            else "",
        )

    def _excerpt(self, cards: int, percent: int) -> MapExcerpt | None:
        """Return the map with as many of those who count most as can be read."""
        tall = HEIGHT * percent / 100
        for fewer in range(min(cards, self._placer.most_cards(WIDTH, tall)), FEWEST_CARDS - 1, -1):
            key = (fewer, percent)
            if key not in self._placed:
                self._placed[key] = self._placer.place(self._core[:fewer], WIDTH, tall)
            excerpt = self._placed[key]
            if excerpt is not None:
                return excerpt
        return None


def legend(excerpt: MapExcerpt, account: Account, texts: Texts) -> str:
    """Return what those signs mean that are on a map, on one line."""
    people = list(account.stakeholders.values())
    shown = [people[number] for number in excerpt.layout.cards]
    kinds = {line.kind for line in excerpt.lines}
    signs = [sign for sign, has in _CARD_SIGNS if any(map(has, shown))]
    signs += [kind for kind in _LINE_SIGNS if kind in kinds]
    return "; ".join(texts(f"onepager.legend.{sign}") for sign in signs)


def _core(content: OnepagerContent) -> list[str]:
    """Return who belongs on the map: those in the room, or the committee; each with the manager.

    Without a committee it is everybody.
    """
    people = content.account.stakeholders
    members = content.meeting or committee(content.account) or content.ranking
    with_managers: dict[str, None] = {}
    for who in content.ranking:
        if who in members:
            with_managers[who] = None
            manager = people[who].reports_to
            if manager in people:
                with_managers[manager] = None
    if content.meeting:
        with_managers |= dict.fromkeys(_around(content, with_managers))
    return list(with_managers)


def _around(content: OnepagerContent, inside: Iterable[str]) -> list[str]:
    """Return who of the committee has an informal line to somebody in the room."""
    members, room = committee(content.account), set(inside)
    ends = [(line.source, line.target) for line in content.account.influence]
    beside = {b if a in room else a for a, b in ends if (a in room) != (b in room)}
    return [who for who in content.ranking if who in beside and who in members]
