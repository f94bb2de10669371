"""A client of a language server: as much of the protocol as an editor speaks while one types."""

import json
import queue
import subprocess
import threading
from pathlib import Path
from typing import Any, Self

PATIENCE = 60
"""How many seconds an answer may take: a busy machine is slow, a broken server is silent."""

Message = dict[str, Any]


class Client:
    """Speaks with a language server over its standard input and output.

    Args:
        command: The server.
        folder: The folder that is open in the editor.
        settings: The editor's settings, by dotted name.
    """

    def __init__(self, command: list[str], folder: Path, settings: Message) -> None:
        self._folder = folder
        self._settings = settings
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self._incoming: queue.Queue[Message | None] = queue.Queue()
        self._told: list[Message] = []
        self._number = 0
        self._has_settings = False
        self._reader = threading.Thread(target=self._read, daemon=True)

    def __enter__(self) -> Self:
        self._reader.start()
        folder = {"uri": self._folder.as_uri(), "name": "project"}
        can = {
            "workspace": {"configuration": True, "workspaceFolders": True},
            "textDocument": {
                "completion": {"completionItem": {"documentationFormat": ["markdown"]}},
                "hover": {"contentFormat": ["markdown"]},
                "publishDiagnostics": {},
            },
        }
        about = {"processId": None, "rootUri": folder["uri"], "workspaceFolders": [folder]}
        self.ask("initialize", {**about, "capabilities": can})
        self._send("initialized", {})
        while not self._has_settings:
            self._handle(self._incoming.get(timeout=PATIENCE))
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()
        self._reader.join()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                pipe.close()

    def open(self, file: str, text: str) -> list[Message]:
        """Open a file and return the problems that the server finds in it."""
        document = {"uri": self._uri(file), "languageId": "yaml", "version": 1, "text": text}
        self._send("textDocument/didOpen", {"textDocument": document})
        while True:
            told = self._next("textDocument/publishDiagnostics")
            if told["params"]["uri"] == document["uri"]:
                found: list[Message] = told["params"]["diagnostics"]
                return found

    def completions(self, file: str, line: int, column: int) -> dict[str, Message]:
        """Return what the server offers at a place, by label; lines and columns count from 0."""
        answer = self.ask("textDocument/completion", self._at(file, line, column))
        return {item["label"]: item for item in answer["items"]}

    def hover(self, file: str, line: int, column: int) -> str:
        """Return what the server says of what stands at a place."""
        answer = self.ask("textDocument/hover", self._at(file, line, column))
        return str(answer["contents"]["value"])

    def ask(self, method: str, about: Message) -> Any:
        """Send a request and return the answer."""
        self._number += 1
        self._send(method, about, id=self._number)
        while True:
            message = self._take()
            if "method" in message:
                self._told.append(message)
            elif message["id"] == self._number:
                assert "error" not in message, message
                return message["result"]

    def _at(self, file: str, line: int, column: int) -> Message:
        return {
            "textDocument": {"uri": self._uri(file)},
            "position": {"line": line, "character": column},
        }

    def _uri(self, file: str) -> str:
        return (self._folder / file).as_uri()

    def _next(self, method: str) -> Message:
        while True:
            message = self._told.pop(0) if self._told else self._take()
            if message.get("method") == method:
                return message

    def _take(self) -> Message:
        """Return the next message; what the server asks of the editor is answered on the way."""
        while True:
            message = self._handle(self._incoming.get(timeout=PATIENCE))
            if message is not None:
                return message

    def _handle(self, message: Message | None) -> Message | None:
        """Answer a message if the server asks for something, else return it."""
        assert message is not None, "the server has ended"
        if "method" not in message or "id" not in message:
            return message
        result = None
        if message["method"] == "workspace/configuration":
            result = [self._section(item.get("section")) for item in message["params"]["items"]]
            self._has_settings = True
        self._write({"jsonrpc": "2.0", "id": message["id"], "result": result})
        return None

    def _section(self, name: str | None) -> Any:
        """Return the settings under a name, nested as the server wants them."""
        if name in self._settings:
            return self._settings[name]
        found: Message = {}
        for key, value in self._settings.items():
            if name and key.startswith(f"{name}."):
                *way, last = key.removeprefix(f"{name}.").split(".")
                inside = found
                for step in way:
                    inside = inside.setdefault(step, {})
                inside[last] = value
        return found

    def _send(self, method: str, about: Message, **more: Any) -> None:
        self._write({"jsonrpc": "2.0", "method": method, "params": about, **more})

    def _write(self, message: Message) -> None:
        data = json.dumps(message).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(data), data))
        self._process.stdin.flush()

    def _read(self) -> None:
        assert self._process.stdout is not None
        while head := self._process.stdout.readline():
            length = int(head.split(b":")[1])
            while self._process.stdout.readline().strip():
                pass
            self._incoming.put(json.loads(self._process.stdout.read(length)))
        self._incoming.put(None)
