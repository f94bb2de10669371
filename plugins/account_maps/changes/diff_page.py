"""What the page holds that shows the changes of maps: words, one picture a map, and a table."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from markupsafe import Markup
from msgspec import Struct

from account_maps.changes import Change, ChangeStatus, Comparison, Ref, Subject
from account_maps.changes.diff import DiffContext, MapDiff, Versions
from account_maps.changes.picture.marked import PersonChange, PictureContext, draw_marked, mark_of
from account_maps.changes.picture.merged import REPORTS_TO, MergedMap, merged_map, surroundings
from account_maps.changes.words import ChangeGroup, ChangeWording
from account_maps.draw.route import Router
from account_maps.html.amounts import day_words
from account_maps.model.values import Support
from account_maps.texts import Texts

LARGE: Final = 30
"""Up to this many people a picture shows everybody; beyond, those round the changes."""

LARGEST: Final = 150
"""Up to this many people a large map may be seen whole as well."""

MOST_PICTURES: Final = 40
"""Maps with a picture; with more the page takes long to make and long to load."""

_OF_PEOPLE: Final = frozenset({Subject.PERSON, Subject.TIE, Subject.LINE})


class KindCount(Struct, frozen=True):
    """How many of one kind there are."""

    status: ChangeStatus | None
    text: str


class PictureLegend(Struct, frozen=True):
    """The signs that occur in a picture.

    Attributes:
        cards: What became of people.
        lines: What became of lines.
        kinds: Kinds of lines beside the reporting lines.
        supports: Attitudes.
    """

    cards: Sequence[ChangeStatus]
    lines: Sequence[ChangeStatus]
    kinds: Sequence[str]
    supports: Sequence[Support]


class DiffPicture(Struct, frozen=True):
    """The picture of one map.

    Attributes:
        drawn: The picture.
        legend: What its signs mean.
        note: That it does not show everybody; empty if it does.
        whole: The picture with everybody, if that is another one and not too large.
    """

    drawn: Markup
    legend: PictureLegend
    note: str = ""
    whole: Markup | None = None


class DiffedMap(Struct, frozen=True):
    """What the page shows of one map.

    Attributes:
        anchor: Its place on the page.
        diff: What is told of it.
        tallies: How many of what changed.
        figure: Its picture, if it has one.
        no_figure: Why it has none.
    """

    anchor: str
    diff: MapDiff
    tallies: Sequence[KindCount]
    figure: DiffPicture | None
    no_figure: str = ""

    @property
    def groups(self) -> Sequence[ChangeGroup]:
        """What changed, in words."""
        return self.diff.groups


class ComparePage(Struct, frozen=True):
    """The page.

    Attributes:
        states: Which two states it compares.
        measured: As of which day both were measured.
        maps: What changed in each map, what matters most first.
    """

    states: str
    measured: str
    maps: Sequence[DiffedMap]


def compare_page(
    diffs: Sequence[MapDiff], states: tuple[str, str | None], context: DiffContext, router: Router
) -> ComparePage:
    """Return what the page holds.

    Args:
        diffs: What changed in each map, what matters most first.
        states: What the two states are called; None for the files as they are.
        context: With what changes are told.
        router: Leads the lines of the pictures.
    """
    texts = context.texts
    base, head = states
    between = texts("marked.between", base=base, head=head)
    parts = [_part(number, diff, context, router) for number, diff in enumerate(diffs, start=1)]
    return ComparePage(
        states=between if head else texts("marked.on_disk", base=base),
        measured=texts("marked.measured", day=day_words(context.as_of)),
        maps=parts,
    )


def _part(number: int, diff: MapDiff, context: DiffContext, router: Router) -> DiffedMap:
    anchor, texts, versions = f"map-{number}", context.texts, diff.versions
    if versions is None:
        return DiffedMap(anchor, diff, (), None)
    tallies = [*_tallies(versions.comparison, texts)]
    if not is_drawable(versions.comparison):
        return DiffedMap(anchor, diff, tallies, None, texts("marked.no_people"))
    if number > MOST_PICTURES:
        why = texts("marked.too_many", number=MOST_PICTURES, id=diff.id)
        return DiffedMap(anchor, diff, tallies, None, why)
    return DiffedMap(anchor, diff, tallies, figure(anchor, diff.name, versions, context, router))


def is_drawable(comparison: Comparison) -> bool:
    """Return whether anything happened to somebody or to a line."""
    statuses = [one.status for one in comparison.people] + [one.status for one in comparison.lines]
    return any(status is not ChangeStatus.SAME for status in statuses)


def figure(
    anchor: str, name: str, versions: Versions, context: DiffContext, router: Router
) -> DiffPicture:
    """Return the picture of one map.

    Args:
        anchor: The map's place on the page, which is part of the ids in the picture.
        name: Name of the company.
        versions: The two versions.
        context: With what it is told.
        router: Leads the lines.
    """
    union = merged_map(versions.before, versions.after, versions.comparison)
    telling = _telling(name, versions, context)
    everybody = {*union.states}
    few = everybody if len(everybody) <= LARGE else surroundings(union)
    drawn = draw_marked(anchor, union, few, telling, router)
    shown = _legend(union, few)
    if few == everybody:
        return DiffPicture(drawn, shown)
    note = context.texts("marked.part", shown=len(few), people=len(everybody))
    if len(everybody) > LARGEST:
        return DiffPicture(drawn, shown, note)
    whole = draw_marked(f"{anchor}-whole", union, everybody, telling, router)
    return DiffPicture(drawn, _legend(union, everybody), note, whole)


def _telling(name: str, versions: Versions, context: DiffContext) -> PictureContext:
    wording = ChangeWording(versions.before, versions.after, context.colleagues, context.texts)
    seen = [one for one in versions.comparison.changes if one.subject in _OF_PEOPLE]
    told = wording.groups(Comparison(tuple(seen), (), ()))
    about = context.texts("marked.about", changes=". ".join(map(str, told)))
    return PictureContext(name, _people(seen, wording), about, context.colleagues, context.texts)


def _people(changes: Sequence[Change], wording: ChangeWording) -> Mapping[Ref, PersonChange]:
    """Return what is told of each person."""
    theirs: defaultdict[Ref, list[Change]] = defaultdict(list)
    for change in changes:
        if change.who and change.other is None:
            theirs[change.who].append(change)
    return {
        who: _person_change(wording.groups(Comparison((*those,), (), ())))
        for who, those in theirs.items()
    }


def _person_change(groups: Sequence[ChangeGroup]) -> PersonChange:
    phrases = [str(phrase) for group in groups for phrase in group.phrases]
    return PersonChange(". ".join(map(str, groups)), phrases)


def _tallies(comparison: Comparison, texts: Texts) -> Iterator[KindCount]:
    """Yield how many people, lines and other things changed."""
    people = Counter(map(mark_of, comparison.people))
    lines = Counter(line.status for line in comparison.lines if line.kind != REPORTS_TO)
    for group, counts in (("people", people), ("lines", lines)):
        for status in ChangeStatus:
            if counts[status] and status is not ChangeStatus.SAME:
                text = texts.count(f"marked.{group}.{status}", counts[status])
                yield KindCount(status, text)
    others = sum(change.subject not in _OF_PEOPLE for change in comparison.changes)
    if others:
        yield KindCount(None, texts.count("marked.beside", others))


def _legend(union: MergedMap, shown: set[Ref]) -> PictureLegend:
    lines = [line for line in union.lines if {line.source, line.target} <= shown]
    cards = {mark_of(union.states[who]) for who in shown}
    supports = {union.persons[who].support for who in shown}
    kinds = {line.kind for line in lines}
    line_statuses = {line.status for line in lines}
    return PictureLegend(
        cards=[status for status in ChangeStatus if status in cards],
        lines=[status for status in ChangeStatus if status in line_statuses],
        kinds=[kind for kind in ("influence", "conflict", "dotted_to") if kind in kinds],
        supports=[support for support in Support if support in supports],
    )
