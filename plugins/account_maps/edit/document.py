"""One file, ready to be changed: its text and tree, and what the reader makes of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import msgspec
from msgspec import Struct

from account_maps.edit.errors import EditError, edit_error
from account_maps.edit.lines import Lines
from account_maps.edit.splice import TextEdit, splice
from account_maps.edit.tree import MappingSyntax, parse_tree
from account_maps.model.account import Account
from account_maps.model.format import TYPES, read_account
from account_maps.model.shared import KINDS
from account_maps.read.context import ReadContext
from account_maps.read.files import SIZE_LIMIT, read_bytes, read_tree
from account_maps.read.non_blocking import WARNINGS
from account_maps.read.problems import Problem, Problems, Span

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class YamlDocument:
    """A file without problems.

    Attributes:
        path: The file.
        shown_path: The path as users know it.
        data: Its bytes.
        value: What the reader makes of it: a map, or what a shared file holds.
        text: Its text, without a byte order mark.
        tree: The tree of the text.
        lines: The lines of the text.
    """

    path: Path
    shown_path: str
    data: bytes
    value: Struct
    text: str
    tree: MappingSyntax
    lines: Lines

    @property
    def account(self) -> Account:
        """The map."""
        if not isinstance(self.value, Account):
            raise TypeError(f"{self.shown_path} is no map")
        return self.value


@dataclass(frozen=True, slots=True)
class FileChange:
    """A file and its new content.

    Attributes:
        path: The file.
        shown_path: The path as users know it.
        before: What it held when it was read; None where there must be no file yet.
        after: What it is to hold.
    """

    path: Path
    shown_path: str
    before: bytes | None
    after: bytes


def read_value(data: bytes, path: Path, shown_path: str) -> tuple[Struct | None, list[Problem]]:
    """Return what the reader makes of a file's bytes, and every problem beside warnings.

    Args:
        data: The bytes.
        path: The file; its name tells whether it is a map or which shared file.
        shown_path: The path as users know it.
    """
    kind = KINDS.get(path.stem)
    if kind is None:
        reading = read_account(data, shown_path)
        return reading.account, _errors(reading.problems)
    problems = Problems(shown_path)
    root = read_tree(data, problems)
    value = TYPES.read(root, kind, ReadContext(problems)) if root else None
    return (value if isinstance(value, Struct) else None), _errors(problems.in_order())


def _errors(problems: Iterable[Problem]) -> list[Problem]:
    return [problem for problem in problems if problem.code not in WARNINGS]


def open_document(path: Path, shown_path: str, size_limit: int = SIZE_LIMIT) -> YamlDocument:
    """Read a file that is to be changed.

    Args:
        path: The file.
        shown_path: The path as users know it.
        size_limit: The most bytes that it may have.

    Raises:
        EditError: If it cannot be read or has problems.
    """
    problems = Problems(shown_path)
    data = read_bytes(path, size_limit, problems)
    if data is None:
        raise EditError(*problems.in_order())
    return document_of(data, path, shown_path)


def document_of(data: bytes, path: Path, shown_path: str) -> YamlDocument:
    """Return bytes as a file that is to be changed.

    Args:
        data: The bytes.
        path: The file that they are of; it need not exist.
        shown_path: The path as users know it.

    Raises:
        EditError: If there are problems.
    """
    value, problems = read_value(data, path, shown_path)
    if value is None or problems:
        raise EditError(*problems)
    text = data.decode("utf-8-sig")
    tree = parse_tree(text)
    if tree is None:
        raise edit_error(shown_path, "a key is written with a question mark", hint="write `key: …`")
    return YamlDocument(path, shown_path, data, value, text, tree, Lines(text))


def apply_edits(document: YamlDocument, edits: list[TextEdit], wanted: Struct) -> FileChange:
    """Return a file with edits applied, after checking that they do just what is wanted.

    Args:
        document: The file.
        edits: What is to change.
        wanted: What the reader is to make of the file then.

    Raises:
        EditError: If the file had problems then, or said something else.
    """
    return replace_text(document, splice(document.text, edits), wanted)


def replace_text(document: YamlDocument, text: str, wanted: Struct) -> FileChange:
    """Return a file with another text, after checking that it says just what is wanted.

    Args:
        document: The file.
        text: The text, without a byte order mark.
        wanted: What the reader is to make of the file then.

    Raises:
        EditError: If the file had problems then, or said something else.
    """
    path, shown_path, before = document.path, document.shown_path, document.data
    if text == document.text:
        return FileChange(path, shown_path, before, before)
    after = _BYTE_ORDER_MARK * before.startswith(_BYTE_ORDER_MARK) + text.encode()
    value, problems = read_value(after, path, shown_path)
    if problems or value is None:
        raise EditError(*problems)
    if not same(value, wanted):
        hint = "please change it by hand, and report this line"
        line = _first_other_line(document.text, text)
        raise edit_error(shown_path, "this can't be changed safely", Span(line, 1, line, 1), hint)
    return FileChange(path, shown_path, before, after)


def same(one: Struct, other: Struct) -> bool:
    """Return whether two values say the same, in the same order."""
    return msgspec.json.encode(one) == msgspec.json.encode(other)


def _first_other_line(before: str, after: str) -> int:
    pairs = zip(before.splitlines(), after.splitlines(), strict=False)
    return next((number for number, (one, two) in enumerate(pairs, 1) if one != two), 1)
