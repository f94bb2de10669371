"""Runs the jobs of a recipe as a host does, as far as a machine can that is none.

Scripts are really run, in the shell and with the variables that the host gives. Actions have
stand-ins: a checkout is one, an artifact is a folder, and a few do nothing here.
"""

import os
import re
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

Job = dict[str, Any]
_NOTHING_HERE = {"actions/setup-python", "actions/configure-pages", "actions/cache"}
_INSTALL = 'case "$*" in *requirements.txt) cat requirements.txt;; *" mkdocs-account-maps");; esac'
_EXPRESSION = re.compile(r"\$\{\{ (.*?) \}\}")


@dataclass(frozen=True)
class Ran:
    """A script that was run.

    Attributes:
        name: What the recipe calls it.
        code: Its exit code.
        output: What it printed.
    """

    name: str
    code: int
    output: str


def parse(text: str) -> dict[str, Any]:
    """What a recipe holds; ``on`` stays a word."""
    found: dict[str, Any] = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506
    return found


def tools(folder: Path) -> Path:
    """A folder of commands as the job finds them: ours, and a pip that installs nothing."""
    folder.mkdir(exist_ok=True)
    scripts = Path(sys.executable).parent
    for name in ("account-maps", "mkdocs", "python"):
        script(folder / name, f'exec "{scripts / name}" "$@"')
    script(folder / "pip", _INSTALL)
    return folder


def script(file: Path, text: str) -> None:
    """Write a command."""
    file.write_text(f"#!/bin/sh\n{text}\n", "utf-8")
    file.chmod(file.stat().st_mode | stat.S_IXUSR)


def run(text: str, folder: Path, environment: Mapping[str, str], bin_folder: Path) -> Ran:
    """Run a script in bash, which stops at the first command that fails."""
    plain = {"PATH": f"{bin_folder}{os.pathsep}{os.environ['PATH']}", "HOME": str(bin_folder)}
    quiet = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "CI": "true"}
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", text]
    done = subprocess.run(
        command,
        cwd=folder,
        env={**plain, **quiet, "NO_MKDOCS_2_WARNING": "1", **environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return Ran("", done.returncode, done.stdout)


@dataclass
class GitHub:
    """A runner of GitHub.

    Attributes:
        folder: Where the runner keeps what it needs.
        context: What expressions may ask for.
        checkout: Makes the checkout.
        actions: Stand-ins of actions by name; each gets the step.
        artifacts: The folder of artifacts.
    """

    folder: Path
    context: dict[str, Any]
    checkout: Callable[[], Path]
    actions: dict[str, Callable[[Job], None]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Make the folders that a runner has."""
        self.temp = self.folder / "temp"
        self.artifacts = self.folder / "artifacts"
        self.bin = tools(self.folder / "bin")
        self.temp.mkdir()
        self.work = self.temp
        self.context["runner"] = {"temp": str(self.temp)}
        self.ran: list[Ran] = []
        self.given: dict[str, str] = {}

    def job(self, workflow: Mapping[str, Any], name: str) -> list[Ran]:
        """Run a job; after a step that failed only those run that ask for it."""
        self.ran = []
        failed = False
        self.given = workflow["jobs"][name].get("env", {})
        for step in workflow["jobs"][name]["steps"]:
            if failed and step.get("if") != "${{ !cancelled() }}":
                continue
            if "uses" in step:
                self._use(step)
            else:
                self.ran.append(self._run(step))
                failed |= self.ran[-1].code != 0
        return self.ran

    def wants(self, workflow: Mapping[str, Any], name: str) -> bool:
        """Whether a job runs at all."""
        condition = workflow["jobs"][name].get("if")
        return condition is None or bool(self.value(condition))

    def _run(self, step: Job) -> Ran:
        assert "${{" not in step["run"], "a value from outside must come by a variable"
        github = self.context["github"]
        environment = {
            "GITHUB_ACTIONS": "true",
            "GITHUB_SHA": github["sha"],
            "GITHUB_REF_NAME": github["ref_name"],
            "GITHUB_STEP_SUMMARY": str(self.temp / "summary.md"),
            "GITHUB_OUTPUT": str(self.temp / "output"),
            "RUNNER_TEMP": str(self.temp),
            **{key: self.filled(value) for key, value in self.given.items()},
            **{key: self.filled(value) for key, value in step.get("env", {}).items()},
        }
        done = run(step["run"], self.work, environment, self.bin)
        return Ran(str(step.get("name", step["run"])), done.code, done.output)

    def _use(self, step: Job) -> None:
        action = step["uses"].partition("@")[0]
        given = step.get("with", {})
        if action == "actions/checkout":
            self.work = self.checkout()
        elif action == "actions/upload-artifact":
            source = self.work / self.filled(given["path"])
            shutil.copytree(source, self.artifacts / self.filled(given["name"]))
        elif action == "actions/download-artifact":
            assert given["merge-multiple"] == "true"
            for artifact in self.artifacts.glob(given["pattern"]):
                shutil.copytree(artifact, self.work / given["path"], dirs_exist_ok=True)
        elif action in self.actions:
            self.actions[action](step)
        else:
            assert action in _NOTHING_HERE

    def filled(self, text: str) -> str:
        """A text with the values of its expressions."""
        return _EXPRESSION.sub(lambda found: str(self.value(found[1])), text)

    def value(self, expression: str) -> Any:
        """The value of an expression, of the few kinds that the recipes use."""
        if " && " in expression:
            return all(self.value(part) for part in expression.split(" && "))
        if " || " in expression:
            return next(filter(None, map(self.value, expression.split(" || "))))
        if " == " in expression:
            one, other = map(self.value, expression.split(" == "))
            return one == other
        if expression.startswith("'"):
            return expression.strip("'")
        found: Any = self.context
        for key in expression.split("."):
            found = (found or {}).get(key)
        return found


def gitlab_job(
    recipe: Mapping[str, Any],
    name: str,
    folder: Path,
    variables: Mapping[str, str],
    bin_folder: Path,
) -> Ran:
    """Run a job of GitLab: all lines of its script, one after the other, in one shell."""
    lines = [*recipe["default"]["before_script"], *recipe[name]["script"]]
    return run("\n".join(lines), folder, {"GITLAB_CI": "true", **variables}, bin_folder)
