"""The findings of maps for a terminal. Apart from ``check``, which is quicker without."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from account_maps.cli.terminal import counted
from account_maps.html.risk_words import risk_words
from account_maps.measure import measure
from account_maps.measure.risk import Risk
from account_maps.model.people import colleague_name
from account_maps.model.playbook import AccountFile, Playbook
from account_maps.model.values import Severity
from account_maps.read.problems import Problem
from account_maps.read.unexpected import BUG, unexpected
from account_maps.report.items import Item
from account_maps.texts import Texts, english


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found.

    Attributes:
        items: The findings, in the order of the files and then as measured.
        counts: How many there are of each severity; those waived are not among them.
        waived: How many are waived.
    """

    items: tuple[Item, ...]
    counts: Counter[Severity]
    waived: int

    def __str__(self) -> str:
        """Return how many there are, as one text."""
        waived = f", {self.waived} waived" if self.waived else ""
        if not self.counts:
            return f"no findings{waived}"
        each = ", ".join(f"{kind} {self.counts[kind]}" for kind in Severity if self.counts[kind])
        return f"{counted(self.counts.total(), 'finding')} ({each}){waived}"


def find(files: Iterable[AccountFile], playbook: Playbook, as_of: dt.date) -> Findings:
    """Return the findings of some maps; those with problems have none.

    Args:
        files: The maps.
        playbook: All maps, for our people and the rules.
        as_of: The day on which ties and facts have their age.
    """
    texts = english()
    items: list[Item] = []
    waived = 0
    for file in sorted(files, key=lambda file: file.shown_path):
        try:
            of_file, waived_here = _of_file(file, playbook, as_of, texts)
        except Exception as error:  # noqa: BLE001 - a bug at one map must not hide the others
            bug = unexpected(error, file.shown_path, "the findings couldn't be worked out")
            of_file, waived_here = [Item(bug)], 0
        items += of_file
        waived += waived_here
    counts = Counter(item.severity for item in items if item.problem.code != BUG)
    return Findings(tuple(items), counts, waived)


def _of_file(
    file: AccountFile, playbook: Playbook, as_of: dt.date, texts: Texts
) -> tuple[list[Item], int]:
    """Return the findings of a map that aren't waived, and how many are."""
    if file.account is None:
        return [], 0
    risks = measure(file.account, as_of, playbook.rules).risks
    told = [one for one in risks if not one.waived]
    items = [Item(_problem(one, file, playbook, texts), one.severity) for one in told]
    return items, len(risks) - len(told)


def _problem(risk: Risk, file: AccountFile, playbook: Playbook, texts: Texts) -> Problem:
    """Return a risk in the form of a problem."""
    words = risk_words(risk, playbook.team, texts)
    owner = colleague_name(risk.owner, playbook.team) if risk.owner else ""
    due = f"by {risk.due}" if risk.due else ""
    hint = "; ".join(filter(None, (words.act.rstrip("."), owner, due)))
    place = file.place(*risk.place)
    return Problem(file.shown_path, place, risk.code, _one_line(words.what), _one_line(hint))


def _one_line(text: str) -> str:
    return " ".join(text.split())
