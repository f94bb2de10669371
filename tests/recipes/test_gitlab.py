"""The pipeline for GitLab, its jobs run as its runner runs them."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from account_maps.recipes import recipes
from account_maps.recipes.gitlab import MARK, HostError, Project, main
from recipes.hosts import serving
from recipes.repository import ACME, Repository
from recipes.running import Ran, gitlab_job, parse, tools

MET = ACME.replace("support: unknown", "support: non_supporter")
RECIPE = parse(recipes("gitlab")[".gitlab-ci.yml"])


@dataclass
class Requests:
    """The open merge requests of a project, and their notes."""

    open: list[dict[str, Any]] = field(default_factory=list)
    notes: list[dict[str, Any]] = field(default_factory=list)
    calls: list[str] = field(default_factory=list)

    def add(self, number: int, sha: str, branch: str, project: int = 5) -> None:
        """Open a merge request."""
        one = {"iid": number, "sha": sha, "source_branch": branch, "source_project_id": project}
        self.open.append(one)

    def note(self, number: int, author: int, body: str) -> None:
        """Let somebody comment."""
        one = {"id": len(self.notes), "number": number, "author": {"id": author}, "body": body}
        self.notes.append(one)

    def answer(self, method: str, path: str, body: Any) -> Any:
        """Answer a call as the host does."""
        url = urlsplit(path)
        query = parse_qs(url.query)
        self.calls.append(f"{method} {url.path}")
        parts = url.path.removeprefix("/projects/5/").removeprefix("/").split("/")
        match method, *parts:
            case "GET", "user":
                return {"id": 42}
            case "GET", "merge_requests":
                assert query["state"] == ["opened"]
                return self._page(self.open, query)
            case "GET", "merge_requests", number, "notes":
                return self._page([n for n in self.notes if n["number"] == int(number)], query)
            case "POST", "merge_requests", number, "notes":
                self.note(int(number), 42, body["body"])
                return {}
            case "PUT", "merge_requests", _, "notes", found:
                self.notes[int(found)]["body"] = body["body"]
                return {}
        return None

    @staticmethod
    def _page(rows: list[Any], query: dict[str, list[str]]) -> list[Any]:
        size, page = int(query["per_page"][0]), int(query["page"][0])
        return rows[(page - 1) * size : page * size]


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path, "gitlab")


@pytest.fixture
def host() -> Iterator[tuple[Requests, dict[str, str]]]:
    """The merge requests, and the variables of a job that can reach them."""
    requests = Requests()
    with serving(requests.answer) as api:
        variables = {"CI_API_V4_URL": api, "CI_PROJECT_ID": "5", "CI_DEFAULT_BRANCH": "main"}
        yield requests, {**variables, "MAPS_TOKEN": "secret"}


def run(repository: Repository, job: str, commit: str, **variables: str) -> Ran:
    folder = repository.checkout(commit)
    return gitlab_job(RECIPE, job, folder, variables, tools(repository.folder / "bin"))


def test_a_good_change_passes_and_the_report_of_its_quality_is_empty(
    repository: Repository,
) -> None:
    head = repository.commit({"maps/acme.yaml": MET}, "met")

    ran = run(repository, "check", head)

    assert ran.code == 0, ran.output
    report = repository.folder / "runner" / "gl-code-quality-report.json"
    assert report.read_text("utf-8").split() == ["[]"]


def test_a_mistake_is_in_the_report_and_in_the_log(repository: Repository) -> None:
    head = repository.commit({"maps/acme.yaml": ACME.replace("unknown", "suporter")}, "slip")

    ran = run(repository, "check", head)

    assert ran.code == 1
    assert "maps/acme.yaml:9:14" in ran.output
    report = repository.folder / "runner" / "gl-code-quality-report.json"
    assert '"path": "maps/acme.yaml"' in report.read_text("utf-8")


def test_what_changes_is_left_as_a_file_that_the_request_shows(repository: Repository) -> None:
    base = repository.commit_on_host("main")
    head = repository.commit({"maps/acme.yaml": MET}, "met")

    ran = run(repository, "changes", head, CI_MERGE_REQUEST_DIFF_BASE_SHA=base)

    assert ran.code == 0, ran.output
    (path,) = RECIPE["changes"]["artifacts"]["paths"]
    assert "Priya Nair" in (repository.folder / "runner" / path).read_text("utf-8")


def test_the_sites_are_built_where_the_host_looks_for_them(repository: Repository) -> None:
    for job, folder in (("preview", "preview/"), ("pages", "public/")):
        ran = run(repository, job, "main")

        assert ran.code == 0, ran.output
        assert RECIPE[job]["artifacts"]["paths"] == [folder]
        assert (repository.folder / "runner" / folder / "accounts/acme/index.html").exists()


def test_each_request_has_one_comment_that_is_kept_up_to_date(
    repository: Repository, host: tuple[Requests, dict[str, str]]
) -> None:
    requests, variables = host
    head = repository.commit({"maps/acme.yaml": MET}, "met")
    repository.publish("refs/merge-requests/3/head", head)
    requests.add(3, head, "met")
    requests.note(3, 42, "Not from here")
    requests.note(3, 9, f"{MARK}\nNot ours")

    assert run(repository, "comment", "main", **variables).code == 0
    first = requests.notes[-1]["body"]
    head = repository.commit({"maps/acme.yaml": MET.replace("non_", "")}, "met")
    repository.publish("refs/merge-requests/3/head", head)
    requests.open[0]["sha"] = head
    assert run(repository, "comment", "main", **variables).code == 0

    assert "Priya Nair" in first
    assert len(requests.notes) == 3
    assert requests.notes[-1]["body"] != first


def test_branches_that_only_meet_by_lines_are_merged_by_fields(
    repository: Repository, host: tuple[Requests, dict[str, str]]
) -> None:
    requests, variables = host
    theirs = ACME.replace("support: unknown", "support: unknown\n    veto: true")
    heads = {
        "veto": repository.commit({"maps/acme.yaml": theirs}, "veto"),
        "both": repository.commit({"maps/acme.yaml": ACME.replace("unknown", "enemy")}, "both"),
        "apart": repository.commit({"maps/beta.yaml": "name: Beta\n"}, "apart"),
    }
    main_commit = repository.commit({"maps/acme.yaml": MET})
    for number, (branch, head) in enumerate(heads.items(), 1):
        requests.add(number, head, branch)
        repository.publish(f"refs/merge-requests/{number}/head", head)
    address = str(repository.origin).removesuffix(".git")

    ran = run(repository, "merge", "main", CI_PROJECT_URL=address, **variables)

    assert ran.code == 0, ran.output
    assert "veto: merged" in ran.output
    assert "both: both have changed the same, which people must settle" in ran.output
    merged = repository.on_host("veto", "maps/acme.yaml")
    assert "support: non_supporter" in merged
    assert "veto: true" in merged
    assert repository.commit_on_host("veto^2") == main_commit
    assert [repository.commit_on_host(one) for one in ("both", "apart")] == [
        heads["both"],
        heads["apart"],
    ]


def test_requests_from_other_projects_and_odd_ones_are_left_out(
    host: tuple[Requests, dict[str, str]],
) -> None:
    requests, variables = host
    for number in range(250):
        requests.add(number, f"{number:040x}", f"branch-{number}")
    requests.add(900, "a" * 40, "theirs", project=6)
    requests.add(901, "$(id)", "odd")
    requests.add(902, "a" * 40, "two\nlines")

    found = list(Project(variables).requests())

    assert len(found) == 250
    assert found[-1] == f"249 {249:040x} branch-249"


def test_a_comment_calls_nobody_and_commands_nothing(
    host: tuple[Requests, dict[str, str]],
) -> None:
    requests, variables = host

    Project(variables).comment(3, "- Hello @all\n/merge\n  /close\n> /approve\na/b and c / d\n")

    body = requests.notes[0]["body"]
    assert not re.search(r"@\w|^[ >]*/", body, re.MULTILINE)
    assert "a/b and c / d" in body


def test_a_comment_that_says_it_already_is_not_posted_again(
    host: tuple[Requests, dict[str, str]],
) -> None:
    requests, variables = host
    project = Project(variables)

    project.comment(3, f"{MARK}\n\n- Priya Nair")
    requests.calls.clear()
    project.comment(3, f"{MARK}\n\n- Priya Nair")

    assert {call.split()[0] for call in requests.calls} == {"GET"}


def test_a_change_of_no_map_is_only_told_in_place_of_one_that_was(
    host: tuple[Requests, dict[str, str]],
) -> None:
    requests, variables = host
    project = Project(variables)

    project.comment(3, f"{MARK}\n\nNo map has changed")
    assert requests.notes == []
    project.comment(3, f"{MARK}\n\n- Priya Nair")
    project.comment(3, f"{MARK}\n\nNo map has changed")

    assert [note["body"] for note in requests.notes] == [f"{MARK}\n\nNo map has changed"]


def test_a_host_that_refuses_is_told_in_one_line(
    host: tuple[Requests, dict[str, str]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    _, variables = host
    for key, value in variables.items():
        monkeypatch.setenv(key, value)
    monkeypatch.setenv("CI_PROJECT_ID", "6")

    assert main(["requests"]) == 1

    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert "404" in told
    assert "secret" not in told


@pytest.mark.parametrize(
    "arguments", [[], ["comment", "x", "y"], ["comment", "3", os.devnull + "x"]]
)
def test_a_call_that_is_not_understood_ends_with_one(
    host: tuple[Requests, dict[str, str]], monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    for key, value in host[1].items():
        monkeypatch.setenv(key, value)
    assert main(arguments) == 1


def test_a_pipeline_without_the_token_is_told_so() -> None:
    with pytest.raises(HostError, match="MAPS_TOKEN"):
        Project({"CI_API_V4_URL": "x", "CI_PROJECT_ID": "5", "CI_DEFAULT_BRANCH": "main"})


def test_only_scheduled_jobs_of_the_main_branch_use_the_token() -> None:
    users = {name for name, job in RECIPE.items() if "recipes.gitlab" in str(job)}
    assert users == {name for name, job in RECIPE.items() if "MAPS_TOKEN" in str(job)} | {"comment"}
    for name in users:
        assert RECIPE[name]["extends"] == ".on-schedule"
    (rule,) = RECIPE[".on-schedule"]["rules"]
    assert rule["if"] == (
        '$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH && $CI_PIPELINE_SOURCE == "schedule"'
    )
