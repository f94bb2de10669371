"""Which maps a site is of, told before they are read.

A site of a tenth of the maps must not cost what reading all of them costs. So a map is looked at
first: where it lies, and what stands behind the keys at the left edge of its text. Where that
can't be told, the map may fit and is read; a preview never rules out a map that fits.
"""

import codecs
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from msgspec import Struct

from account_maps.model.account import Account
from account_maps.model.folder import YamlFile
from account_maps.read.files import read_bytes
from account_maps.read.ids import normal
from account_maps.read.problems import START, Problem, Problems
from account_maps.read.words import quoted

FOLDER = "folder"
KEYS = (
    FOLDER,
    "owner",
    "territory",
    "industry",
    "segment",
    "tier",
    "stage",
    "confidentiality",
    "tag",
)
"""What maps can be chosen by; all but the folder are fields of the map."""

_FIELDS: Mapping[str, Callable[[Account], Iterable[str | None]]] = {
    "owner": lambda account: [account.owner],
    "territory": lambda account: [account.territory],
    "industry": lambda account: [account.industry],
    "segment": lambda account: [account.segment],
    "tier": lambda account: [account.tier],
    "stage": lambda account: [account.stage],
    "confidentiality": lambda account: [account.confidentiality],
    "tag": lambda account: account.tags,
}

_IN_THE_FILE = {"tag": "tags"}
# Both begin with the end of the line before: a plain letter to search for is ten times as quick
# as a place, and every map is looked at.
_NO_KEY_AT_THE_EDGE = re.compile(rb"\n(?! |[a-z_]+[ \t]*:(?:\s|\Z)|\s|#|-\s|---\s|\Z)")
_VALUE = rb"[ \t]*:(?:[ \t](.*))?(?=(?:\s*\n)?([ \t]|-\s)?)"  # it may go on in the next line
_FAMILY = ("name", "parent")
_TEXT = re.compile(r"""(?:"([^"\\]*)"|'([^']*)'|(\w[^#:]*?))(?:\s+#.*)?\s*""")
_LIST = re.compile(r"\[(.*)\](?:\s+#.*)?\s*")

Values = frozenset[str]
_NONE: Values = frozenset()


class MapPreview(Struct, frozen=True, gc=False):
    """What can be told of a map without reading it.

    Attributes:
        name: What the account is called; its id where that can't be told.
        parent: The id of its parent, if it has one and that can be told.
        values: What it has for each key that was asked for, or None where that can't be told.
    """

    name: str
    parent: str | None
    values: Mapping[str, Values | None]


class Selection(Struct, frozen=True):
    """Which maps are wanted.

    Attributes:
        wanted: The values that fit, by key; a map has to fit all keys.
        source: The file that says so, as problems name it.
    """

    wanted: Mapping[str, Values]
    source: str

    def may_fit(self, map_preview: MapPreview) -> bool:
        """Return whether a map may be wanted."""
        found = ((map_preview.values[key], wanted) for key, wanted in self.wanted.items())
        return all(values is None or values & wanted for values, wanted in found)

    def fits(self, account: Account) -> bool:
        """Return whether a map is wanted that has been read; its folder is not looked at again."""
        keys = self.wanted.keys() - {FOLDER}
        return all(self.wanted[key] & _values(account, key) for key in keys)

    def problems(
        self, previews: Iterable[MapPreview], accounts: Iterable[Account], *, none_fits: bool
    ) -> list[Problem]:
        """Return a problem for each wanted value that no map has, or one if no map has them all.

        Args:
            previews: All maps, looked at.
            accounts: Those that were read.
            none_fits: Whether no map is wanted.
        """
        known: dict[str, set[str]] = {key: set() for key in self.wanted}
        for map_preview in previews:
            for key, values in known.items():
                values.update(map_preview.values[key] or _NONE)
        for account in accounts:
            for key in known.keys() - {FOLDER}:
                known[key].update(_values(account, key))
        unknown = list(self._unknown(known))
        if none_fits and not unknown:
            message = "maps: no map fits all that is wanted"
            hint = "each key is met by some map, and no map meets all of them"
            return [Problem(self.source, START, "AM126", message, hint)]
        return unknown

    def _unknown(self, known: Mapping[str, set[str]]) -> Iterator[Problem]:
        problems = Problems(self.source)
        for key, wanted in self.wanted.items():
            for value in sorted(wanted - known[key]):
                lies = "lies in the folder" if key == FOLDER else f"has the {key}"
                message = f"maps: no map {lies} {quoted(value)}"
                hint = problems.did_you_mean(value, known[key])
                yield Problem(self.source, START, "AM126", message, hint)


