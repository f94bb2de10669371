"""An edit of a shared file changes the digest of what it says, and no other."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

import pytest

from account_maps.draw import Router
from account_maps.extensions import Extensions
from account_maps.model.load import load_playbook
from account_maps.pages.shared_digests import shared_digests
from account_maps.texts import english

DAY = dt.date(2026, 11, 20)
FILES = {
    "_team.yaml": "team: {ana-lima: {name: Ana Lima}}\n",
    "_labels.yaml": "labels: {support: {mentor: Fan}}\n",
    "_rules.yaml": "ties: {half_life: 6}\n",
    "_icp.yaml": "criteria: {mines: {label: Mines, industry: [mining]}}\n",
    "_talking-points.yaml": "rules: {everybody: {ask: [Why now?]}}\n",
    "acme.yaml": "name: Acme\n",
}


def digests(folder: Path, day: dt.date = DAY, files: Mapping[str, str] = FILES) -> dict[str, bytes]:
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")
    playbook = load_playbook(folder, None, root=folder)
    assert playbook.problems == ()
    texts = english().renamed(playbook.labels)
    return asdict(shared_digests(playbook, texts, day, Router("curves"), Extensions()))


@pytest.mark.parametrize(
    ("file", "text", "told"),
    [
        ("_team.yaml", "team: {ana-lima: {name: Ana de Lima}}\n", {"team"}),
        ("_labels.yaml", "labels: {support: {mentor: Friend}}\n", {"texts"}),
        ("_rules.yaml", "ties: {half_life: 7}\n", {"rules"}),
        ("_talking-points.yaml", "rules: {everybody: {ask: [Why today?]}}\n", {"talking_points"}),
        ("_icp.yaml", "criteria: {mines: {label: Mines, tier: [1]}}\n", {"criteria"}),
        ("_icp.yaml", "# Ours\ncriteria: {mines: {label: Mines, industry: [mining]}}\n", set()),
        ("_rules.yaml", "# Ours\nties: {half_life: 6}\n", set()),
        ("acme.yaml", "name: Acme Clinics\n", set()),
    ],
)
def test_an_edit_changes_one_digest(tmp_path: Path, file: str, text: str, told: set[str]) -> None:
    before = digests(tmp_path)
    assert before == digests(tmp_path)

    after = digests(tmp_path, files={**FILES, file: text})

    assert {name for name, digest in after.items() if digest != before[name]} == told


def test_another_day_changes_the_digest_of_the_day(tmp_path: Path) -> None:
    before, after = digests(tmp_path), digests(tmp_path, DAY + dt.timedelta(1))

    assert {name for name, digest in after.items() if digest != before[name]} == {"day"}
