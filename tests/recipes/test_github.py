"""The workflows for GitHub, run as its runner runs them."""

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from account_maps.cli import main
from account_maps.recipes import RECIPES, recipes
from account_maps.recipes.gitlab import MARK
from recipes.comments import SCRIPT_NODE, Comments, post
from recipes.repository import ACME, Repository
from recipes.running import GitHub, parse, script

MET = ACME.replace("support: unknown", "support: non_supporter")
PULL = {"number": 7}


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path, "github")


def workflow(repository: Repository, name: str) -> dict[str, Any]:
    return parse((repository.clone / ".github" / "workflows" / f"{name}.yml").read_text("utf-8"))


def workflows() -> list[str]:
    return [path for path in RECIPES["github"] if "/workflows/" in path]


def on_pull_request(repository: Repository, branch: str) -> GitHub:
    """A runner that checks a pull request out as the host does."""
    commit = repository.merged(branch)
    github = {"sha": commit, "ref_name": "7/merge", "event": {"pull_request": PULL}}
    return GitHub(
        repository.folder, {"github": github}, lambda: repository.checkout("refs/pull/1/merge")
    )


def on_main(repository: Repository, **variables: str) -> GitHub:
    """A runner that checks the main branch out."""
    commit = repository.commit_on_host("main")
    event = {"repository": {"default_branch": "main"}}
    github = {"sha": commit, "ref_name": "main", "event": event, "token": "usual"}
    context = {"github": github, "vars": variables, "secrets": {}}
    return GitHub(repository.folder, context, lambda: repository.checkout("main"))


def test_a_good_change_passes_all_checks(repository: Repository) -> None:
    repository.commit({"maps/acme.yaml": MET}, "met")
    host = on_pull_request(repository, "met")

    ran = host.job(workflow(repository, "account-maps"), "check")

    assert {one.name: one.code for one in ran} == {
        "Install": 0,
        "Check the maps": 0,
        "Check their format": 0,
        "Check who owns them": 0,
    }
    assert ran[0].output.startswith("mkdocs-account-maps==")


def test_a_mistake_is_annotated_at_its_line_and_told_in_the_summary(
    repository: Repository,
) -> None:
    repository.commit({"maps/acme.yaml": ACME.replace("unknown", "suporter")}, "slip")
    host = on_pull_request(repository, "slip")

    ran = host.job(workflow(repository, "account-maps"), "check")

    checked = next(one for one in ran if one.name == "Check the maps")
    assert checked.code == 1
    assert "::error file=maps/acme.yaml,line=9," in checked.output
    assert "suporter" in (host.temp / "summary.md").read_text("utf-8")
    assert ran[-1].name == "Check who owns them"


def test_a_list_of_owners_that_is_out_of_date_fails_where_we_wrote_it(
    repository: Repository,
) -> None:
    owners = "# Written by `account-maps codeowners`, from the owners of the maps:\n# Up to here.\n"
    repository.commit({".github/CODEOWNERS": owners}, "owners")
    host = on_pull_request(repository, "owners")

    ran = host.job(workflow(repository, "account-maps"), "check")

    assert ran[-1].code == 1
    assert "/maps/acme.yaml is owned by @ana-lima now" in ran[-1].output


def test_what_changes_is_left_as_a_text_and_shown_in_the_summary(repository: Repository) -> None:
    repository.commit({"maps/acme.yaml": MET}, "met")
    repository.commit({"maps/beta.yaml": "name: Beta\n"})  # Meanwhile, and not by this change.
    host = on_pull_request(repository, "met")

    ran = host.job(workflow(repository, "account-maps"), "changes")

    assert [one.code for one in ran] == [0, 0], ran[-1].output
    text = (host.artifacts / "comment" / "comment.md").read_text("utf-8")
    assert "Priya Nair" in text
    assert "Beta" not in text
    assert (host.temp / "summary.md").read_text("utf-8") == text
    assert "Priya Nair" in (host.artifacts / "changes" / "changes.html").read_text("utf-8")


def test_the_preview_is_the_site_with_the_change(repository: Repository) -> None:
    repository.commit({"maps/acme.yaml": ACME.replace("Priya Nair", "Priya N. Nair")}, "renamed")
    host = on_pull_request(repository, "renamed")

    ran = host.job(workflow(repository, "account-maps"), "preview")

    assert [one.code for one in ran] == [0, 0], ran[-1].output
    page = host.artifacts / "preview" / "accounts" / "acme" / "index.html"
    assert "Priya N. Nair" in page.read_text("utf-8")


