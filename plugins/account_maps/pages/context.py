"""All that the pages of one build are made from, in one record."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property, partial
from pathlib import PurePosixPath

import msgspec

from account_maps.changes.log import ChangeLog
from account_maps.draw import Router
from account_maps.extensions import Extensions
from account_maps.html.assets import page_script
from account_maps.html.links import Links
from account_maps.html.pieces import Anchor
from account_maps.measure.deal import is_closed
from account_maps.measure.records import AccountSummary
from account_maps.measure.stakes import Stake, stakes
from account_maps.model.account import Account, Plan
from account_maps.model.playbook import AccountFile, Playbook
from account_maps.pages.edit_site import EditSite
from account_maps.pages.failures import Failures
from account_maps.pages.measures import MeasuredMaps
from account_maps.pages.other_sites import OtherSites
from account_maps.pages.overview import Overview, OverviewLinks
from account_maps.pages.shared_digests import SharedDigests
from account_maps.pages.spec import Addresses, digest
from account_maps.pages.uris import (
    ACCOUNTS_URI,
    EXTERNAL_FACTORS_URI,
    GLOSSARY_URI,
    LIBRARY_URI,
    OUTCOMES_URI,
    RISKS_URI,
    TEAM_URI,
    account_uri,
    colleague_uri,
    finding_uri,
)
from account_maps.texts import Texts


@dataclass(frozen=True, kw_only=True)
class BuildContext:
    """All that the pages of one build are made from.

    Attributes:
        playbook: What was read.
        texts: What the pages say.
        as_of: The day that the site speaks of.
        addresses: Where things are.
        router: Leads the informal lines.
        measures: What is measured of the maps.
        folder: The folder of the maps, as users know it.
        other_sites: The accounts on other sites of this repository.
        failures: What failed while the site was made.
        changes: What changed in the maps, in words; None if that is not wanted.
        earlier_days: Of how many earlier days each map has a page.
        digests: What tells whether the values that pages share have changed.
        edit: Where maps are edited in the site, if they are.
        extensions: What the team has added itself.
        pdf_link: The link from a page, by its source, to the PDF of an account, if there is one.
    """

    playbook: Playbook
    texts: Texts
    as_of: dt.date
    addresses: Addresses
    router: Router
    measures: MeasuredMaps
    folder: str
    other_sites: OtherSites
    failures: Failures
    changes: ChangeLog | None
    earlier_days: int
    digests: SharedDigests
    edit: EditSite | None
    extensions: Extensions = field(default_factory=Extensions)
    pdf_link: Callable[[str, str], Anchor | None] = lambda _uri, _account_id: None

    def accounts(self) -> Iterator[tuple[AccountFile, Account]]:
        """Yield each map that could be read, with its file."""
        return ((file, file.account) for file in self.playbook.files.values() if file.account)

    @property
    def summaries(self) -> tuple[AccountSummary, ...]:
        """Each account that could be read, in short."""
        return self.measures.summaries

    @cached_property
    def stakes(self) -> Mapping[str, Stake]:
        """What is at stake on each account, by id."""
        return stakes(self.summaries, self.playbook.rules.deal)

    def links(self, uri: str, path: str | None = None) -> Links:
        """Return addresses as seen from a page.

        Args:
            uri: The page's source address.
            path: The file that the page's editor is at, as users know it.
        """
        between, edit = self.addresses.between, self.addresses.edit
        return Links(
            account=lambda account_id: between(uri, account_uri(account_id)),
            plan=lambda plan: plan if "://" in plan else between(uri, plan),
            edit=cache(lambda line: edit(path, line) if path else None),
            finding=lambda code: between(uri, finding_uri(code)),
            colleague=lambda colleague: between(uri, colleague_uri(colleague)),
            start_plan=partial(self._start_plan, uri),
            library=between(uri, LIBRARY_URI),
            glossary=between(uri, GLOSSARY_URI),
        )

    def _start_plan(self, uri: str, name: str) -> str | None:
        content = self.texts("plan_panel.template", name=name).lstrip()
        return self.addresses.new_page(f"plans/{PurePosixPath(uri).name}", content)

    def overview(self, uri: str, summaries: Sequence[AccountSummary] | None = None) -> Overview:
        """Return what a page about many accounts is made with.

        Args:
            uri: The page's source address.
            summaries: The accounts that it is about; all of them without any.
        """
        every = self.summaries if summaries is None else summaries
        return Overview(
            summaries=[one for one in every if not is_closed(one.account)],
            closed=[one for one in every if is_closed(one.account)],
            stakes=self.stakes,
            colleagues=self.playbook.team,
            links=self.links(uri),
            texts=self.texts,
            as_of=self.as_of,
            rules=self.playbook.rules,
            changed=self.changes.changed if self.changes else {},
        )

    def overview_links(self, uri: str) -> OverviewLinks:
        """Return where the pages about many accounts are, as seen from one of them.

        Args:
            uri: The page's source address.
        """
        between = self.addresses.between
        return OverviewLinks(
            portfolio=between(uri, ACCOUNTS_URI),
            risks=between(uri, RISKS_URI),
            factors=between(uri, EXTERNAL_FACTORS_URI),
            team=between(uri, TEAM_URI),
            outcomes=between(uri, OUTCOMES_URI),
            script=self.addresses.asset(uri, page_script("portfolio")[0]),
        )

    def fingerprint_of(self, summaries: Sequence[AccountSummary]) -> bytes:
        """Return a digest of all that a page about many accounts shows.

        Args:
            summaries: The accounts that it is about.
        """
        return digest(msgspec.msgpack.encode(list(summaries)), *self.digests.of_accounts)

    @cached_property
    def planned(self) -> Mapping[str, list[tuple[AccountFile, Account]]]:
        """The accounts whose plan is on a page of the site, by that page's source address."""
        found: dict[str, list[tuple[AccountFile, Account]]] = {}
        for file, account in self.accounts():
            page = (account.plan or Plan()).page
            if page:
                found.setdefault(page, []).append((file, account))
        return found
