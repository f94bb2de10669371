"""Why a map has no PDF: one problem of its file, as all other problems are."""

from collections.abc import Iterable, Sequence

from account_maps.model.playbook import AccountFile
from account_maps.onepager.pdf.scripts import packages, scripts
from account_maps.read.problems import START, Problem, Span
from account_maps.read.words import listed


def no_room(file: AccountFile, attendees: Sequence[str] = ()) -> Problem:
    """Return the problem of a map whose sheet has too little room.

    Args:
        file: The map.
        attendees: Who will be in the room, if it is for a meeting.
    """
    step = "add a sparser step to `onepager` in `_rules.yaml`"
    hint = f"name fewer than {len(attendees)} attendees" if attendees else step
    message = "the content doesn't fit on one page"
    place = file.span_of("stakeholders") if attendees else START
    return Problem(file.shown_path, place, "AM430", message, hint)


def no_font(file: AccountFile, signs: Sequence[str], setting: str) -> Problem:
    """Return the problem of a map with characters that no font has.

    It stands at the first of them; characters of a shared file stand nowhere in the map.

    Args:
        file: The map.
        signs: The characters, at least one.
        setting: What names a folder of fonts, such as ``--fonts``.
    """
    names = scripts(signs)
    message = f"no font on this machine for {listed(names)}"
    install = f"install {' and '.join(packages(names))}, or " if packages(names) else ""
    hint = f"{install}name a folder of fonts with `{setting}`"
    return Problem(file.shown_path, _first(signs, file), "AM431", message, hint)


def in_site(problem: Problem) -> Problem:
    """Return a problem as a site reports it, which goes without this PDF."""
    return Problem(
        problem.file,
        problem.span,
        problem.code,
        f"no PDF of this one-pager: {problem.message}",
        f"{problem.hint}; the print page is there",
    )


def _first(signs: Iterable[str], file: AccountFile) -> Span:
    wanted = {sign[0] for sign in signs}
    try:
        lines = file.path.read_text("utf-8").splitlines()
    except (OSError, ValueError):
        return START
    for number, line in enumerate(lines, start=1):
        for column, character in enumerate(line, start=1):
            if character in wanted:
                return Span(number, column, number, column + 1)
    return START
