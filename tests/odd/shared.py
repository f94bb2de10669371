"""The files that all maps of a site share, odd and valid."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any, Final

import yaml
from msgspec import Struct

from account_maps.model.account import Labels
from account_maps.model.icp import FitCriteria
from account_maps.model.load import load_playbook
from account_maps.model.shared import KINDS
from account_maps.model.values import SCALES
from odd.made import Known, Maker
from odd.mood import WORDS, mood
from odd.written import written

_LENGTHS: Final = {"_team": ((0,), (1,), (3,), (3,), (40,)), "_talking-points": ((0, 1), (1, 2, 3))}


def shared_files(draw: Random) -> dict[str, str]:
    """Return the texts of the shared files that a site has, by name."""
    found: dict[str, str] = {}
    for name, kind in KINDS.items():
        if draw.random() < (0.9 if name == "_team" else 0.5):
            known = Known(stages=stages_of(found))
            made = _labels(draw) if kind is Labels else _made(draw, name, kind, known)
            kept = _valid(name, made)
            if kept or kind is not FitCriteria:  # A profile without criteria is a mistake.
                found[name] = written(kept)
    return found


def stages_of(shared: Mapping[str, str]) -> list[str]:
    """Return the stages that the rules among shared files list.

    Args:
        shared: The texts of the shared files, by name.
    """
    rules = yaml.safe_load(shared.get("_rules", "{}")) or {}
    return [*map(str, rules.get("deal", {}).get("stages", ()))]


def _made(draw: Random, name: str, kind: type[Struct], known: Known) -> dict[str, Any]:
    way = replace(
        mood(draw),
        filled=draw.choice((0.3, 0.7, 1.0)),
        lengths=draw.choice(_LENGTHS.get(name, ((1, 2, 3),))),
        words=draw.choice([WORDS["plain"], *WORDS.values()]),
    )
    made: dict[str, Any] = Maker(draw, way, known).struct(kind)
    if kind is FitCriteria:  # Its one section, so that each criterion is tried by itself.
        return {"criteria": made.get("criteria", {})}
    return made


def _labels(draw: Random) -> dict[str, Any]:
    """Return other words for some scales; their keys are no ids, and no type tells them."""
    words = [text for texts in WORDS.values() for text in texts if len(text) < 60]
    scales = draw.sample(sorted(SCALES), 4)
    return {"labels": {one: {str(v): draw.choice(words) for v in SCALES[one]} for one in scales}}


def _valid(name: str, made: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a file may hold: parts that contradict those before them are left out."""
    kept: dict[str, Any] = {}
    with TemporaryDirectory() as folder:
        for way, part in _parts(made):
            tried = _with(kept, way, part)
            (Path(folder) / f"{name}.yaml").write_text(written(tried), "utf-8")
            if not load_playbook(Path(folder), None, root=Path(folder)).problems:
                kept = tried
    return kept


def _parts(made: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Yield what can be left out: the entries of a file's one section, else its sections."""
    for key, section in made.items():
        if len(made) == 1 and isinstance(section, dict):
            yield from (((key, name), part) for name, part in section.items())
        else:
            yield (key,), section


def _with(made: Mapping[str, Any], way: tuple[str, ...], part: object) -> dict[str, Any]:
    first, *rest = way
    return {**made, first: {**made.get(first, {}), rest[0]: part} if rest else part}