def test_pages_are_only_published_once_somebody_has_looked_who_can_read_them(
    repository: Repository,
) -> None:
    publish = workflow(repository, "account-maps-publish")
    done: list[str] = []
    host = on_main(repository)
    assert not host.wants(publish, "build")

    host.context["vars"] = {"PUBLISH_MAPS": "yes"}
    host.actions["actions/upload-pages-artifact"] = lambda step: done.append(
        host.filled(step["with"]["path"])
    )

    assert host.wants(publish, "build")
    assert [one.code for one in host.job(publish, "build")] == [0, 0, 0]
    assert (Path(done[0]) / "accounts" / "acme" / "index.html").exists()


def merging(repository: Repository, branches: str) -> GitHub:
    host = on_main(repository)
    listed = f'case "$*" in *"--base main"*) printf "{branches}";; *) exit 1;; esac'
    script(host.bin / "gh", listed)
    return host


def test_branches_that_only_meet_by_lines_are_merged_by_fields(repository: Repository) -> None:
    theirs = ACME.replace("support: unknown", "support: unknown\n    veto: true")
    head = repository.commit({"maps/acme.yaml": theirs}, "veto")
    main = repository.commit({"maps/acme.yaml": MET})
    host = merging(repository, "veto\\n")

    ran = host.job(workflow(repository, "account-maps-merge"), "merge")

    assert ran[-1].code == 0
    assert "::notice::veto: merged" in ran[-1].output
    merged = repository.on_host("veto", "maps/acme.yaml")
    assert "support: non_supporter" in merged
    assert "veto: true" in merged
    assert repository.commit_on_host("veto^1") == head
    assert repository.commit_on_host("veto^2") == main


def test_what_both_have_changed_and_what_git_merges_by_itself_is_left_alone(
    repository: Repository,
) -> None:
    both = ACME.replace("unknown", "enemy")
    before = [
        repository.commit({"maps/acme.yaml": both}, "both"),
        repository.commit({"maps/beta.yaml": "name: Beta\n"}, "apart"),
    ]
    repository.commit({"maps/acme.yaml": MET})
    host = merging(repository, "both\\napart\\ngone\\n")

    ran = host.job(workflow(repository, "account-maps-merge"), "merge")

    assert ran[-1].code == 0
    assert "both: both have changed the same, which people must settle" in ran[-1].output
    assert [repository.commit_on_host(one) for one in ("both", "apart")] == before


def test_a_hostile_branch_runs_nothing_and_is_read_as_a_map(repository: Repository) -> None:
    """Its attributes name a driver and a filter, and its map a command."""
    command = f"$(touch {repository.folder}/never) `id`"
    hostile = ACME.replace("Priya Nair", command).replace(
        "support: unknown", "support: unknown\n    veto: true"
    )
    attributes = "*.yaml merge=evil filter=evil diff=evil\n"
    repository.commit({"maps/acme.yaml": hostile, ".gitattributes": attributes}, "evil;id")
    repository.commit({"maps/acme.yaml": MET})
    host = merging(repository, "evil;id\\n")

    ran = host.job(workflow(repository, "account-maps-merge"), "merge")

    assert "evil;id: merged" in ran[-1].output
    assert command in repository.on_host("evil;id", "maps/acme.yaml")
    assert not (repository.folder / "never").exists()


needs_node = pytest.mark.skipif(shutil.which("node") is None, reason=SCRIPT_NODE)


@needs_node
def test_one_comment_is_posted_and_then_kept_up_to_date(tmp_path: Path) -> None:
    comments = Comments(pulls=[("ana:met", "c1", 7), ("ana:met", "old", 6)])

    post(tmp_path, comments, f"{MARK}\n\n- Priya Nair: unknown → non-supporter", sha="c1")
    post(tmp_path, comments, f"{MARK}\n\n- Priya Nair: unknown → supporter", sha="c1")

    (only,) = comments.bodies(7)
    assert only.startswith(f"{MARK}\n\n- Priya Nair: unknown → supporter\n")
    assert only.endswith("[Checks and preview of this change](https://host.example/runs/1)")
    assert comments.bodies(6) == []


@needs_node
def test_a_comment_of_somebody_else_is_never_taken_for_ours(tmp_path: Path) -> None:
    comments = Comments(pulls=[("ana:met", "c1", 7)])
    comments.add(7, "mallory", f"{MARK}\nOurs, surely")

    post(tmp_path, comments, "- Priya Nair", sha="c1")

    assert comments.bodies(7)[0] == f"{MARK}\nOurs, surely"
    assert len(comments.bodies(7)) == 2


