"""With what the pages about many accounts are made, and how they name what they show."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from account_maps.html.links import Links, person_href
from account_maps.html.lists import TableCell, words
from account_maps.html.pieces import Anchor, Chip, chip
from account_maps.html.risk_words import RiskWords, risk_words
from account_maps.html.status_words import ReasonWords, status_words
from account_maps.html.step_words import StepWords, step_words
from account_maps.measure.records import AccountSummary, Task, Who
from account_maps.measure.risk import Risk
from account_maps.measure.stakes import Stake
from account_maps.measure.step import NextStep
from account_maps.model.account import Colleague
from account_maps.model.people import colleague_name
from account_maps.model.rules import Rules
from account_maps.texts import Texts


class OverviewLinks(Struct, frozen=True):
    """Addresses of the pages about many accounts, as seen from one of them.

    Attributes:
        portfolio: The portfolio.
        risks: The risks of the week.
        factors: The external factors.
        team: The list of our people.
        outcomes: The closed accounts.
        script: The script that narrows the portfolio down and sorts it.
    """

    portfolio: str
    risks: str
    factors: str
    team: str
    outcomes: str
    script: str


class Overview(Struct, frozen=True):
    """Accounts and all that is needed to show them on one page.

    Attributes:
        summaries: The open accounts that the page is about.
        closed: The closed ones.
        stakes: What is at stake on each account of the playbook.
        colleagues: Our own people by id.
        links: Addresses as seen from the page.
        texts: What the pages say.
        as_of: The day that the site speaks of.
        rules: The numbers.
        changed: The day of the last change of each map, by id, as far as git tells it.
    """

    summaries: Sequence[AccountSummary]
    stakes: Mapping[str, Stake]
    colleagues: Mapping[str, Colleague]
    links: Links
    texts: Texts
    as_of: dt.date
    rules: Rules
    changed: Mapping[str, dt.date] = {}
    closed: Sequence[AccountSummary] = ()

    def account(self, summary: AccountSummary) -> Anchor:
        """Return an account's name, which leads to its page."""
        return Anchor(summary.name, self.links.account(summary.id))

    def person(self, summary: AccountSummary, who: Who) -> Anchor:
        """Return the name of one of theirs, which leads to the profile on the account's page."""
        return Anchor(who.name, f"{self.links.account(summary.id)}{person_href(who.id)}")

    def colleague(self, colleague_id: str | None) -> Anchor:
        """Return the name of one of us, which leads to their page; or that it is nobody."""
        if colleague_id is None:
            return Anchor(self.texts("portfolio.nobody"))
        name = colleague_name(colleague_id, self.colleagues)
        return Anchor(name, self.links.colleague(colleague_id))

    def words(self, risk: Risk) -> RiskWords:
        """Return a risk in words."""
        return risk_words(risk, self.colleagues, self.texts)

    def status(self, summary: AccountSummary) -> Chip:
        """Return the status of an account as a word and a style, which adds a sign."""
        return chip(summary.status, self.texts)

    def reasons(self, summary: AccountSummary) -> tuple[ReasonWords, ...]:
        """Return the reasons for the status of an account in words, the worst first."""
        return status_words(summary.reasons, self.colleagues, self.texts)

    def to_do(self, step: NextStep) -> TableCell:
        """Return what to do and why, and the better way where the plan contradicts a fact."""
        said = self.step(step)
        better = said.notes[:1] if step.plan and step.plan.conflicts else ()
        return words(said.act, " · ".join((said.title, *better)))

    def task(self, task: Task) -> TableCell:
        """Return an open action or promise, and who at the account it concerns."""
        people = ", ".join(one.name for one in task.people)
        return words(task.what, self.texts(f"task.{task.kind}_of", people=people) if people else "")

    def step(self, step: NextStep) -> StepWords:
        """Return a next step in words."""
        return step_words(step, self.colleagues, self.texts)

    @property
    def every(self) -> Sequence[AccountSummary]:
        """The open accounts, then the closed ones."""
        return (*self.summaries, *self.closed)

    def valued(self) -> bool:
        """Return whether any open account has a value; else they are sorted by risk alone."""
        return any(self.stakes[one.id].value is not None for one in self.summaries)

    def by_stake(self, summaries: Iterable[AccountSummary]) -> list[AccountSummary]:
        """Return accounts sorted by what is at stake, the most first."""
        return sorted(summaries, key=lambda one: (*self.stakes[one.id].by_stake(), one.id))

    def by_value(self, summaries: Iterable[AccountSummary]) -> list[AccountSummary]:
        """Return accounts sorted by value, the greatest first."""
        return sorted(summaries, key=lambda one: (*self.stakes[one.id].by_value(), one.id))

    def days_since(self, day: dt.date) -> str:
        """Return how many days have gone by since a day."""
        return self.texts.count("days", max(0, (self.as_of - day).days))
