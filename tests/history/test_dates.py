"""When each fact was last changed and by whom, as git tells it."""

import os
import random
import re
import stat
from pathlib import Path

import pytest

from account_maps.history.history import read_history
from account_maps.model.load import load_playbook
from history.repo import ANA, BEN, MemoryCache, Repo
from maps import SMALLEST

ACME = "maps/acme.yaml"
MARIA, KEN = "stakeholders/maria-soto", "stakeholders/ken-ito"


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    """A repository with one map, committed by Ana on 1 March."""
    made = Repo(tmp_path / "repo")
    made.write(ACME, SMALLEST)
    made.commit("2026-03-01")
    return made


def test_a_fact_has_the_day_and_the_author_of_its_last_change(repo: Repo) -> None:
    repo.replace(ACME, "support: supporter", "support: neutral")
    repo.commit("2026-04-02", BEN)
    assert repo.told("acme", MARIA) == "2026-04-02 Ben Roth"
    assert repo.told("acme", KEN) == "2026-03-01 Ana Lima"
    assert repo.told("acme", "name") == "2026-03-01 Ana Lima"
    assert repo.told("acme", "stakeholders") == "2026-04-02 Ben Roth"


def test_the_address_of_the_author_tells_who_of_us_it_is(repo: Repo) -> None:
    touch = repo.touch("acme", MARIA)
    assert touch
    assert touch.email == "ana@acme.example"


def test_another_place_in_the_file_is_no_change_of_a_person(repo: Repo) -> None:
    head, maria, ken = re.split(r"(?m)^(?=  \w)", SMALLEST)
    repo.write(ACME, f"# Our first\n\n{head}{ken}\n  # the owner\n{maria}")
    repo.commit("2026-04-02", BEN)
    assert repo.told("acme", MARIA) == repo.told("acme", KEN) == "2026-03-01 Ana Lima"


def test_what_was_changed_and_changed_back_was_changed_last(repo: Repo) -> None:
    repo.replace(ACME, "supporter", "neutral")
    repo.commit("2026-04-02", BEN)
    repo.write(ACME, SMALLEST)
    repo.commit("2026-05-03", ANA)
    assert repo.told("acme", MARIA) == "2026-05-03 Ana Lima"


def test_dates_are_those_of_blame(tmp_path: Path) -> None:
    repo, draw = Repo(tmp_path / "repo"), random.Random(5)  # noqa: S311
    ids = [f"p{number}" for number in range(6)]
    values = dict.fromkeys(ids, 0)
    for day in range(1, 25):
        for key in draw.sample(ids, draw.randint(1, 2)):
            values[key] = day
        people = (f"  {key}:\n    name: {key}\n    title: {v}\n" for key, v in values.items())
        repo.write(ACME, f"name: Acme\nstakeholders:\n{''.join(people)}")
        repo.commit(f"2026-06-{day:02}", draw.choice([ANA, BEN]))
    blamed = repo.git("blame", "--date=short", ACME).splitlines()
    for number, key in enumerate(ids):
        found = [re.search(r"\((.+?) +(2026-\d\d-\d\d)", line) for line in blamed[2 + 3 * number :]]
        newest = max((one[2], one[1]) for one in found[:3] if one)
        assert repo.told("acme", f"stakeholders/{key}") == " ".join(newest)


def test_a_merge_changes_only_what_it_made_itself(repo: Repo) -> None:
    repo.write(ACME, f"{SMALLEST}goals: [one]\n")
    repo.commit("2026-03-02")
    repo.git("checkout", "-q", "-b", "side")
    repo.replace(ACME, "Office manager", "Head of the office")
    repo.replace(ACME, "[one]", "[two]")
    repo.commit("2026-04-02", BEN)
    repo.git("checkout", "-q", "main")
    repo.replace(ACME, "support: supporter", "support: neutral")
    repo.replace(ACME, "[one]", "[three]")
    repo.commit("2026-05-03")
    with pytest.raises(Exception, match="merge"):
        repo.git("merge", "-q", "side")
    text = (repo.root / ACME).read_text("utf-8")
    repo.write(ACME, re.sub(r"(?s)<<<<<<<.*>>>>>>> side\n", "goals: [four]\n", text))
    repo.commit("2026-06-04", BEN)
    assert repo.told("acme", KEN) == "2026-04-02 Ben Roth"
    assert repo.told("acme", MARIA) == "2026-05-03 Ana Lima"
    assert repo.told("acme", "goals") == "2026-06-04 Ben Roth"


