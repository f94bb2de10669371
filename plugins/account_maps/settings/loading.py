"""The YAML of a settings file → plain values that know where they stand. Nothing in it is run."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any, NamedTuple

import yaml
from yaml_env_tag import construct_env_tag  # type: ignore[import-untyped]

from account_maps.read.problems import Span
from account_maps.read.words import listed, quoted

_DEEPEST = 200
_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class UnevaluatedValue(NamedTuple):
    """A value that MkDocs would make by running code or by a tag of its own.

    Attributes:
        tag: The tag, such as ``!!python/name:builtins.str``.
    """

    tag: str


class UnsetVariables(NamedTuple):
    """What ``!ENV`` gives if no variable that it names is set: for MkDocs, nothing.

    Attributes:
        variables: Their names.
    """

    variables: tuple[str, ...]

    def __str__(self) -> str:
        """Return what is missing, as a clause."""
        names = listed(map(quoted, self.variables))
        if len(self.variables) > 1:
            return f"the environment variables {names} aren't set"
        return f"the environment variable {names} isn't set"


class EntryLocation(NamedTuple):
    """Where an entry stands.

    Attributes:
        file: The file, as users know it.
        key: Where its key is.
        value: Where its value is.
    """

    file: str
    key: Span
    value: Span


class LocatedTable(dict[Any, Any]):
    """Keys with values, as YAML has them; of each it is known where it stands."""

    def __init__(self) -> None:
        super().__init__()
        self.locations: dict[Any, EntryLocation] = {}


def merge_inherited(parent: LocatedTable, child: LocatedTable) -> LocatedTable:
    """Put what a file says over what the file says that it inherits from; the parent is changed.

    Tables are merged, all else is replaced. That parts of the parent may be one object under two
    keys, by an alias, is as it is with MkDocs, which merges with ``mergedeep``.
    """
    for key, value in child.items():
        old = parent.get(key)
        if isinstance(old, LocatedTable) and isinstance(value, LocatedTable):
            merge_inherited(old, value)
        else:
            parent[key] = deepcopy(value)
        parent.locations[key] = child.locations[key]
    return parent


def load(data: bytes, file: str) -> object:
    """Return what a file holds.

    Args:
        data: The file.
        file: Its name, as users know it.

    Raises:
        YAMLError: If it is not YAML.
    """
    _refuse_depth(data)
    loader = _Loader(data)
    loader.file = file
    try:
        return loader.get_single_data()
    finally:
        loader.dispose()


def _refuse_depth(data: bytes) -> None:
    """Refuse what is nested so deep that the C parser would end the process."""
    depth = 0
    for event in yaml.parse(data, Loader=_Base):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            message = f"it is nested more than {_DEEPEST} levels deep"
            mark: Any = event.start_mark
            raise yaml.composer.ComposerError(None, None, message, mark)


class _Loader(_Base):  # type: ignore[misc]
    file: str

    def construct_object(self, node: yaml.Node, deep: bool = False) -> object:
        try:
            return super().construct_object(node, deep)
        except (ValueError, OverflowError) as error:  # such as the 31st of June
            mark = node.start_mark
            raise yaml.constructor.ConstructorError(None, None, str(error), mark) from error

    def location(self, key: yaml.Node, value: yaml.Node) -> EntryLocation:
        """Return where an entry stands; what is empty stands where its key does."""
        at, on = _span(key), _span(value)
        return EntryLocation(
            self.file, at, at if value.start_mark.index == value.end_mark.index else on
        )


def _span(node: yaml.Node) -> Span:
    start, end = node.start_mark, node.end_mark
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)


def _table(loader: _Loader, node: yaml.MappingNode) -> Iterator[LocatedTable]:
    table = LocatedTable()
    yield table
    table.update(loader.construct_mapping(node))
    for key, value in node.value:
        table.locations[loader.construct_object(key)] = loader.location(key, value)


def _environment(loader: _Loader, node: yaml.Node) -> object:
    value = construct_env_tag(loader, node)
    several = isinstance(node, yaml.SequenceNode)
    if value is not None or (several and len(node.value) > 1):
        return value
    return UnsetVariables(tuple(one.value for one in node.value) if several else (node.value,))


def _unevaluated(_: _Loader, node: yaml.Node) -> UnevaluatedValue:
    return UnevaluatedValue(node.tag.replace("tag:yaml.org,2002:", "!!"))


_Loader.add_constructor("tag:yaml.org,2002:map", _table)
_Loader.add_constructor("!ENV", _environment)
_Loader.add_constructor(None, _unevaluated)
