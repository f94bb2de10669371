"""The plugin's own options among all settings, wherever and however often they are written."""

from collections.abc import Iterator
from typing import NamedTuple

from account_maps.settings.faults import (
    TWICE,
    UNEVALUATED,
    Fault,
    InvalidSettingError,
    invalid_setting,
)
from account_maps.settings.loading import LocatedTable, UnevaluatedValue, UnsetVariables
from account_maps.settings.values import described

PLUGIN = "account-maps"
_LIST = "plugins"


class RawPluginOptions(NamedTuple):
    """What is written for the plugin.

    Attributes:
        options: Its options.
        others: Those of each further time that it is listed and enabled.
        faults: What stands in the way of telling them.
        notes: What the user should know about them.
    """

    options: LocatedTable
    others: tuple[LocatedTable, ...] = ()
    faults: tuple[Fault, ...] = ()
    notes: tuple[Fault, ...] = ()


def plugin_options(top: LocatedTable) -> RawPluginOptions:
    """Return the options of the plugin: of the first that is enabled, where it is listed twice.

    A plugin that is not listed, or not enabled, still has maps; only the site goes without.

    Args:
        top: All settings.
    """
    try:
        listed = [(_is_enabled(options), options) for options in _listed(top.get(_LIST))]
    except InvalidSettingError as refused:
        return RawPluginOptions(
            LocatedTable(), faults=tuple(fault.under(_LIST) for fault in refused.faults)
        )
    enabled = [options for is_enabled, options in listed if is_enabled]
    chosen = [*enabled, *(options for _, options in listed), LocatedTable()][0]
    for options in (chosen, *enabled):
        options.pop("enabled", None)
    return RawPluginOptions(chosen, tuple(enabled[1:]), notes=(*_notes(len(enabled)),))


def plugin_names(top: LocatedTable) -> tuple[str, ...]:
    """Return the names of all plugins, without the theme's prefix; MkDocs' own if none is listed.

    Args:
        top: All settings, whose plugins can be told.
    """
    listed = _entries(top.get(_LIST, ["search"]))
    return tuple(str(name).rpartition("/")[2] for name, _ in listed)


def _notes(enabled: int) -> Iterator[Fault]:
    if enabled > 1:
        note = f"{PLUGIN} is listed {enabled} times; the commands read the first"
        hint = "list it once, or set `enabled: false` for the others"
        yield Fault((_LIST,), note, hint, TWICE)


def _listed(plugins: object) -> Iterator[LocatedTable]:
    for name, options in _entries(plugins):
        if name in {PLUGIN, f"/{PLUGIN}"}:
            if isinstance(options, UnevaluatedValue):
                raise _unevaluated_error(options)
            if options and not isinstance(options, LocatedTable | UnsetVariables):
                found = described(options)
                raise invalid_setting(f"{PLUGIN}: expected `option: value` lines, found {found}")
            yield options if isinstance(options, LocatedTable) else LocatedTable()


def _entries(plugins: object) -> Iterator[tuple[object, object]]:
    """Yield each plugin with its options, from a list or from keys, as MkDocs takes them."""
    if isinstance(plugins, UnevaluatedValue):
        raise _unevaluated_error(plugins)
    if isinstance(plugins, LocatedTable):
        yield from plugins.items()
    elif isinstance(plugins, list):
        for one in plugins:
            yield from _entry(one)
    elif plugins is not None and not isinstance(plugins, UnsetVariables):
        raise invalid_setting(f"expected a list of plugins, found {described(plugins)}")


def _entry(one: object) -> Iterator[tuple[object, object]]:
    if isinstance(one, UnevaluatedValue):
        raise _unevaluated_error(one)
    if isinstance(one, LocatedTable) and len(one) == 1:
        yield from one.items()
    elif isinstance(one, str):
        yield one, None
    else:
        raise invalid_setting(f"expected the name of a plugin, found {described(one)}")


def _is_enabled(options: LocatedTable) -> bool:
    enabled = options.get("enabled", True)
    if isinstance(enabled, UnevaluatedValue):
        raise _unevaluated_error(enabled)
    if isinstance(enabled, bool):
        return enabled
    raise invalid_setting(f"{PLUGIN}: enabled: expected true or false, found {described(enabled)}")


def _unevaluated_error(value: UnevaluatedValue) -> InvalidSettingError:
    message = f"only MkDocs can tell what `{value.tag}` is"
    return invalid_setting(message, "write the plugins themselves", UNEVALUATED)
