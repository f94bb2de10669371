"""What an editor needs in a repository of maps: the schemas, and the settings of VS Code."""

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from account_maps.cli.format_texts import FILES, HEADS, schema_text
from account_maps.cli.output import refuse_to_replace, same_header
from account_maps.edit.document import FileChange
from account_maps.edit.files import write_all
from account_maps.model.folder import shown
from account_maps.settings.settings import Settings

_SHARED = {"team", "labels", "rules", "icp", "talking-points"}
_RECOMMENDED = {"recommendations": ["redhat.vscode-yaml"]}


def editor_files(config: Settings) -> dict[Path, str]:
    """Return the files by which an editor helps with maps, by path.

    The schemas stand among the pages, so that the site serves them too. The settings of VS Code
    stand in the folder that holds maps and pages: it knows files by their paths in the folder that
    is open.

    Args:
        config: Where the maps and the pages are.
    """
    folder = config.docs_dir / "schema"
    schemas = {folder / f"{name}.json": schema_text(name) for name in FILES}
    top = _top(config)
    vscode = top / ".vscode"
    return {
        **schemas,
        vscode / "settings.json": _text(_settings(config, top)),
        vscode / "extensions.json": _text(_RECOMMENDED),
    }


def write_editor_files(config: Settings) -> dict[Path, bool]:
    """Write the files by which an editor helps, and return for each whether it was written.

    Schemas are brought up to date. Settings that are there already are their owner's, and stay.

    Args:
        config: Where the maps and the pages are.

    Raises:
        EditError: If one of them cannot be written; then none is.
        UsageError: If something else is in the place of a schema.
    """
    written, changes = {}, []
    for path, text in editor_files(config).items():
        data, before = text.encode(), path.read_bytes() if path.is_file() else None
        if path.parent.name == "schema":
            refuse_to_replace([path], same_header(data, HEADS["json"]), config)
        written[path] = path.parent.name == "schema" or before is None
        if written[path]:
            changes.append(FileChange(path, shown(path, config.root), before, data))
    write_all(changes)
    return written


def _top(config: Settings) -> Path:
    return Path(os.path.commonpath([config.root, config.maps_dir, config.docs_dir]))


def _settings(config: Settings, top: Path) -> Mapping[str, Any]:
    schemas = shown(config.docs_dir / "schema", top)
    maps = shown(config.maps_dir, top)
    shared = {
        f"{schemas}/{name}.json": [f"{maps}/_{name}.yaml", f"{maps}/_{name}.yml"]
        for name in FILES
        if name in _SHARED
    }
    return {
        "yaml.schemas": {
            f"{schemas}/account.json": [f"{maps}/**/*.yaml", f"{maps}/**/*.yml", f"!{maps}/_*"],
            **shared,
        },
        # No request to the store of schemas, and no formatter that prints a map anew.
        "yaml.schemaStore.enable": False,
        "yaml.format.enable": False,
        "[yaml]": {
            "editor.insertSpaces": True,
            "editor.tabSize": 2,
            "editor.detectIndentation": False,
            "files.encoding": "utf8",
        },
    }


def _text(content: Mapping[str, Any]) -> str:
    return json.dumps(content, indent=2) + "\n"
