"""The language server for YAML that editors use, where this machine can fetch it."""

import os
import shutil
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path

import pytest

NO_SERVER = "no language server for YAML on this machine"
PACKAGE = "yaml-language-server@1.25.0"
FOLDER = Path(__file__).parents[2] / "node_modules" / ".editor"
PROGRAM = FOLDER / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
INSTALL = ("install", "--no-save", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix")


@pytest.fixture(scope="session")
def server() -> list[str]:
    """The command of the server; npm fetches it once into ``node_modules``."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and not PROGRAM.exists():
        with suppress(OSError):  # The checkout may be read-only.
            _fetch(npm)
    if node and PROGRAM.exists():
        return [node, str(PROGRAM), "--stdio"]
    if os.environ.get("ACCOUNT_MAPS_EDITOR") == "required":
        pytest.fail(f"{NO_SERVER}, and ACCOUNT_MAPS_EDITOR=required")
    pytest.skip(NO_SERVER)


def _fetch(npm: str) -> None:
    """Fetch the server beside its place and then put it there: another process may do the same."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=FOLDER.parent) as folder:
        subprocess.run([npm, *INSTALL, folder, PACKAGE], capture_output=True, check=False)
        with suppress(OSError):
            Path(folder).joinpath("node_modules").rename(FOLDER / "node_modules")
