"""The recipes of the guide on several sites, run as the hosts run them."""

import re
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from recipes.repository import Repository
from recipes.running import GitHub, gitlab_job, parse, tools

GUIDE = Path(__file__).parents[2] / "docs" / "guides" / "several-sites.md"
BLOCKS = re.findall(r"(?ms)^```yaml\n(.*?)^```$", GUIDE.read_text("utf-8"))
SHARDS = ("nordics", "dach", "iberia")


def block(start: str) -> str:
    """The one block of the guide that begins so."""
    (found,) = (one for one in BLOCKS if one.startswith(start))
    return str(found)


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """A repository with an account in each territory, and the configuration of the guide."""
    repository = Repository(tmp_path, "github")
    maps = {f"maps/{one}.yaml": f"name: Firm in {one}\nterritory: {one}\n" for one in SHARDS}
    repository.commit({**maps, "mkdocs.shard.yml": block("INHERIT:")})
    return repository


def is_whole(site: Path, shards: Sequence[str]) -> bool:
    front = (site / "index.html").read_text("utf-8")
    return all(
        f"Firm in {one}" in front and (site / one / "accounts" / one / "index.html").exists()
        for one in shards
    )


def test_github_builds_the_sites_side_by_side_and_joins_them(repository: Repository) -> None:
    recipe = parse(block("name: playbook"))
    commit = repository.commit_on_host("main")
    context = {"github": {"sha": commit, "ref_name": "main"}}
    host = GitHub(repository.folder, context, lambda: repository.checkout("main"))

    ran = host.job(recipe, "check")
    for shard in recipe["jobs"]["site"]["strategy"]["matrix"]["shard"][:2]:
        host.context["matrix"] = {"shard": shard}
        ran += host.job(recipe, "site")
        shutil.rmtree(host.work / "public")
    host.work = repository.folder / "front"
    host.work.mkdir()
    ran += host.job(recipe, "front")

    assert [one.output for one in ran if one.code] == []
    assert is_whole(host.artifacts / "playbook", SHARDS[:2])


def test_gitlab_does_the_same(repository: Repository) -> None:
    recipe = parse(block("image: python"))
    recipe["default"] = recipe
    folder = repository.checkout("main")
    commands = tools(repository.folder / "bin")

    ran = [gitlab_job(recipe, "check", folder, {}, commands)]
    shard = recipe["site"]["parallel"]["matrix"][0]["SHARD"][0]
    variables = {"SHARD": shard, "SITE_URL": f"https://playbook.example/{shard}/"}
    ran.append(gitlab_job(recipe, "site", folder, variables, commands))
    ran.append(gitlab_job(recipe, "pages", folder, {}, commands))

    assert [one.output for one in ran if one.code] == []
    assert is_whole(folder / "public", SHARDS[:1])
