"""One-pagers, booklets and posters as files. Only imported when a command makes one."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import click

from account_maps.cli.config import Config
from account_maps.cli.output import PDF, write_output
from account_maps.cli.paper_options import page_address
from account_maps.cli.terminal import printable
from account_maps.draw import Router
from account_maps.extensions import Extensions
from account_maps.html.links import NOWHERE
from account_maps.model.account import Account
from account_maps.model.paper_size import Paper
from account_maps.model.playbook import AccountFile, Playbook
from account_maps.onepager import DoesNotFitError, OnepagerContent, onepager_content
from account_maps.onepager.content import on_paper
from account_maps.onepager.pdf.booklet import booklet
from account_maps.onepager.pdf.errors import MissingSignsError, NoTypstError
from account_maps.onepager.pdf.onepager import PdfMaker
from account_maps.onepager.pdf.poster import Poster, TooSmallError, poster
from account_maps.onepager.pdf.trouble import no_font, no_room
from account_maps.onepager.pdf.typesetter import Typesetter
from account_maps.pages.account.content import PageContext
from account_maps.pages.account_results import ResultsContext, account_results, results_context
from account_maps.read.problems import Problem
from account_maps.texts import Texts, english


@dataclass(frozen=True, slots=True)
class MeetingOf:
    """What a sheet is made for, if it is for a meeting.

    Attributes:
        attendees: Ids of those who will be in the room; nobody if it is for no meeting.
        for_the_table: Whether they may read the sheet.
    """

    attendees: Sequence[str] = ()
    for_the_table: bool = False


NO_MEETING: Final = MeetingOf()


@dataclass(frozen=True, slots=True)
class PaperContext:
    """What one-pagers, booklets and posters are made from.

    Attributes:
        config: Where things are.
        playbook: What was read.
        page_context: All else that a sheet is made from.
        results_context: What results are worked out with.
        fonts: A folder with further fonts.
        extensions: What the team has added itself.
    """

    config: Config
    playbook: Playbook
    page_context: PageContext
    results_context: ResultsContext
    fonts: Path | None
    extensions: Extensions

    @property
    def texts(self) -> Texts:
        """Return what the sheets say."""
        return self.page_context.texts

    def maker(self) -> PdfMaker:
        """Return what sheets are made with.

        Raises:
            UsageError: If Typst is not installed.
        """
        steps = self.playbook.rules.onepager.steps
        return PdfMaker(self.typesetter(), Router(), self.playbook.team, steps)

    def typesetter(self) -> Typesetter:
        """Return what sets the pages.

        Raises:
            UsageError: If Typst is not installed.
        """
        try:
            return Typesetter(self.fonts)
        except NoTypstError as error:
            raise click.UsageError(str(error)) from error

    def content(self, file: AccountFile, meeting: MeetingOf = NO_MEETING) -> OnepagerContent:
        """Return all that could stand on the sheet of an account."""
        account = _account(file)
        page = on_paper(page_address(self.config, file.id))
        results = account_results(
            account, self.playbook.team, self.results_context, self.playbook.elsewhere(file)
        )
        of_project = self.config.in_project(file)
        return onepager_content(
            of_project,
            account,
            results,
            self.page_context,
            page=page,
            attendees=meeting.attendees,
            for_the_table=meeting.for_the_table,
        )


def paper_context(
    config: Config, playbook: Playbook, day: dt.date, fonts: Path | None
) -> PaperContext:
    """Return what one-pagers, booklets and posters are made from."""
    extensions = config.run_extensions()
    texts = extensions.in_texts(english().renamed(playbook.labels))
    page_context = PageContext(
        colleagues=playbook.team,
        links=NOWHERE,
        texts=texts,
        as_of=day,
        sections=extensions.sections,
    )
    return PaperContext(
        config=config,
        playbook=playbook,
        page_context=page_context,
        results_context=results_context(playbook, day, extensions, texts),
        fonts=fonts or config.fonts,
        extensions=extensions,
    )


def onepager_files(
    context: PaperContext, files: Iterable[AccountFile], meeting: MeetingOf, paper: str
) -> tuple[dict[str, bytes], list[Problem]]:
    """Return the sheets of some accounts by the names of their files, and what went wrong."""
    maker, sheets, problems = context.maker(), {}, []
    for file in files:
        content = context.content(file, meeting)
        try:
            sheet = maker.onepager(content, Paper(paper))
        except DoesNotFitError:
            problems.append(no_room(file, meeting.attendees))
        except MissingSignsError as error:
            problems.append(no_font(file, error.signs, "--fonts"))
        else:
            sheets[f"{file.id}-{content.kind}.pdf"] = sheet
    return sheets, [*problems, *context.extensions.failures]


def booklet_file(
    context: PaperContext, files: Sequence[AccountFile], name: str, paper: str
) -> tuple[bytes, list[Problem]]:
    """Return the booklet of some accounts, and what went wrong."""
    maker, contents = context.maker(), [context.content(file) for file in files]
    try:
        return booklet(name, contents, maker, Paper(paper)), context.extensions.failures
    except (DoesNotFitError, MissingSignsError):
        # Each sheet alone tells whose fault it is.
        return b"", onepager_files(context, files, NO_MEETING, paper)[1]


def poster_of(file: AccountFile, paper: str) -> Poster:
    """Return the map of an account on a poster.

    Raises:
        UsageError: If there is nobody on the map, or too many for the paper.
    """
    account = _account(file)
    if not account.stakeholders:
        raise click.UsageError(f"{file.shown_path}: there is nobody on the map")
    try:
        return poster(account, Paper(paper))
    except TooSmallError as error:
        other = f"take --paper {error.larger}" if error.larger else "no paper is large enough"
        told = f"on {paper} the lettering would be {error.points:.1f} points, less than 6; {other}"
        raise click.UsageError(told) from error


def poster_file(
    context: PaperContext, file: AccountFile, drawn: Poster, form: str
) -> tuple[bytes, list[Problem]]:
    """Return a poster as a file of a format, and what went wrong."""
    svg = drawn.svg(context.playbook.team, context.texts, Router())
    if form == "svg":
        return svg.encode(), []
    try:
        return drawn.pdf(svg, context.page_context.as_of, context.texts, context.typesetter()), []
    except MissingSignsError as error:
        return b"", [no_font(file, error.signs, "--fonts")]


def write_paper(
    files: Mapping[Path, bytes], config: Config, signature: re.Pattern[bytes] = PDF
) -> None:
    """Write files of one folder, all or none, and tell their names.

    Args:
        files: What each file is to hold.
        config: The project.
        signature: What tells such files from others.

    Raises:
        UsageError: If one of them cannot be written.
    """
    write_output(files, signature, config, next((path.parent for path in files), None))
    for path in files:
        click.echo(printable(str(path)))


def _account(file: AccountFile) -> Account:
    if file.account is None:
        raise ValueError(f"{file.shown_path} has problems")
    return file.account


def accounts_owned_by(playbook: Playbook, owner: str) -> Iterator[AccountFile]:
    """Yield the accounts of one of us."""
    for file in playbook.files.values():
        if file.account and file.account.owner == owner:
            yield file
