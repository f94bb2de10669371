"""The print pages: a bare page for each account, the sheet of paper that a browser prints."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from account_maps.draw import Cut, Router, draw_cut
from account_maps.html.links import Links
from account_maps.html.pieces import Anchor
from account_maps.model.account import Account
from account_maps.model.playbook import AccountFile, Playbook
from account_maps.onepager import fitted_anyhow, onepager_content
from account_maps.onepager.attendees import attendees
from account_maps.onepager.print_html import PrintPage, SheetLinks, onepager_html
from account_maps.pages.account.content import PageContext
from account_maps.pages.measures import MeasuredMaps
from account_maps.pages.spec import Addresses, digest
from account_maps.pages.uris import account_uri, print_uri
from account_maps.site.assets import page_script, sheet_style_file
from account_maps.site.kept_files import DeferredFile
from account_maps.texts import Texts


@dataclass(frozen=True, kw_only=True)
class PrintPages:
    """The print pages of a playbook.

    Attributes:
        playbook: What was read.
        texts: What the pages say.
        as_of: The day that the site speaks of.
        addresses: Where things are.
        router: Leads the informal lines.
        measures: What is measured of the maps.
        links: Addresses as seen from a page, by its source and the path of a map.
        csp: Whether pages carry a Content-Security-Policy.
        pdf: The link from a page to the PDF of an account, if there is one.
    """

    playbook: Playbook
    texts: Texts
    as_of: dt.date
    addresses: Addresses
    router: Router
    measures: MeasuredMaps
    links: Callable[[str, str], Links]
    csp: bool
    pdf: Callable[[str, str], Anchor | None]

    def pages(self) -> Iterator[DeferredFile]:
        """Yield the print page of each account whose map could be read."""
        for file in self.playbook.files.values():
            if file.account:
                uri = print_uri(file.id)
                facts = digest("print", file.shown_path, file.digest, self.pdf(uri, file.id))
                yield DeferredFile(uri, facts, partial(self._made, file, file.account), file)

    def _made(self, file: AccountFile, account: Account) -> bytes:
        uri = print_uri(file.id)
        page = self._page(uri, file, account)
        html = onepager_html(page, self._around(uri, file.id), self.texts, csp=self.csp)
        return html.encode(errors="xmlcharrefreplace")

    def _page(self, uri: str, file: AccountFile, account: Account) -> PrintPage:
        setting = self._setting(uri, file)
        measured = self.measures.of(file, account, again=True)
        whole = self._whole(uri, account_uri(file.id))
        levels = self.playbook.rules.onepager.steps
        sheet = fitted_anyhow(
            onepager_content(file, account, measured, setting, page=whole), levels
        )
        people = attendees(sheet, account, measured, setting, levels)
        return PrintPage(sheet, self._drawn(sheet.map.cut, account), people)

    def _drawn(self, cut: Cut | None, account: Account) -> Markup | None:
        if cut is None:
            return None
        team = self.playbook.team
        return draw_cut(cut, account, team, self.texts, self.router, alone=False)

    def _whole(self, uri: str, page: str) -> Anchor:
        return Anchor(self.addresses.public(page), self.addresses.between(uri, page))

    def _setting(self, uri: str, file: AccountFile) -> PageContext:
        return PageContext(
            colleagues=self.playbook.team,
            library=self.measures.library,
            links=self.links(uri, file.shown_path),
            texts=self.texts,
            as_of=self.as_of,
        )

    def _around(self, uri: str, account_id: str) -> SheetLinks:
        addresses = self.addresses
        return SheetLinks(
            account=addresses.between(uri, account_uri(account_id)),
            style=addresses.asset(uri, sheet_style_file()[0]),
            script=addresses.asset(uri, page_script("meeting")[0]),
            pdf=self.pdf(uri, account_id),
        )
