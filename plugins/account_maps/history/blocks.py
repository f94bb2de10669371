"""The bytes of a map → a digest of each section and each person's block, without reading YAML.

Reading thousands of versions as YAML would take minutes. A block is told by how its lines are
indented, which is right for maps written in lines, as editors write them. In one written in braces
people have no block of their own, and then nothing is known of them.
"""

import re
from collections.abc import Iterator
from functools import cache
from hashlib import blake2b
from typing import Final

from account_maps.read.ids import normal

PEOPLE: Final = "stakeholders"

Blocks = dict[str, bytes]
"""Digests by place: ``summary`` for a section, ``stakeholders/dana-reyes`` for a person."""

_KEY = rb"([^\s#:'\"-][^:\n]*|'[^'\n]*'|\"[^\"\n]*\"):(?=\s|\Z)"
_DIGEST = 8


def person_place(person_id: str) -> str:
    """Return the place of a person's block."""
    return f"{PEOPLE}/{person_id}"


def blocks(data: bytes) -> Blocks:
    """Return the digest of each block of a map.

    Blank lines and comments around a block are no part of it; nor is its place in the file.

    Args:
        data: The bytes of the file, whatever they are.
    """
    text = data.replace(b"\r\n", b"\n") if b"\r" in data else data
    found: Blocks = {}
    twice = set()
    for place, body in _places(b"\n" + text):
        if place in found:
            twice.add(place)
        found[place] = _digest(body)
    # A line of a quoted text may look like a key; then nobody can tell which of the two it is.
    for place in twice:
        del found[place]
    return found


def _places(text: bytes) -> Iterator[tuple[str, bytes]]:
    for key, body in _parts(text, 0):
        yield key, body
        if key == PEOPLE:
            yield from _people(body)


def _people(section: bytes) -> Iterator[tuple[str, bytes]]:
    indented = re.search(rb"\n( +)[^\s#]", section)
    if indented:
        depth = len(indented[1])
        for key, body in _parts(section, depth):
            yield _known_place(key), body


@cache
def _known_place(key: str) -> str:
    return person_place(normal(key))


@cache
def _keys_at(depth: int) -> re.Pattern[bytes]:
    return re.compile(b"\n" + b" " * depth + _KEY)


def _parts(text: bytes, depth: int) -> list[tuple[str, bytes]]:
    found = [*_keys_at(depth).finditer(text)]
    ends = [*(key.start() for key in found), len(text)][1:]
    return [
        (key[1].strip(b"'\" ").decode("utf-8", "replace"), _trimmed(text[key.end() : end], depth))
        for key, end in zip(found, ends, strict=True)
    ]


def _trimmed(body: bytes, depth: int) -> bytes:
    """Return a block without what ends it: blank lines, and comments that belong to the next."""
    if b"#" not in body:
        return body.rstrip()
    first, *lines = body.rstrip().split(b"\n")
    while lines and (not lines[-1].strip() or _is_comment(lines[-1], depth)):
        lines.pop()
    return b"\n".join([first, *lines]).rstrip()


def _is_comment(line: bytes, depth: int) -> bool:
    text = line.lstrip(b" ")
    return text.startswith(b"#") and len(line) - len(text) <= depth


def _digest(body: bytes) -> bytes:
    return blake2b(body, digest_size=_DIGEST).digest()
