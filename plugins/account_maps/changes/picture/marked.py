"""One picture of two versions of a map, with a mark on all that is not the same in both.

Everybody stands where they stand now; whoever has gone stands as a ghost in their old place. What
happened is written on each card, so that the picture says the same in grey.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from markupsafe import Markup

from account_maps.changes import ChangeStatus, LineState, PersonState, Ref
from account_maps.changes.people import ID
from account_maps.changes.picture.badges import LineBadge, badges
from account_maps.changes.picture.merged import MergedMap, posts, stands
from account_maps.changes.picture.reporting_paths import reporting_paths
from account_maps.draw.card_content import CardContent, card_content
from account_maps.draw.geometry import CARD_WIDTH
from account_maps.draw.layout import Layout, arrange
from account_maps.draw.lines import DOTTED
from account_maps.draw.picture import framed, headings
from account_maps.draw.route import Router, RoutingTask
from account_maps.draw.templates import fill
from account_maps.draw.text_width import text_width, truncated
from account_maps.model.account import Colleague
from account_maps.texts import Texts

SIGNS: Final = {
    ChangeStatus.ADDED: "+",
    ChangeStatus.REMOVED: "\N{MINUS SIGN}",
    ChangeStatus.MOVED: "\N{RIGHTWARDS ARROW}",
    ChangeStatus.CHANGED: "\N{GREEK CAPITAL LETTER DELTA}",
    ChangeStatus.RENAMED: "\N{GREEK CAPITAL LETTER DELTA}",
}
"""The sign beside the word for what happened."""

STRIP: Final = 20
"""Height of the strip on top of a card that says what happened."""

WORD_SIZE: Final = 11
_WORD_LINE: Final = 14
_WORDS_EDGE: Final = 6
_WORDS_X: Final = 10
_HANGING: Final = 8
_MOST_WORDS: Final = 6
"""Lines that a card has for what changed; the table below the picture has all of it."""

_ARROW: Final = " \N{RIGHTWARDS ARROW} "

_SILENT: Final = frozenset({ChangeStatus.ADDED, ChangeStatus.REMOVED})
"""What needs no more words on a card than that it happened."""


class PersonChange(NamedTuple):
    """What is told of one person.

    Attributes:
        about: All of it, as one text.
        phrases: What changed, each in a few words.
    """

    about: str = ""
    phrases: Sequence[str] = ()


class CardLine(NamedTuple):
    """A line of words on a card."""

    x: int
    y: int
    text: str


class MarkedCard(NamedTuple):
    """A card at its place.

    Attributes:
        status: What happened; ``same`` if nothing did.
        label: That in words, for the strip.
        content: What the card of the person shows.
        words: What changed, as it fits.
        about: All that the card says, in full.
    """

    x: int
    y: int
    height: int
    status: ChangeStatus
    label: str
    content: CardContent
    words: Sequence[CardLine]
    about: str

    @property
    def below_strip(self) -> int:
        """Return where the card of the person begins."""
        return STRIP if self.label else 0


class MarkedLine(NamedTuple):
    """A line as drawn."""

    path: str
    kind: str
    status: ChangeStatus


class PictureContext(NamedTuple):
    """With what a picture is told.

    Attributes:
        name: Name of the company.
        people: What is told of those to whom something happened.
        about: What changed, in words.
        colleagues: Our own people by id.
        texts: The words.
    """

    name: str
    people: Mapping[Ref, PersonChange]
    about: str
    colleagues: Mapping[str, Colleague]
    texts: Texts


def mark_of(state: PersonState) -> ChangeStatus:
    """Return with which word somebody is marked: a new id alone has a word of its own."""
    return ChangeStatus.RENAMED if state.fields == (ID,) else state.status


def draw_marked(
    key: str, union: MergedMap, shown: Collection[Ref], telling: PictureContext, router: Router
) -> Markup:
    """Draw two versions as one picture.

    Args:
        key: What tells the picture from others on the page.
        union: Everybody of both versions.
        shown: Whom the picture shows; the managers of each are among them.
        telling: With what it is told.
        router: Leads the lines that are not part of the outline.

    Returns:
        An SVG for a page that has the signs and the style of pictures.
    """
    cards = {who: _card(who, union, telling) for who in union.states if who in shown}
    layout = arrange(posts(union, shown, {who: card.height for who, card in cards.items()}))
    numbers = {who: number for number, who in enumerate(union.states)}
    placed = [_placed(card, layout, numbers[who]) for who, card in cards.items()]
    lines = [line for line in union.lines if _is_drawn(line, shown)]
    routes = _routes([line for line in lines if not stands(line)], layout, numbers, router)
    upright = list(_upright([line for line in lines if stands(line)], layout, numbers))
    return fill(
        "marked.svg.jinja",
        key=key,
        frame=framed(layout, [way.path for way in routes]),
        blocks=layout.blocks,
        headings=headings(layout, union.unit_names, telling.texts),
        upright=sorted(upright, key=_faintest_first),
        ways=sorted(routes, key=_faintest_first),
        badges=_badges(routes, layout),
        cards=placed,
        title=telling.texts("marked.figure", name=telling.name),
        about=telling.about,
    )


def _card(who: Ref, union: MergedMap, telling: PictureContext) -> MarkedCard:
    status, texts = mark_of(union.states[who]), telling.texts
    shown = card_content(0, who.shown, union.persons[who], telling.colleagues, texts)
    told = telling.people.get(who, PersonChange())
    if status is ChangeStatus.SAME:
        return MarkedCard(0, 0, shown.height, status, "", shown, (), shown.summary)
    label = texts(f"compare.status.{status}")
    words = [] if status in _SILENT else _words(told.phrases, STRIP + shown.height, texts)
    height = words[-1].y + _WORDS_EDGE if words else STRIP + shown.height
    about = ". ".join(filter(None, (f"{label}: {shown.summary}", told.about)))
    strip = f"{SIGNS[status]} {label.upper()}"
    return MarkedCard(0, 0, height, status, strip, shown, words, about)


def _words(phrases: Sequence[str], top: int, texts: Texts) -> list[CardLine]:
    """Return what changed as lines that fit the card."""
    lines: list[tuple[int, str]] = []
    for done, phrase in enumerate(phrases):
        wrapped = [(bool(number) * _HANGING, text) for number, text in enumerate(_wrapped(phrase))]
        room = _MOST_WORDS - (done < len(phrases) - 1)
        if len(lines) + len(wrapped) > room:
            lines.append((0, texts.count("marked.more", len(phrases) - done)))
            break
        lines += wrapped
    return [
        CardLine(_WORDS_X + hanging, top + _WORD_LINE * number, text)
        for number, (hanging, text) in enumerate(lines, start=1)
    ]


def _wrapped(phrase: str) -> list[str]:
    """Return a phrase in two lines at most; what is now shows even where what was is long."""
    room, below = CARD_WIDTH - 2 * _WORDS_X, CARD_WIDTH - 2 * _WORDS_X - _HANGING
    before, arrow, after = phrase.partition(_ARROW)
    filled = _filled(phrase, room)
    for first, rest in ((phrase, ""), (f"{before}{arrow}".rstrip(), after), filled):
        if text_width(first, WORD_SIZE) <= room and text_width(rest, WORD_SIZE) <= below:
            return [line for line in (first, rest) if line]
    if arrow:
        before = truncated(before, room - text_width(_ARROW, WORD_SIZE), WORD_SIZE)
        filled = f"{before}{arrow}".rstrip(), after
    lines = truncated(filled[0], room, WORD_SIZE), truncated(filled[1], below, WORD_SIZE)
    return [line for line in lines if line]


def _filled(phrase: str, room: int) -> tuple[str, str]:
    """Return as many words as fit a line, at least one, and the rest."""
    first, *words = phrase.split()
    while words and text_width(f"{first} {words[0]}", WORD_SIZE) <= room:
        first = f"{first} {words.pop(0)}"
    return first, " ".join(words)


def _placed(card: MarkedCard, layout: Layout, number: int) -> MarkedCard:
    box = layout.cards[number]
    return card._replace(x=box.x, y=box.y)


def _is_drawn(line: LineState, shown: Collection[Ref]) -> bool:
    return line.source in shown and line.target in shown and line.source != line.target


def _routes(
    lines: Sequence[LineState], layout: Layout, numbers: Mapping[Ref, int], router: Router
) -> list[MarkedLine]:
    """Return the lines that are led round the cards."""
    index = {key: place for place, key in enumerate(layout.cards)}
    task = RoutingTask(
        tuple(layout.cards.values()),
        tuple(layout.reaches.get(key, box.x) for key, box in layout.cards.items()),
        tuple((index[numbers[line.source]], index[numbers[line.target]]) for line in lines),
        (False,) * len(lines),
        layout.width,
    )
    found, _ = router.route([task])
    return [
        MarkedLine(path, DOTTED if line.kind == "dotted_to" else line.kind, line.status)
        for path, line in zip(found[0], lines, strict=True)
    ]


def _upright(
    lines: Sequence[LineState], layout: Layout, numbers: Mapping[Ref, int]
) -> Iterator[MarkedLine]:
    """Yield the lines that lead from each manager down to those who stand below them."""
    for manager in {line.target: None for line in lines}:
        below = [line for line in lines if line.target == manager]
        number = numbers[manager]
        boxes = [layout.cards[numbers[line.source]] for line in below]
        paths = reporting_paths(layout.strokes[number], layout.cards[number], boxes)
        for path, line in zip(paths, below, strict=True):
            yield MarkedLine(path, line.kind, line.status)


def _faintest_first(line: MarkedLine) -> int:
    return (
        ChangeStatus.SAME,
        ChangeStatus.REMOVED,
        ChangeStatus.CHANGED,
        ChangeStatus.ADDED,
    ).index(line.status)


def _badges(lines: Sequence[MarkedLine], layout: Layout) -> list[LineBadge]:
    telling = [(line.path, line.status) for line in lines if line.status is not ChangeStatus.SAME]
    return badges(telling, list(layout.cards.values()))
