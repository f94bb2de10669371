"""Runs the script of the commenting workflow against a stand-in of GitHub's interface."""

import json
import os
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from account_maps.recipes import recipes
from recipes.hosts import serving
from recipes.running import parse

SCRIPT_NODE = "no Node on this machine, which GitHub's runners have"

# As the action gives them to a script: the few calls that it makes go to the stand-in.
_ACTION = """
const http = require("http"); // half as dear to start as fetch
const call = (method, path, body) => new Promise((resolve, reject) => {
  const request = http.request(process.env.API + path, {method}, (answer) => {
    let text = "";
    answer.on("data", (part) => { text += part; });
    answer.on("end", () => answer.statusCode === 200
      ? resolve(JSON.parse(text)) : reject(new Error(`${method} ${path}: ${answer.statusCode}`)));
  });
  request.on("error", reject);
  request.end(body && JSON.stringify(body));
});
const repo = ({owner, repo}) => `/repos/${owner}/${repo}`;
const github = {
  paginate: (method, options) => method(options),
  rest: {
    pulls: {list: (o) => call("GET", `${repo(o)}/pulls?${new URLSearchParams(
      {state: o.state, head: o.head})}`)},
    issues: {
      listComments: (o) => call("GET", `${repo(o)}/issues/${o.issue_number}/comments`),
      createComment: (o) =>
        call("POST", `${repo(o)}/issues/${o.issue_number}/comments`, {body: o.body}),
      updateComment: (o) =>
        call("PATCH", `${repo(o)}/issues/comments/${o.comment_id}`, {body: o.body}),
    },
  },
};
const context = {
  repo: {owner: "acme", repo: "playbook"},
  payload: {workflow_run: JSON.parse(process.env.RUN)},
};
const core = {notice: (text) => console.log(text)};
(async () => {
%s
})().catch((error) => { console.error(error); process.exit(1); });
"""


@dataclass
class Comments:
    """The pull requests of a repository and their comments.

    Attributes:
        pulls: Branch with its owner, newest commit and number of each open pull request.
    """

    pulls: list[tuple[str, str, int]]
    _comments: list[dict[str, Any]] = field(default_factory=list)

    def add(self, number: int, login: str, body: str) -> None:
        """Let somebody comment."""
        one = {"id": len(self._comments) + 1, "number": number, "user": {"login": login}}
        self._comments.append({**one, "body": body})

    def bodies(self, number: int) -> list[str]:
        """The comments on a pull request."""
        return [one["body"] for one in self._comments if one["number"] == number]

    def answer(self, method: str, path: str, body: Any) -> Any:
        """Answer a call as the host does."""
        url = urlsplit(path)
        parts = url.path.removeprefix("/repos/acme/playbook/").split("/")
        match method, *parts:
            case "GET", "pulls":
                head = parse_qs(url.query)["head"][0]
                wanted = [one for one in self.pulls if one[0] == head]
                return [{"number": number, "head": {"sha": sha}} for _, sha, number in wanted]
            case "GET", "issues", number, "comments":
                return [one for one in self._comments if one["number"] == int(number)]
            case "POST", "issues", number, "comments":
                self.add(int(number), "github-actions[bot]", body["body"])
                return {}
            case "PATCH", "issues", "comments", found:
                self._comments[int(found) - 1]["body"] = body["body"]
                return {}
        return None


def _script() -> str:
    workflow = recipes("github")[".github/workflows/account-maps-comment.yml"]
    steps = parse(workflow)["jobs"]["comment"]["steps"]
    script: str = steps[1]["with"]["script"]
    return script


def post(folder: Path, comments: Comments, text: str | None, *, sha: str) -> None:
    """Run the step after a run of the checks on a commit, which left a text or none."""
    file = folder / "comment.md"
    file.unlink(missing_ok=True)
    if text is not None:
        file.write_text(text, "utf-8")
    run = {
        "head_repository": {"owner": {"login": "ana"}},
        "head_branch": "met",
        "head_sha": sha,
        "html_url": "https://host.example/runs/1",
    }
    with serving(comments.answer) as api:
        done = subprocess.run(
            ["node", "-e", _ACTION % _script()],
            env={**os.environ, "API": api, "RUN": json.dumps(run), "COMMENT": str(file)},
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == 0, done.stderr
