"""The formats of a report that programs read."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path

import click

from account_maps.report.documents import json_text
from account_maps.report.github import LARGEST, github, step_summary
from account_maps.report.gitlab import gitlab
from account_maps.report.items import Report
from account_maps.report.junit import junit
from account_maps.report.sarif import sarif

_SUMMARY = "GITHUB_STEP_SUMMARY"


def _github(report: Report) -> str:
    """Return the annotations, and write the whole report into the summary of the step."""
    if os.environ.get(_SUMMARY):
        _append(Path(os.environ[_SUMMARY]), report)
    return github(report)


def _append(file: Path, report: Report) -> None:
    try:
        taken = file.stat().st_size if file.exists() else 0
        with file.open("a", encoding="utf-8", newline="\n") as summary:
            summary.write(step_summary(report, LARGEST - taken))
    except OSError as error:
        click.echo(f"the summary of the step cannot be written: {error.strerror}", err=True)


REPORT_FORMATS: Mapping[str, Callable[[Report], str]] = {
    "json": json_text,
    "github": _github,
    "gitlab": gitlab,
    "sarif": sarif,
    "junit": junit,
}
"""What puts a report into each form."""
