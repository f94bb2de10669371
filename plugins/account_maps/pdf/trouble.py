"""Why a map has no sheet: problems of its file, as all other problems are."""

from collections.abc import Iterator, Sequence

from account_maps.model.playbook import AccountFile
from account_maps.pdf.fonts import named, package
from account_maps.read.problems import START, Problem, Span


def no_room(file: AccountFile, attendees: Sequence[str] = ()) -> Problem:
    """Return the problem of a map whose sheet has too little room.

    Args:
        file: The map.
        attendees: Who will be in the room, if it is for a meeting.
    """
    step = "add a sparser step to `onepager` in `_rules.yaml`"
    hint = f"name fewer than {len(attendees)} attendees" if attendees else step
    message = "not even the sparsest sheet has room for what must stand on it"
    place = file.place("stakeholders") if attendees else START
    return Problem(file.shown_path, place, "AM430", message, hint)


def no_font(file: AccountFile, signs: Sequence[str]) -> Iterator[Problem]:
    """Yield a problem for each sign that no font has, where it stands first in the map.

    Args:
        file: The map. A sign that is not in it stands in a shared file.
        signs: The signs.
    """
    try:
        lines = file.path.read_text("utf-8").splitlines()
    except OSError:
        lines = []
    for sign in signs:
        place = _place(sign[:1], lines)
        hint = f"install the package {package(sign)}, or name a folder with --fonts"
        message = f"no font of this machine has {named(sign)}"
        yield Problem(file.shown_path, place, "AM431", message, hint)


def _place(sign: str, lines: Sequence[str]) -> Span:
    for number, line in enumerate(lines, start=1):
        column = line.find(sign) + 1
        if column:
            return Span(number, column, number, column + 1)
    return START
