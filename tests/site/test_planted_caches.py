"""A cache that somebody else could have written runs nothing, and its entries reach no page."""

import marshal
import os
import pickle
import stat
from collections.abc import Callable
from hashlib import blake2b
from io import BytesIO
from pathlib import Path

import pytest
from jinja2.bccache import BytecodeCache, bc_magic

import account_maps
from building import Project, Site
from history.repo import Repo

CACHE = ".account-maps-cache"
HARMLESS = "name: Acme\n"
RUNS_CODE = ("pickle", "marshal", "shelve", "FileSystemBytecodeCache", "bytecode_from_string")


class Planted:
    """Leaves a file behind when it is unpickled."""

    def __init__(self, marker: Path) -> None:
        self._marker = marker

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        return os.mkdir, (str(self._marker),)


def bytecode(marker: Path) -> bytes:
    """A compiled template, as Jinja keeps them, that leaves a file behind when it is used."""
    code = compile(f"import os\nos.mkdir({str(marker)!r})", "planted", "exec")
    checksum = BytecodeCache().get_source_checksum("")
    whole = BytesIO()
    whole.write(bc_magic)
    pickle.dump(checksum, whole, 2)
    marshal.dump(code, whole)
    return whole.getvalue()


def plant(project: Project, value: bytes) -> int:
    """Put a value into every entry of the cache, each with the digest that it needs."""
    entries = [*(project.root / CACHE).glob("??/*")]
    for path in entries:
        key = bytes.fromhex(path.parent.name + path.name)
        path.write_bytes(blake2b(value, key=key, digest_size=16).digest() + value)
    return len(entries)


@pytest.mark.parametrize("kind", ["a pickle", "a compiled template"])
def test_what_is_planted_in_the_cache_is_never_run(project: Project, kind: str) -> None:
    marker = project.root / "it-ran"
    project.map("acme", HARMLESS)
    project.build()
    value = bytecode(marker) if kind == "a compiled template" else pickle.dumps(Planted(marker))

    assert plant(project, value) > 10
    project.build()

    assert not marker.exists()
    pickle.loads(pickle.dumps(Planted(marker)))  # noqa: S301 - the test shows that it would run
    assert marker.exists()


def test_no_module_knows_how_to_load_code() -> None:
    sources = Path(account_maps.__file__).parent.rglob("*.py")
    texts = {path.name: path.read_text("utf-8") for path in sources}
    found = [(name, word) for name, text in texts.items() for word in RUNS_CODE if word in text]
    assert found == []


def built_with(project: Project, capfd: pytest.CaptureFixture[str]) -> tuple[Site, str]:
    """Build, and return the site and what was said of the cache."""
    capfd.readouterr()
    site = project.build()
    said = [line for line in capfd.readouterr().err.splitlines() if "cache_dir" in line]
    return site, "\n".join(said)


def spoil(project: Project) -> None:
    """Replace every page in the cache by a planted one."""
    plant(project, b"<html>planted</html>")


def test_a_cache_that_was_committed_is_not_used(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    repo, project = Repo(tmp_path), Project(tmp_path)
    project.map("acme", HARMLESS)
    project.build()
    spoil(project)
    repo.git("add", "--force", CACHE)

    site, said = built_with(project, capfd)

    assert "planted" not in site.html("accounts/acme")
    assert said.endswith(f"(run `git rm -r --cached {CACHE}` and delete it)")


@pytest.mark.skipif(os.name != "posix", reason="modes are a matter of POSIX")
def test_a_cache_that_others_can_write_is_not_used(
    project: Project, capfd: pytest.CaptureFixture[str]
) -> None:
    project.map("acme", HARMLESS)
    project.build()
    spoil(project)
    (project.root / CACHE).chmod(0o777)

    site, said = built_with(project, capfd)

    assert "planted" not in site.html("accounts/acme")
    assert "isn't used: other users can write to it" in said


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root can give it away")
def test_a_cache_of_another_user_is_not_used(
    project: Project, capfd: pytest.CaptureFixture[str]
) -> None:
    project.map("acme", HARMLESS)
    project.build()
    spoil(project)
    os.chown(project.root / CACHE, 65534, 65534)

    site, said = built_with(project, capfd)

    assert "planted" not in site.html("accounts/acme")
    assert "isn't used: it belongs to another user" in said


def test_a_cache_that_git_cannot_judge_is_not_used(
    project: Project, capfd: pytest.CaptureFixture[str]
) -> None:
    project.map("acme", HARMLESS)
    project.build()
    project.write(".git", "gitdir: nowhere\n")

    _, said = built_with(project, capfd)

    assert "git can't say whether it was committed" in said


@pytest.mark.skipif(os.name != "posix", reason="modes are a matter of POSIX")
def test_a_new_cache_is_private_and_used(
    project: Project, capfd: pytest.CaptureFixture[str]
) -> None:
    old = os.umask(0)
    try:
        project.map("acme", HARMLESS)
        project.build()
    finally:
        os.umask(old)
    folders = [project.root / CACHE, *(project.root / CACHE).glob("??")]

    assert {stat.S_IMODE(folder.stat().st_mode) for folder in folders} == {0o700}
    assert built_with(project, capfd)[1] == ""
