"""A report as SARIF 2.1.0, which GitHub's code scanning and many editors read."""

import json
import os
from importlib.metadata import version
from typing import Any
from urllib.parse import quote

from account_maps.model.values import Severity
from account_maps.read.problems import Span, and_more
from account_maps.report.gitlab import fingerprints
from account_maps.report.items import Report, ReportItem, title

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def sarif(report: Report) -> str:
    """Return a report as SARIF."""
    codes = sorted({item.problem.code for item in report.items})
    prints = fingerprints(report)
    results = [
        _result(item, report, codes.index(item.problem.code), fingerprint)
        for item, fingerprint in zip(report.items, prints, strict=True)
    ]
    driver = {
        "name": "account-maps",
        "semanticVersion": version("mkdocs-account-maps"),
        "rules": [_rule(code) for code in codes],
    }
    run: dict[str, Any] = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    if report.more:
        told = [_more(report.host_path(file), count) for file, count in report.more.items()]
        run["invocations"] = [{"executionSuccessful": True, "toolExecutionNotifications": told}]
    document = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(document, indent=2) + "\n"


def _more(path: str, count: int) -> dict[str, Any]:
    return {
        "level": "note",
        "message": {"text": and_more(count)},
        "locations": [{"physicalLocation": {"artifactLocation": _artifact(path)}}],
    }


def _artifact(path: str) -> dict[str, str]:
    return {"uri": quote(os.fsencode(path)), "uriBaseId": "%SRCROOT%"}


def _rule(code: str) -> dict[str, Any]:
    name = "".join(word.capitalize() for word in title(code).split() if word.isalnum())
    rule: dict[str, Any] = {"id": code, "name": name, "shortDescription": {"text": title(code)}}
    if code.startswith("AM"):
        from account_maps.read.codes import codes  # noqa: PLC0415 - read only where one is asked for

        about = codes()[code]
        rule["fullDescription"] = {"text": f"{about.wrong} {about.why}"}
        rule["help"] = {"text": about.fix}
    return rule


def _result(item: ReportItem, report: Report, index: int, fingerprint: str) -> dict[str, Any]:
    problem = item.problem
    hint = f" ({problem.hint})" if problem.hint else ""
    place = {
        "artifactLocation": _artifact(report.path(item)),
        "region": region(problem.span),
    }
    return {
        "ruleId": problem.code,
        "ruleIndex": index,
        "level": _LEVELS[item.severity],
        "message": {"text": f"{problem.message}{hint}"},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {"accountMaps/v1": fingerprint},
    }


def region(span: Span) -> dict[str, int]:
    """Return a span as SARIF has it."""
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }
