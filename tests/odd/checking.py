"""Checks one mutated file after the other, as ``account-maps check`` does, in one process."""

import re
import traceback
from collections.abc import Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from random import Random
from typing import Final

from account_maps.cli.check_problems import CheckOptions
from account_maps.cli.check_report import check_maps
from account_maps.cli.config import Config
from account_maps.read.files import UnsavedFile
from account_maps.report.items import Report, ReportItem
from account_maps.report.terminal import Paint
from account_maps.report.text import concise, text
from account_maps.settings.settings import read_settings
from odd.mutants import mutant, sources_of
from odd.patience import patience

LIBRARY: Final = "_talking-points.yaml"
"""Read with every map, it would take most of the time; so it is only there when it is changed."""

SMALLEST: Final = "harbor-clinics.yaml"

_LINE_BREAK: Final = re.compile(r"\r\n|\r|\n")


def good_files(folder: Path) -> dict[str, str]:
    """Return the texts of a folder's files by name."""
    return {path.name: path.read_text("utf-8") for path in sorted(folder.glob("*.yaml"))}


def lay_out(good: Mapping[str, str], folder: Path) -> Config:
    """Put good files into a folder and return the settings with which they are checked.

    Args:
        good: The files by name.
        folder: Where.
    """
    (folder / "maps").mkdir(parents=True)
    (folder / "docs").mkdir()
    (folder / "mkdocs.yml").write_text("plugins: [account-maps: {as_of: 2026-11-20}]\n", "utf-8")
    for name, written in good.items():
        if name != LIBRARY:
            (folder / "maps" / name).write_text(written, "utf-8")
    settings, _ = read_settings(folder / "mkdocs.yml", folder)
    values = {one.name: getattr(settings, one.name) for one in fields(settings)}
    return Config(here=folder, names_maps=False, **values)


def mutants(seed: str, count: int, good: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    """Yield the names and bytes of mutated files: the same for the same seed."""
    draw = Random(seed)
    for _ in range(count):
        name, sources = sources_of(draw, good)
        yield name, mutant(draw, sources)


def fault(config: Config, name: str, data: bytes) -> str | None:
    """Return what is wrong with the answer to a file, or None if there is an answer to all of it.

    Args:
        config: Where the other files are.
        name: The file's name.
        data: Its bytes.
    """
    path = config.maps_dir / name
    # What is wrong with a shared file may show in a map: one is enough to look.
    paths = (path, config.maps_dir / SMALLEST) if name.startswith("_") else (path,)
    try:
        with patience():
            report = check_maps(
                config,
                CheckOptions(paths=paths, findings=True, unsaved_file=UnsavedFile(path, data)),
            )
            text(report, Paint(color=False))
            concise(report, Paint(color=False))
    except Exception:  # noqa: BLE001 - whatever it is, it is what is looked for
        return traceback.format_exc()
    nowhere = [item for item in report.items if not _is_somewhere(item, report)]
    return "\n".join(f"there is no such place: {item.problem}" for item in nowhere) or None


def _is_somewhere(item: ReportItem, report: Report) -> bool:
    span = item.problem.span
    lines = _LINE_BREAK.split(report.source(item.problem.file))
    if not 1 <= span.line <= span.end_line <= len(lines):
        return False
    ends = 1 <= span.column <= len(lines[span.line - 1]) + 1
    return ends and 1 <= span.end_column <= len(lines[span.end_line - 1]) + 1
