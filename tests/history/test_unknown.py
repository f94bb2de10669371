"""What git can't tell: each case is really made, told in one line, and mended by what it says."""

import datetime as dt
import os
import re
import shlex
import shutil
import stat
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from account_maps.history.history import History, read_history
from account_maps.history.limitations import limitation_lines
from account_maps.model.load import load_playbook
from history.repo import ANA, BEN, QUIET, MemoryCache, Repo
from maps import SMALLEST

ACME = "maps/acme.yaml"
MARIA, KEN = "stakeholders/maria-soto", "stakeholders/ken-ito"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home without settings of git, in which tests may make some."""
    (tmp_path / "home").mkdir()
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    # Whoever runs the tests may have named another file for it.
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "home" / ".gitconfig"))
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    return tmp_path / "home"


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    """A repository with one map that was changed once by each of two people."""
    made = Repo(tmp_path / "repo")
    made.write(ACME, SMALLEST)
    made.commit("2024-03-01", ANA)
    made.replace(ACME, "Office manager", "Head of the office")
    made.commit("2024-04-02", BEN)
    for key in ("allowFilter", "allowAnySHA1InWant"):
        made.git("config", f"uploadpack.{key}", "true")
    return made


def lines(repo: Repo) -> list[str]:
    """What is told of the history of the maps."""
    history = repo.history()
    files = load_playbook(repo.maps, None, root=repo.root).files.values()
    return limitation_lines(history.limitations(files))


def knows_all(repo: Repo) -> bool:
    """Whether both changes have their days and authors."""
    found = [repo.told("acme", place) for place in (MARIA, KEN)]
    return found == ["2024-03-01 Ana Lima", "2024-04-02 Ben Roth"]


def run_what_is_proposed(line: str, folder: Path, home: Path) -> None:
    """Run the command that stands in a line, as its reader would."""
    command = re.findall(r"run `([^`]+)`", line)[-1]
    environment = {**QUIET, "HOME": str(home), "GIT_CONFIG_GLOBAL": str(home / ".gitconfig")}
    subprocess.run(shlex.split(command), cwd=folder, env=environment, check=True)


def clone(repo: Repo, *options: str) -> Repo:
    folder = repo.root.with_name("clone")
    repo.git("clone", "-q", *options, f"file://{repo.root}", str(folder))
    return Repo(folder)


def test_a_whole_repository_leaves_nothing_to_tell(repo: Repo) -> None:
    assert knows_all(repo)
    assert lines(repo) == []


def owned_by_another_user(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give the repository away; who may not do that asks git itself to take it for foreign."""
    if os.geteuid() == 0:
        for path in (repo.root, repo.root / ".git"):
            os.chown(path, 12_345, 12_345)
        return
    shim = repo.root.with_name("bin") / "git"
    shim.parent.mkdir()
    shim.write_text(f'#!/bin/sh\nGIT_TEST_ASSUME_DIFFERENT_OWNER=1 exec {shutil.which("git")} "$@"')
    shim.chmod(0o755)
    monkeypatch.setenv("PATH", f"{shim.parent}{os.pathsep}{os.environ['PATH']}")


