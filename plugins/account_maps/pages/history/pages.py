"""The pages and feeds of what changed: of each account, and of all of them."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, partial

from account_maps.changes.diff import read_version
from account_maps.changes.entries import SHOWN, AccountHistory, ChangeEntry
from account_maps.changes.log import LATEST, LATEST_OF_AN_OWNER, ChangeLog
from account_maps.changes.table import STORIES, shown_entry
from account_maps.changes.values import day_words
from account_maps.history.steps import in_force, quarter_ends
from account_maps.html.environment import rendered
from account_maps.html.links import Links, person_anchor
from account_maps.html.pieces import Anchor
from account_maps.html.rendered import TOP, RenderedPage, TocHeading
from account_maps.model.account import Account
from account_maps.model.people import colleague_name
from account_maps.model.playbook import AccountFile, Playbook
from account_maps.pages.failures import Failures
from account_maps.pages.history.html import (
    HISTORY_SECTIONS,
    ChangesView,
    HistoryView,
    atom,
    changes_html,
    feed_item,
    history_html,
    then_html,
)
from account_maps.pages.spec import Addresses, PageSpec, digest
from account_maps.pages.uris import (
    CHANGES_FEED_URI,
    CHANGES_URI,
    account_uri,
    feed_uri,
    history_uri,
    owner_feed_uri,
    then_uri,
)
from account_maps.site.kept_files import DeferredFile
from account_maps.texts import Texts

_FOLDED = 60
"""Stories of one step that a fold of a history page holds."""


@dataclass(frozen=True, kw_only=True)
class HistorySheets:
    """The pages and feeds of what changed.

    Attributes:
        playbook: What was read.
        told: The changes in words.
        dates: Of how many earlier days the map has a page.
        texts: What the pages say.
        as_of: The day that the site speaks of.
        addresses: Where things are.
        links: Addresses as seen from a page.
        draw: Makes the page of a map as it was, measured on its day.
        failures: What failed while the site was made.
    """

    playbook: Playbook
    told: ChangeLog
    dates: int
    texts: Texts
    as_of: dt.date
    addresses: Addresses
    links: Callable[[str], Links]
    draw: Callable[[AccountFile, Account, dt.date, Links], RenderedPage]
    failures: Failures

    def sheets(self) -> Iterator[PageSpec]:
        """Yield the page of all changes, and of each account its history and its earlier maps."""
        yield self._changes()
        for file, account in self._maps:
            yield from self.failures.guarded(
                partial(self._of_map, file, account),
                lambda _: [],
                page=history_uri(file.id),
                file=file,
            )

    def _of_map(self, file: AccountFile, account: Account) -> list[PageSpec]:
        earlier = self._earlier[file.id].items()
        then = (self._then(file, account, day, content) for day, content in earlier)
        return [self._history(file, account), *then]

    def feeds(self) -> Iterator[DeferredFile]:
        """Yield the feeds: of all changes, of each owner's accounts and of each account."""
        told = digest(self._latest_facts)
        yield DeferredFile(CHANGES_FEED_URI, told, self._feed_of_all)
        for owner in self._owners:
            yield DeferredFile(owner_feed_uri(owner), told, partial(self._feed_of_owner, owner))
        for file, account in self._maps:
            facts = digest(self.told.facts(file.id), account.name)
            make = partial(self._feed_of_account, file, account)
            yield DeferredFile(feed_uri(file.id), facts, make, file)

    def link(self, uri: str, account_id: str) -> Anchor:
        """Return the link from a page to the history of an account, or that there is none."""
        if not self.told.is_known:
            return Anchor(self.texts("history.unknown"))
        return Anchor(
            self.texts("history.link"), self.addresses.between(uri, history_uri(account_id))
        )

    @property
    def _maps(self) -> Iterator[tuple[AccountFile, Account]]:
        """The maps that have a history: none without git."""
        files = self.playbook.files.values() if self.told.is_known else ()
        return ((file, file.account) for file in files if file.account)

    def _changes(self) -> PageSpec:
        facts = digest(self._latest_facts, self._owners, self.told.is_known, self.told.undated)
        title = self.texts("changes.title")
        description = self.texts("changes.description")
        return PageSpec(CHANGES_URI, title, description, facts, self._make_changes)

    @property
    def _latest_facts(self) -> list[tuple[str, ...]]:
        return [(one.key, one.name, one.author, *one.said) for one in self.told.latest]

    def _make_changes(self) -> RenderedPage:
        links, told = self.links(CHANGES_URI), self.told
        shown = [shown_entry(one, links, self.texts, shown=STORIES) for one in told.latest[:LATEST]]
        asset = partial(self.addresses.asset, CHANGES_URI)
        owners = [Anchor(self._ours(key), asset(owner_feed_uri(key))) for key in self._owners]
        view = ChangesView(shown, asset(CHANGES_FEED_URI), owners, told.is_known, told.undated)
        return changes_html(view, self.texts)

    @cached_property
    def _owners(self) -> tuple[str, ...]:
        """Those of us who own an account of which a change is told."""
        found = {self.told.owner(one.account) for one in self.told.latest}
        return tuple(sorted(owner for owner in found if owner))

    def _ours(self, colleague: str) -> str:
        return colleague_name(colleague, self.playbook.team)

    @cached_property
    def _earlier(self) -> Mapping[str, Mapping[dt.date, str]]:
        """The contents of each map on earlier days; of days on which it was the same, the first."""
        days = quarter_ends(self.as_of, self.dates)
        found: dict[str, dict[dt.date, str]] = {}
        for account_id, steps in self.told.steps.items():
            now = steps[0].after if steps else None
            of_account = found[account_id] = {}
            for day in days:
                content = in_force(steps, day)
                if content and content != now and content not in of_account.values():
                    of_account[day] = content
        return found

    def _history(self, file: AccountFile, account: Account) -> PageSpec:
        uri, texts = history_uri(file.id), self.texts
        earlier = [*self._earlier[file.id].items()]
        facts = digest(self.told.facts(file.id), account.name, earlier, [*account.stakeholders])
        return PageSpec(
            uri,
            texts("history.title", name=account.name),
            texts("history.description", name=account.name),
            facts,
            partial(self._make_history, file, account),
            HISTORY_SECTIONS,
            file=file,
        )

    def _make_history(self, file: AccountFile, account: Account) -> RenderedPage:
        uri = history_uri(file.id)
        links, told = self.links(uri), self._of_account(file, account)
        between = partial(self.addresses.between, uri)
        view = HistoryView(
            name=account.name,
            page=between(account_uri(file.id)),
            feed=self.addresses.asset(uri, feed_uri(file.id)),
            history=told,
            entries=[
                shown_entry(one, links, self.texts, shown=SHOWN, folded=_FOLDED)
                for one in told.entries
            ],
            earlier=[(day, between(then_uri(file.id, day))) for day in self._earlier[file.id]],
        )
        return history_html(view, self.texts)

    def _of_account(self, file: AccountFile, account: Account) -> AccountHistory:
        page = self.addresses.between(history_uri(file.id), account_uri(file.id))
        return self.told.of_account(file, account, f"{page}#{person_anchor('')}")

    def _then(self, file: AccountFile, account: Account, day: dt.date, content: str) -> PageSpec:
        words = {"name": account.name, "day": day_words(day)}
        return PageSpec(
            then_uri(file.id, day),
            self.texts("then.title", **words),
            self.texts("then.description", **words),
            digest(file.shown_path, day, content),
            partial(self._make_then, file, day, content),
            file=file,
        )

    def _make_then(self, file: AccountFile, day: dt.date, content: str) -> RenderedPage:
        uri, texts = then_uri(file.id, day), self.texts
        data = self.told.content(content)
        then = read_version(data)
        title = texts("then.title", name=then.name if then else file.id, day=day_words(day))
        if then is None:
            content = rendered("then_broken.html", texts, title=title, top=TOP)
            page = RenderedPage(content, TocHeading(TOP, title))
        else:
            page = self.draw(replace(file, places={}, account=then), then, day, self.links(uri))
        between = partial(self.addresses.between, uri)
        now, history = between(account_uri(file.id)), between(history_uri(file.id))
        return then_html(page, day, now, history, texts)

    def _feed_of_all(self) -> bytes:
        title = self.texts("changes.feed_all")
        return self._feed(title, CHANGES_FEED_URI, CHANGES_URI, self.told.latest[:LATEST])

    def _feed_of_owner(self, owner: str) -> bytes:
        title = self.texts("changes.feed_owner", name=self._ours(owner))
        theirs = [one for one in self.told.latest if self.told.owner(one.account) == owner]
        few = tuple(theirs[:LATEST_OF_AN_OWNER])
        return self._feed(title, owner_feed_uri(owner), CHANGES_URI, few)

    def _feed_of_account(self, file: AccountFile, account: Account) -> bytes:
        title = self.texts("changes.feed_of", name=account.name)
        told = self._of_account(file, account).entries
        return self._feed(title, feed_uri(file.id), history_uri(file.id), told)

    def _feed(self, title: str, uri: str, home: str, entries: tuple[ChangeEntry, ...]) -> bytes:
        between = self.addresses.from_file
        # A feed can't hold what has no date; the history page of the account does.
        dated = [one for one in entries if one.when]
        items = [feed_item(one, between(uri, history_uri(one.account))) for one in dated]
        return atom(title, uri, between(uri, home), items, self.texts)
