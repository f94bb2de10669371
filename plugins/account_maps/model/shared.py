"""The shared files: those whose names begin with ``_``."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path, PurePosixPath

from msgspec import Struct

from account_maps.model.account import Colleague, Labels, Team
from account_maps.model.folder import YamlFile
from account_maps.model.format import TYPES
from account_maps.model.icp import FitCriteria
from account_maps.model.icp_checks import check_criteria
from account_maps.model.pages import why_reserved
from account_maps.model.rules import Rules
from account_maps.model.rules_checks import contradictions
from account_maps.model.stages import check_stages
from account_maps.model.talking import TalkingLibrary
from account_maps.model.talking_checks import check as check_talking
from account_maps.model.values import SCALES
from account_maps.read.context import Mention, ReadContext
from account_maps.read.files import UnsavedFile, read_bytes, read_tree
from account_maps.read.folding import folded
from account_maps.read.ids import normal
from account_maps.read.ignores import Ignore, ignores
from account_maps.read.nodes import MappingNode, ScalarNode, child, entries
from account_maps.read.non_blocking import NON_BLOCKING
from account_maps.read.problems import START, Problem, Problems
from account_maps.read.words import listed, quoted

TALKING = "_talking-points"
KINDS: Mapping[str, type[Struct]] = {
    "_team": Team,
    "_labels": Labels,
    "_rules": Rules,
    "_icp": FitCriteria,
    TALKING: TalkingLibrary,
}
"""What each shared file holds, by its name without the ending. A new one is a line here."""


@dataclass(slots=True)
class SharedFiles:
    """What the shared files say.

    Attributes:
        team: Our people by id.
        labels: Other names for values, by scale and value.
        rules: The numbers behind figures and findings; the defaults if the file has problems.
        icp: The criteria of the ideal customer profile; none if the file has problems.
        talking: The library of talking points; none if the file has problems.
        talking_lines: The line of each of its rules in the file, by id.
        colleagues: Ids of our people, also of those with a mistake in their entry; None if there
            is a ``_team.yaml`` that could not be read, so that nobody can tell who is known.
        has_team: Whether there is a ``_team.yaml``.
        problems: What is wrong with them. Of a file with an error nothing counts, and what is an
            error is only known once the settings are: see ``without_talking_points``.
        mentions: What they name that stands in another, by what the file is called.
        ignores: What their authors ask to pass over, by shown path.
    """

    team: Mapping[str, Colleague] = field(default_factory=dict)
    labels: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    rules: Rules = field(default_factory=Rules)
    icp: FitCriteria = field(default_factory=FitCriteria)
    talking: TalkingLibrary = field(default_factory=TalkingLibrary)
    talking_lines: Mapping[str, int] = field(default_factory=dict)
    colleagues: frozenset[str] | None = frozenset()
    has_team: bool = False
    problems: list[Problems] = field(default_factory=list)
    mentions: dict[str, list[Mention]] = field(default_factory=dict)
    ignores: dict[str, tuple[Ignore, ...]] = field(default_factory=dict)


def without_talking_points(shared: SharedFiles, errors: Iterable[Problem]) -> SharedFiles:
    """Return the shared files without the library of talking points if it has an error.

    Args:
        shared: The shared files.
        errors: Problems that are errors.
    """
    if any(PurePosixPath(error.file).stem == TALKING for error in errors):
        return replace(shared, talking=TalkingLibrary(), talking_lines={})
    return shared


def read_shared(
    found: Iterable[YamlFile],
    maps_dir: Path,
    size_limit: int,
    unsaved_file: UnsavedFile | None = None,
) -> SharedFiles:
    """Read the shared files.

    Args:
        found: The files under the folder of maps.
        maps_dir: The folder; shared files stand directly in it.
        size_limit: The most bytes that a file may have.
        unsaved_file: Content to take instead of what is on the disk.
    """
    shared = SharedFiles()
    seen: set[str] = set()
    for file in found:
        if not file.shared:
            continue
        problems = Problems(file.shown_path)
        shared.problems.append(problems)
        if file.path.parent != maps_dir or file.id in seen:
            message = "a shared file stands once, directly in the folder of maps"
            problems.add("AM123", START, message, f"put it into {maps_dir.name}/{file.id}.yaml")
            continue
        seen.add(file.id)
        _read(file, size_limit, shared, problems, unsaved_file)
    _check_stages(shared)
    return shared


def _check_stages(shared: SharedFiles) -> None:
    """Check the stages that the rules and the library name, once the list is known."""
    listed_as = set(map(folded, shared.rules.deal.stages))
    for problems in shared.problems:
        name = PurePosixPath(problems.file).stem
        found = [one for one in shared.mentions.get(name, ()) if one.kind == "stage"]
        if name == TALKING:  # Its conditions don't mind capitals and accents.
            found = [one for one in found if folded(one.text) not in listed_as]
        check_stages(found, shared.rules.deal, problems)


def _read(
    file: YamlFile,
    size_limit: int,
    shared: SharedFiles,
    problems: Problems,
    unsaved_file: UnsavedFile | None,
) -> None:
    kind = KINDS.get(file.id)
    if kind is None:
        message = f"no shared file is called {quoted(file.path.name)}"
        known = listed(f"{name}.yaml" for name in KINDS)
        hint = f"known: {known}; maps do not begin with _"
        problems.add("AM122", START, message, hint)
        return
    data = read_bytes(file.path, size_limit, problems, unsaved_file)
    tree = read_tree(data, problems) if data is not None else None
    context = ReadContext(problems)
    value = TYPES.read(tree, kind, context) if tree else None
    shared.mentions[file.id] = context.mentions
    _TAKE[kind](shared, tree, value, problems)
    requests = ignores(data, tree, problems) if data and tree else ()
    if requests:
        shared.ignores[file.shown_path] = requests


def _take_team(
    shared: SharedFiles, tree: MappingNode | None, value: object, problems: Problems
) -> None:
    shared.has_team = True
    shared.colleagues = None
    if tree is not None:
        ids = [entry.key for entry in entries(child(tree, "team"))]
        shared.colleagues = frozenset(normal(one.text) for one in ids)
        for one in ids:
            if why := why_reserved(one.text):
                message = f"{quoted(one.text)} cannot be the id of a colleague"
                problems.add("AM209", one.span, message, why)
    if isinstance(value, Team):
        shared.team = value.team


def _take_labels(
    shared: SharedFiles, tree: MappingNode | None, value: object, problems: Problems
) -> None:
    for scale in entries(child(tree, "labels")):
        known = SCALES.get(scale.key.text)
        if known is None:
            message = f"no scale is called {quoted(scale.key.text)}"
            hint = problems.did_you_mean(scale.key.text, SCALES) or f"known: {listed(SCALES)}"
            fix = problems.fix(scale.key.text, SCALES, scale.key.span)
            problems.add("AM403", scale.key.span, message, hint, fix)
            continue
        for word in entries(scale.value):
            if word.key.text not in set(known):
                _refuse_word(word.key, scale.key.text, list(known), problems)
    if isinstance(value, Labels) and not len(problems):
        shared.labels = value.labels


def _refuse_word(word: ScalarNode, scale: str, known: list[StrEnum], problems: Problems) -> None:
    message = f"the scale {scale} has no value {quoted(word.text)}"
    hint = problems.did_you_mean(word.text, known) or f"known: {listed(known)}"
    problems.add("AM404", word.span, message, hint, problems.fix(word.text, known, word.span))


def _take_rules(
    shared: SharedFiles, tree: MappingNode | None, value: object, problems: Problems
) -> None:
    if tree is not None and isinstance(value, Rules):
        contradictions(tree, value, problems)
        if not len(problems):
            shared.rules = value


def _take_icp(
    shared: SharedFiles, tree: MappingNode | None, value: object, problems: Problems
) -> None:
    if tree is None:
        return
    criteria = value if isinstance(value, FitCriteria) else None
    check_criteria(tree, criteria, problems)
    if criteria is not None and not len(problems):
        shared.icp = criteria


def _take_talking(
    shared: SharedFiles, tree: MappingNode | None, value: object, problems: Problems
) -> None:
    if tree is None:
        return
    library = value if isinstance(value, TalkingLibrary) else None
    check_talking(tree, library, problems)
    if library is not None and all(problem.code in NON_BLOCKING for problem in problems.found):
        shared.talking = library
        rules = entries(child(tree, "rules"))
        shared.talking_lines = {normal(one.key.text.strip()): one.key.span.line for one in rules}


_TAKE = {
    Team: _take_team,
    Labels: _take_labels,
    Rules: _take_rules,
    FitCriteria: _take_icp,
    TalkingLibrary: _take_talking,
}
