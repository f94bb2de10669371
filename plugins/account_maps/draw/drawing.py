"""The whole diagram of one map: all its views, as one figure for the page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType
from typing import Final

from markupsafe import Markup

from account_maps.draw.card_content import CardContent, card_content, display_name
from account_maps.draw.glyphs import GLYPHS
from account_maps.draw.layout import Layout, arrange
from account_maps.draw.legend import legend
from account_maps.draw.lines import InformalLine, informal_lines
from account_maps.draw.losses import LossBadge, loss_badges, placed_badges
from account_maps.draw.picture import (
    FoldLink,
    Picture,
    RoutedLine,
    framed,
    headings,
    lines_within,
    placed_cards,
    reporting_paths,
)
from account_maps.draw.route import Router, RoutingTask
from account_maps.draw.surroundings import WIDTH, neighborhoods, placed_neighborhood
from account_maps.draw.templates import fill, macro
from account_maps.draw.trails import DrawnTrail, Trail, drawn_trails
from account_maps.draw.views import People, unit_members, unit_names
from account_maps.model.account import Account, Colleague
from account_maps.model.values import OPPOSED
from account_maps.texts import Texts

_LINES_PER_CARD: Final = 2
_FEW_LINES: Final = 20


@dataclass(frozen=True, slots=True)
class ExtraView:
    """A view that another room made: it becomes a further tab of the figure."""

    key: str
    label: str
    content: Markup


@dataclass(frozen=True, slots=True)
class Drawing:
    """What a page needs to show a map.

    Attributes:
        figure: The figure with its tools, views and legend; empty if the map has no people.
        surroundings: A small picture of each person's surroundings by person id, for those who
            have at least three others around them: of fewer a sentence says as much.
        patterns: Signs and hatches that the pictures refer to: once a page, never hidden.
        warnings: What went wrong without stopping the build.
        trails: Ids of the trails that are drawn: those whose every stop has a card.
    """

    figure: Markup
    surroundings: Mapping[str, Markup]
    patterns: Markup
    warnings: tuple[str, ...]
    trails: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _View:
    """A view before its informal lines are routed."""

    key: str
    label: str
    layout: Layout
    lines: Sequence[InformalLine]
    quiet: Sequence[bool]
    managers: Mapping[int, int | None]

    def routing_task(self) -> RoutingTask:
        index = {key: place for place, key in enumerate(self.layout.cards)}
        ends = tuple((index[line.start], index[line.end]) for line in self.lines)
        cards = self.layout.cards
        reaches = tuple(self.layout.reaches.get(key, box.x) for key, box in cards.items())
        plain = tuple(self.crowded() and quiet for quiet in self.quiet)
        return RoutingTask(tuple(cards.values()), reaches, ends, plain, self.layout.width)

    def crowded(self) -> bool:
        """Return whether there are too many lines to lead each one clear of the others."""
        return len(self.lines) > _LINES_PER_CARD * len(self.layout.cards) + _FEW_LINES


@dataclass(frozen=True, slots=True)
class _Overlay:
    """What lies over the cards on demand: badges by number of the person, and trails."""

    badges: Mapping[int, LossBadge]
    trails: Sequence[DrawnTrail]


def draw_map(  # noqa: PLR0913 - the last three are all that other rooms may add
    account: Account,
    colleagues: Mapping[str, Colleague],
    texts: Texts,
    router: Router,
    extra_views: Sequence[ExtraView] = (),
    *,
    losses: Mapping[str, float] = MappingProxyType({}),
    trails: Sequence[Trail] = (),
) -> Drawing:
    """Draw a map.

    Args:
        account: The map.
        colleagues: Our people by id.
        texts: What the figure says.
        router: Routes the informal lines.
        extra_views: Views that other rooms made, shown as further tabs.
        losses: Share of our access that goes with a person, from 0 to 1, by id.
        trails: Ways to people, each shown when the page's address ends in its id.
    """
    if not account.stakeholders:
        return Drawing(Markup(), {}, Markup(), ())
    contents = [
        card_content(number, person_id, person, colleagues, texts)
        for number, (person_id, person) in enumerate(account.stakeholders.items())
    ]
    people = People(account, [content.height for content in contents])
    lines = informal_lines(account, people.numbers)
    views = list(_views(account, people, lines, texts))
    routes, trouble = router.route([view.routing_task() for view in views])
    names = [display_name(*who, texts) for who in zip(people.persons, people.ids, strict=True)]
    over = _Overlay(
        loss_badges(losses, people.numbers, names, texts),
        drawn_trails(trails, views[0].layout.cards, people.numbers, names, texts),
    )
    units = unit_names(account)
    pictures = [
        _picture(view, paths, units, over, texts) for view, paths in zip(views, routes, strict=True)
    ]
    figure = fill(
        "figure.html.jinja",
        pictures=pictures,
        contents=contents,
        hidden=[contents[n] for n in range(len(contents)) if n not in views[0].layout.cards],
        folded=_folded(views[0].layout, people, contents, texts),
        legend=legend(account, lines),
        extra_views=extra_views,
        texts=texts,
        name=account.name,
        lines=len(lines),
        quiet=sum(line.quiet for line in pictures[0].lines),
    )
    return Drawing(
        figure=figure,
        surroundings=_surroundings(people, lines, [content.link for content in contents], texts),
        patterns=_patterns(),
        warnings=(texts("map.no_engine", problem=trouble),) if trouble else (),
        trails=frozenset(trail.id for trail in over.trails),
    )


def draw_committee(
    account: Account, colleagues: Mapping[str, Colleague], texts: Texts, router: Router, page: str
) -> Markup:
    """Draw the buying committee alone, for a page other than the account's.

    Args:
        account: The map.
        colleagues: Our people by id.
        texts: What the picture says.
        router: Leads the informal lines.
        page: Address of the account's page, to which the cards lead.

    Returns:
        The picture with its signs; empty if nobody is in the committee.
    """
    contents = [
        card_content(number, person_id, person, colleagues, texts, page=page)
        for number, (person_id, person) in enumerate(account.stakeholders.items())
    ]
    people = People(account, [content.height for content in contents])
    if not people.committee:
        return Markup()
    lines = informal_lines(account, people.numbers)
    view = _view("committee", texts("map.committee"), people.committee, people, lines)
    routes, _ = router.route([view.routing_task()])
    picture = _picture(view, routes[0], unit_names(account), _Overlay({}, ()), texts)
    about = texts.count("map.people", len(people.committee))
    return fill(
        "committee.html.jinja",
        view=replace(picture, inline=True),
        contents=contents,
        name=account.name,
        about=about,
        patterns=_patterns(),
        texts=texts,
    )


@cache
def _patterns() -> Markup:
    return fill("patterns.html.jinja", glyphs=GLYPHS, hatched=OPPOSED)


def _views(
    account: Account, people: People, lines: Sequence[InformalLine], texts: Texts
) -> list[_View]:
    everybody = range(len(people.ids))
    members = [("all", texts("map.whole"), list(everybody))]
    if 0 < len(people.committee) < len(everybody):
        members.append(("committee", texts("map.committee"), people.committee))
    for number, (unit, inside) in enumerate(unit_members(account, people)):
        members.append((f"unit-{number}", unit.name, inside))
    return [_view(key, label, who, people, lines) for key, label, who in members]


def _view(
    key: str, label: str, members: Sequence[int], people: People, lines: Sequence[InformalLine]
) -> _View:
    joined = {end for line in lines for end in (line.start, line.end)}
    nodes = people.org_nodes(members, joined)
    layout = arrange(nodes, whole=key == "all")
    within = lines_within(lines, layout.cards)
    quiet = [key != "committee" and people.is_quiet(line, len(within)) for line in within]
    managers = {node.key: node.manager for node in nodes}
    return _View(key, label, layout, within, quiet, managers)


def _picture(
    view: _View, paths: Sequence[str], units: Mapping[str, str], over: _Overlay, texts: Texts
) -> Picture:
    drawn = zip(paths, view.lines, view.quiet, strict=True)
    routed = [RoutedLine(path, line, quiet) for path, line, quiet in drawn]
    folds = [
        FoldLink(fold.box, texts("map.more", number=len(fold.keys)), f"#map-more-{fold.keys[0]}")
        for fold in view.layout.folds
    ]
    return Picture(
        view.key,
        view.label,
        framed(view.layout, paths),
        view.layout.blocks,
        headings(view.layout, units, texts),
        reporting_paths(view.layout),
        routed,
        placed_cards(view.layout, view.managers),
        folds,
        losses=placed_badges(over.badges, view.layout.cards),
        trails=over.trails if view.key == "all" else (),
        inline=view.key == "all",
        is_unit=view.key.startswith("unit-"),
    )


def _folded(
    layout: Layout, people: People, contents: Sequence[CardContent], texts: Texts
) -> list[tuple[str, str, list[CardContent]]]:
    """Return the lists behind the folds: id, heading and people."""
    lists = []
    for fold in layout.folds:
        manager = people.managers[fold.keys[0]]
        heading = texts("map.more_loose", number=len(fold.keys))
        if manager is not None:
            boss = display_name(people.persons[manager], people.ids[manager], texts)
            heading = texts("map.more_below", number=len(fold.keys), name=boss)
        lists.append((f"map-more-{fold.keys[0]}", heading, [contents[n] for n in fold.keys]))
    return lists


def _surroundings(
    people: People, lines: Sequence[InformalLine], links: Sequence[str], texts: Texts
) -> dict[str, Markup]:
    write = macro("surroundings.jinja", "surroundings")
    drawn = {}
    for neighbors in neighborhoods(people.managers, lines):
        person = people.ids[neighbors.person]
        name = display_name(people.persons[neighbors.person], person, texts)
        label = texts("map.around", name=name)
        drawn[person] = write(
            placed_neighborhood(neighbors, people.heights), WIDTH, links, texts, label
        )
    return drawn