def test_a_clean_merge_changes_nothing_itself(repo: Repo) -> None:
    repo.git("checkout", "-q", "-b", "side")
    repo.replace(ACME, "Office manager", "Head of the office")
    repo.commit("2026-04-02", BEN)
    repo.git("checkout", "-q", "main")
    repo.replace(ACME, "name: Harbor Clinics", "name: Harbor")
    repo.commit("2026-05-03")
    repo.git("merge", "-q", "--no-edit", "side", day="2026-06-04")
    assert repo.told("acme", KEN) == "2026-04-02 Ben Roth"
    assert repo.told("acme", "name") == "2026-05-03 Ana Lima"
    assert repo.told("acme", MARIA) == "2026-03-01 Ana Lima"


def test_a_file_keeps_its_dates_under_another_name_and_in_another_folder(repo: Repo) -> None:
    repo.git("mv", ACME, "maps/harbor.yaml")
    repo.commit("2026-04-02", BEN)
    (repo.maps / "nordics").mkdir()
    repo.git("mv", "maps/harbor.yaml", "maps/nordics/clinics.yaml")
    repo.commit("2026-04-03", BEN)
    assert repo.told("clinics", MARIA) == "2026-03-01 Ana Lima"


def test_the_folder_of_maps_may_have_had_another_name(repo: Repo) -> None:
    repo.git("mv", "maps", "accounts")
    repo.commit("2026-04-02", BEN)
    repo.git("mv", "accounts", "maps")
    repo.commit("2026-04-03", BEN)
    assert repo.told("acme", MARIA) == "2026-03-01 Ana Lima"


def test_the_repository_may_be_a_folder_above(tmp_path: Path) -> None:
    above = Repo(tmp_path)
    above.write("sales/playbook/maps/acme.yaml", SMALLEST)
    above.commit("2026-03-01")
    root = tmp_path / "sales" / "playbook"
    file = load_playbook(root / "maps", None, root=root).files["acme"]
    touches = read_history(root / "maps", root, MemoryCache(), b"").last_changes(file)
    assert touches[MARIA].day.isoformat() == "2026-03-01"


def test_what_is_not_committed_is_unknown_and_the_rest_is_not(repo: Repo) -> None:
    repo.replace(ACME, "support: supporter", "support: neutral")
    repo.write("maps/new.yaml", "name: New\nstakeholders: {ann: {name: Ann}}\n")
    assert repo.told("acme", MARIA) == "unknown"
    assert repo.told("acme", KEN) == "2026-03-01 Ana Lima"
    assert repo.told("new", "name") == "unknown"


def test_line_ends_of_another_system_are_no_change(repo: Repo) -> None:
    path = repo.root / ACME
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert repo.told("acme", MARIA) == "2026-03-01 Ana Lima"


def test_a_map_in_braces_has_no_dates_of_people(repo: Repo) -> None:
    repo.write("maps/new.yaml", "{name: New, stakeholders: {ann: {name: Ann}}}\n")
    repo.commit("2026-04-02")
    assert repo.told("new", "stakeholders/ann") == "unknown"


def test_a_line_of_a_text_that_looks_like_a_person_makes_that_person_unknown(repo: Repo) -> None:
    note = '    note: "Said\n\n  ken-ito: I am against it"\n'
    repo.replace(ACME, "    support: supporter\n", f"    support: supporter\n{note}")
    repo.commit("2026-04-02", BEN)
    assert repo.told("acme", KEN) == "unknown"


@pytest.mark.parametrize("before", ["", "# nothing yet\n", "  name: Acme\n", "- a list\n"])
def test_a_map_may_once_have_had_no_section(repo: Repo, before: str) -> None:
    repo.write("maps/acme.yaml", before)
    repo.commit("2026-02-01")
    repo.write("maps/acme.yaml", SMALLEST)
    repo.commit("2026-03-01", BEN)
    touch = repo.touch("acme", "stakeholders/maria-soto")
    assert touch
    assert str(touch.day) == "2026-03-01"


def test_a_shallow_clone_does_not_take_its_end_for_the_change(repo: Repo, tmp_path: Path) -> None:
    repo.replace(ACME, "Office manager", "Head of the office")
    repo.commit("2026-04-02", BEN)
    repo.replace(ACME, "support: supporter", "support: neutral")
    repo.commit("2026-05-03", BEN)
    repo.git("clone", "-q", "--depth", "2", f"file://{repo.root}", str(tmp_path / "clone"))
    clone = Repo(tmp_path / "clone")
    assert clone.told("acme", MARIA) == "2026-05-03 Ben Roth"
    assert clone.told("acme", KEN) == "unknown"
    assert clone.told("acme", "name") == "unknown"


def test_a_detached_head_is_a_commit_like_others(repo: Repo) -> None:
    first = repo.git("rev-parse", "HEAD")
    repo.replace(ACME, "supporter", "neutral")
    repo.commit("2026-04-02", BEN)
    repo.git("checkout", "-q", first)
    assert repo.told("acme", MARIA) == "2026-03-01 Ana Lima"


