"""Maps made from data that nobody wrote for this project."""

import json
from pathlib import Path

from account_maps.model.load import load_playbook
from real import Committee, committees


def as_map(committee: Committee) -> str:
    """Write a committee as a map; JSON texts are YAML texts."""
    lines = [f"name: {json.dumps(committee['account']['name'], ensure_ascii=False)}"]
    lines += ["stakeholders:"] * bool(committee["people"])
    for person in committee["people"]:
        lines += [
            f"  {person['id']}:",
            f"    name: {json.dumps(person['name'], ensure_ascii=False)}",
            f"    title: {person['title']}",
            f"    person: {person['id']}",
            f"    reports_to: {person['reports_to'] or ''}",
        ]
    return "\n".join([*lines, ""])


def test_twenty_real_committees_load_clean(tmp_path: Path) -> None:
    for committee in committees():
        path = tmp_path / f"{committee['account']['id']}.yaml"
        path.write_text(as_map(committee), "utf-8")

    playbook = load_playbook(tmp_path, None, root=tmp_path)

    assert playbook.problems == ()
    accounts = [file.account for file in playbook.files.values() if file.account]
    names = {person.name for account in accounts for person in account.stakeholders.values()}
    assert len(accounts) == 20
    assert sum(not account.stakeholders for account in accounts) == 2
    assert 'Jesús G. "Chuy" García' in names