def preview(found: YamlFile, maps_dir: Path, keys: Collection[str], size_limit: int) -> MapPreview:
    """Return what can be told of a map without reading it.

    Args:
        found: The map's file.
        maps_dir: The folder of maps.
        keys: What is to be told, of ``KEYS``.
        size_limit: The most bytes that a file may have.
    """
    fields = tuple(_IN_THE_FILE.get(key, key) for key in keys if key != FOLDER)
    data = read_bytes(found.path, size_limit, Problems(found.shown_path)) or b""
    top = _top_level(b"\n" + data, (*_FAMILY, *fields))
    lists_keys = not fields or ("name" in top and _lists_its_keys_there(b"\n" + data))
    values: dict[str, Values | None] = {
        key: top.get(_IN_THE_FILE.get(key, key), _NONE) if lists_keys else None for key in keys
    }
    if FOLDER in keys:
        values[FOLDER] = _folders(found.path, maps_dir)
    name, parent = (top.get(key) or _NONE for key in _FAMILY)
    return MapPreview(min(name, default=found.id), min(parent, default=None), values)


def top_level_values(text: bytes, field: str) -> Values | None:
    """Return the values of a field of a map that is not read, or None if they can't be told.

    Args:
        text: The map.
        field: A field of the account that has one value, or none.
    """
    data = b"\n" + text.removeprefix(codecs.BOM_UTF8)
    top = _top_level(data, ("name", field))
    if "name" not in top or not _lists_its_keys_there(data):
        return None
    return top.get(field, _NONE)


def _folders(path: Path, maps_dir: Path) -> Values:
    """Return the folders that a map lies in, from the outermost: ``nordics``, nordics/oslo."""
    parts = path.parent.relative_to(maps_dir).parts
    return frozenset(normal("/".join(parts[: depth + 1])) for depth in range(len(parts)))


def _lists_its_keys_there(data: bytes) -> bool:
    lone_returns = data.count(b"\r") != data.count(b"\r\n")
    return not lone_returns and not _NO_KEY_AT_THE_EDGE.search(data)


def _top_level(data: bytes, fields: tuple[str, ...]) -> dict[str, Values | None]:
    """Return the values of the fields at the left edge of a map; None where one can't be told."""
    top: dict[str, Values | None] = {}
    for key, value, goes_on in _pattern(fields).findall(data):
        field = key.decode()
        known_values = None if goes_on else _plain_values(value)
        before = top.get(field, _NONE)
        top[field] = None if known_values is None or before is None else known_values | before
    return top


@cache
def _pattern(fields: tuple[str, ...]) -> re.Pattern[bytes]:
    return re.compile(rb"\n(%s)%s" % ("|".join(fields).encode(), _VALUE))


def _plain_values(value: bytes) -> Values | None:
    """Return the text, or the texts of a list, if it is written so that anybody can tell."""
    try:
        text = value.decode().strip()
    except UnicodeDecodeError:
        return None
    in_brackets = _LIST.fullmatch(text)
    words = in_brackets[1].split(",") if in_brackets else [text]
    found = [_TEXT.fullmatch(word.strip()) for word in words]
    if None in found:
        return None
    return frozenset(normal(next(filter(None, one.groups()), "").strip()) for one in found if one)


def _values(account: Account, key: str) -> Values:
    return frozenset(normal(value) for value in _FIELDS[key](account) if value)
