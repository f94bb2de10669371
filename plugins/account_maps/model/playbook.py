"""All maps of a site, read together: the accounts, our team, labels, rules and every problem."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from account_maps.model.account import Account, Colleague
from account_maps.model.elsewhere import TiesByHuman, TiesElsewhere
from account_maps.model.icp import FitCriteria
from account_maps.model.rules import Rules
from account_maps.model.selection import MapPreview
from account_maps.model.talking import TalkingLibrary
from account_maps.model.withholding import HiddenAccounts
from account_maps.read.context import Mention
from account_maps.read.ignores import Ignore
from account_maps.read.problems import START, Problem, Span

KeyPath = tuple[str | int, ...]
"""The keys and list indexes that lead to a value in a file: ``("stakeholders", "dana-reyes")``."""


@dataclass(frozen=True, slots=True)
class AccountFile:
    """One map file as read.

    Attributes:
        id: Id of the account: the file's name without its ending.
        path: The file.
        shown_path: The path as users know it, with forward slashes: ``maps/nordics/acme.yaml``.
        digest: SHA-256 of the file's bytes, in hex.
        account: The map, or None if the file has problems.
        spans: Where the sections, and what stands directly in them, are in the file: the span
            of the key, or of the list item. Deeper places would cost more memory than the maps.
        mentions: What the map names outside itself: colleagues, accounts, the plan's page.
        problems: What is wrong with the file, in the order of the file.
        ignores: Which problems its author asks to pass over.
    """

    id: str
    path: Path
    shown_path: str
    digest: str
    account: Account | None
    spans: Mapping[KeyPath, Span] = field(default_factory=dict)
    mentions: tuple[Mention, ...] = ()
    problems: tuple[Problem, ...] = ()
    ignores: tuple[Ignore, ...] = ()

    def span_of(self, *key_path: str | int) -> Span:
        """Return where a value stands, or the nearest thing that holds it.

        Args:
            key_path: The path of the value, such as ``"stakeholders", "dana-reyes", "support"``.
        """
        for length in range(len(key_path), 0, -1):
            if key_path[:length] in self.spans:
                return self.spans[key_path[:length]]
        return START


@dataclass(frozen=True)
class Playbook:
    """Everything that was read from ``maps/``.

    Attributes:
        files: Every account's file by account id, sorted by id; also those with problems. A file
            whose name is no id, or another's id, is not among them: it only has a problem.
        team: Our own people by id.
        labels: Other names for values, by scale and value.
        problems: Problems of all files, sorted by file and line: those that keep a site from
            being built.
        rules: The numbers behind figures and findings.
        icp: The criteria of the ideal customer profile.
        talking: The library of talking points.
        talking_lines: The line of each of its rules in its file, by id.
        others: What is known of the accounts that were not selected, by id.
        warnings: Problems that stop nothing, as the settings have it.
        ignored: What is wrong and passed over, as authors asked.
        ignores: Requests of authors to ignore problems, by shown path.
        hidden: The accounts that the site leaves out; none of them is among the files.
    """

    files: Mapping[str, AccountFile]
    team: Mapping[str, Colleague]
    labels: Mapping[str, Mapping[str, str]]
    problems: tuple[Problem, ...]
    rules: Rules = field(default_factory=Rules)
    icp: FitCriteria = field(default_factory=FitCriteria)
    talking: TalkingLibrary = field(default_factory=TalkingLibrary)
    talking_lines: Mapping[str, int] = field(default_factory=dict)
    others: Mapping[str, MapPreview] = field(default_factory=dict)
    warnings: tuple[Problem, ...] = ()
    ignored: tuple[Problem, ...] = ()
    ignores: Mapping[str, tuple[Ignore, ...]] = field(default_factory=dict)
    hidden: HiddenAccounts = field(default_factory=HiddenAccounts)

    @property
    def accounts(self) -> Mapping[str, Account]:
        """The accounts that could be read, by id, sorted by id."""
        return {key: file.account for key, file in self.files.items() if file.account}

    @cached_property
    def _ties(self) -> TiesByHuman:
        return TiesByHuman(self.accounts)

    def elsewhere(self, file: AccountFile) -> TiesElsewhere:
        """Return our relationships on other accounts with the people of one.

        Args:
            file: The map's file.
        """
        return self._ties.elsewhere(file.id, file.account) if file.account else {}

    def colleagues_of(self, file: AccountFile) -> dict[str, Colleague]:
        """Return the teammates a map names, and those who know its people from other accounts.

        Args:
            file: The map's file.
        """
        named = {one.text for one in file.mentions if one.kind == "colleague"}
        named.update(tie.colleague for ties in self.elsewhere(file).values() for tie in ties)
        return {key: self.team[key] for key in sorted(named) if key in self.team}

    def without(self, failed: Mapping[str, Problem]) -> "Playbook":
        """Return the playbook with the maps that the program failed on as maps with a problem.

        Args:
            failed: How each failure is told, by account id.
        """
        broken = {
            key: replace(self.files[key], account=None, problems=(problem,))
            for key, problem in failed.items()
        }
        problems = tuple(sorted((*self.problems, *failed.values())))
        return replace(self, files={**self.files, **broken}, problems=problems)
