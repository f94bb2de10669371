"""Who is asked to review a change of which map: the lines of CODEOWNERS, from `owner:`."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from account_maps.model.account import Colleague
from account_maps.model.playbook import AccountFile
from account_maps.read.problems import Span
from account_maps.read.words import quoted

BEGIN = "# Written by `account-maps codeowners`, from the owners of the maps:"
"""The line above ours in the file."""

END = "# Up to here."
"""The line below ours."""

PLACES: Mapping[str, str] = {"github": ".github/CODEOWNERS", "gitlab": ".gitlab/CODEOWNERS"}
"""Where each host looks for the file."""

_SECTION: Mapping[str, tuple[str, ...]] = {"github": (), "gitlab": ("[Account maps]",)}
_HANDLE = re.compile(r"@?([A-Za-z0-9_][A-Za-z0-9_./-]*)")
_EMAIL = re.compile(r"[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
# Neither host takes all of these for plain letters, however they are written.
_NO_PATH = re.compile(r"[*?\[\]\\#!\x00-\x1f\x7f]")


@dataclass(slots=True)
class Owners:
    """What the maps say about who owns them.

    Attributes:
        lines: The owner by the path's pattern, in the order of the paths.
        faults: What is wrong, and where, a line each.
    """

    lines: dict[str, str]
    faults: list[str]


def owners(
    files: Iterable[AccountFile],
    team: Mapping[str, Colleague],
    top: Path,
    places: Mapping[str, tuple[str, Span]],
) -> Owners:
    """Return who owns each map; a map without owner has no line.

    Args:
        files: The maps.
        team: Our people by id.
        top: The top folder of the repository.
        places: Where each of our people stands: the file and the span, by id.
    """
    found = Owners({}, [])
    wanting: dict[str, AccountFile] = {}
    for file in sorted(files, key=lambda one: one.path.as_posix()):
        owner = file.account.owner if file.account else None
        if owner is None:
            continue
        pattern = _pattern(file.path.relative_to(top).as_posix())
        handle = _handle(team.get(owner))
        if pattern is None:
            found.faults.append(_unfit_path(file))
        elif handle is None:
            wanting.setdefault(owner, file)
        else:
            found.lines[pattern] = handle
    for owner, file in wanting.items():
        place = places.get(owner, (file.shown_path, file.span_of("owner")))
        found.faults.append(_unfit_owner(owner, team.get(owner), place))
    return found


def _pattern(path: str) -> str | None:
    return None if _NO_PATH.search(path) else "/" + path.replace(" ", r"\ ")


def _handle(colleague: Colleague | None) -> str | None:
    if colleague is None:
        return None
    if colleague.handle:
        handle = _HANDLE.fullmatch(colleague.handle)
        return f"@{handle[1]}" if handle else None
    return colleague.email if _EMAIL.fullmatch(colleague.email or "") else None


def _unfit_path(file: AccountFile) -> str:
    hint = "a name of a folder or file must do without * ? [ ] \\ # and !"
    return f"{file.shown_path}:1:1  CODEOWNERS cannot name this path  ({hint})"


def _unfit_owner(colleague_id: str, colleague: Colleague | None, place: tuple[str, Span]) -> str:
    file, span = place
    message = f"{quoted(colleague_id)} owns maps and has no `handle`"
    if colleague and colleague.handle:
        message = f"{quoted(colleague.handle)} is no name of a user or group"
    hint = "write the name that they have where the maps are kept, such as `ana-lima`"
    return f"{file}:{span.line}:{span.column}  {message}  ({hint})"


def block(lines: Mapping[str, str], host: str) -> str:
    """Return our part of the file.

    Args:
        lines: The owner by the path's pattern.
        host: ``github`` or ``gitlab``.
    """
    owned = [f"{pattern} {owner}" for pattern, owner in lines.items()]
    return "\n".join((BEGIN, *_SECTION[host], *owned, END)) + "\n"


def with_block(text: str, ours: str) -> str:
    """Return a file with our part in place of what stood there, or at its end.

    Args:
        text: The file.
        ours: Our part.
    """
    before, _, rest = _parted(text)
    gap = "\n" if before and not before.endswith("\n") else ""
    return f"{before}{gap}{ours}{rest}"


def _parted(text: str) -> tuple[str, str, str]:
    """Return what stands before our part, our part, and what stands behind."""
    found = re.search(
        rf"^{re.escape(BEGIN)}$.*?(?:^{re.escape(END)}$\n?|\Z)", text, re.DOTALL | re.MULTILINE
    )
    return (text[: found.start()], found[0], text[found.end() :]) if found else (text, "", "")


def differences(text: str, lines: Mapping[str, str]) -> list[tuple[int, str]]:
    """Return in which lines of a file something else stands than should, and what is so.

    Args:
        text: The file.
        lines: The owner by the path's pattern, as it should be.
    """
    before, ours, _ = _parted(text)
    first = before.count("\n") + 1
    written = dict(_written(ours, first))
    changed = [
        (written.get(pattern, (first, ""))[0], f"{pattern} is owned by {owner} now")
        for pattern, owner in lines.items()
        if written.get(pattern, (0, ""))[1] != owner
    ]
    gone = written.keys() - lines.keys()
    return sorted(changed + [(written[one][0], f"{one} has no owner now") for one in gone])


def _written(ours: str, first: int) -> Iterable[tuple[str, tuple[int, str]]]:
    for number, line in enumerate(ours.splitlines(), first):
        pattern, _, owner = line.rpartition(" ")
        if line.startswith("/"):
            yield pattern, (number, owner)
