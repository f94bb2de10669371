"""What MkDocs may read otherwise than a command does: told, so that nobody has to wonder."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from account_maps.settings.faults import HOOKED, UNSET, Fault
from account_maps.settings.loading import LocatedTable, UnsetVariables
from account_maps.settings.options import PluginOptions, SiteOptions, option_specs


def unset_options(
    table: type[PluginOptions | SiteOptions], written: Mapping[Any, object]
) -> Iterator[Fault]:
    """Yield a note for each option that has its default for want of an environment variable.

    A default that is written, as in ``!ENV [MAPS, maps]``, is meant and gives no note.

    Args:
        table: Which options.
        written: What was written, by name.
    """
    for name, row in option_specs(table).items():
        value = written.get(name)
        if isinstance(value, UnsetVariables) and not row.only_site:
            more = f", or use {row.flag}" if row.flag else ""
            hint = f"set it, write a default as in `!ENV [{', '.join(value.variables)}, …]`{more}"
            yield Fault((name,), f"{value}, so the default holds", hint, UNSET)


def hooked(top: LocatedTable, root: Path, options: Collection[str]) -> Iterator[Fault]:
    """Yield a note for each folder that a hook mentions; a hook is looked at and never run.

    Args:
        top: All settings.
        root: The folder of the settings.
        options: The folders that the user has not named on the command line, by their options.
    """
    hooks = top.get("hooks")
    for hook in hooks if isinstance(hooks, list) else ():
        text = _text(root / hook) if isinstance(hook, str) else ""
        for name in options:
            if name in text:
                message = f"{hook} mentions `{name}`, and a hook is only run by MkDocs"
                hint = f"if it changes the folder, use --{name.replace('_', '-')}"
                yield Fault(("hooks",), message, hint, HOOKED)


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8", "replace")
    except (OSError, ValueError):
        return ""
