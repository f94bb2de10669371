"""Functions of a team that never raise: what fails is told, and something else stands in."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, TypeVar

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from account_maps.extensions.checked_text import checked_text
from account_maps.extensions.extension import ListPages, WriteSection
from account_maps.extensions.faults import (
    FAILED,
    REFUSED,
    ExtensionError,
    ExtensionFailedError,
    SourceFile,
)
from account_maps.measure.analysis import Analysis
from account_maps.measure.measured import Figure, FigureKey
from account_maps.measure.risk import Risk
from account_maps.measure.risks import RiskRule
from account_maps.model.account import Account, Person
from account_maps.read.problems import Problem
from account_maps.read.words import quoted
from account_maps.talk.library import FillPlaceholder

_T = TypeVar("_T")
_DECODER = msgspec.msgpack.Decoder(Risk)


class BriefSection(Struct, frozen=True):
    """A section that a team adds to briefs.

    Attributes:
        title: Its heading.
        lines: Returns its sentences for an account, with None as the person, or for one of its
            people; without any it is left out.
    """

    title: str
    lines: Callable[[Account, Person | None, dt.date], tuple[str, ...]]


@dataclass(frozen=True)
class Guard:
    """Calls the functions of one extension.

    Attributes:
        source: Its file.
        failures: Takes what fails.
    """

    source: SourceFile
    failures: list[Problem]

    def risk(self, rule: RiskRule) -> RiskRule:
        """Return a rule that finds nothing on an account where it fails."""

        def find(analysis: Analysis, figures: Mapping[FigureKey, Figure]) -> Iterator[Risk]:
            def sound() -> list[Risk]:
                found = rule.find(analysis, MappingProxyType(figures))
                return [_sound(one, analysis) for one in _listed(found, "Risks")]

            failed = f"risk {rule.code} couldn't be looked for on {_called(analysis.account)}"
            nothing: list[Risk] = []
            return iter(self.call(sound, nothing, failed, rule.find))

        return replace(rule, find=find)

    def section(self, title: str, write: WriteSection) -> BriefSection:
        """Return a section that is left out where it fails."""

        def lines(account: Account, person: Person | None, as_of: dt.date) -> tuple[str, ...]:
            def sound() -> tuple[str, ...]:
                return tuple(map(checked_text, _listed(write(account, person, as_of), "texts")))

            failed = f"the section {quoted(title)} of {_called(account)} couldn't be written"
            return self.call(sound, (), failed, write)

        return BriefSection(title, lines)

    def placeholder(self, name: str, fill: FillPlaceholder) -> FillPlaceholder:
        """Return a placeholder that has no value where it fails."""

        def filled(account: Account, person: Person) -> str | None:
            def sound() -> str | None:
                value = fill(account, person)
                return None if value is None else checked_text(value)

            failed = f"{{{name}}} couldn't be filled on {_called(account)}"
            return self.call(sound, None, failed, fill)

        return filled

    def call(self, call: Callable[[], _T], otherwise: _T, failed: str, function: object) -> _T:
        """Return what a function returns, or something else where it fails, which is told.

        Args:
            call: Calls the team's function.
            otherwise: What stands in.
            failed: What has then failed, as the beginning of a sentence.
            function: The function.
        """
        try:
            return call()
        except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever a team's code raises
            self.tell(self.source.failure(error, FAILED, failed, function))
            return otherwise

    def tell(self, problem: Problem) -> None:
        """Note a problem once."""
        if problem not in self.failures:
            self.failures.append(problem)


@dataclass(frozen=True)
class GuardedPages:
    """A team's function that lists pages.

    Attributes:
        guard: Calls it.
        function: The function.
    """

    guard: Guard
    function: ListPages

    def listed(self, context: object) -> list[Any]:
        """Return what it yields, nothing if it fails."""
        failed = "the pages couldn't be listed"

        def sound() -> list[Any]:
            return [*_listed(self.function(context), "PageSpecs")]

        return self.guard.call(sound, [], failed, self.function)

    def refuse(self, error: ExtensionError) -> None:
        """Tell what is wrong with a page that it yields."""
        self.guard.tell(self.guard.source.failure(error, REFUSED, error.message, self.function))

    def made(self, make: Callable[[], _T], uri: str) -> _T:
        """Return what makes one of its pages returns.

        Raises:
            ExtensionFailedError: If it fails.
        """
        try:
            return make()
        except (Exception, SystemExit) as error:
            failed = f"{uri} couldn't be made"
            problem = self.guard.source.failure(error, FAILED, failed, self.function)
            raise ExtensionFailedError(problem) from error


def _sound(risk: object, analysis: Analysis) -> Risk:
    """Return a risk that all else can rely on.

    Raises:
        ExtensionError: If it is none, or is about what there isn't.
        ValidationError: If a value is of a wrong type.
    """
    if not isinstance(risk, Risk):
        raise ExtensionError(f"expected a Risk, found {type(risk).__name__}", "yield Risk(…)")
    read = _DECODER.decode(msgspec.msgpack.encode(risk))
    account = analysis.account
    ours = {account.owner, *account.team, *analysis.network.colleagues, None}
    for who, known in (
        (read.person, account.stakeholders),
        (read.colleague, ours),
        (read.owner, ours),
    ):
        if who is not None and who not in known:
            told = f"the map of {_called(account)} doesn't name {quoted(who)}"
            raise ExtensionError(told, "name people and colleagues by their ids in the map")
    if not (0 <= read.share_affected <= 1 and 0 <= (read.share or 0) <= 1):
        raise ExtensionError("a share of this risk isn't from 0 to 1", "50% is 0.5")
    return replace(read, what=checked_text(read.what or "") or None, key=None)


def _called(account: Account) -> str:
    """Return the name of an account on one line."""
    return " ".join(account.name.split())


def _listed(found: object, what: str) -> Iterable[object]:
    """Return what a function has returned or yields, one by one.

    Raises:
        ExtensionError: If that is no list of anything.
    """
    if isinstance(found, str) or not isinstance(found, Iterable):
        told = f"expected a list of {what}, found {type(found).__name__}"
        raise ExtensionError(told, "return a list, or yield each one")
    return found
