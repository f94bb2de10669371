"""Recipes: files that a repository of maps takes over, to begin with and for its host.

They are kept as the files that they become, so that they can be read, linted and tried as such.
"""

import re
import shlex
from collections.abc import Mapping
from importlib.metadata import version
from importlib.resources import files

_HERE = files(__package__)
_BOTH = {
    ".pre-commit-config.yaml": "both/pre-commit-config.yaml",
    "requirements.txt": "both/requirements.txt",
}
RECIPES: Mapping[str, Mapping[str, str]] = {
    "github": {
        ".github/pull_request_template.md": "both/pull-request.md",
        ".github/workflows/account-maps.yml": "github/account-maps.yml",
        ".github/workflows/account-maps-comment.yml": "github/account-maps-comment.yml",
        ".github/workflows/account-maps-merge.yml": "github/account-maps-merge.yml",
        ".github/workflows/account-maps-publish.yml": "github/account-maps-publish.yml",
        **_BOTH,
    },
    "gitlab": {
        ".gitlab-ci.yml": "gitlab/gitlab-ci.yml",
        ".gitlab/merge_request_templates/Default.md": "both/pull-request.md",
        **_BOTH,
    },
}
"""For each host, where a recipe goes in the repository, and the file here that it is."""

SITE: Mapping[str, str] = {
    ".gitignore": "site/gitignore",
    "docs/index.md": "site/index.md",
    "maps/_rules.yaml": "site/rules.yaml",
    "maps/_talking-points.yaml": "site/talking-points.yaml",
    "maps/_team.yaml": "site/team.yaml",
    "mkdocs.yml": "site/mkdocs.yml",
}
"""The same for what a playbook begins with."""


def recipes(host: str, maps: str = "maps", config: str = "") -> dict[str, str]:
    """Return what to write into a repository: the text of each file by its path.

    Args:
        host: ``github`` or ``gitlab``.
        maps: The folder of maps, from the top of the repository.
        config: The file of the settings, if it isn't ``mkdocs.yml`` at the top.
    """
    named = f" --config {shlex.quote(config)}" if config else ""
    folder = re.escape(maps).replace("'", "''")
    return {
        path: text.replace("{maps}", folder).replace("{config}", named)
        for path, text in _texts(RECIPES[host]).items()
    }


def starter_files() -> dict[str, str]:
    """Return what a playbook begins with: the text of each file by its path."""
    return _texts(SITE)


def _texts(sources: Mapping[str, str]) -> dict[str, str]:
    release = version("mkdocs-account-maps")
    return {
        path: _HERE.joinpath(source).read_text("utf-8").replace("{version}", release)
        for path, source in sources.items()
    }
