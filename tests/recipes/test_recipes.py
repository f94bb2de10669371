"""What a repository takes over: every file is there, fits its host and names the release."""

import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest
import yaml

from account_maps.changes import text as changes_text
from account_maps.recipes import RECIPES, SITE, gitlab, recipes

ROOT = Path(__file__).parents[2]
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))


@pytest.mark.parametrize("host", RECIPES)
def test_every_recipe_is_a_text_that_names_the_release(host: str) -> None:
    files = recipes(host)

    assert all(text.endswith("\n") and "{version}" not in text for text in files.values())
    assert files["requirements.txt"] == f"mkdocs-account-maps=={version('mkdocs-account-maps')}\n"


def test_every_file_of_the_room_is_a_recipe() -> None:
    room = ROOT / "plugins" / "account_maps" / "recipes"
    there = {
        file.relative_to(room).as_posix()
        for folder in ("both", "github", "gitlab", "site")
        for file in (room / folder).iterdir()
    }
    assert there == {source for files in (SITE, *RECIPES.values()) for source in files.values()}


def test_both_hosts_know_our_comment_by_the_mark_that_the_command_writes() -> None:
    comment = recipes("github")[".github/workflows/account-maps-comment.yml"]
    assert gitlab.MARK == changes_text.MARK
    assert f'const MARK = "{changes_text.MARK}";' in comment


@pytest.mark.parametrize(
    ("host", "schema"), [("github", "vendor.github-workflows"), ("gitlab", "vendor.gitlab-ci")]
)
def test_the_pipelines_fit_the_schema_of_their_host(host: str, schema: str, tmp_path: Path) -> None:
    written = []
    for number, (path, text) in enumerate(recipes(host).items()):
        if "/workflows/" in path or path == ".gitlab-ci.yml":
            written.append(tmp_path / f"{number}.yml")
            written[-1].write_text(text, "utf-8")
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema]
    done = subprocess.run([*command, *written], check=False, capture_output=True, text=True)
    assert written
    assert done.returncode == 0, done.stdout


def test_the_hooks_of_the_recipe_are_those_that_we_offer() -> None:
    config = yaml.safe_load(recipes("github")[".pre-commit-config.yaml"])
    (repository,) = config["repos"]
    offered = [
        {key: value for key, value in hook.items() if key != "additional_dependencies"}
        for hook in repository["hooks"]
    ]
    assert offered == [{k: v for k, v in hook.items() if k != "description"} for hook in HOOKS]


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_a_hook_takes_the_changed_maps_and_stops_a_commit_with_a_mistake(
    hook: dict[str, str], tmp_path: Path
) -> None:
    maps = {
        "good.yaml": "name: Good\n",
        "bad.yaml": "name:   Bad\nnmae: x\n",
        "_team.yaml": "team: {}\n",
    }
    (tmp_path / "maps").mkdir()
    for name, text in maps.items():
        (tmp_path / "maps" / name).write_text(text, "utf-8")

    assert _run(hook, tmp_path, "maps/good.yaml", "maps/_team.yaml") == 0
    assert _run(hook, tmp_path, "maps/good.yaml", "maps/bad.yaml") == 1


def _run(hook: dict[str, str], folder: Path, *files: str) -> int:
    """Run a hook as pre-commit does: its entry, and the changed files that fit."""
    name, *arguments = hook["entry"].split()
    command = [str(Path(sys.executable).with_name(name)), *arguments, *files]
    done = subprocess.run(command, cwd=folder, check=False, capture_output=True)
    return done.returncode
