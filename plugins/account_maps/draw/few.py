"""The few people of a map who matter most, as one small picture that leads to the others.

Unlike the views of the map it is made for one size: as many of the people stand in it as can be
read there, those first who are asked for first.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from account_maps.draw.card_content import CardContent, card_content
from account_maps.draw.compact import compact_layouts, most_cards
from account_maps.draw.geometry import CARD_HEIGHT
from account_maps.draw.glyphs import GLYPHS
from account_maps.draw.layout import Layout
from account_maps.draw.lines import DOTTED, InformalLine, informal_lines
from account_maps.draw.picture import (
    framed,
    lines_within,
    placed_cards,
    reporting_paths,
)
from account_maps.draw.route import Router, RoutingTask
from account_maps.draw.signs import used_signs
from account_maps.draw.templates import fill
from account_maps.draw.views import People
from account_maps.model.account import Account, Colleague
from account_maps.model.values import OPPOSED
from account_maps.texts import Texts

WIDTH: Final = 790
HEIGHT: Final = 330
"""The room on the page, in CSS pixels."""

LEAST_SCALE: Final = 0.85
"""The smallest that cards may be drawn there: what they say is then 9 to 11 pixels high."""

_MOST_CARDS: Final = 12
"""Cards beyond which one would rather open the map. Our choice."""

_BESIDE: Final = 28
"""Units that lines may pass beside the outermost cards."""


@dataclass(frozen=True, slots=True)
class FewPeople:
    """A picture of a few people.

    Attributes:
        picture: The picture with the signs it uses.
        shown: Who stands in it, by id.
        signs: Which of its signs need explaining, in the order of a legend.
    """

    picture: Markup
    shown: frozenset[str]
    signs: tuple[str, ...]


def draw_few(  # noqa: PLR0913, PLR0917 - a map is drawn from these
    account: Account,
    colleagues: Mapping[str, Colleague],
    texts: Texts,
    router: Router,
    page: str,
    wanted: Sequence[str],
) -> FewPeople:
    """Draw as many of some people as the picture has room for.

    Args:
        account: The map.
        colleagues: Our people by id.
        texts: What the picture says.
        router: Leads the informal lines.
        page: Address of the page with the profiles, to which the cards lead.
        wanted: Who is to be shown, by id, the most important first. At least one.
    """
    people = People(account, [CARD_HEIGHT] * len(account.stakeholders))
    layout, managers = _placed(people, [people.numbers[one] for one in wanted])
    every = informal_lines(account, people.numbers)
    lines = lines_within(every, layout.cards)
    routes, _ = router.route([_routing_task(layout, lines)])
    contents = {
        number: card_content(
            number, people.ids[number], people.persons[number], colleagues, texts, page=page
        )._replace(height=CARD_HEIGHT)
        for number in layout.cards
    }
    shown = frozenset(people.ids[number] for number in layout.cards)
    picture = fill(
        "few.html.jinja",
        frame=framed(layout, routes[0]),
        label=f"{texts('map.figure', name=account.name)}: {texts.count('map.people', len(shown))}",
        reporting=reporting_paths(layout).values(),
        lines=_by_look(lines, routes[0]),
        cards=placed_cards(layout, managers),
        contents=contents,
        used=used_signs(contents.values(), lines),
        glyphs=GLYPHS,
        hatched=OPPOSED,
    )
    return FewPeople(picture, shown, _explained(contents.values(), lines))


def _placed(people: People, wanted: Sequence[int]) -> tuple[Layout, Mapping[int, int | None]]:
    """Return the most people that fit in their places, and to whom of them each reports."""
    room = most_cards(WIDTH / LEAST_SCALE - _BESIDE, HEIGHT / LEAST_SCALE)
    for count in range(min(len(wanted), room, _MOST_CARDS), 1, -1):
        members = sorted(wanted[:count])
        layout, managers = _best(people, members)
        if _scale(layout) >= LEAST_SCALE:
            return layout, managers
    return _best(people, wanted[:1])


def _best(people: People, members: Sequence[int]) -> tuple[Layout, Mapping[int, int | None]]:
    nodes = people.org_nodes(members, members)
    layout = max(compact_layouts(nodes), key=_scale)
    return layout, {node.key: node.manager for node in nodes}


def _scale(layout: Layout) -> float:
    return min(1.0, WIDTH / (layout.width + _BESIDE), HEIGHT / layout.height)


def _routing_task(layout: Layout, lines: Sequence[InformalLine]) -> RoutingTask:
    cards = layout.cards
    index = {key: place for place, key in enumerate(cards)}
    return RoutingTask(
        tuple(cards.values()),
        tuple(layout.reaches.get(key, box.x) for key, box in cards.items()),
        tuple((index[line.start], index[line.end]) for line in lines),
        (False,) * len(lines),
        layout.width,
    )


def _by_look(
    lines: Sequence[InformalLine], paths: Sequence[str]
) -> Collection[tuple[tuple[str, str], list[str]]]:
    """Return the paths of the lines that look alike together, by kind and strength."""
    found: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for line, path in zip(lines, paths, strict=True):
        found[line.kind, line.strength].append(path)
    return found.items()


def _explained(cards: Collection[CardContent], lines: Collection[InformalLine]) -> tuple[str, ...]:
    kinds = {line.kind for line in lines}
    found = {
        "decides": any(card.tag and card.tag.kind == "top" for card in cards),
        "stranger": any("map-stranger" in card.classes for card in cards),
        "veto": any(card.veto for card in cards),
        "influence": "influence" in kinds,
        "conflict": "conflict" in kinds,
        "dotted": DOTTED in kinds,
    }
    return tuple(sign for sign, occurs in found.items() if occurs)