@needs_node
@pytest.mark.parametrize(
    ("text", "sha"),
    [
        (None, "c1"),
        ("- x" * 100_000, "c1"),
        ("- x" * 22_000, "c1"),
        ("- Priya", "other"),
        ("No map has changed", "c1"),
    ],
    ids=["there is no text", "a huge file", "too long", "a commit of before", "no change"],
)
def test_nothing_is_posted_where(tmp_path: Path, text: str | None, sha: str) -> None:
    comments = Comments(pulls=[("ana:met", "c1", 7)])

    post(tmp_path, comments, text, sha=sha)

    assert comments.bodies(7) == []


@needs_node
def test_the_text_calls_nobody_and_leads_nowhere(tmp_path: Path) -> None:
    signs = {
        "@everybody": r"@\w",
        "&#64;everybody &commat;all": r"&[#\w]",
        "fixes #12": r"#1",
        "![x](https://evil.example/p.png)": r"\]\(|://",
        "[login]: https://evil.example": r"\]:|://",
        "[a][b]": r"\]\[",
        "<img src=x>": r"<img",
        "<a href='//evil.example'>": r"<a",
        "</details><script>": r"<",
        "<br> \\<img src=x>": r"<br",
        "\\\\<img src=x>": r"<",
        "<!-- hidden -->": r"<!-- h",
        "www.evil.example": r"www\.",
        "a\u202eb\u0007c": r"[\u202e\u0007]",
    }
    comments = Comments(pulls=[("ana:met", "c1", 7)])

    post(tmp_path, comments, "\n".join(f"- {one} after" for one in signs), sha="c1")

    lines = comments.bodies(7)[0].removeprefix(f"{MARK}\n").split("\n")[: len(signs)]
    for line, (hostile, sign) in zip(lines, signs.items(), strict=True):
        assert re.search(sign, hostile)
        assert not re.search(sign, line)
        assert line.startswith("- ")
        assert line.endswith(" after")


@needs_node
def test_what_we_write_ourselves_stays_as_it_is_whatever_is_in_the_maps(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = "@ana <b>#12</b> [x](https://evil.example) www.evil.example ![](//x)"
    hostile = MET.replace("Priya Nair", f"'{name}'")
    repository.commit({"maps/acme.yaml": hostile}, "hostile")
    monkeypatch.chdir(repository.clone)
    ours = CliRunner().invoke(main, ["diff", "--format", "markdown", "main", "hostile"]).stdout
    comments = Comments(pulls=[("ana:met", "c1", 7)])

    post(tmp_path, comments, ours, sha="c1")

    assert "evil" in ours
    assert comments.bodies(7)[0].startswith(ours)


@needs_node
def test_a_comment_as_long_as_the_host_takes_is_posted_without_the_link(tmp_path: Path) -> None:
    comments = Comments(pulls=[("ana:met", "c1", 7)])
    longest = f"{MARK}\n- ".ljust(65_536, "x")

    post(tmp_path, comments, longest, sha="c1")

    assert comments.bodies(7) == [longest]


def test_only_pull_requests_are_commented_on(repository: Repository) -> None:
    comment = workflow(repository, "account-maps-comment")
    host = on_main(repository)
    for event, wanted in (("pull_request", True), ("push", False)):
        host.context["github"]["event"] = {"workflow_run": {"event": event}}
        assert host.wants(comment, "comment") is wanted


@pytest.mark.parametrize("path", workflows())
def test_every_workflow_keeps_the_rules_of_the_house(path: str) -> None:
    text = recipes("github")[path]
    used = re.findall(r"uses: (.*)", text)
    assert all(re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", one) for one in used)
    assert "pull_request_target" not in text
    assert "\npermissions: {}\n" in text
    assert "\nconcurrency:\n" in text
    jobs = text.partition("\njobs:\n")[2]
    assert jobs.count("runs-on:") == jobs.count("timeout-minutes:") == jobs.count("permissions:")
    assert text.count("actions/checkout@") == text.count("persist-credentials: false")
    assert text.count("actions/checkout@") == text.count("fetch-depth: 0")


def test_what_a_pull_request_can_change_may_write_nothing_and_knows_no_secret() -> None:
    text = recipes("github")[".github/workflows/account-maps.yml"]
    assert "write" not in re.sub(r"#.*", "", text)
    assert "secrets." not in text
    assert "token" not in text


def test_what_may_write_comments_checks_nothing_out_and_runs_no_command() -> None:
    text = recipes("github")[".github/workflows/account-maps-comment.yml"]
    assert "checkout" not in text
    assert "run: " not in text
    assert json.dumps(text).count("${{ github.event") == 3  # two in a name, and a number
