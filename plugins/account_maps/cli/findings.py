"""The findings of maps for a terminal. Apart from ``check``, which is quicker without."""

import datetime as dt
from collections.abc import Iterable

from account_maps.extensions import Extensions
from account_maps.html.risk_words import risk_words
from account_maps.measure import measure
from account_maps.measure.risk import Risk
from account_maps.model.people import colleague_name
from account_maps.model.playbook import AccountFile, Playbook
from account_maps.read.problems import Problem
from account_maps.read.unexpected import unexpected
from account_maps.report.items import ReportItem
from account_maps.texts import Texts, english


def findings_of(
    files: Iterable[AccountFile], playbook: Playbook, as_of: dt.date, extensions: Extensions
) -> tuple[list[ReportItem], int]:
    """Return the findings of some maps that are not waived, and how many are waived.

    Maps with problems have none.

    Args:
        files: The maps.
        playbook: All maps, for our people and the rules.
        as_of: The day on which ties and facts have their age.
        extensions: What the team has added itself.
    """
    texts = extensions.in_texts(english())
    items: list[ReportItem] = []
    waived = 0
    for file in sorted(files, key=lambda file: file.shown_path):
        try:
            of_file, waived_here = _of_file(file, playbook, as_of, texts, extensions)
        except Exception as error:  # noqa: BLE001 - a bug at one map must not hide the others
            bug = unexpected(error, file.shown_path, "the findings couldn't be worked out")
            of_file, waived_here = [ReportItem(bug)], 0
        items += of_file
        waived += waived_here
    return [*items, *map(ReportItem, extensions.failures)], waived


def _of_file(
    file: AccountFile, playbook: Playbook, as_of: dt.date, texts: Texts, extensions: Extensions
) -> tuple[list[ReportItem], int]:
    """Return the findings of a map that aren't waived, and how many are."""
    if file.account is None:
        return [], 0
    risk_rules = extensions.risk_rules.values()
    elsewhere = playbook.elsewhere(file)
    risks = measure(file.account, as_of, playbook.rules, risk_rules, elsewhere).risks
    told = [one for one in risks if not one.waived]
    items = [ReportItem(_problem(one, file, playbook, texts), one.severity) for one in told]
    return items, len(risks) - len(told)


def _problem(risk: Risk, file: AccountFile, playbook: Playbook, texts: Texts) -> Problem:
    """Return a risk in the form of a problem."""
    words = risk_words(risk, playbook.team, texts)
    owner = colleague_name(risk.owner, playbook.team) if risk.owner else ""
    due = f"by {risk.due}" if risk.due else ""
    hint = "; ".join(filter(None, (words.act.rstrip("."), owner, due)))
    place = file.span_of(*risk.place)
    return Problem(file.shown_path, place, risk.code, _one_line(words.what), _one_line(hint))


def _one_line(text: str) -> str:
    return " ".join(text.split())
