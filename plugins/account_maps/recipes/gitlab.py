"""What GitLab's recipe asks of its host: the open merge requests, and one comment on each.

It runs in scheduled pipelines of the main branch, and learns where it is from the variables that
GitLab sets: ``python -m account_maps.recipes.gitlab requests`` and ``… comment NUMBER FILE``.
"""

import json
import os
import re
import sys
import urllib.request
from collections.abc import Iterator, Mapping
from itertools import count
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import quote, urlencode

from account_maps.report.terminal import printable

MARK = "<!-- account-maps diff -->"
"""The first line of what `account-maps diff` says, by which our comment is found again."""

LARGEST = 1_000_000
"""The most characters that GitLab takes."""

_TIMEOUT = 30
_PAGE = 100
_COMMIT = re.compile(r"[0-9a-f]{40,64}")
# A word that calls somebody, or a line that is a command, loses its meaning by a space of no width.
_CALLS = re.compile(r"@(?=\w)|^[ \t>*+-]*/", re.MULTILINE)
# Each map that has changed is a heading or an item of a list.
_CHANGE = re.compile(r"^[-#]", re.MULTILINE)


class HostError(Exception):
    """The host has not done what was asked; the message says why."""


class Project:
    """One project on a GitLab.

    Args:
        variables: Those that GitLab sets for a job, and the token ``MAPS_TOKEN``.

    Raises:
        HostError: If one of them is missing.
    """

    def __init__(self, variables: Mapping[str, str]) -> None:
        try:
            self._api = variables["CI_API_V4_URL"]
            self._id = int(variables["CI_PROJECT_ID"])
            self._branch = variables["CI_DEFAULT_BRANCH"]
            self._token = variables["MAPS_TOKEN"]
        except (KeyError, ValueError) as error:
            raise HostError(f"the pipeline has no usable variable {error}") from error

    def requests(self) -> Iterator[str]:
        """Yield each open merge request of a branch of this project: number, commit and branch."""
        wanted = {"state": "opened", "target_branch": self._branch}
        for one in self._all("merge_requests", wanted):
            is_ours = one["source_project_id"] == self._id
            # What a shell reads line by line is checked, wherever it comes from.
            if (
                is_ours
                and _COMMIT.fullmatch(one["sha"] or "")
                and one["source_branch"].isprintable()
            ):
                yield f"{int(one['iid'])} {one['sha']} {one['source_branch']}"

    def comment(self, number: int, text: str) -> None:
        """Post a comment on a merge request, or bring ours up to date.

        Args:
            number: The number of the merge request.
            text: What `account-maps diff` says; nobody is called and nothing commanded by it. If
                it tells of no change, it is only posted in place of one that did.
        """
        said = _CALLS.sub(_sanitized, text.removeprefix(f"{MARK}\n"))
        body = f"{MARK}\n{said}"[:LARGEST]
        notes = f"merge_requests/{number}/notes"
        me = self._call("GET", f"{self._api}/user")["id"]
        ours = (
            note
            for note in self._all(notes, {"sort": "asc"})
            if note["author"]["id"] == me and note["body"].startswith(MARK)
        )
        before = next(ours, None)
        if before is None and _CHANGE.search(body):
            self._call("POST", self._url(notes), {"body": body})
        elif before is not None and before["body"] != body:
            self._call("PUT", self._url(f"{notes}/{int(before['id'])}"), {"body": body})

    def _all(self, what: str, query: Mapping[str, str]) -> Iterator[Any]:
        """Yield what is on all pages of a list."""
        for page in count(1):
            pages = urlencode({**query, "per_page": _PAGE, "page": page})
            found = self._call("GET", f"{self._url(what)}?{pages}")
            yield from found
            if len(found) < _PAGE:
                return

    def _url(self, what: str) -> str:
        return f"{self._api}/projects/{self._id}/{quote(what)}"

    def _call(self, method: str, url: str, body: Mapping[str, str] | None = None) -> Any:  # noqa: ANN401
        headers = {"PRIVATE-TOKEN": self._token, "Content-Type": "application/json"}
        data = json.dumps(body).encode() if body is not None else None
        request = urllib.request.Request(url, data, headers, method=method)  # noqa: S310 - GitLab's
        try:
            with urllib.request.urlopen(request, timeout=_TIMEOUT) as answer:  # noqa: S310
                return json.load(answer)
        except (OSError, ValueError) as error:
            if isinstance(error, HTTPError):
                error.close()
            raise HostError(f"{method} {url.partition('?')[0]}: {error}") from error


def _sanitized(found: re.Match[str]) -> str:
    return found[0] + "\u200b" if found[0] == "@" else found[0][:-1] + "\u200b/"


def main(arguments: list[str]) -> int:
    """Do what a job asks for, and return its exit code."""
    try:
        _do(arguments, Project(os.environ))
    except (HostError, OSError, UnicodeDecodeError) as error:
        sys.stderr.write(f"{printable(str(error))}\n")
        return 1
    return 0


def _do(arguments: list[str], project: Project) -> None:
    match arguments:
        case ["requests"]:
            for line in project.requests():
                sys.stdout.write(f"{line}\n")
        case ["comment", number, file] if number.isdecimal():
            project.comment(int(number), Path(file).read_text("utf-8"))
        case _:
            raise HostError("write `requests`, or `comment NUMBER FILE`")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
