"""The pages that lead across accounts: people, families of companies, territories."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

import msgspec

from account_maps.html.links import Links
from account_maps.html.rendered import RenderedPage
from account_maps.measure.records import Summary
from account_maps.measure.stakes import Stake, stakes
from account_maps.model.playbook import Playbook
from account_maps.pages.companies.content import families
from account_maps.pages.overview import Overview
from account_maps.pages.people.content import directory, findable
from account_maps.pages.people.html import (
    TERRITORIES_SECTIONS,
    TERRITORY_SECTIONS,
    FinderLinks,
    directory_anchors,
    directory_html,
    families_html,
    family_anchors,
    territories_html,
    territory_html,
)
from account_maps.pages.spec import Addresses, PageSpec
from account_maps.pages.territories.content import (
    Territory,
    territories,
    territory_pages,
    territory_table,
)
from account_maps.pages.uris import (
    COMPANIES_URI,
    FINDABLE_URI,
    PEOPLE_URI,
    TERRITORIES_URI,
    account_uri,
    territory_uri,
)
from account_maps.site.assets import page_script
from account_maps.texts import Texts


@dataclass(frozen=True, kw_only=True)
class DirectorySheets:
    """The pages that lead across accounts.

    Attributes:
        playbook: What was read.
        summaries: Each account that could be read, in short.
        texts: What the pages say.
        as_of: The day that the site speaks of.
        addresses: Where things are.
        links: Addresses as seen from a page, by its source address.
    """

    playbook: Playbook
    summaries: Sequence[Summary]
    texts: Texts
    as_of: dt.date
    addresses: Addresses
    links: Callable[[str], Links]

    def sheets(self) -> Iterator[PageSpec]:
        """Yield the directory of people, the families, the territories, and a page for each."""
        yield self._people()
        yield self._families()
        yield self._territories()
        yield from map(self._territory, self._found)

    def findable(self) -> bytes:
        """Return the list that the finder loads, as JSON."""
        addresses = {key: self.addresses.url(account_uri(key)) for key in self.playbook.files}
        return msgspec.json.encode(findable(self.playbook, addresses))

    def _people(self) -> PageSpec:
        page = directory(self.playbook, self.links(PEOPLE_URI), self.texts)
        asset = self.addresses.asset
        script = asset(PEOPLE_URI, page_script("people")[0])
        finder = FinderLinks(script, asset(PEOPLE_URI, FINDABLE_URI))
        title, description = self.texts("directory.title"), self.texts("directory.description")
        make = partial(directory_html, page, finder, self.texts)
        facts = msgspec.msgpack.encode(page)
        return PageSpec(PEOPLE_URI, title, description, facts, make, directory_anchors(page))

    def _families(self) -> PageSpec:
        page = families(self.playbook, self.links(COMPANIES_URI), self.texts)
        title, description = self.texts("family.title"), self.texts("family.description")
        make = partial(families_html, page, self.texts)
        facts = msgspec.msgpack.encode(page)
        return PageSpec(COMPANIES_URI, title, description, facts, make, family_anchors(page))

    @cached_property
    def _found(self) -> tuple[Territory, ...]:
        return territories(self.summaries)

    @cached_property
    def _stakes(self) -> dict[str, Stake]:
        return stakes(self.summaries)

    def _territories(self) -> PageSpec:
        texts = self.texts

        def make() -> RenderedPage:
            overview = self._overview(TERRITORIES_URI, self.summaries)
            page = territory_pages(self._found, self._to_territory, overview)
            return territories_html(page, overview)

        facts = self._told(self.summaries)
        title, description = texts("territories.title"), texts("territories.description")
        return PageSpec(TERRITORIES_URI, title, description, facts, make, TERRITORIES_SECTIONS)

    def _territory(self, one: Territory) -> PageSpec:
        uri = territory_uri(one.slug)

        def make() -> RenderedPage:
            overview = self._overview(uri, one.summaries)
            back = self.addresses.between(uri, TERRITORIES_URI)
            return territory_html(one.name, territory_table(overview), back, overview)

        description = self.texts("territory.description", name=one.name)
        facts = self._told(one.summaries)
        return PageSpec(uri, one.name, description, facts, make, TERRITORY_SECTIONS)

    def _to_territory(self, slug: str) -> str:
        return self.addresses.between(TERRITORIES_URI, territory_uri(slug))

    def _overview(self, uri: str, summaries: Sequence[Summary]) -> Overview:
        return Overview(
            summaries=summaries,
            stakes=self._stakes,
            colleagues=self.playbook.team,
            links=self.links(uri),
            texts=self.texts,
            as_of=self.as_of,
            rules=self.playbook.rules,
        )

    def _told(self, summaries: Sequence[Summary]) -> bytes:
        """Return all that a page shows of accounts, also what is estimated by the others."""
        return msgspec.msgpack.encode([(one, self._stakes[one.id]) for one in summaries])
