"""The pages about many accounts: the portfolio, its risks, our team and each of us."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

import msgspec

from account_maps.changes.log import ChangeLog
from account_maps.changes.table import changes_table
from account_maps.html.links import Links
from account_maps.html.rendered import RenderedPage
from account_maps.measure.records import Summary
from account_maps.measure.stakes import Stake, stakes
from account_maps.model.people import colleague_name
from account_maps.model.playbook import Playbook
from account_maps.pages.home.content import home_page
from account_maps.pages.home.html import home_html
from account_maps.pages.overview import Overview
from account_maps.pages.portfolio.content import account_rows
from account_maps.pages.portfolio.html import (
    COLLEAGUE_SECTIONS,
    RISKS_SECTIONS,
    PortfolioLinks,
    colleague_html,
    portfolio_html,
    risks_html,
    team_html,
)
from account_maps.pages.risks.content import risks_page
from account_maps.pages.spec import Addresses, PageSpec, digest
from account_maps.pages.team.content import by_colleague, colleague_page, team_table
from account_maps.pages.uris import ACCOUNTS_URI, RISKS_URI, TEAM_URI, colleague_uri
from account_maps.site.assets import page_script
from account_maps.texts import Texts


@dataclass(frozen=True, kw_only=True)
class PortfolioSheets:
    """The pages about many accounts.

    Attributes:
        playbook: What was read.
        summaries: Each account that could be read, in short.
        texts: What the pages say.
        as_of: The day that the site speaks of.
        addresses: Where things are.
        links: Addresses as seen from a page, by its source address.
        folder: The folder of the maps, as users know it.
        told: What changed in the maps, in words; None if that is not wanted.
    """

    playbook: Playbook
    summaries: Sequence[Summary]
    texts: Texts
    as_of: dt.date
    addresses: Addresses
    links: Callable[[str], Links]
    folder: str
    told: ChangeLog | None = None

    def sheets(self) -> Iterator[PageSpec]:
        """Yield the portfolio, the risks, the list of our people, and a page for each of us."""
        yield self._portfolio()
        facts = digest(self._told(self.summaries))
        texts = self.texts
        yield PageSpec(
            RISKS_URI,
            texts("risks.title"),
            texts("risks.description"),
            facts,
            self._risks,
            RISKS_SECTIONS,
        )
        yield PageSpec(TEAM_URI, texts("team.title"), texts("team.description"), facts, self._team)
        for colleague, theirs in by_colleague(self.summaries, self.playbook.team).items():
            yield self._colleague(colleague, theirs)

    def home(self, uri: str) -> RenderedPage:
        """Return the section that the maps add to the home page.

        Args:
            uri: Source address of the home page.
        """
        page = home_page(self._overview(uri, self.summaries))
        if self.told and self.told.is_known:
            changes = changes_table(self.told.latest, self.links(uri), self.texts)
            page = msgspec.structs.replace(page, changes=changes)
        script = self.addresses.asset(uri, page_script("home")[0])
        return home_html(page, self.as_of, script, self.texts)

    def _portfolio(self) -> PageSpec:
        files = self.playbook.files.values()
        of_maps = {file.shown_path for file in files}
        problems = tuple(p for p in self.playbook.problems if p.file not in of_maps)
        broken = [(file.id, file.problems) for file in files if file.account is None]

        def make() -> RenderedPage:
            overview = self._overview(ACCOUNTS_URI, self.summaries)
            rows = account_rows(overview, files)
            links = self._beside(ACCOUNTS_URI)
            return portfolio_html(rows, problems, self.folder, links, overview)

        facts = digest(self._told(self.summaries), problems, broken, sorted(self._changed.items()))
        title, description = self.texts("portfolio.title"), self.texts("portfolio.description")
        return PageSpec(ACCOUNTS_URI, title, description, facts, make)

    def _risks(self) -> RenderedPage:
        overview = self._overview(RISKS_URI, self.summaries)
        return risks_html(risks_page(overview), self._beside(RISKS_URI), overview)

    def _team(self) -> RenderedPage:
        overview = self._overview(TEAM_URI, self.summaries)
        return team_html(team_table(overview), self._beside(TEAM_URI), overview)

    def _colleague(self, colleague: str, theirs: Sequence[Summary]) -> PageSpec:
        name = colleague_name(colleague, self.playbook.team)
        return PageSpec(
            colleague_uri(colleague),
            name,
            self.texts("colleague.description", name=name),
            digest(self._told(theirs)),
            partial(self._make_colleague, colleague, theirs),
            COLLEAGUE_SECTIONS,
        )

    def _make_colleague(self, colleague: str, theirs: Sequence[Summary]) -> RenderedPage:
        uri = colleague_uri(colleague)
        overview = self._overview(uri, theirs)
        return colleague_html(colleague_page(colleague, overview), self._beside(uri), overview)

    def _overview(self, uri: str, summaries: Sequence[Summary]) -> Overview:
        return Overview(
            summaries=summaries,
            stakes=self._stakes,
            colleagues=self.playbook.team,
            links=self.links(uri),
            texts=self.texts,
            as_of=self.as_of,
            rules=self.playbook.rules,
            changed=self._changed,
        )

    @property
    def _changed(self) -> Mapping[str, dt.date]:
        return self.told.changed if self.told else {}

    def _beside(self, uri: str) -> PortfolioLinks:
        between = self.addresses.between
        return PortfolioLinks(
            portfolio=between(uri, ACCOUNTS_URI),
            risks=between(uri, RISKS_URI),
            team=between(uri, TEAM_URI),
            script=self.addresses.asset(uri, page_script("portfolio")[0]),
        )

    @cached_property
    def _stakes(self) -> dict[str, Stake]:
        return stakes(self.summaries)

    def _told(self, summaries: Sequence[Summary]) -> bytes:
        """Return all that a page shows of accounts, also what is estimated by the others."""
        here = [(one, self._stakes[one.id]) for one in summaries]
        return msgspec.msgpack.encode(here)
