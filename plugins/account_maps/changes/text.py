"""What changed, as plain text and as Markdown for a comment on a pull request.

All that comes from a map is hostile: in Markdown every sign that could mean something is escaped,
and nothing may call anybody, link anywhere or name an issue.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Final

from account_maps.changes import ChangeStatus
from account_maps.changes.diff import MapDiff
from account_maps.changes.mermaid import mermaid, visible
from account_maps.changes.words import ChangeGroup, Consequences, FieldChange
from account_maps.texts import Texts

LIMIT: Final = 65_536
"""The most that GitHub takes as one comment; others take more. Counted in bytes, to be safe."""

MARK: Final = "<!-- account-maps diff -->"
"""The first line, by which whoever posts the comment finds the one to bring up to date."""

_MEANING: Final = re.compile(r"[\\`*_{}\[\]()#!|<>~@&$^=]|:(?=//)|(?<=www)\.", re.IGNORECASE)
_CALLING: Final = re.compile(r"([@#!~%$&^])(?=[\w\"'(\[])")
_JOINER: Final = "\N{WORD JOINER}"
_SIGNS: Final = {
    ChangeStatus.ADDED: "+",
    ChangeStatus.REMOVED: "\N{MINUS SIGN}",
    ChangeStatus.MOVED: "\N{RIGHTWARDS ARROW}",
    ChangeStatus.CHANGED: "\N{GREEK CAPITAL LETTER DELTA}",
    ChangeStatus.RENAMED: "\N{GREEK CAPITAL LETTER DELTA}",
}
_RESERVE: Final = 200
"""Bytes for what stands below the last map."""


def plain(diffs: Sequence[MapDiff], texts: Texts) -> str:
    """Return what changed as text for a terminal.

    Args:
        diffs: What changed in each map, what matters most first.
        texts: The words.
    """
    if not diffs:
        return f"{texts('compare.nothing')}\n"
    blocks = ["\n".join(_plain_lines(one, texts)) for one in diffs]
    told = "\n\n".join([*blocks, texts.count("compare.changed", len(diffs))])
    return told.replace("\N{NO-BREAK SPACE}", " ") + "\n"


def _plain_lines(diff: MapDiff, texts: Texts) -> Iterator[str]:
    yield f"{diff.name}  {diff.path}"
    if diff.path_before:
        yield f"  {texts('compare.moved_file', path=diff.path_before)}"
    if diff.is_unreadable:
        yield f"  {texts('compare.unreadable')}"
    for group in diff.groups:
        yield f"  {_SIGNS[group.status]} {group}"
    for label, values in _effects(diff.consequences, texts):
        yield f"  {label}: {'; '.join(values)}"


def _effects(consequences: Consequences, texts: Texts) -> Iterator[tuple[str, Sequence[str]]]:
    rows = (
        ("effect", list(map(str, consequences.figures))),
        ("gone", consequences.gone),
        ("new", consequences.new),
    )
    return ((texts(f"compare.{key}"), values) for key, values in rows if values)


def markdown(diffs: Sequence[MapDiff], texts: Texts, limit: int = LIMIT) -> str:
    """Return what changed as Markdown that a host takes as one comment.

    The most important maps are told in full, the rest in a line each, and what does not fit even
    so is counted.

    Args:
        diffs: What changed in each map, what matters most first.
        texts: The words.
        limit: The most bytes.
    """
    title = texts.count("compare.changed", len(diffs)) if diffs else texts("compare.nothing")
    head = f"{MARK}\n\n**{escaped(title)}**\n"
    lines = [_line(one, texts) for one in diffs]
    room = limit - _size(head) - _RESERVE
    told, full = [head], _how_many_in_full(diffs, lines, room, texts)
    for one in diffs[:full]:
        told.append(_in_full(one, texts))
        room -= _size(told[-1])
    told += _in_short(lines[full:], room, texts)
    return "\n".join(told)


def _how_many_in_full(
    diffs: Sequence[MapDiff], lines: Sequence[str], room: int, texts: Texts
) -> int:
    """Return how many maps can be told in full: as many as leave a line for each of the others.

    If that is few, as many as fit into half of the room.
    """
    full, short = [_size(_in_full(diff, texts)) for diff in diffs], [*map(_size, lines)]
    more = [one - other for one, other in zip(full, short, strict=True)]
    return max(_fitting(more, room - sum(short)), _fitting(full, room // 2))


def _fitting(sizes: Sequence[int], room: int) -> int:
    return sum(total <= room for total in accumulate(sizes))


def _in_short(lines: Sequence[str], room: int, texts: Texts) -> list[str]:
    told: list[str] = []
    for count, line in enumerate(lines):
        room -= _size(line)
        if room < 0:
            return [*told, f"- {texts.count('compare.rest', len(lines) - count)}"]
        told.append(line)
    return told


def _size(text: str) -> int:
    return len(text.encode()) + 1


def _in_full(diff: MapDiff, texts: Texts) -> str:
    return "\n".join(_markdown_lines(diff, texts))


def _markdown_lines(diff: MapDiff, texts: Texts) -> Iterator[str]:
    yield f"\n### {escaped(diff.name)}\n"
    if diff.path_before:
        yield f"{escaped(texts('compare.moved_file', path=diff.path_before))}\n"
    if diff.is_unreadable:
        yield f"{escaped(diff.path)}: {texts('compare.unreadable')}\n"
    for group in diff.groups:
        yield f"- {_group_line(group)}"
    for label, values in _effects(diff.consequences, texts):
        yield f"- {escaped(label)}: {'; '.join(map(escaped, values))}"
    picture = mermaid(diff, texts)
    if picture:
        yield f"\n```mermaid\n{picture}\n```"


def _group_line(group: ChangeGroup) -> str:
    phrases = "; ".join(map(_phrase, group.phrases))
    source = f". *{escaped(group.source)}*" if group.source else ""
    return f"{_SIGNS[group.status]} **{escaped(group.about)}**: {phrases}{source}"


def _phrase(phrase: FieldChange) -> str:
    label = f"{escaped(phrase.label)}: " if phrase.label else ""
    if not phrase.after:
        return f"{label}~~{escaped(phrase.before)}~~"
    before = f"{escaped(phrase.before)} → " if phrase.before else ""
    return f"{label}{before}{escaped(phrase.after)}"


def _line(diff: MapDiff, texts: Texts) -> str:
    """Return a map in one line: what matters most, and how many changes there are beside it."""
    if diff.is_unreadable or not diff.groups:
        return f"- **{escaped(diff.name)}**: {texts('compare.unreadable')}"
    more = len(diff.groups) - 1
    rest = f", {texts.count('compare.more', more)}" if more else ""
    return f"- **{escaped(diff.name)}**: {_group_line(diff.groups[0])}{rest}"


def escaped(text: str) -> str:
    """Return a text in which nothing means anything to a host: no markup, link, call or number."""
    line = " ".join(visible(text).split())
    # Apart from what they would call, hosts read these signs as signs.
    apart = _CALLING.sub(rf"\g<1>{_JOINER}", line)
    return _MEANING.sub(lambda found: f"\\{found[0]}", apart)
