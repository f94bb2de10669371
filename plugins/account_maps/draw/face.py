"""What a card shows of a person: their words and signs, already fitted to the card."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from account_maps.draw.geometry import CARD_HEIGHT, CARD_WIDTH, LOW_CARD_HEIGHT
from account_maps.draw.lettering import shortened, width
from account_maps.model.account import Colleague, Person, Tie
from account_maps.model.people import attitude, decides, is_known_to_us, is_there
from account_maps.model.values import (
    Influence,
    Level,
    Role,
    Support,
)
from account_maps.texts import Texts

NAME_SIZE: Final = 13
TITLE_SIZE: Final = 11
TAG_SIZE: Final = 10
TEXT_X: Final = 33
_END: Final = 8
_LEVELS: Final = tuple(reversed(Level))
"""Relationship levels, lowest first: a tie shows as many bars."""

_BARS_WIDTH: Final = 20
_TAG_PADDING: Final = 5


@dataclass(frozen=True, slots=True)
class Tag:
    """A short text in a rounded box."""

    text: str
    width: int
    kind: str


@dataclass(frozen=True, slots=True)
class Face:
    """One card.

    Attributes:
        key: Number of the person in the map.
        target: Address of the person on the page.
        name: Name as it fits; ``title`` likewise.
        summary: All that the card says, in words.
        classes: What the card looks like, as class names.
        support: The attitude that colors the band.
        veto: Whether the card carries the sign of a veto.
        tag: Role or state, if any.
        owner: Initials of who of us knows them best, and how many others do.
        height: Height of the card: low if it says no more than a name and a title.
        bars: How many bars of the relationship are filled.
        entry: Name and title in full, for a list.
    """

    key: int
    target: str
    name: str
    title: str
    summary: str
    classes: str
    support: Support
    veto: bool
    tag: Tag | None
    owner: str
    height: int
    bars: int
    entry: str

    @property
    def is_low(self) -> bool:
        """Return whether the card has no third line."""
        return self.height < CARD_HEIGHT


def show_name(person: Person, person_id: str, texts: Texts) -> str:
    """Return what to call somebody; a post whose holder is not known has no name."""
    if person.name:
        return person.name
    return texts("map.vacant") if person.placeholder else person_id


def face(
    key: int, person_id: str, person: Person, colleagues: Mapping[str, Colleague], texts: Texts
) -> Face:
    """Return the card of a person."""
    known = _ties_by_level(person.ties)
    owner = _owner(known, colleagues)
    tag = _tag(person, owner, texts)
    name = show_name(person, person_id, texts)
    room = CARD_WIDTH - TEXT_X - _END
    bars = _LEVELS.index(known[0][1].level) + 1 if known and known[0][1].level else 0
    return Face(
        key=key,
        target="#person-" + quote(person_id),
        name=shortened(name, room - (16 if person.veto else 0), NAME_SIZE, bold=True),
        title=shortened(person.title or "", room, TITLE_SIZE),
        summary=summarize(person, person_id, colleagues, texts),
        classes=_classes(person),
        support=attitude(person),
        veto=person.veto,
        tag=tag,
        owner=owner,
        height=CARD_HEIGHT if tag or owner else LOW_CARD_HEIGHT,
        bars=bars,
        entry=", ".join(filter(None, [name, person.title])),
    )


def summarize(
    person: Person, person_id: str, colleagues: Mapping[str, Colleague], texts: Texts
) -> str:
    """Return all that a card shows as one sentence for those who do not see it."""
    said = [show_name(person, person_id, texts), person.title or ""]
    said += [texts.value(role) for role in person.roles]
    if person.support is not None:
        said.append(texts.value(person.support))
    if person.veto:
        said.append(texts("map.veto"))
    if person.influence in (Influence.INNER_CIRCLE, Influence.POLITICAL_STRUCTURE):
        said.append(texts.value(person.influence))
    if not is_there(person):
        said.append(texts.value(person.state))
    names = [_colleague_name(key, colleagues) for key, _ in _ties_by_level(person.ties)]
    if names:
        said.append(texts("map.known_by", names=", ".join(names)))
    elif person.roles:
        said.append(texts("map.known_by_nobody"))
    return "; ".join(filter(None, said))


def _classes(person: Person) -> str:
    names = ["map-card"]
    if person.influence is Influence.INNER_CIRCLE:
        names.append("map-inner")
    elif person.influence is Influence.POLITICAL_STRUCTURE:
        names.append("map-political")
    if person.roles and not is_known_to_us(person):
        names.append("map-stranger")
    if person.placeholder:
        names.append("map-vacant")
    if not is_there(person):
        names.append("map-gone")
    return " ".join(names)


def _tag(person: Person, owner: str, texts: Texts) -> Tag | None:
    if not is_there(person):
        return _fitted(texts.value(person.state), "map-tag", 0, owner)
    roles = sorted(person.roles, key=list(Role).index)
    if not roles:
        return None
    kind = "map-decides" if decides(person) else "map-tag"
    return _fitted(texts.value(roles[0]), kind, len(roles) - 1, owner)


def _fitted(text: str, kind: str, more: int, owner: str) -> Tag:
    """Return a tag that leaves room for the one of us who stands beside it."""
    beside = width(owner, TAG_SIZE) + _BARS_WIDTH + _END if owner else 0
    ending = f" +{more}" if more else ""
    room = CARD_WIDTH - TEXT_X - _END - 2 * _TAG_PADDING - beside
    text = shortened(text, room - width(ending, TAG_SIZE), TAG_SIZE, bold=True) + ending
    return Tag(text, round(width(text, TAG_SIZE, bold=True)) + 2 * _TAG_PADDING, kind)


def _ties_by_level(ties: Mapping[str, Tie]) -> Sequence[tuple[str, Tie]]:
    order = {level: rank for rank, level in enumerate(Level)}
    none = len(order)
    return sorted(
        ties.items(), key=lambda tie: order.get(tie[1].level, none) if tie[1].level else none
    )


def _owner(known: Sequence[tuple[str, Tie]], colleagues: Mapping[str, Colleague]) -> str:
    if not known:
        return ""
    more = f"+{len(known) - 1}" if len(known) > 1 else ""
    return initials(_colleague_name(known[0][0], colleagues)) + more


def _colleague_name(key: str, colleagues: Mapping[str, Colleague]) -> str:
    return colleagues[key].name if key in colleagues else key


def initials(name: str) -> str:
    """Return the first letters of the first and the last word of a name."""
    words = name.replace("-", " ").split()
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()
