"""Runs the extensions that the settings name, and makes one record of them."""

import sys
from collections.abc import Iterator, Sequence
from hashlib import sha256
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

from account_maps.extensions.extension import Extension
from account_maps.extensions.faults import (
    REFUSED,
    UNLOADED,
    ExtensionError,
    NoExtensionError,
    SourceFile,
)
from account_maps.extensions.guarding import Guard, GuardedPages
from account_maps.extensions.registry import Extensions
from account_maps.measure.risks import RISK_RULES
from account_maps.model.folder import shown
from account_maps.read.problems import Problem
from account_maps.read.words import nearest, quoted
from account_maps.store.code import folder_digest

GROUP = "account_maps.extensions"
"""The group of entry points in which packages offer extensions."""

_NAME = "extension"
_HOW = f"write `{_NAME} = Extension(__file__)`"


class _Loaded(NamedTuple):
    """An extension with where it comes from, and a digest of all that it is made of."""

    extension: Extension
    source: SourceFile
    digest: bytes


def load_extensions(names: Sequence[str], root: Path, here: Path | None = None) -> Extensions:
    """Run extensions and return them as one record. Nothing that they do raises.

    Args:
        names: What the settings name: Python files, seen from the project's folder, and entry
            points of the group ``account_maps.extensions``.
        root: The project's folder.
        here: The folder that problems name files from; the project's if it is left out.
    """
    if not names:
        return Extensions()
    faults: list[Problem] = []
    loaded = [*_loaded(names, root, here or root, faults)]
    return _record(loaded, (*faults, *_clashes(loaded)), tuple(_watched(names, root)))


def _loaded(
    names: Sequence[str], root: Path, here: Path, faults: list[Problem]
) -> Iterator[_Loaded]:
    for name in names:
        is_file = name.endswith(".py")
        source = SourceFile(root / name, shown(root / name, here) if is_file else name)
        try:
            yield _from_file(source, root) if is_file else _from_package(name)
        except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever a team's code raises
            code = REFUSED if type(error) is ExtensionError else UNLOADED
            faults.append(source.failure(error, code, "this extension couldn't be loaded"))


def _from_file(source: SourceFile, root: Path) -> _Loaded:
    path = source.path
    if not path.resolve().is_relative_to(root.resolve()):
        told = "this is a link to something outside the project"
        raise NoExtensionError(told, "put the file itself here")
    if not path.is_file():
        raise NoExtensionError("this file isn't there", "create it, or correct `extensions`")
    content = path.read_bytes()
    name = f"account_maps_extension_{sha256(str(path).encode()).hexdigest()[:16]}"
    module = ModuleType(name)
    module.__file__ = str(path)
    # Data classes look their module up there. Whoever loads the file again replaces it.
    sys.modules[name] = module
    code = compile(content, str(path), "exec", dont_inherit=True)
    exec(code, module.__dict__)  # noqa: S102 - what extensions are for
    found = _extension_of(module)
    if found.templates != source.templates:
        raise NoExtensionError(f"`{_NAME}` is made for another file than this one", _HOW)
    digest = sha256(content)
    if source.templates.is_dir():
        digest.update(folder_digest(source.templates))
    return _Loaded(found, source, digest.digest())


def _extension_of(module: ModuleType) -> Extension:
    found = getattr(module, _NAME, None)
    if isinstance(found, Extension):
        return found
    raise NoExtensionError(f"this file has no `{_NAME}`", _HOW)


def _from_package(name: str) -> _Loaded:
    point = _entry_point(name)
    found = point.load()
    found = _extension_of(found) if isinstance(found, ModuleType) else found
    if not isinstance(found, Extension):
        raise NoExtensionError(
            f"the entry point is no extension, but a {type(found).__name__}", _HOW
        )
    version = point.dist.version if point.dist else ""
    path = Path(f"{found.templates}.py")
    return _Loaded(found, SourceFile(path, name), f"{point.value} {version}".encode())


def _entry_point(name: str) -> EntryPoint:
    offered = {one.name: one for one in entry_points(group=GROUP)}
    if name in offered:
        return offered[name]
    near = nearest(name, offered)
    hint = f"did you mean {quoted(near)}?" if near else "install it, or name a .py file"
    raise NoExtensionError(f"no installed package offers the extension {quoted(name)}", hint)


def _clashes(loaded: Sequence[_Loaded]) -> Iterator[Problem]:
    """Yield a problem for each thing that an extension adds and another one has added already."""
    first: dict[str, _Loaded] = {}
    for one in loaded:
        for what, line in one.extension.lines.items():
            other = first.setdefault(what, one)
            if other is not one:
                told = f"{what} is there already, from {other.source.shown}"
                yield one.source.problem(REFUSED, told, "name one of the two otherwise", line)


def _record(
    loaded: Sequence[_Loaded], faults: tuple[Problem, ...], watched: tuple[Path, ...]
) -> Extensions:
    failures: list[Problem] = []
    guarded = [(one.extension, Guard(one.source, failures)) for one in loaded]
    found = [guard.risk(rule) for one, guard in guarded for rule in one.risk_rules]
    own_rules = sorted(found, key=lambda rule: rule.code)
    return Extensions(
        digest=sha256(b"".join(one.digest for one in loaded)).digest(),
        watched=watched,
        risk_rules={**RISK_RULES, **{rule.code: rule for rule in own_rules}},
        placeholders={
            name: guard.placeholder(name, fill)
            for one, guard in guarded
            for name, fill in one.placeholders.items()
        },
        sections=tuple(
            guard.section(title, write) for one, guard in guarded for title, write in one.sections
        ),
        pages=tuple(
            GuardedPages(guard, function)
            for one, guard in guarded
            for function in one.page_functions
        ),
        texts=_texts([one.extension for one in loaded]),
        faults=faults,
        failures=failures,
    )


def _texts(extensions: Sequence[Extension]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for one in extensions:
        for group, texts in one.texts.items():
            found.setdefault(group, {}).update(texts)
    return found


def _watched(names: Sequence[str], root: Path) -> Iterator[Path]:
    """Yield files and the folders of their templates, also those that aren't there yet."""
    for name in names:
        path = root / name
        if path.suffix == ".py":
            yield from (path, path.with_suffix(""))
