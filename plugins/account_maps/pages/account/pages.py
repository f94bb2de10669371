"""The pages of the accounts: one each, also of a map with problems and of a map as it was."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from dataclasses import replace as replaced
from functools import cached_property, partial

from msgspec.structs import replace

from account_maps.changes.log import ChangeLog
from account_maps.draw import Router, draw_map
from account_maps.html.links import Links, person_anchor
from account_maps.html.pieces import Anchor
from account_maps.html.rendered import (
    SECTIONS,
    RenderedPage,
    account_html,
    broken_html,
    failed_html,
)
from account_maps.measure import Measured, measure
from account_maps.model.account import Account
from account_maps.model.people import committee
from account_maps.model.playbook import AccountFile, Playbook
from account_maps.pages.account.company import RelatedAccounts
from account_maps.pages.account.content import PageContext, account_page
from account_maps.pages.account.map_tables import map_views
from account_maps.pages.account.profile import Elsewhere
from account_maps.pages.edit.pages import EditSheet
from account_maps.pages.failures import Failures
from account_maps.pages.measures import MeasuredMaps
from account_maps.pages.spec import Addresses, PageSpec, digest
from account_maps.pages.uris import (
    account_uri,
    print_uri,
)
from account_maps.read.problems import Problem
from account_maps.read.unexpected import BUG
from account_maps.site.shards import Neighbors
from account_maps.texts import Texts


@dataclass(frozen=True, kw_only=True)
class AccountSheets:
    """The pages of the accounts.

    Attributes:
        playbook: What was read.
        texts: What the pages say.
        as_of: The day that the site speaks of.
        addresses: Where things are.
        router: Leads the informal lines.
        measures: What is measured of the maps.
        neighbors: The accounts on other sites of this repository.
        links: Addresses as seen from a page, by its source and the path of a map.
        history: The address of the history of an account as seen from a page, if it has one.
        edit: The edit page, if the site has one.
        told: What changed in the maps, in words; None if that is not wanted.
        pdf: The link from a page to the PDF of an account, if there is one.
        failures: What failed while the site was made.
    """

    playbook: Playbook
    texts: Texts
    as_of: dt.date
    addresses: Addresses
    router: Router
    measures: MeasuredMaps
    neighbors: Neighbors
    links: Callable[[str, str | None], Links]
    history: Callable[[str, str], Anchor | None]
    edit: EditSheet | None
    told: ChangeLog | None
    pdf: Callable[[str, str], Anchor | None]
    failures: Failures

    def sheets(self) -> Iterator[PageSpec]:
        """Yield the page of each account."""
        for file in self.playbook.files.values():
            if file.account is None:
                yield self._broken(file)
            else:
                yield self.failures.guarded(
                    partial(self._map, file, file.account),
                    partial(self._failed, file),
                    page=account_uri(file.id),
                    file=file,
                )

    def _failed(self, file: AccountFile, problem: Problem) -> PageSpec:
        return self._broken(replaced(file, account=None, problems=(problem,)))

    def _broken(self, file: AccountFile) -> PageSpec:
        uri = account_uri(file.id)
        title = self.texts("broken.title", id=file.id)
        edit = self.links(uri, file.shown_path).edit
        bug = next((one for one in file.problems if one.code == BUG), None)
        make = partial(broken_html, file, edit, self.texts)
        if bug:
            make = partial(failed_html, file.id, bug, self.texts)
        facts = digest(file.shown_path, file.digest, file.problems)
        return PageSpec(
            uri,
            title,
            title,
            facts,
            make,
            source=file.path,
            edit=edit(1),
            is_account=True,
            file=file,
        )

    def _map(self, file: AccountFile, account: Account) -> PageSpec:
        uri = account_uri(file.id)
        setting = PageContext(
            colleagues=self.playbook.team,
            elsewhere=self._elsewhere(file.id, account),
            family=self._family_of(file.id, account),
            library=self.measures.library,
            links=replace(
                self.links(uri, file.shown_path),
                onepager=self.addresses.between(uri, print_uri(file.id)),
                pdf=self.pdf(uri, file.id),
                history=self.history(uri, file.id),
                form=self._form(uri, file),
            ),
            texts=self.texts,
            as_of=self.as_of,
            touches=self.told.touches(file) if self.told else {},
        )
        facts = digest(
            file.shown_path,
            file.digest,
            setting.elsewhere,
            setting.family,
            setting.links.history,
            setting.links.pdf,
            sorted(setting.touches.items()),
        )
        description = _description(account, self.texts)
        make = partial(self._draw_and_render, file, account, setting)
        anchors = (*SECTIONS, *map(person_anchor, account.stakeholders))
        edit = setting.links.edit(1)
        return PageSpec(
            uri,
            account.name,
            description,
            facts,
            make,
            anchors,
            file.path,
            edit,
            account.tags,
            is_account=True,
            file=file,
        )

    def _form(self, uri: str, file: AccountFile) -> Callable[[str | None], str | None]:
        if self.edit and self.edit.offers(file):
            return partial(self.edit.href, uri, file.id)
        return lambda _: None

    def _draw_and_render(
        self, file: AccountFile, account: Account, setting: PageContext
    ) -> RenderedPage:
        return self._drawn(file, account, self.measures.of(file, account), setting)

    def as_it_was(
        self, file: AccountFile, account: Account, day: dt.date, links: Links
    ) -> RenderedPage:
        """Return the page of a map as it was on a day, which leads to no other map."""
        setting = PageContext(
            colleagues=self.playbook.team,
            library=self.measures.library,
            links=links,
            texts=self.texts.renamed({"page": {"as_of": self.texts("page.as_of_then")}}),
            as_of=day,
        )
        return self._drawn(file, account, measure(account, day, self.playbook.rules), setting)

    def _drawn(
        self, file: AccountFile, account: Account, measured: Measured, setting: PageContext
    ) -> RenderedPage:
        page = account_page(file, account, measured, setting)
        drawing = None
        if account.stakeholders:
            drawing = draw_map(
                account,
                setting.colleagues,
                self.texts,
                self.router,
                map_views(page, self.texts),
                losses={loss.who: loss.share for loss in measured.losses if not loss.ours},
                trails=[way.trail for decider in page.routes.rows for way in decider.ways],
            )
        return account_html(page, drawing, setting.texts)

    @cached_property
    def _posts(self) -> dict[str, list[tuple[str, str, str | None]]]:
        """Posts by shared person key: account id, account name and title."""
        posts: dict[str, list[tuple[str, str, str | None]]] = {}
        for file in self.playbook.files.values():
            if file.account:
                for person in file.account.stakeholders.values():
                    if person.person:
                        post = (file.id, file.account.name, person.title)
                        posts.setdefault(person.person, []).append(post)
        return posts

    def _elsewhere(self, here: str, account: Account) -> dict[str, tuple[Elsewhere, ...]]:
        links = self.links(account_uri(here), None)
        keys = {p.person for p in account.stakeholders.values() if p.person}
        return {
            key: tuple(
                Elsewhere(name, title, links.account(account_id))
                for account_id, name, title in self._posts[key]
                if account_id != here
            )
            for key in sorted(keys)
        }

    @cached_property
    def _children(self) -> dict[str, dict[str, str]]:
        children: dict[str, dict[str, str]] = {}
        for file in self.playbook.files.values():
            if file.account and file.account.parent:
                children.setdefault(file.account.parent, {})[file.id] = file.account.name
        return children

    def _family_of(self, here: str, account: Account) -> RelatedAccounts:
        parent = self.playbook.files.get(account.parent or "")
        name = (parent.account.name if parent.account else parent.id) if parent else ""
        family = RelatedAccounts({parent.id: name} if parent else {}, self._children.get(here, {}))
        return self.neighbors.join(family, here, account, self.addresses)


def _description(account: Account, texts: Texts) -> str:
    if not account.stakeholders:
        return texts("page.description_empty", name=account.name)
    people, members = len(account.stakeholders), len(committee(account))
    return texts("page.description", name=account.name, people=people, committee=members)
