"""The command that tells what changed, in real repositories."""

import datetime as dt
import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from account_maps.changes.diff import DiffContext, MapDiff, map_diff
from account_maps.changes.mermaid import mermaid
from account_maps.changes.text import LIMIT, escaped, markdown
from account_maps.cli import main
from account_maps.history.between import MapPair
from account_maps.model.rules import Rules
from account_maps.texts import english
from history.repo import BEN, Repo
from maps import FULL, SMALLEST, TEAM

ACME = "maps/acme.yaml"


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repo:
    """A repository with two maps, in which the command runs."""
    made = Repo(tmp_path / "repo")
    made.write(ACME, SMALLEST)
    made.write("maps/northwind.yaml", FULL.replace("parent: northwind-group\n", ""))
    made.write("maps/_team.yaml", TEAM)
    made.commit("2026-03-01")
    monkeypatch.chdir(made.root)
    return made


def told(*arguments: str, code: int = 0) -> str:
    result = CliRunner().invoke(main, ["diff", *arguments])
    assert result.exit_code == code, result.output
    return result.output


@pytest.mark.usefixtures("repo")
def test_a_clean_checkout_differs_in_nothing_from_its_commit() -> None:
    assert told("HEAD") == "Nothing changed.\n"


def test_an_edit_that_is_not_committed_is_told(repo: Repo) -> None:
    repo.replace(ACME, "support: supporter", "support: enemy")
    output = told("HEAD")
    assert "Maria Soto: Supporter → Opponent" in output
    assert "AF302" in output
    assert output.endswith("1 map changed\n")


def test_two_commits_are_compared_whatever_is_on_the_disk(repo: Repo) -> None:
    repo.replace(ACME, "support: supporter", "support: enemy")
    repo.commit("2026-04-02", BEN)
    repo.replace(ACME, "support: enemy", "support: mentor")
    assert "Supporter → Opponent" in told("HEAD~1", "HEAD")
    assert "Opponent → Supporter" in told("HEAD", "HEAD~1")
    assert "Supporter → Mentor" in told("HEAD~1")


def test_a_day_means_the_state_at_its_end(repo: Repo) -> None:
    repo.replace(ACME, "support: supporter", "support: enemy")
    repo.commit("2026-04-02", BEN)
    assert "Supporter → Opponent" in told("2026-04-01")
    assert told("2026-04-02") == "Nothing changed.\n"
    assert "nothing was committed until" in told("2025-01-01", code=2)


def test_dots_mean_where_this_branch_left_the_other(repo: Repo) -> None:
    repo.git("checkout", "-q", "-b", "mine")
    repo.replace(ACME, "support: supporter", "support: enemy")
    repo.commit("2026-04-02", BEN)
    repo.git("checkout", "-q", "main")
    repo.replace(ACME, "Office manager", "Head of the office")
    repo.commit("2026-04-03")
    repo.git("checkout", "-q", "mine")
    assert "Head of the office" in told("main")
    assert "Head of the office" not in told("main...")


def test_one_account_can_be_asked_for(repo: Repo) -> None:
    repo.replace(ACME, "support: supporter", "support: enemy")
    repo.replace("maps/northwind.yaml", "support: mentor", "support: neutral")
    assert "2 maps changed" in told("HEAD")
    assert "Maria Soto" not in told("HEAD", "--account", "northwind")


def test_a_new_map_a_deleted_one_and_a_renamed_one_are_told(repo: Repo) -> None:
    repo.write("maps/new.yaml", "name: Brand New\nstakeholders: {ann: {name: Ann}}\n")
    repo.git("mv", ACME, "maps/harbor.yaml")
    (repo.maps / "northwind.yaml").unlink()
    output = told("HEAD")
    assert "Brand New: A new map; 1 person" in output
    assert "Northwind Health: The map was deleted" in output
    assert "The file was maps/acme.yaml" in output


def test_another_way_to_write_the_same_is_no_change(repo: Repo) -> None:
    repo.replace(ACME, "name: Ken Ito", "name: 'Ken Ito'  # the manager")
    assert told("HEAD") == "Nothing changed.\n"


def test_a_version_that_cannot_be_read_is_told_first(repo: Repo) -> None:
    repo.replace("maps/northwind.yaml", "support: mentor", "support: neutral")
    repo.write(ACME, "name: [\n")
    output = told("HEAD")
    assert output.index("can't be read") < output.index("Mentor → Neutral")


@pytest.mark.usefixtures("repo")
@pytest.mark.parametrize("wanted", ["nowhere", "--upload-pack=x", "2026-13-01", "HEAD:maps"])
def test_what_is_no_commit_is_refused(wanted: str) -> None:
    output = told("--", wanted, code=2)
    assert "is no commit, branch or day" in output


def test_without_a_repository_git_cannot_tell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "maps").mkdir()
    monkeypatch.chdir(tmp_path)
    assert "git can't tell" in told("HEAD", code=2)


def test_json_holds_the_changes_and_the_words(repo: Repo) -> None:
    repo.replace(ACME, "support: supporter", "support: enemy")
    (only,) = json.loads(told("HEAD", "--format", "json"))["maps"]
    assert only["told"] == ["Maria Soto: Supporter → Opponent"]
    (change,) = only["changes"]
    assert (change["who"]["after"], change["before"], change["after"]) == (
        "maria-soto",
        "supporter",
        "enemy",
    )
    states = {one["who"]["after"]: one["status"] for one in only["people"]}
    assert states == {"maria-soto": "changed", "ken-ito": "same"}
    assert {"kind": "reports_to"} in [{"kind": line["kind"]} for line in only["lines"]]


