"""The pages of plans, which people write: which they are, and what the maps add to them."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial

from account_maps.draw import Router, draw_committee
from account_maps.html.links import Links
from account_maps.html.rendered import RenderedPage
from account_maps.model.account import Account, Plan
from account_maps.model.playbook import AccountFile, Playbook
from account_maps.pages.account.plan import plan_view
from account_maps.pages.failures import Failures
from account_maps.pages.plan.html import plan_panel_html
from account_maps.texts import Texts


@dataclass(frozen=True)
class PlanPages:
    """What the maps add to the pages of plans.

    Attributes:
        playbook: What was read.
        texts: What the pages say.
        as_of: The day that the site speaks of.
        router: Leads the informal lines.
        links: Addresses as seen from a page, by its source and the path of a map.
        failures: What failed while the site was made.
    """

    playbook: Playbook
    texts: Texts
    as_of: dt.date
    router: Router
    links: Callable[[str, str], Links]
    failures: Failures

    def added_to(self, uri: str) -> list[RenderedPage]:
        """Return what the maps add to a page; nothing if it is no account's plan."""
        panels = (
            self.failures.guarded(
                partial(self._panel, uri, file, account), lambda _: None, page=uri, file=file
            )
            for file, account in self._planned.get(uri, ())
        )
        return [panel for panel in panels if panel]

    @cached_property
    def _planned(self) -> dict[str, list[tuple[AccountFile, Account]]]:
        """The accounts whose plan is on a page of the site, by that page's source."""
        found: dict[str, list[tuple[AccountFile, Account]]] = {}
        for file in self.playbook.files.values():
            page = (file.account.plan or Plan()).page if file.account else None
            if page and file.account:
                found.setdefault(page, []).append((file, file.account))
        return found

    def _panel(self, uri: str, file: AccountFile, account: Account) -> RenderedPage | None:
        links, colleagues = self.links(uri, file.shown_path), self.playbook.team
        page = links.account(file.id)
        return plan_panel_html(
            account.name,
            plan_view(account, colleagues, links, self.texts, page=page),
            draw_committee(account, colleagues, self.texts, self.router, page),
            self.texts,
            account=page,
            edit=links.edit(file.place("plan").line),
            as_of=self.as_of,
        )
