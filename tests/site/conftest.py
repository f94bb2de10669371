"""The sample playbook as a site, for what is asked of it in a browser."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from building import Project
from serving import served

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the sample playbook, built once for all that look at it."""
    project = Project(tmp_path_factory.mktemp("sample"))
    for part in ("docs", "maps"):
        shutil.copytree(ROOT / part, project.root / part, dirs_exist_ok=True)
    shutil.copy(ROOT / "mkdocs.yml", project.root)
    with served(project.build().folder) as base:
        yield base
