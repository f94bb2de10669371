"""An id gets another name, everywhere it stands: found by the types of the format."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, cast

from msgspec import Struct, inspect

from account_maps.edit.document import FileChange, YamlDocument, apply_edits
from account_maps.edit.splice import TextEdit
from account_maps.edit.tree import EntrySyntax, children, find
from account_maps.edit.yaml_text import yaml_scalar
from account_maps.model.account import Colleague, Person, Unit
from account_maps.model.folder import shown
from account_maps.model.format import TYPES
from account_maps.read.context import ReadContext
from account_maps.read.files import read_tree
from account_maps.read.ids import normal
from account_maps.read.problems import Problems

DEFINED_BY: Mapping[type[Struct], str] = {Person: "person", Unit: "unit", Colleague: "colleague"}
"""What an id names that is the key of such an entry, in the words of the references."""

_SECTIONS = {"person": "stakeholders", "unit": "units", "colleague": "team"}


def rename_id(document: YamlDocument, kind: str, old: str, new: str) -> FileChange | None:
    """Return a file with an id renamed, or None if the file does not name it.

    Args:
        document: The file.
        kind: What the id names: ``person``, ``unit``, ``colleague`` or ``account``.
        old: The id.
        new: What it is to be.

    Raises:
        EditError: If it can't be done safely.
    """
    form = yaml_scalar(new)
    places = {*_mentioned(document, kind, old), *_defined(document, kind, old)}
    if not places:
        return None
    edits = [TextEdit(start, end, form) for start, end in places]
    wanted = _IdRenaming(kind, old, new).of(document.value)
    return apply_edits(document, edits, wanted)


def _mentioned(document: YamlDocument, kind: str, old: str) -> Iterator[tuple[int, int]]:
    root = read_tree(document.data, Problems(""))
    context = ReadContext(Problems(""))
    if root is not None:
        TYPES.read(root, type(document.value), context)
    for mention in context.mentions:
        if mention.kind == kind and mention.text == old:
            yield document.lines.offsets(mention.span)


def _defined(document: YamlDocument, kind: str, old: str) -> Iterator[tuple[int, int]]:
    """Yield where the id is the key of what it names; units may stand within units."""
    section = _SECTIONS.get(kind, "")
    groups = [find(document.tree, (section,))]
    while groups:
        group = groups.pop()
        for entry in children(group.value) if group else ():
            if isinstance(entry, EntrySyntax) and normal(entry.key.text) == old:
                yield entry.key.start, entry.key.end
            if kind == "unit":
                groups.append(find(entry.value, (section,)))


class _IdRenaming:
    """What a file says once an id is renamed: told from the types, not from the text.

    Args:
        kind: What the id names.
        old: The id.
        new: What it is to be.
    """

    def __init__(self, kind: str, old: str, new: str) -> None:
        self._kind, self._old, self._new = kind, old, new

    def of(self, value: Struct) -> Struct:
        """Return a value with the id renamed in it."""
        given = {
            field.name: self._value(getattr(value, field.name), field.type, "")
            for field in _struct_type(type(value)).fields
        }
        return type(value)(**given)

    def _value(self, value: Any, kind: inspect.Type, ref: str) -> object:  # noqa: ANN401 - by type
        if isinstance(kind, inspect.Metadata):
            return self._value(value, kind.type, (kind.extra or {}).get("ref", ref))
        if isinstance(kind, inspect.UnionType):
            return value if value is None else self._value(value, _without_none(kind), ref)
        if isinstance(value, Struct):
            return self.of(value)
        if isinstance(kind, inspect.VarTupleType):
            return tuple(self._value(one, kind.item_type, ref) for one in value)
        if isinstance(kind, inspect.DictType):
            return self._dict(value, kind)
        return self._new if ref == self._kind and value == self._old else value

    def _dict(self, value: dict[str, Any], kind: inspect.DictType) -> object:
        inner = kind.value_type
        defines = DEFINED_BY.get(inner.cls, "") if isinstance(inner, inspect.StructType) else ""
        return {
            self._value(key, kind.key_type, defines): self._value(one, inner, "")
            for key, one in value.items()
        }


def _without_none(kind: inspect.UnionType) -> inspect.Type:
    return next(one for one in kind.types if not isinstance(one, inspect.NoneType))


@cache
def _struct_type(kind: type[Struct]) -> inspect.StructType:
    return cast("inspect.StructType", inspect.type_info(kind))


def linked_pages(docs_dir: Path, root: Path, old: str, new: str) -> Iterator[FileChange]:
    """Yield the pages of the site whose links lead to the page of a renamed account.

    Args:
        docs_dir: The folder of pages.
        root: The folder that paths are shown from.
        old: The account's id.
        new: What it is to be.
    """
    link = re.compile(rf"(?<=accounts/){re.escape(old)}(?=\.md[)#\s>\"']|/[)#\s>\"'])")
    for page in sorted(docs_dir.rglob("*.md")):
        if page.is_symlink() or not page.is_file():
            continue
        before = page.read_bytes()
        try:
            after = link.sub(lambda _: new, before.decode()).encode()
        except UnicodeDecodeError:
            continue
        if after != before:
            yield FileChange(page, shown(page, root), before, after)
