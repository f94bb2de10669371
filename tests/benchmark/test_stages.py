"""The table of stages counts a whole build, and names only what a build goes through."""

from pathlib import Path

import pytest

from benchmark.measure import run
from benchmark.stages import COMMAND, told, write_site

ACCOUNTS = 3


def test_the_stages_of_a_build_add_up_to_what_its_process_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[1]))
    write_site(tmp_path, ACCOUNTS)

    used = run((*COMMAND, str(tmp_path)), tmp_path).cpu

    spent = told((tmp_path / "benchmark.log").read_text("utf-8"))
    assert sum(spent.values()) == pytest.approx(used, rel=0.15)
    assert min(spent.values()) >= 0
    assert len([*(tmp_path / "site" / "accounts").glob("account-*/index.html")]) == ACCOUNTS
