"""A stand-in for a host of git repositories: the few calls of GitHub and GitLab that we make.

It answers on a local address, lets pages of other sites call it, and remembers every call.
"""

import json
import re
import threading
from base64 import b64decode, b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha1
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import unquote, urlsplit

TOKEN = "secret-token-1a2b3c"  # noqa: S105 - it opens nothing
HEAD = "f" * 40


def blob_of(content: bytes) -> str:
    """What git calls a content."""
    return sha1(b"blob %d\0%b" % (len(content), content), usedforsecurity=False).hexdigest()


@dataclass(frozen=True)
class Call:
    """One call: method, way, headers with small letters, and the body."""

    method: str
    way: str
    headers: dict[str, str]
    body: Any


@dataclass
class EditHost:
    """A host with one repository.

    Attributes:
        address: Where its API is.
        files: What the main branch holds, by path.
        branches: What was committed to other branches, by branch and path.
        calls: All calls but the browser's own questions.
        answers: Answers to give in place of the right ones, by method and end of the way.
    """

    address: str = ""
    files: dict[str, bytes] = field(default_factory=dict)
    branches: dict[str, dict[str, bytes]] = field(default_factory=dict)
    calls: list[Call] = field(default_factory=list)
    answers: dict[tuple[str, str], int] = field(default_factory=dict)

    def forget(self) -> None:
        """Be as new, with no files."""
        for one in (self.files, self.branches, self.calls, self.answers):
            one.clear()

    def told(self) -> list[tuple[str, str]]:
        """The calls, without the names of branches that nobody can know."""
        return [(call.method, re.sub(r"-[0-9a-f]{8}\b", "", call.way)) for call in self.calls]

    def answer(self, call: Call) -> tuple[int, Any]:
        """What the host says to a call."""
        self.calls.append(call)
        if call.headers.get("authorization") != f"Bearer {TOKEN}":
            return 401, {"message": "Bad credentials"}
        for (method, end), status in self.answers.items():
            if method == call.method and end in call.way:
                return status, {"message": "<b>No</b> & never"}
        way = unquote(urlsplit(call.way).path)
        return self._gitlab(call, way) if way.startswith("/projects/") else self._github(call, way)

    def _github(self, call: Call, way: str) -> tuple[int, Any]:
        rest = way.removeprefix("/repos/acme/playbook")
        match call.method, rest.split("/")[1:]:
            case "GET", ["git", "ref", "heads", "main"]:
                return 200, {"ref": "refs/heads/main", "object": {"sha": HEAD}}
            case "GET", ["contents", *path] if "/".join(path) in self.files:
                content = self.files["/".join(path)]
                return 200, {"sha": blob_of(content), "content": b64encode(content).decode()}
            case "POST", ["git", "refs"]:
                self.branches[call.body["ref"].removeprefix("refs/heads/")] = {}
                return 201, {}
            case "PUT", ["contents", *path]:
                return self._put("/".join(path), call.body)
            case "POST", ["pulls"]:
                return 201, {"html_url": "https://git.example/acme/playbook/pull/7"}
        return 404, {"message": "Not Found"}

    def _put(self, path: str, body: Any) -> tuple[int, Any]:
        if body["sha"] != blob_of(self.files[path]):
            return 409, {"message": "does not match"}
        self.branches[body["branch"]][path] = b64decode(body["content"])
        return 200, {}

    def _gitlab(self, call: Call, way: str) -> tuple[int, Any]:
        rest = way.removeprefix("/projects/acme/playbook")
        path = rest.removeprefix("/repository/files/")
        if call.method == "GET" and path in self.files:
            content = self.files[path]
            told = {"blob_id": blob_of(content), "last_commit_id": HEAD}
            return 200, {**told, "content": b64encode(content).decode()}
        if (call.method, rest) == ("POST", "/repository/commits"):
            changed = {a["file_path"]: b64decode(a["content"]) for a in call.body["actions"]}
            self.branches[call.body["branch"]] = changed
            return 201, {}
        if (call.method, rest) == ("POST", "/merge_requests"):
            return 201, {"web_url": "https://git.example/acme/playbook/-/merge_requests/7"}
        return 404, {"message": "404 Not Found"}


@contextmanager
def edit_host() -> Iterator[EditHost]:
    """Run a host on a local address."""
    host = EditHost()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_: object) -> None:
            """Say nothing."""

        def _send(self, status: int, body: Any) -> None:
            data = json.dumps(body).encode()
            self.send_response(status)
            self.send_header("Access-Control-Allow-Origin", "*")
            self.send_header("Access-Control-Allow-Headers", "Authorization, Content-Type")
            self.send_header("Access-Control-Allow-Methods", "GET, POST, PUT")
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def _take(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            body = json.loads(self.rfile.read(length)) if length else None
            headers = {key.lower(): value for key, value in self.headers.items()}
            self._send(*host.answer(Call(self.command, self.path, headers, body)))

        do_GET = do_POST = do_PUT = _take  # noqa: N815 - the server's names

        def do_OPTIONS(self) -> None:
            """Answer the browser's question whether it may call."""
            self._send(200, {})

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        host.address = f"http://127.0.0.1:{server.server_address[1]}"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield host
        server.shutdown()
