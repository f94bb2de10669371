"""``account-maps doctor``: whether this machine and this site are in order."""

import os
import shutil
import sys
import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import click
import msgspec

from account_maps.cli.config import config_option
from account_maps.cli.terminal import counted, printable
from account_maps.doctor.result import CheckLevel, CheckResult
from account_maps.report.terminal import Paint, wants_color

_COLORS: Final = {
    CheckLevel.OK: ("dim",),
    CheckLevel.NOTE: ("yellow",),
    CheckLevel.PROBLEM: ("red", "bold"),
}
_WIDEST: Final = 100


@click.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="For a terminal or for programs.",
)
@config_option
def doctor(form: str, config_file: Path | None) -> None:
    """Say whether this machine and this site are in order, and what to do about what isn't.

    Nothing is changed. The exit code is 0, 1 if there is a problem, and 2 if the command was not
    understood. A note is no problem: something works, but not as well as it could.
    """
    # All other commands start without what only this one needs.
    from account_maps.cli.doctor_site import checked_site  # noqa: PLC0415
    from account_maps.doctor.checks import run_checks  # noqa: PLC0415

    results = list(run_checks(checked_site(config_file)))
    write = _json if form == "json" else _text
    click.echo(_encodable("\n".join(write(results))), color=True)
    if any(result.level is CheckLevel.PROBLEM for result in results):
        click.get_current_context().exit(1)


def _encodable(text: str) -> str:
    """Return a text in which nothing is left that the terminal can't print."""
    encoding = sys.stdout.encoding or "ascii"
    try:
        text.encode(encoding)
    except UnicodeError:
        text = text.replace("→", "->")
    return text.encode(encoding, "replace").decode(encoding)


def _json(results: Sequence[CheckResult]) -> Iterator[str]:
    encoded = msgspec.json.encode({"checks": results})
    yield msgspec.json.format(encoded, indent=2).decode()


def _text(results: Sequence[CheckResult]) -> Iterator[str]:
    paint = Paint(color=wants_color(sys.stdout, os.environ))
    width = min(shutil.get_terminal_size().columns, _WIDEST)
    longest = max(len(result.subject) for result in results)
    for result in results:
        yield from _lines(result, longest, width, paint)
    yield ""
    yield _sum(Counter(result.level for result in results))


def _lines(result: CheckResult, longest: int, width: int, paint: Paint) -> Iterator[str]:
    """Yield what was found, and below it what to do, both beside the subject."""
    indent = len("problem") + longest + 4
    texts = [result.found, *([f"→ {result.remedy}"] if result.remedy else [])]
    wrapped = [
        line
        for text in texts
        for line in textwrap.wrap(
            printable(text), max(width - indent, 20), break_on_hyphens=False, break_long_words=False
        )
    ]
    head = f"{result.level:<7}  {result.subject:<{longest}}  "
    yield paint(head, *_COLORS[result.level]) + wrapped[0]
    yield from (" " * indent + line for line in wrapped[1:])


def _sum(levels: Counter[CheckLevel]) -> str:
    counts = [
        counted(levels[level], level)
        for level in (CheckLevel.PROBLEM, CheckLevel.NOTE)
        if levels[level]
    ]
    return ", ".join(counts) if counts else "Everything is in order."
