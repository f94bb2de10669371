"""The day that a build speaks of."""

import datetime as dt
import os
import subprocess
from pathlib import Path

from account_maps.history.as_of import as_of_date

SET = dt.date(2026, 1, 2)
EPOCH = {"SOURCE_DATE_EPOCH": "1780000000"}


def commit(folder: Path, day: str) -> None:
    (folder / "map.yaml").write_text(day)
    when = {"GIT_COMMITTER_DATE": f"{day}T12:00:00Z", "PATH": os.defpath, "HOME": str(folder)}
    who = ["-c", "user.name=Ana", "-c", "user.email=ana@acme.example"]
    for command in (["init", "-q"], ["add", "."], [*who, "commit", "-qm", "A map"]):
        subprocess.run(["git", *command], cwd=folder, check=True, env=when)


def test_the_setting_comes_first(tmp_path: Path) -> None:
    assert as_of_date(SET, EPOCH, tmp_path) == SET


def test_then_the_epoch_of_a_reproducible_build(tmp_path: Path) -> None:
    assert as_of_date(None, EPOCH, tmp_path) == dt.date(2026, 5, 28)


def test_then_the_day_of_the_newest_commit(tmp_path: Path) -> None:
    commit(tmp_path, "2025-03-04")
    assert as_of_date(None, {}, tmp_path) == dt.date(2025, 3, 4)


def test_else_today(tmp_path: Path) -> None:
    before = dt.datetime.now(dt.UTC).date()
    assert before <= as_of_date(None, {}, tmp_path) <= dt.datetime.now(dt.UTC).date()


def test_an_epoch_that_is_no_number_is_passed_over(tmp_path: Path) -> None:
    commit(tmp_path, "2025-03-04")
    assert as_of_date(None, {"SOURCE_DATE_EPOCH": "soon"}, tmp_path) == dt.date(2025, 3, 4)