def test_a_repository_of_another_user_is_told_and_can_be_trusted(
    repo: Repo, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    owned_by_another_user(repo, monkeypatch)
    (line,) = lines(repo)
    assert line == (
        "git refuses to read this repository because another user owns it: the history of the maps "
        f"is unknown (run `git config --global --add safe.directory {repo.root}`)"
    )
    run_what_is_proposed(line, repo.root, home)
    assert lines(repo) == []
    assert knows_all(repo)


def test_trust_by_the_environment_counts(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    owned_by_another_user(repo, monkeypatch)
    settings = {"COUNT": "1", "KEY_0": "safe.directory", "VALUE_0": "*"}
    for key, value in settings.items():
        monkeypatch.setenv(f"GIT_CONFIG_{key}", value)
    assert lines(repo) == []


def test_a_shallow_clone_is_told_and_can_be_completed(repo: Repo, home: Path) -> None:
    shallow = clone(repo, "--depth", "1")
    (line,) = lines(shallow)
    assert line == (
        "this is a shallow clone: older changes of the maps are unknown "
        "(run `git fetch --unshallow`)"
    )
    assert shallow.told("acme", KEN) == "unknown"
    run_what_is_proposed(line, shallow.root, home)
    assert lines(shallow) == []
    assert knows_all(shallow)


@pytest.mark.parametrize("left_out", ["blob:none", "tree:0"])
def test_a_partial_clone_is_told_fetches_nothing_and_can_be_completed(
    repo: Repo, home: Path, left_out: str
) -> None:
    partial = clone(repo, f"--filter={left_out}")
    gone = repo.root.rename(repo.root.with_name("gone"))
    (line,) = lines(partial)
    assert line == (
        "this is a partial clone, without the old versions of the maps: "
        "the history of the maps is unknown (run `git fetch --refetch --no-filter`)"
    )
    assert partial.told("acme", KEN) == "unknown"
    gone.rename(repo.root)
    assert lines(partial) == [line], "nothing is fetched, though it could be"
    run_what_is_proposed(line, partial.root, home)
    assert lines(partial) == []
    assert knows_all(partial)


def test_a_partial_clone_that_lacks_nothing_of_the_maps_is_as_good_as_a_whole_one(
    repo: Repo,
) -> None:
    partial = clone(repo, "--filter=blob:limit=1m")
    assert lines(partial) == []
    assert knows_all(partial)


@pytest.mark.parametrize("protocol", ["ssh", "ext", "file"])
def test_no_setting_makes_a_partial_clone_fetch(
    repo: Repo, protocol: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    partial = clone(repo, "--filter=blob:none")
    trap, sprung = repo.root.with_name("trap"), repo.root.with_name("sprung")
    trap.write_text(f"#!/bin/sh\ntouch {sprung}\nexit 1\n")
    trap.chmod(0o755)
    address = {"ssh": "ssh://host.invalid/x", "ext": f"ext::{trap}", "file": f"file://{repo.root}"}
    partial.git("config", "remote.origin.url", address[protocol])
    partial.git("config", "remote.origin.uploadpack", str(trap))
    partial.git("config", "core.sshCommand", str(trap))
    partial.git("config", f"protocol.{protocol}.allow", "always")
    monkeypatch.setenv("GIT_SSH_COMMAND", str(trap))
    assert len(lines(partial)) == 1
    assert not sprung.exists()


def without_git(_: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")


def without_a_repository(repo: Repo, _: pytest.MonkeyPatch) -> None:
    shutil.rmtree(repo.root / ".git")


def without_a_commit(repo: Repo, _: pytest.MonkeyPatch) -> None:
    shutil.rmtree(repo.root / ".git")
    repo.git("init", "-q")


def without_its_folder(repo: Repo, _: pytest.MonkeyPatch) -> None:
    (repo.root / ".git" / "HEAD").unlink()


def without_its_last_commit(repo: Repo, _: pytest.MonkeyPatch) -> None:
    head = repo.git("rev-parse", "HEAD")
    (repo.root / ".git" / "objects" / head[:2] / head[2:]).unlink()


def without_an_old_version(repo: Repo, _: pytest.MonkeyPatch) -> None:
    blob = repo.git("rev-parse", f"HEAD~1:{ACME}")
    (repo.root / ".git" / "objects" / blob[:2] / blob[2:]).unlink()


def with_a_damaged_version(repo: Repo, _: pytest.MonkeyPatch) -> None:
    blob = repo.git("rev-parse", f"HEAD~1:{ACME}")
    damage(repo.root / ".git" / "objects" / blob[:2] / blob[2:])


def with_a_damaged_tree(repo: Repo, _: pytest.MonkeyPatch) -> None:
    tree = repo.git("rev-parse", "HEAD~1:maps")
    damage(repo.root / ".git" / "objects" / tree[:2] / tree[2:])


def damage(path: Path) -> None:
    path.chmod(stat.S_IRUSR | stat.S_IWUSR)
    path.write_bytes(b"damaged")


def with_broken_settings(repo: Repo, _: pytest.MonkeyPatch) -> None:
    with (repo.root / ".git" / "config").open("a") as settings:
        settings.write("[broken\n")


def with_a_git_that_dies(script: str) -> Callable[[Repo, pytest.MonkeyPatch], None]:
    def make(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
        real = shutil.which("git")
        shim = repo.root.with_name("bin") / "git"
        shim.parent.mkdir()
        shim.write_text(f'#!/bin/sh\nreal() {{ {real} "$@"; }}\n{script}\nexec {real} "$@"\n')
        shim.chmod(0o755)
        monkeypatch.setenv("PATH", f"{shim.parent}{os.pathsep}{os.environ['PATH']}")

    return make


DIES_IN_THE_LOG = 'case "$*" in *" log "*) real "$@" | head -c 150; kill -9 $$;; esac'
SHORT_LOG = 'case "$*" in *" log "*) real "$@" | head -c 30; exit 0;; esac'
# Else the script would wait for git, git for more names, and the reader for the script.
DIES_IN_A_CONTENT = (
    'case "$*" in *cat-file*) real "$@" | { head -c 20; kill -9 $$; }; exit 1;; esac'
)


@pytest.mark.parametrize(
    ("state", "what"),
    [
        (without_git, r"git isn't installed, or it isn't on PATH"),
        (without_a_repository, r"the maps aren't in a git repository"),
        (without_a_commit, r"nothing is committed yet"),
        (without_its_folder, r"\S+/\.git isn't a repository that git can read"),
        (without_its_last_commit, r"the last commit can't be read"),
        (without_an_old_version, r"an old version of the maps can't be read"),
        (with_a_damaged_version, r"git ended in the middle of its answer|an old version of"),
        (with_a_damaged_tree, r"git failed: .*"),
        (with_broken_settings, r"git failed: bad config line \d+ in file .git/config"),
        (with_a_git_that_dies(DIES_IN_THE_LOG), r"git failed"),
        (with_a_git_that_dies(SHORT_LOG), r"git ended in the middle of its answer"),
        (with_a_git_that_dies(DIES_IN_A_CONTENT), r"git ended in the middle of its answer"),
    ],
)
def test_whatever_is_wrong_is_told_in_one_line_and_no_fact_is_made_up(
    repo: Repo,
    state: Callable[[Repo, pytest.MonkeyPatch], None],
    what: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    state(repo, monkeypatch)
    (line,) = lines(repo)
    assert re.match(f"(?:{what}).*: the history of the maps is unknown", line)
    assert "\n" not in line
    assert repo.told("acme", MARIA) == repo.told("acme", KEN) == "unknown"


def test_a_worktree_that_lost_its_repository_is_told_and_can_be_repaired(
    repo: Repo, home: Path
) -> None:
    repo.git("worktree", "add", "-q", "../tree")
    moved = repo.root.rename(repo.root.with_name("moved"))
    tree = Repo.__new__(Repo)
    tree.root = repo.root.with_name("tree")
    (line,) = lines(tree)
    assert line.startswith(f"{tree.root}/.git doesn't lead to a repository: the history")
    run_what_is_proposed(line, moved, home)
    assert lines(tree) == []
    assert knows_all(tree)


def test_maps_in_a_submodule_have_its_history(tmp_path: Path) -> None:
    maps = Repo(tmp_path / "maps")
    maps.write("acme.yaml", SMALLEST)
    maps.commit("2024-03-01", ANA)
    site = Repo(tmp_path / "site")
    site.commit("2024-05-01", BEN)
    site.git("-c", "protocol.file.allow=always", "submodule", "add", "-q", str(maps.root), "maps")
    site.commit("2024-05-02", BEN)
    assert lines(site) == []
    assert site.told("acme", MARIA) == "2024-03-01 Ana Lima"
    shutil.rmtree(site.root / ".git" / "modules")
    (line,) = lines(site)
    assert "/maps/.git doesn't lead to a repository" in line
    assert "git submodule update --init" in line


def test_maps_that_no_commit_has_are_named(repo: Repo) -> None:
    for number in range(5):
        repo.write(f"maps/new{number}.yaml", "name: New\n")
    (line,) = lines(repo)
    assert line == (
        "5 maps (maps/new0.yaml, maps/new1.yaml, maps/new2.yaml and 2 more) aren't in the last "
        "commit: their changes have no history (run `git add --all` and `git commit`)"
    )


def test_maps_that_git_ignores_are_named(repo: Repo) -> None:
    repo.write(".gitignore", "maps/secret*.yaml\n")
    repo.write("maps/secret.yaml", "name: Secret\n")
    repo.commit("2024-05-03", BEN)
    (line,) = lines(repo)
    assert line == (
        "git ignores 1 map (maps/secret.yaml): their changes have no history "
        "(`git check-ignore -v maps/secret.yaml` shows why)"
    )


@pytest.mark.parametrize("date", ["4070908800 +0000", "soon", "1680000000 +9999"])
def test_a_change_whose_date_cannot_be_true_has_no_day_and_is_told(repo: Repo, date: str) -> None:
    repo.replace(ACME, "support: supporter", "support: neutral")
    commit = repo.forge(date)
    (line,) = lines(repo)
    assert line == (
        f"1 commit has an impossible date or one in the future, {commit[:8]}: the days of their "
        "changes are unknown (check the clock of this machine and of the authors')"
    )
    assert repo.told("acme", MARIA) == "unknown"
    assert repo.told("acme", KEN) == "2024-04-02 Ben Roth"


def test_a_date_is_believed_once_it_has_come_also_from_what_was_kept(repo: Repo) -> None:
    repo.forge("4070908800 +0000")
    repo.replace(ACME, "support: supporter", "support: neutral")
    repo.forge("4070908800 +0000")
    file = load_playbook(repo.maps, None, root=repo.root).files["acme"]
    kept = MemoryCache()

    def day(history: History) -> str:
        touch = history.last_changes(file).get(MARIA)
        return str(touch.day) if touch else "unknown"

    assert day(read_history(repo.maps, repo.root, kept, b"", dt.date(2026, 1, 1))) == "unknown"
    assert day(read_history(repo.maps, repo.root, kept, b"", dt.date(2099, 1, 1))) == "2099-01-01"
