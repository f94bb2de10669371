"""What a card shows of a person: words and signs, already fitted to the card."""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple
from urllib.parse import quote

from account_maps.draw.geometry import CARD_HEIGHT, CARD_WIDTH, LOW_CARD_HEIGHT
from account_maps.draw.text_width import text_width, truncated
from account_maps.model.account import Colleague, Person, Tie
from account_maps.model.people import (
    colleague_name,
    decides,
    is_key_player,
    is_known_to_us,
    is_there,
)
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
_LEVELS: Final = {level: bars for bars, level in enumerate(reversed(Level), start=1)}
"""Relationship levels, and how many bars a tie of each shows."""

_ROLES: Final = {role: rank for rank, role in enumerate(Role)}

_BARS_WIDTH: Final = 20
_TAG_PADDING: Final = 5


class Tag(NamedTuple):
    """A short text in a rounded box."""

    text: str
    width: int
    kind: str


class CardContent(NamedTuple):
    """What one card shows.

    Attributes:
        key: Number of the person in the map.
        target: Address of the person on the page.
        link: The attributes of a link from a card to the person, as they are written.
        name: Name as it fits; ``title`` likewise.
        summary: All that the card says, in words.
        classes: What the card looks like, as class names.
        support: The attitude that colors the band; None where the map says nothing.
        veto: Whether the card carries the sign of a veto.
        tag: Role or state, if any.
        owner: Initials of who of us knows them best, and how many others do.
        height: Height of the card: low if it says no more than a name and a title.
        bars: How many bars of the relationship are filled.
        entry: Name and title in full, for a list.
    """

    key: int
    target: str
    link: str
    name: str
    title: str
    summary: str
    classes: str
    support: Support | None
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


def display_name(person: Person, person_id: str, texts: Texts) -> str:
    """Return the name to show; a position whose holder is not known has none."""
    if person.name:
        return person.name
    return texts("map.vacant") if person.placeholder else person_id


def card_content(  # noqa: PLR0913 - where the card leads is for pictures on other pages alone
    key: int,
    person_id: str,
    person: Person,
    colleagues: Mapping[str, Colleague],
    texts: Texts,
    *,
    page: str = "",
) -> CardContent:
    """Return what the card of a person shows.

    Args:
        key: Number of the person in the map.
        person_id: Id of the person.
        person: The person.
        colleagues: Our people by id.
        texts: What the card says.
        page: Address of the account's page, if the card stands on another one.
    """
    known = _best_first(person.ties)
    names = [colleague_name(our, colleagues) for our, _ in known]
    label = _label(person, texts)
    owner = _owner(names, label)
    tag = _tag(label, owner) if label else None
    name = display_name(person, person_id, texts)
    target = f"{page}#person-{quote(person_id)}"
    room = CARD_WIDTH - TEXT_X - _END
    return CardContent(
        key=key,
        target=target,
        link=f'xlink:href="{target}" role="link" aria-labelledby="who-{key}"',
        name=truncated(name, room - (16 if person.veto else 0), NAME_SIZE, bold=True),
        title=truncated(person.title or "", room, TITLE_SIZE),
        summary=_summary(person, name, names, texts),
        classes=_classes(person),
        support=person.support,
        veto=person.veto,
        tag=tag,
        owner=owner,
        height=CARD_HEIGHT if tag or owner else LOW_CARD_HEIGHT,
        bars=_bars(known[0][1]) if known else 0,
        entry=", ".join(filter(None, [name, person.title])),
    )


def _summary(person: Person, name: str, ours: Sequence[str], texts: Texts) -> str:
    """Return all that a card shows as one sentence for those who do not see it."""
    said = [name, person.title or ""]
    said += [texts.value(role) for role in person.roles]
    if person.support is not None:
        said.append(texts.value(person.support))
    if person.veto:
        said.append(texts("map.veto"))
    if person.influence and is_key_player(person):
        said.append(texts.value(person.influence))
    if not is_there(person):
        said.append(texts.value(person.state))
    if ours:
        said.append(texts("map.known_by", names=", ".join(ours)))
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


class _Label(NamedTuple):
    """What a tag should say: a role or a state, and how many other roles there are."""

    text: str
    kind: str = "map-tag"
    more: int = 0

    @property
    def width(self) -> float:
        """Return the width of the role or state alone."""
        return text_width(self.text, TAG_SIZE, bold=True)


def _label(person: Person, texts: Texts) -> _Label | None:
    if not is_there(person):
        return _Label(texts.value(person.state))
    if not person.roles:
        return None
    first = min(person.roles, key=_ROLES.__getitem__)
    kind = "map-decides" if decides(person) else "map-tag"
    return _Label(texts.value(first), kind, len(person.roles) - 1)


def _tag(label: _Label, owner: str) -> Tag:
    """Return a tag that leaves room for the one of us who stands beside it.

    Where there is no room to say how many other roles there are, the card's words still do.
    """
    room = _room(owner)
    text = f"{label.text} +{label.more}" if label.more else label.text
    if text_width(text, TAG_SIZE, bold=True) > room:
        text = truncated(label.text, room, TAG_SIZE, bold=True)
    return Tag(text, round(text_width(text, TAG_SIZE, bold=True)) + 2 * _TAG_PADDING, label.kind)


def _room(owner: str) -> float:
    beside = text_width(owner, TAG_SIZE) + _BARS_WIDTH + _END if owner else 0
    return CARD_WIDTH - TEXT_X - _END - 2 * _TAG_PADDING - beside


def _best_first(ties: Mapping[str, Tie]) -> Sequence[tuple[str, Tie]]:
    return sorted(ties.items(), key=lambda tie: -_bars(tie[1]))


def _bars(tie: Tie) -> int:
    return _LEVELS[tie.level] if tie.level else 0


def _owner(names: Sequence[str], label: _Label | None) -> str:
    """Return who knows them best and how many others do, the latter unless it cuts the tag."""
    if not names:
        return ""
    first = initials(names[0])
    owner = f"{first}+{len(names) - 1}" if len(names) > 1 else first
    return first if label and label.width > _room(owner) else owner


def initials(name: str) -> str:
    """Return the first letters of the first and the last word of a name."""
    words = name.replace("-", " ").split()
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()