def test_it_can_be_written_to_a_file(repo: Repo) -> None:
    repo.replace(ACME, "support: supporter", "support: enemy")
    assert told("HEAD", "--format", "markdown", "-o", "diff.md") == ""
    assert "**Maria Soto**: Supporter → Opponent" in (repo.root / "diff.md").read_text("utf-8")
    assert "cannot be written" in told("HEAD", "-o", "no/such/folder", code=2)


HOSTILE = (
    '@ana #12 !3 ~bug %"v1" $4 [x](javascript:1) <b> `c` https://evil.example www.evil.example'
)


def test_hostile_text_means_nothing_in_a_comment() -> None:
    text = escaped(HOSTILE)
    for calling in ("@ana", "#12", "!3", "~bug", '%"v1"', "$4", "https://", "www.evil"):
        assert calling not in text
    assert re.search(r"(?<!\\)[\[\]()<>`]", text) is None


@given(st.text())
def test_no_text_gets_out_of_its_line(text: str) -> None:
    found = escaped(text)
    assert "\n" not in found
    assert "\r" not in found
    assert re.search(r"(?<!\\)(?:\\\\)*[`*_\[\]<>|@#]", found) is None


SETTING_TEXTS = english()


def setting() -> DiffContext:
    return DiffContext(Rules(), {}, SETTING_TEXTS, dt.date(2026, 11, 20))


def changed(number: int, name: str = "Harbor") -> MapDiff:
    before = SMALLEST.replace("Harbor Clinics", json.dumps(f"{name} {number}"))
    after = before.replace("support: supporter", "support: enemy")
    after = after.replace("Ken Ito", json.dumps(HOSTILE))
    file = f"maps/a{number}.yaml"
    found = map_diff(MapPair(f"a{number}", file, file, before.encode(), after.encode()), setting())
    assert found
    return found


@pytest.fixture(scope="module")
def many() -> list[MapDiff]:
    """Two hundred changed maps, which are more than a comment has room for in full."""
    return [changed(number) for number in range(200)]


def test_a_thousand_changed_maps_fit_into_one_comment(many: list[MapDiff]) -> None:
    text = markdown(many * 5, SETTING_TEXTS)
    assert len(text.encode()) <= LIMIT
    assert text.count("\n### ") >= 1
    assert re.search(r"- \d+ more maps$", text.strip())


def test_what_does_not_fit_in_full_gets_a_line(many: list[MapDiff]) -> None:
    text = markdown(many, SETTING_TEXTS)
    full, short = text.count("\n### "), text.count("\n- **")
    assert 0 < full < 200
    assert full + short == 200
    assert len(text.encode()) <= LIMIT


def test_few_changes_are_all_told_in_full() -> None:
    assert markdown([changed(1), changed(2)], SETTING_TEXTS).count("\n### ") == 2


def test_the_picture_knows_people_by_number_and_signs_by_their_codes() -> None:
    drawn = mermaid(changed(1), SETTING_TEXTS)
    nodes = re.findall(r'^  (n\d+)\["([^"\n]*)"\]', drawn, re.MULTILINE)
    assert len(nodes) == 2
    for _, label in nodes:
        bare = re.sub(r"#\d+;|<br>(?:CHANGED|ADDED|MOVED|REMOVED)$", "", label)
        assert re.fullmatch(r"[\w .…-]*", bare)
    rest = [line for line in drawn.splitlines() if not line.strip().startswith(("n", "classDef"))]
    assert rest == ["flowchart BT"]
    assert "CHANGED" in drawn


def test_the_picture_of_a_big_change_stays_small(repo: Repo) -> None:
    people = "".join(f"  p{n:02}: {{name: P {n}, support: neutral}}\n" for n in range(80))
    repo.write("maps/big.yaml", f"name: Big\nstakeholders:\n{people}")
    repo.commit("2026-04-02")
    repo.replace("maps/big.yaml", "neutral", "mentor")
    output = told("HEAD", "--format", "markdown")
    assert 0 < len(set(re.findall(r"\bn\d+\[", output))) <= 20


@pytest.mark.parametrize("date", ["4070908800 +0000", "soon", "1680000000 +9999"])
def test_a_day_is_refused_where_a_commit_without_a_date_may_be_its_state(
    repo: Repo, date: str
) -> None:
    repo.replace(ACME, "support: supporter", "support: enemy")
    commit = repo.forge(date)
    output = told("2026-03-05", code=2)
    assert f"commit {commit[:8]} has an impossible date or one in the future" in output
    assert "it's unknown what held on 2026-03-05 (name a commit)" in output


def test_a_shallow_clone_is_named_where_it_may_lack_what_is_asked_for(
    repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = repo.git("rev-parse", "HEAD")
    repo.replace(ACME, "support: supporter", "support: enemy")
    repo.commit("2026-04-02", BEN)
    repo.git("clone", "-q", "--depth", "1", f"file://{repo.root}", str(tmp_path / "clone"))
    monkeypatch.chdir(tmp_path / "clone")
    for wanted in (old, "2026-03-05", "HEAD~1"):
        assert "git fetch --unshallow" in told(wanted, code=2)


def test_a_partial_clone_takes_no_missing_version_for_a_new_map(
    repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo.replace(ACME, "support: supporter", "support: enemy")
    repo.commit("2026-04-02", BEN)
    repo.git("config", "uploadpack.allowFilter", "true")
    clone = str(tmp_path / "clone")
    repo.git("clone", "-q", "--filter=blob:none", f"file://{repo.root}", clone)
    monkeypatch.chdir(clone)
    output = told("HEAD~1", code=2)
    assert "this is a partial clone" in output
    assert "git fetch --refetch --no-filter" in output
