"""What changed between two states of the maps, put together for the command."""

from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from account_maps.changes.diff import DiffContext, MapDiff, by_weight, map_diff
from account_maps.cli.config import Config, repository_top
from account_maps.history.between import between, on_disk, resolve
from account_maps.history.repository import open_repository
from account_maps.model.folder import accounts, shown, yaml_files
from account_maps.model.shared import read_shared
from account_maps.read.problems import Problems
from account_maps.texts import english


def diffs(
    base: str, head: str | None, wanted: Sequence[str], config: Config
) -> tuple[list[MapDiff], DiffContext]:
    """Return what changed in each map, what matters most first, and with what it is told.

    Args:
        base: The earlier state.
        head: The later state; None for the files as they are.
        wanted: Ids of the accounts; none means all.
        config: Where things are.

    Raises:
        NoGit: If git can't tell.
    """
    repository = open_repository(config.maps_dir)
    passed_over = Problems("")
    found = yaml_files(config.maps_dir, config.here, passed_over.found)
    shared = read_shared(found, config.maps_dir, config.largest_map)
    texts = english().renamed(shared.labels)
    setting = DiffContext(shared.rules, shared.team, texts, config.day())
    start = resolve(repository, base)
    if head is None:
        pairs = on_disk(repository, start, accounts(found, passed_over.found))
    else:
        pairs = between(repository, start, resolve(repository, head))
    chosen = [pair for pair in pairs if not wanted or pair.id in wanted]
    return by_weight([one for pair in chosen if (one := map_diff(pair, setting))]), setting


def named_from_here(found: Sequence[MapDiff], config: Config) -> list[MapDiff]:
    """Return what changed with the files named as seen from where the user stands."""
    top = repository_top(config.maps_dir)

    def named(path: str) -> str:
        return shown(top / path, config.here)

    return [
        replace(one, path=named(one.path), path_before=one.path_before and named(one.path_before))
        for one in found
    ]


def as_html(found: Sequence[MapDiff], base: str, head: str | None, setting: DiffContext) -> str:
    """Return what changed as a page of its own, with one marked picture for each map.

    Args:
        found: What changed in each map, what matters most first.
        base: What the earlier state is called.
        head: What the later state is called; None for the files as they are.
        setting: With what it is told.
    """
    # Pictures and templates take a while to load, and the other forms do without.
    from account_maps.changes.diff_html import compare_html  # noqa: PLC0415
    from account_maps.changes.diff_page import compare_page  # noqa: PLC0415
    from account_maps.draw.route import Router  # noqa: PLC0415

    page = compare_page(found, (base, head), setting, Router())
    return compare_html(page, setting.texts)


def as_json(found: Sequence[MapDiff]) -> str:
    """Return what changed as JSON: the changes themselves, and the same in words."""
    rows = [_row(one) for one in found]
    return msgspec.json.format(msgspec.json.encode({"maps": rows}), indent=2).decode()


def _row(one: MapDiff) -> dict[str, object]:
    versions = one.versions
    return {
        "id": one.id,
        "name": one.name,
        "path": one.path,
        "path_before": one.path_before,
        "status": one.status,
        "readable": not one.is_unreadable,
        "weight": one.weight,
        "told": [str(group) for group in one.groups],
        "changes": versions.comparison.changes if versions else (),
        "people": versions.comparison.people if versions else (),
        "lines": versions.comparison.lines if versions else (),
        "figures": versions.effect.figures if versions else (),
        "findings_gone": one.consequences.gone,
        "findings_new": one.consequences.new,
    }