def test_without_a_commit_all_is_unknown(tmp_path: Path) -> None:
    repo = Repo(tmp_path / "repo")
    repo.write(ACME, SMALLEST)
    assert repo.told("acme", MARIA) == "unknown"


def test_without_a_repository_all_is_unknown(tmp_path: Path) -> None:
    (tmp_path / "maps").mkdir()
    assert not read_history(tmp_path / "maps", tmp_path, MemoryCache(), b"").is_known


def test_without_git_all_is_unknown(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(repo.root / "nowhere"))
    assert repo.told("acme", MARIA) == "unknown"


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a folder to somebody else")
def test_in_the_repository_of_another_user_all_is_unknown(
    repo: Repo, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(repo.root))
    for path in (repo.root, repo.root / ".git"):
        os.chown(path, 12_345, 12_345)
    assert repo.told("acme", MARIA) == "unknown"


def test_a_damaged_repository_is_unknown(repo: Repo) -> None:
    for path in (repo.root / ".git" / "objects").glob("??/*"):
        path.chmod(stat.S_IRUSR | stat.S_IWUSR)
        path.write_bytes(b"damaged")
    assert repo.told("acme", MARIA) == "unknown"


def test_a_hook_of_git_that_runs_us_does_not_lead_us_astray(
    repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere" / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "index"))
    assert repo.told("acme", MARIA) == "2026-03-01 Ana Lima"


def test_no_program_of_the_repository_is_run_and_nothing_is_written_to_it(repo: Repo) -> None:
    trap = repo.root / "trap"
    trap.write_text(f"#!/bin/sh\ntouch {repo.root}/sprung\nexit 1\n")
    trap.chmod(0o755)
    for key in ("core.fsmonitor", "diff.external", "core.pager", "gpg.program", "core.sshCommand"):
        repo.git("config", key, str(trap))
    repo.git("config", "log.showSignature", "true")
    before = listing(repo.root)
    assert repo.told("acme", MARIA) == "2026-03-01 Ana Lima"
    assert listing(repo.root) == before


def listing(folder: Path) -> dict[str, int]:
    """Every file with the time of its last change."""
    return {str(path): path.stat().st_mtime_ns for path in sorted(folder.rglob("*"))}


def test_what_was_kept_tells_the_same_and_a_new_commit_is_seen(repo: Repo) -> None:
    kept = MemoryCache()
    file = load_playbook(repo.maps, None, root=repo.root).files["acme"]
    cold = repo.history(kept).last_changes(file)
    assert repo.history(kept).last_changes(file) == cold
    repo.replace(ACME, "supporter", "neutral")
    repo.commit("2026-04-02", BEN)
    file = load_playbook(repo.maps, None, root=repo.root).files["acme"]
    warm = repo.history(kept).last_changes(file)
    assert warm == repo.history().last_changes(file)
    assert warm[MARIA].author == "Ben Roth"


def test_a_spoiled_cache_is_passed_over(repo: Repo) -> None:
    kept = MemoryCache()
    repo.history(kept)
    kept.values = dict.fromkeys(kept.values, b"spoiled")
    file = load_playbook(repo.maps, None, root=repo.root).files["acme"]
    assert MARIA in repo.history(kept).last_changes(file)


def test_the_versions_of_a_map_are_its_edits_the_newest_first(repo: Repo) -> None:
    repo.replace(ACME, "supporter", "neutral")
    repo.commit("2026-04-02", BEN, "She cooled down")
    repo.git("mv", ACME, "maps/harbor.yaml")
    repo.commit("2026-04-03")
    file = load_playbook(repo.maps, None, root=repo.root).files["harbor"]
    versions = repo.history().versions(file)
    assert [one.commit.subject for one in versions] == ["She cooled down", "An edit"]
    before, after = versions[0].before[0], versions[0].after
    assert after
    contents = repo.history().contents([before, after])
    assert b"supporter" in contents[before]
    assert b"neutral" in contents[after]


def test_a_commit_without_a_sensible_date_gives_none(repo: Repo) -> None:
    body = f"tree {repo.git('rev-parse', 'HEAD^{tree}')}\n"
    body += "author Ana Lima <> 99999999999999999 +0000\ncommitter Ana Lima <> 0 +0000\n\nOdd\n"
    (repo.root / "odd").write_text(body)
    odd = repo.git("hash-object", "-t", "commit", "-w", "--literally", "odd")
    repo.git("update-ref", "refs/heads/odd", odd)
    repo.git("symbolic-ref", "HEAD", "refs/heads/odd")
    assert repo.told("acme", MARIA) == "unknown"
