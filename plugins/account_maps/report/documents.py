"""A report as a JSON document of our own."""

import json
from typing import Any

from account_maps.report.items import Report, ReportItem, title

VERSION = 1


def json_text(report: Report) -> str:
    """Return a report as JSON: the items, what is only counted, the files, and the summary."""
    document = {
        "version": VERSION,
        "items": [_item(item, report) for item in report.items],
        "more": {report.host_path(file): count for file, count in report.more.items()},
        "files": [report.host_path(file) for file in report.files],
        "summary": report.summary,
    }
    return json.dumps(document, indent=2) + "\n"


def _item(item: ReportItem, report: Report) -> dict[str, Any]:
    problem = item.problem
    span = problem.span
    fix = report.fix(problem)
    return {
        "code": problem.code,
        "title": title(problem.code),
        "severity": str(item.severity),
        "file": report.path(item),
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
        "message": problem.message,
        "hint": problem.hint,
        "changed": item.changed,
        "fix": {**_place(fix.span), "text": fix.text} if fix else None,
    }


def _place(span: Any) -> dict[str, int]:  # noqa: ANN401
    return {
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }
