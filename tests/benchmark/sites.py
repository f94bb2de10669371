"""Two sites of the same accounts: one of maps, and a plain one of Markdown with the same text."""

from pathlib import Path
from typing import Any

from benchmark.generate import Account, account_id, write_maps

HOME = "# Playbook\n\nAll accounts.\n"
CONFIG = """\
site_name: Playbook
theme: {name: material, font: false}
nav: [index.md]
"""
MAPS_CONFIG = CONFIG + "plugins: [search, account-maps: {as_of: 2026-11-20}]\n"
PLAIN_CONFIG = CONFIG + "plugins: [search]\nnot_in_nav: /accounts/\n"


def write_maps_site(folder: Path, accounts: list[Account]) -> None:
    """Write a site of maps."""
    _write_frame(folder, MAPS_CONFIG)
    write_maps(folder / "maps", accounts)


def write_plain_site(folder: Path, accounts: list[Account]) -> None:
    """Write a site of Markdown pages. They too stay out of the navigation."""
    _write_frame(folder, PLAIN_CONFIG)
    pages = folder / "docs" / "accounts"
    pages.mkdir()
    for number, each in enumerate(accounts):
        (pages / f"{account_id(number)}.md").write_text(markdown(each), "utf-8")


def markdown(account: Account) -> str:
    """Return all that an account says as a page of Markdown, without a diagram."""
    parts = [f"# {account['name']}", _facts(account)]
    parts += [f"## {_words(key)}\n\n{_facts(account[key])}" for key in ("summary", "message")]
    parts += [f"## Goals\n\n{_list(account['goals'])}", _people(account)]
    parts += [_person(person, account) for person in account["stakeholders"].values()]
    parts += ["## Influence", _list([_line(line, account) for line in account["influence"]])]
    parts += ["## Promises", _list([promise["what"] for promise in account["promises"]])]
    return "\n\n".join(parts) + "\n"


def _write_frame(folder: Path, config: str) -> None:
    (folder / "docs").mkdir(parents=True)
    (folder / "docs" / "index.md").write_text(HOME, "utf-8")
    (folder / "mkdocs.yml").write_text(config, "utf-8")


def _words(key: str) -> str:
    return key.replace("_", " ").capitalize()


def _list(items: list[str]) -> str:
    return "\n".join(f"- {item}" for item in items)


def _facts(values: dict[str, Any]) -> str:
    plain = {key: value for key, value in values.items() if isinstance(value, str | int)}
    return _list([f"**{_words(key)}:** {value}" for key, value in plain.items()])


def _people(account: Account) -> str:
    rows = ["## People", "", "| Name | Title | Unit | Roles | Support |", "|---|---|---|---|---|"]
    for person in account["stakeholders"].values():
        cells = [person.get(key, "") for key in ("name", "title", "unit", "roles", "support")]
        words = [", ".join(cell) if isinstance(cell, list) else cell for cell in cells]
        rows.append(f"| {' | '.join(words)} |")
    return "\n".join(rows)


def _person(person: dict[str, Any], account: Account) -> str:
    told = dict(person)
    if manager := told.pop("reports_to", None):
        told["reports_to"] = account["stakeholders"][manager]["name"]
    parts = [f"### {told.pop('name')}", _facts(told)]
    parts += [
        f"**{_words(key)}**\n\n{_list(told[key])}" for key in ("goals", "pains") if key in told
    ]
    for colleague, tie in told.get("ties", {}).items():
        parts.append(f"**{_words(colleague)}:** {tie['level']}, last {tie['last']}")
    for key, points in told.get("talking_points", {}).items():
        parts.append(f"**{_words(key)}**\n\n{_list(points)}")
    return "\n\n".join(parts)


def _line(line: dict[str, str], account: Account) -> str:
    people = account["stakeholders"]
    kind = line.get("kind", "influence")
    return f"{people[line['from']]['name']} → {people[line['to']]['name']}: {kind}, strong"
