"""A report as JUnit's XML: each map is a test, and each error in it makes it fail."""

import xml.etree.ElementTree as ET

from account_maps.model.values import Severity
from account_maps.read.problems import and_more
from account_maps.report.items import Report, ReportItem
from account_maps.report.terminal import printable


def junit(report: Report) -> str:
    """Return a report as JUnit's XML."""
    by_file: dict[str, list[ReportItem]] = {file: [] for file in report.files}
    for item in report.items:
        by_file.setdefault(item.problem.file, []).append(item)
    failed = {file for file, items in by_file.items() if any(map(_is_error, items))}
    counts = {"tests": str(len(by_file)), "failures": str(len(failed)), "errors": "0"}
    suites = ET.Element("testsuites", {"name": "account-maps", **counts})
    suite = ET.SubElement(suites, "testsuite", {"name": "account-maps check", **counts})
    for file, items in by_file.items():
        name = {"name": printable(report.host_path(file)), "classname": "account-maps"}
        case = ET.SubElement(suite, "testcase", {**name, "file": name["name"]})
        _fill(case, items, report.more.get(file, 0))
    ET.indent(suites)
    return ET.tostring(suites, encoding="unicode", xml_declaration=False) + "\n"


def _fill(case: ET.Element, items: list[ReportItem], more: int) -> None:
    rest = f"\n{and_more(more)}" if more else ""
    errors = [item for item in items if _is_error(item)]
    others = [item for item in items if not _is_error(item)]
    if errors:
        first = errors[0].problem
        about = {"type": first.code, "message": printable(first.message)}
        ET.SubElement(case, "failure", about).text = _lines(errors) + rest
    if others:
        ET.SubElement(case, "system-out").text = _lines(others) + rest


def _is_error(item: ReportItem) -> bool:
    return item.severity is Severity.ERROR


def _lines(items: list[ReportItem]) -> str:
    return "\n".join(printable(f"{item.severity}: {item.problem}") for item in items)
