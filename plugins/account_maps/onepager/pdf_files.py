"""The one-pagers as PDF: a file beside the page of each account, where the settings ask for it.

They are made before the pages are, so that no page links to a PDF that can't be made.
"""

from collections.abc import Iterator, MutableMapping
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from pathlib import Path

from account_maps.html.pieces import Anchor
from account_maps.model.account import Account
from account_maps.model.paper import DENSITY_LEVELS
from account_maps.model.paper_size import Paper
from account_maps.model.playbook import AccountFile
from account_maps.onepager.fit import DoesNotFitError
from account_maps.onepager.fitted_sheets import FittedSheets
from account_maps.onepager.pdf.errors import MissingSignsError, OverfullError
from account_maps.onepager.pdf.onepager import PdfMaker
from account_maps.onepager.pdf.trouble import in_site, no_font, no_room
from account_maps.onepager.pdf.typesetter import Typesetter, typst_version
from account_maps.pages.context import BuildContext
from account_maps.pages.spec import DeferredFile, digest
from account_maps.pages.uris import account_uri, pdf_uri
from account_maps.read.problems import Problem
from account_maps.store.code import code_digest
from account_maps.store.store import Store


@dataclass(frozen=True, kw_only=True)
class PdfFiles:
    """The sheets of a playbook.

    Attributes:
        context: What they are made from.
        sheets: What stands on them.
        paper: What the sheets are printed on.
        fonts: A folder with further fonts.
        store: Where finished sheets are kept for later builds.
        failed: Why sheets can't be made, by their keys. A live server keeps it from build to
            build, so that each of them is only tried once.
    """

    context: BuildContext
    sheets: FittedSheets
    paper: Paper
    fonts: Path | None
    store: Store
    failed: MutableMapping[bytes, Problem]
    _unkept: dict[bytes, bytes] = field(default_factory=dict)
    """Sheets that the store didn't take, until they are written."""

    def files(self) -> Iterator[DeferredFile]:
        """Yield the sheet of each account that can have one."""
        for file, account in self.context.accounts():
            if file.id not in self.left_out:
                make = partial(self._unkept_or_made, file, account)
                key = self._key(file)
                yield DeferredFile(
                    uri=pdf_uri(file.id), fingerprint=b"", make=make, file=file, key=key
                )

    @cached_property
    def left_out(self) -> dict[str, Problem]:
        """Why an account has no sheet, by account id. The first look makes all other sheets."""
        tried = {file.id: self._tried(file, account) for file, account in self.context.accounts()}
        return {account_id: trouble for account_id, trouble in tried.items() if trouble}

    def link(self, here: str, account_id: str) -> Anchor | None:
        """Return the link from a page to the sheet of an account, or None if it has none."""
        if account_id in self.left_out:
            return None
        day = f"{self.context.as_of.day} {self.context.as_of:%b}"
        text = self.context.texts("paper.link", day=day)
        return Anchor(text, self.context.addresses.asset(here, pdf_uri(account_id)))

    def _tried(self, file: AccountFile, account: Account) -> Problem | None:
        """Return why an account has no sheet; a bug is among what failed, and told with it."""
        return self.context.failures.guarded(
            partial(self._trouble, file, account), lambda bug: bug, page=pdf_uri(file.id), file=file
        )

    def _trouble(self, file: AccountFile, account: Account) -> Problem | None:
        """Return why a sheet can't be made, or None once it is in the store."""
        key = self._key(file)
        if key not in self.failed and self.store.get(key) is None:
            try:
                self._keep(key, self._made(file, account))
            except DoesNotFitError:
                self.failed[key] = in_site(no_room(file))
            except MissingSignsError as error:
                self.failed[key] = in_site(no_font(file, error.signs, "fonts"))
        return self.failed.get(key)

    def _keep(self, key: bytes, sheet: bytes) -> None:
        self.store.put(key, sheet)
        if self.store.get(key) is None:
            self._unkept[key] = sheet

    def _unkept_or_made(self, file: AccountFile, account: Account) -> bytes:
        return self._unkept.pop(self._key(file), None) or self._made(file, account)

    def _key(self, file: AccountFile) -> bytes:
        page = self.context.addresses.public(account_uri(file.id))
        made_from = (self.context.measures.made_from(file), page)
        made_by = (code_digest(), self.paper, self.fonts, typst_version())
        return digest("pdf", *made_from, *made_by)

    @cached_property
    def _maker(self) -> PdfMaker:
        levels = self.context.playbook.rules.onepager.steps or DENSITY_LEVELS
        return PdfMaker(Typesetter(self.fonts), self.context.router, {}, levels)

    def _made(self, file: AccountFile, account: Account) -> bytes:
        maker = replace(self._maker, colleagues=self.context.playbook.colleagues_of(file))
        sheet = self.sheets.of(file, account, again=True).paper
        try:
            return maker.pdf(sheet, account, self.context.texts, self.paper)
        except OverfullError:  # A sparser sheet may fit.
            return self._sparser(maker, file, account)

    def _sparser(self, maker: PdfMaker, file: AccountFile, account: Account) -> bytes:
        content = self.sheets.content(file, account)
        try:
            return maker.onepager(content, self.paper)
        except DoesNotFitError:  # A team's own levels may be too rich; the print page does alike.
            return replace(maker, levels=DENSITY_LEVELS).onepager(content, self.paper)
