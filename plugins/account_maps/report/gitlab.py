"""A report for GitLab: the JSON of its Code Quality."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from account_maps.model.values import Severity
from account_maps.read.problems import and_more
from account_maps.report.items import Report

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def gitlab(report: Report) -> str:
    """Return a report as GitLab reads it."""
    return json.dumps([*_issues(report), *_more(report)], indent=2) + "\n"


def _issues(report: Report) -> Iterator[dict[str, Any]]:
    prints = fingerprints(report)
    for item, fingerprint in zip(report.items, prints, strict=True):
        problem = item.problem
        span = problem.span
        hint = f" ({problem.hint})" if problem.hint else ""
        yield {
            "description": f"{problem.message}{hint}",
            "check_name": problem.code,
            "fingerprint": fingerprint,
            "severity": _SEVERITIES[item.severity],
            "location": {
                "path": report.path(item),
                "positions": {
                    "begin": {"line": span.line, "column": span.column},
                    "end": {"line": span.end_line, "column": span.end_column},
                },
                "lines": {"begin": span.line, "end": span.end_line},
            },
        }


def _more(report: Report) -> Iterator[dict[str, Any]]:
    """Yield an issue for each file with items that are only counted: there is no other place."""
    for file, count in report.more.items():
        path = report.host_path(file)
        yield {
            "description": and_more(count),
            "check_name": "more",
            "fingerprint": _digest(path, "more"),
            "severity": "info",
            "location": {"path": path, "lines": {"begin": 1, "end": 1}},
        }


def fingerprints(report: Report) -> list[str]:
    """Return a mark for each item that stays the same while its line moves, each another one."""
    seen: Counter[tuple[str, str, str]] = Counter()
    found = []
    for item in report.items:
        same = (report.path(item), item.problem.code, item.problem.message)
        found.append(_digest(*same, str(seen[same])))
        seen[same] += 1
    return found


def _digest(*texts: str) -> str:
    # A file's name need not be UTF-8.
    return hashlib.sha256("\0".join(texts).encode(errors="surrogatepass")).hexdigest()[:32]
