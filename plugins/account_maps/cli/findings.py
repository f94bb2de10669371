"""The findings of maps for a terminal. Apart from ``check``, which is quicker without."""

import datetime as dt
from collections.abc import Iterable, Mapping

from account_maps.extensions import Extensions
from account_maps.html.risk_words import risk_words
from account_maps.html.step_words import step_words
from account_maps.measure import measure
from account_maps.measure.risk import Risk
from account_maps.measure.step import NextStep
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
    measured = measure(file.account, as_of, playbook.rules, risk_rules, elsewhere=elsewhere)
    steps = _steps(measured.steps, playbook, texts)
    told = [one for one in measured.risks if not one.waived]
    items = [ReportItem(_problem(one, steps, file, playbook, texts), one.severity) for one in told]
    return items, len(measured.risks) - len(told)


_Steps = Mapping[tuple[str, str], str]
"""What to do about each risk, by its code and the name of the person it is about."""


def _steps(steps: Iterable[NextStep], playbook: Playbook, texts: Texts) -> _Steps:
    return {
        (fact.code, fact.person_name): _hint(step, playbook, texts)
        for step in steps
        for fact in step.facts
        if fact.person_name
    }


def _hint(step: NextStep, playbook: Playbook, texts: Texts) -> str:
    """Return what to do, who should, and by when."""
    act = step_words(step, playbook.team, texts).act.rstrip(".")
    owner = colleague_name(step.owner, playbook.team) if step.owner else ""
    due = f"by {step.due}" if step.due else ""
    return "; ".join(filter(None, (act, owner, due)))


def _problem(
    risk: Risk, steps: _Steps, file: AccountFile, playbook: Playbook, texts: Texts
) -> Problem:
    """Return a risk in the form of a problem, with what to do about it."""
    words = risk_words(risk, playbook.team, texts)
    hint = steps.get((risk.code, risk.person_name), words.act.rstrip("."))
    place = file.span_of(*risk.place)
    return Problem(file.shown_path, place, risk.code, _one_line(words.what), _one_line(hint))


def _one_line(text: str) -> str:
    return " ".join(text.split())
