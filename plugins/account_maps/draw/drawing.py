"""The whole diagram of one map: all its views, as one figure for the page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from account_maps.draw.face import Face, face, show_name
from account_maps.draw.layout import Layout, arrange
from account_maps.draw.glyphs import GLYPHS
from account_maps.draw.legend import legend
from account_maps.draw.lines import Line, informal_lines
from account_maps.draw.picture import (
    FoldLink,
    Picture,
    Way,
    headings,
    lines_within,
    places,
    reporting,
)
from account_maps.draw.route import Router, Scene
from account_maps.draw.surroundings import WIDTH, Neighbors, surround
from account_maps.draw.templates import fill
from account_maps.draw.views import People, unit_members, unit_names
from account_maps.model.account import Account, Colleague
from account_maps.model.values import OPPOSED
from account_maps.texts import Texts


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
            have more around them than a manager.
        patterns: Signs and hatches that the pictures refer to: once a page, never hidden.
        warnings: What went wrong without stopping the build.
    """

    figure: Markup
    surroundings: Mapping[str, Markup]
    patterns: Markup
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _View:
    """A view before its lines have found their way."""

    key: str
    label: str
    layout: Layout
    lines: Sequence[Line]
    managers: Mapping[int, int | None]

    def scene(self) -> Scene:
        index = {key: place for place, key in enumerate(self.layout.cards)}
        ends = tuple((index[line.start], index[line.end]) for line in self.lines)
        cards = self.layout.cards
        reaches = tuple(self.layout.reaches.get(key, box.x) for key, box in cards.items())
        return Scene(tuple(cards.values()), reaches, ends, self.layout.width)


def draw_map(
    account: Account,
    colleagues: Mapping[str, Colleague],
    texts: Texts,
    router: Router,
    extra_views: Sequence[ExtraView] = (),
) -> Drawing:
    """Draw a map.

    Args:
        account: The map.
        colleagues: Our people by id.
        texts: What the figure says.
        router: Leads the informal lines.
        extra_views: Views that other rooms made, shown as further tabs.
    """
    if not account.stakeholders:
        return Drawing(Markup(), {}, Markup(), ())
    people = People(account)
    lines = informal_lines(account, people.numbers)
    faces = [
        face(number, person_id, person, colleagues, texts)
        for number, (person_id, person) in enumerate(account.stakeholders.items())
    ]
    views = list(_views(account, people, lines, texts))
    routes, trouble = router.route([view.scene() for view in views])
    names = unit_names(account)
    pictures = [
        _picture(view, paths, people, names, texts)
        for view, paths in zip(views, routes, strict=True)
    ]
    figure = fill(
        "figure.html.jinja",
        pictures=pictures,
        faces=faces,
        hidden=[faces[n] for n in range(len(faces)) if n not in views[0].layout.cards],
        folded=_folded(views[0].layout, people, faces, account, texts),
        legend=legend(account, lines),
        extra_views=extra_views,
        texts=texts,
        name=account.name,
        lines=len(lines),
        quiet=sum(way.quiet for way in pictures[0].ways),
    )
    return Drawing(
        figure=figure,
        surroundings=_surroundings(people, lines, [face.target for face in faces], texts),
        patterns=fill("patterns.html.jinja", glyphs=GLYPHS, hatched=OPPOSED),
        warnings=(texts("map.no_engine", problem=trouble),) if trouble else (),
    )


def _views(
    account: Account, people: People, lines: Sequence[Line], texts: Texts
) -> list[_View]:
    joined = {end for line in lines for end in (line.start, line.end)}
    everybody = range(len(people.ids))
    members = [("all", texts("map.whole"), list(everybody))]
    if 0 < len(people.committee) < len(everybody):
        members.append(("committee", texts("map.committee"), people.committee))
    members += [(f"unit-{n}", unit.name, who)
                for n, (_, unit, who) in enumerate(unit_members(account, people))]
    views = []
    for key, label, who in members:
        posts = people.posts(who, joined)
        layout = arrange(posts, whole=key == "all")
        managers = {post.key: post.manager for post in posts}
        views.append(_View(key, label, layout, lines_within(lines, layout.cards), managers))
    return views


def _picture(
    view: _View, paths: Sequence[str], people: People, names: Mapping[str, str], texts: Texts
) -> Picture:
    loud = set(people.committee) or set(range(len(people.ids)))
    ways = [
        Way(path, line, view.key == "all" and not {line.start, line.end} & loud)
        for path, line in zip(paths, view.lines, strict=True)
    ]
    folds = [
        FoldLink(fold.box, texts("map.more", number=len(fold.keys)), f"#map-more-{fold.keys[0]}")
        for fold in view.layout.folds
    ]
    return Picture(
        view.key,
        view.label,
        view.layout.width,
        view.layout.height,
        view.layout.blocks,
        headings(view.layout, names, texts),
        reporting(view.layout),
        ways,
        places(view.layout, view.managers),
        folds,
        inline=view.key == "all",
        is_unit=view.key.startswith("unit-"),
    )


def _folded(
    layout: Layout, people: People, faces: Sequence[Face], account: Account, texts: Texts
) -> list[tuple[str, str, list[Face]]]:
    """Return the lists behind the folds: id, heading and people."""
    lists = []
    for fold in layout.folds:
        manager = people.managers[fold.keys[0]]
        heading = texts("map.more", number=len(fold.keys))
        if manager is not None:
            boss = show_name(people.persons[manager], people.ids[manager], texts)
            heading = texts("map.more_below", number=len(fold.keys), name=boss)
        lists.append((f"map-more-{fold.keys[0]}", heading, [faces[n] for n in fold.keys]))
    return lists


def _surroundings(
    people: People, lines: Sequence[Line], targets: Sequence[str], texts: Texts
) -> dict[str, Markup]:
    reports: dict[int, list[int]] = {}
    for number, manager in enumerate(people.managers):
        if manager is not None:
            reports.setdefault(manager, []).append(number)
    around: dict[int, list[Line]] = {}
    for line in lines:
        around.setdefault(line.start, []).append(line)
        around.setdefault(line.end, []).append(line)
    drawn = {}
    for number in sorted({*reports, *around}):
        scene = surround(
            Neighbors(number, people.managers[number], reports.get(number, ()), around.get(number, ()))
        )
        drawn[people.ids[number]] = fill(
            "surroundings.html.jinja",
            scene=scene,
            width=WIDTH,
            targets=targets,
            texts=texts,
            label=texts("map.around", name=show_name(people.persons[number], people.ids[number], texts)),
        )
    return drawn
