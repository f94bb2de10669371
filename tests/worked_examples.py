"""The worked examples of ``docs/changing.md``, as changes to a copy of the package."""

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
_BLOCK = re.compile(r'^```\{\.(\w+) title="([^"]+)"\}\n(.*?)^```$', re.DOTALL | re.MULTILINE)
_PARTS = ("plugins", "theme", "maps")


@dataclass(frozen=True)
class Change:
    """A file as an example shows it: whole, or what changes in it as in a diff."""

    language: str
    path: str
    text: str

    def apply(self, folder: Path) -> None:
        """Make the change in a copy of the package."""
        file = folder / self.path
        if self.language == "diff":
            for hunk in re.split(r"^@@.*\n", self.text, flags=re.MULTILINE):
                _replace(file, hunk)
        else:
            assert not file.exists(), f"{self.path} is there already: show what changes as a diff"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(self.text, "utf-8")


def _replace(file: Path, hunk: str) -> None:
    """Put the lines of a hunk with a plus for those with a minus; the others say where."""
    lines = [" \n" if line == "\n" else line for line in hunk.splitlines(keepends=True)]
    old = "".join(line[1:] for line in lines if line[0] in " -")
    new = "".join(line[1:] for line in lines if line[0] in " +")
    text = file.read_text("utf-8")
    assert text.count(old) == 1, f"{file.name} has this {text.count(old)} times:\n{old}"
    file.write_text(text.replace(old, new), "utf-8")


def changes(title: str) -> list[Change]:
    """The changes of an example, by its title."""
    page = (ROOT / "docs" / "changing.md").read_text("utf-8")
    found = [part for part in page.split("\n## ") if part.startswith(f"{title}\n")]
    assert len(found) == 1
    return [Change(*block) for block in _BLOCK.findall(found[0])]


def changed_package(folder: Path, *titles: str) -> Path:
    """A copy of the package with the changes of some examples, to be put on ``PYTHONPATH``."""
    for part in _PARTS:
        shutil.copytree(ROOT / part, folder / part)
    for title in titles:
        for change in changes(title):
            change.apply(folder)
    return folder
