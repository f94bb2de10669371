"""The one-pagers as PDF: a file beside the page of each account, where the settings ask for it."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from pathlib import Path
from urllib.parse import urljoin

from account_maps.draw import Router
from account_maps.model.account import Account
from account_maps.model.paper import LADDER
from account_maps.model.playbook import AccountFile, Playbook
from account_maps.pdf.errors import MissingSignsError
from account_maps.pdf.onepager import Press
from account_maps.pdf.paper import Paper
from account_maps.pdf.trouble import no_font, no_room
from account_maps.pdf.typesetter import Typesetter, typst_version
from account_maps.read.problems import Problem
from account_maps.site.failures import NotMadeError
from account_maps.site.kept_files import Unmade
from account_maps.site.measures import Measures
from account_maps.site.sheets import Addresses, digest
from account_maps.site.uris import account_uri, pdf_uri
from account_maps.texts import Texts
from account_maps.view.account.page import Setting
from account_maps.view.links import NOWHERE
from account_maps.view.onepager import DoesNotFitError, Matter, matter
from account_maps.view.pieces import Anchor


@dataclass(frozen=True, kw_only=True)
class PdfFiles:
    """The sheets of a playbook.

    Attributes:
        playbook: What was read.
        texts: What the sheets say.
        as_of: The day that they speak of.
        addresses: Where things are.
        site_url: Where the site is, if that is known.
        router: Leads the informal lines.
        measures: What is measured of the maps.
        paper: What the sheets are printed on.
        fonts: A folder with further fonts.
        problems: Why sheets could not be made; known when the site is written.
    """

    playbook: Playbook
    texts: Texts
    as_of: dt.date
    addresses: Addresses
    site_url: str | None
    router: Router
    measures: Measures
    paper: Paper
    fonts: Path | None
    problems: list[Problem] = field(default_factory=list)

    def files(self) -> Iterator[Unmade]:
        """Yield the sheet of each account whose map could be read."""
        for file in self.playbook.files.values():
            if file.account:
                made_by = (self.paper, self.fonts, typst_version())
                facts = digest("pdf", file.shown_path, file.digest, *made_by)
                yield Unmade(pdf_uri(file.id), facts, partial(self._made, file, file.account), file)

    def link(self, here: str, account_id: str) -> Anchor:
        """Return the link from a page to the sheet of an account."""
        day = f"{self.as_of.day} {self.as_of:%b}"
        text = self.texts("paper.link", day=day)
        return Anchor(text, self.addresses.asset(here, pdf_uri(account_id)))

    @cached_property
    def _press(self) -> Press:
        ladder = self.playbook.rules.onepager.steps or LADDER
        return Press(Typesetter(self.fonts), self.router, self.playbook.team, ladder)

    def _made(self, file: AccountFile, account: Account) -> bytes:
        measured = self.measures.of(file, account, again=True)
        page = self._page(file.id)
        try:
            all_of = matter(file, account, measured, self._setting, page=page)
            return self._set(all_of)
        except DoesNotFitError as error:
            self.problems.append(no_room(file))
            raise NotMadeError from error
        except MissingSignsError as error:
            self.problems.extend(no_font(file, error.signs))
            raise NotMadeError from error

    def _set(self, all_of: Matter) -> bytes:
        try:
            return self._press.onepager(all_of, self.paper)
        except DoesNotFitError:  # A ladder of a team's own may be too rich; so does the print page.
            return replace(self._press, ladder=LADDER).onepager(all_of, self.paper)

    def _page(self, account_id: str) -> Anchor:
        uri = account_uri(account_id)
        url = urljoin(self.site_url, self.addresses.url(uri)) if self.site_url else None
        return Anchor(self.addresses.public(uri), url)

    @cached_property
    def _setting(self) -> Setting:
        return Setting(
            colleagues=self.playbook.team,
            library=self.measures.library,
            links=NOWHERE,
            texts=self.texts,
            as_of=self.as_of,
        )
