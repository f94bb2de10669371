"""Nothing in the project reads or names what lies outside it."""

import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path, PurePosixPath

import pytest

ROOT = Path(__file__).parents[1]
# Where one machine keeps its own things; `/usr/bin/env` and the like are on every machine.
MACHINE = re.compile(r"(?<![\w.:/])/(?:home|root|Users|work|opt)/\w|\b[A-Z]:\\+Users\b")
NEIGHBOR = re.compile(r"\.\./shared\b|['\"`]shared/?['\"`]\s*/")
UP = re.compile(r"__file__\)(?:\.resolve\(\))?(?:\.parents\[(\d+)\]|((?:\.parent)+))")
UP_ONE = ".."
LINK = re.compile(r"\]\((\.\./[^)\s#]*)")


@cache
def tracked() -> dict[PurePosixPath, str]:
    """The texts of the project by path. A file without text, such as a font, isn't among them."""
    # The checkout may belong to another user, as in a container.
    listed = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "-z"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    paths = [PurePosixPath(name) for name in listed.stdout.decode().split("\0") if name]
    return {path: text for path in paths for text in _text(ROOT / path)}


def _text(file: Path) -> Iterator[str]:
    try:
        yield file.read_text("utf-8")
    except (FileNotFoundError, UnicodeDecodeError):
        return


def folders_above(path: PurePosixPath, text: str) -> Iterator[str]:
    """What a Python file finds above the checkout by way of its own place."""
    for found in UP.finditer(text):
        up = int(found[1]) + 1 if found[1] else found[2].count(".parent")
        if up > len(path.parts):
            yield found[0]


def links_outside(path: PurePosixPath, text: str) -> Iterator[str]:
    """Links of a page that leave the checkout."""
    depth = len(path.parts) - 1
    yield from (link for link in LINK.findall(text) if link.count("../") > depth)


def outside(path: PurePosixPath, text: str) -> list[str]:
    """All that a file names outside the checkout."""
    named = [found[0] for rule in (MACHINE, NEIGHBOR) for found in rule.finditer(text)]
    climbs = folders_above(path, text) if path.suffix == ".py" else ()
    links = links_outside(path, text) if path.suffix == ".md" else ()
    return [*named, *climbs, *links]


def test_no_file_of_the_project_names_a_path_outside_it() -> None:
    own = PurePosixPath("tests/test_self_contained.py")
    assert own in tracked()
    found = {str(path): outside(path, text) for path, text in tracked().items() if path != own}
    assert {path: named for path, named in found.items() if named} == {}


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("tests/model/test_x.py", 'DATA = Path(__file__).parents[3] / "x"'),
        ("tests/x.py", "Path(__file__).parent.parent.parent"),
        ("docs/a.md", "See [the words](../../words.md)."),
        ("docs/a.md", f"The data is in {UP_ONE}/shared/data."),
        (".ci/run", "cp /home/ana/fonts ."),
        ("Makefile", "PYTHON = /opt/python/bin/python3"),
        ("tests/x.py", r"C:\\Users\\ana"),
    ],
)
def test_a_path_outside_is_found(path: str, text: str) -> None:
    assert len(outside(PurePosixPath(path), text)) == 1


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("tests/model/test_x.py", "ROOT = Path(__file__).parents[2]"),
        ("docs/guides/a.md", "[Settings](../reference/settings.md) and [us](../../README.md)"),
        (".ci/run", "#!/usr/bin/env bash"),
        ("docs/a.md", "https://code.example/home/ana and ../accounts/"),
    ],
)
def test_a_path_inside_is_left_alone(path: str, text: str) -> None:
    assert outside(PurePosixPath(path), text) == []
