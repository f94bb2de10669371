"""The one table of the options: name, what it can be, and what holds if nothing is written.

Site and command line read it alike. Another option is another line here, and its section on the
page *Settings*.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, NamedTuple

from account_maps.model.paper_size import Paper
from account_maps.model.values import Severity
from account_maps.read.files import SIZE_LIMIT
from account_maps.read.words import quoted
from account_maps.settings.edit import EditSetting, edit
from account_maps.settings.faults import (
    UNEVALUATED,
    Fault,
    FaultCollector,
    InvalidSettingError,
    invalid_setting,
    unknown_key,
)
from account_maps.settings.loading import UnevaluatedValue, UnsetVariables
from account_maps.settings.values import (
    DOCS,
    Validator,
    at_least,
    choice,
    day,
    extensions,
    folder,
    folder_there,
    levels,
    pages,
    paper,
    selection,
    severities,
    site_address,
    sites,
    switch,
)

ENGINES = ("auto", "graphviz-pure", "dot", "curves")


class OptionSpec(NamedTuple):
    """What is known of an option.

    Attributes:
        reads: Turns what is written into the value.
        otherwise: What holds if nothing is written; None if there is no value then.
        flag: The option of the commands that takes its place.
        only_site: Whether the command line does without it.
    """

    reads: Validator
    otherwise: object = None
    flag: str = ""
    only_site: bool = False


def _spec(reads: Validator, otherwise: object = None, **more: Any) -> dict[str, OptionSpec]:  # noqa: ANN401
    return {"row": OptionSpec(reads, otherwise, **more)}


@dataclass(frozen=True, kw_only=True)
class PluginOptions:
    """The options of the plugin; each is described on the page *Settings*."""

    maps_dir: Path = field(metadata=_spec(folder, "maps", flag="--maps-dir"))
    cache_dir: Path = field(metadata=_spec(folder, ".account-maps-cache", only_site=True))
    engine: str = field(metadata=_spec(choice(ENGINES), "auto", only_site=True))
    as_of: dt.date | None = field(metadata=_spec(day))
    csp: bool = field(metadata=_spec(switch, True, only_site=True))
    largest_map: int = field(metadata=_spec(at_least(1, SIZE_LIMIT), SIZE_LIMIT))
    maps: Mapping[str, tuple[str, ...]] | None = field(metadata=_spec(selection, only_site=True))
    shards: Mapping[str, str] | None = field(metadata=_spec(sites, only_site=True))
    withhold: tuple[str, ...] | None = field(metadata=_spec(levels, only_site=True))
    severity: Mapping[str, Severity] = field(metadata=_spec(severities, {}))
    edit: EditSetting | None = field(metadata=_spec(edit, only_site=True))
    pdf: Paper | None = field(metadata=_spec(paper, only_site=True))
    fonts: Path | None = field(metadata=_spec(folder_there))
    history: bool = field(metadata=_spec(switch, True, only_site=True))
    history_changes: int = field(metadata=_spec(at_least(0, 5), 5, only_site=True))
    history_dates: int = field(metadata=_spec(at_least(0, 2), 2, only_site=True))
    extensions: tuple[str, ...] = field(metadata=_spec(extensions, ()))


@dataclass(frozen=True, kw_only=True)
class SiteOptions:
    """What MkDocs' own settings say that maps need, as MkDocs reads it."""

    docs_dir: Path = field(metadata=_spec(pages, DOCS, flag="--docs-dir"))
    site_url: str = field(metadata=_spec(site_address, ""))
    use_directory_urls: bool = field(metadata=_spec(switch, True))


def option_specs(table: type[PluginOptions | SiteOptions]) -> dict[str, OptionSpec]:
    """Return what is known of each option, by name."""
    return {one.name: one.metadata["row"] for one in fields(table)}


def read_options(
    table: type[PluginOptions | SiteOptions], written: Mapping[Any, object], root: Path
) -> tuple[dict[str, Any], list[Fault]]:
    """Return the values of options by name, and all that is wrong with them.

    Args:
        table: Which options.
        written: What was written, by name.
        root: The folder of the settings.
    """
    values, collected, known = {}, FaultCollector(), option_specs(table)
    for name, row in known.items():
        with collected.under(name):
            values[name] = _value(row, written.get(name), root)
    if table is PluginOptions:
        for key in [key for key in written if key not in known]:
            with collected.under(key):
                raise unknown_key(key, known, "option")
    return values, collected.faults


def _value(row: OptionSpec, written: object, root: Path) -> object:
    value = row.otherwise if written is None or isinstance(written, UnsetVariables) else written
    if isinstance(value, UnevaluatedValue):
        if not row.only_site:
            raise _unevaluated_error(value, row.flag)
        value = row.otherwise
    return None if value is None else row.reads(value, root)


def _unevaluated_error(value: UnevaluatedValue, flag: str) -> InvalidSettingError:
    hint = f"write the value itself, or use {flag}" if flag else "write the value itself"
    return invalid_setting(f"only MkDocs can tell what {quoted(value.tag)} is", hint, UNEVALUATED)
