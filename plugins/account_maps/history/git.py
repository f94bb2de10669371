"""Git, asked so that it only reads."""

import os
import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import IO, Final

from account_maps.history.git_errors import (
    GitError,
    explained_error,
    not_started,
    unfinished_answer,
)

SHORT: Final = 20.0
"""Seconds that a look may take."""

LONG: Final = 300.0
"""Seconds that a walk over all commits may take."""

_AT_ONCE: Final = 500
"""Objects that are asked for before their answers are read: what fits into a pipe."""

_SAFE: Final = (
    "--no-pager",
    "--no-optional-locks",
    *("-c", "core.fsmonitor=false"),
    *("-c", f"core.hooksPath={os.devnull}"),
    *("-c", "log.showSignature=false"),
    *("-c", "log.showRoot=true"),
    *("-c", "log.follow=false"),
    *("-c", "diff.external="),
    *("-c", "core.quotePath=false"),
)
"""What a repository's own settings must not bring about: programs, locks, requests."""

_FOR_ALL = re.compile(
    r"GIT_(CONFIG_(GLOBAL|SYSTEM|NOSYSTEM|COUNT|KEY_\d+|VALUE_\d+)"
    r"|CEILING_DIRECTORIES|DISCOVERY_ACROSS_FILESYSTEM|EXEC_PATH)"
)
"""Git's variables that a user sets for all repositories, such as those they trust."""

_ASKS_FOR_NOTHING: Final = {
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
    # A partial clone would fetch what it lacks. Older versions of git don't know the first of
    # these; the second wins over settings that allow a protocol by name.
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",
}


def clean(environment: Mapping[str, str]) -> dict[str, str]:
    """Return an environment in which git works on the folder it is given and asks for nothing.

    Args:
        environment: The process's own. In a hook it names another repository and index.
    """
    kept = {
        key: value
        for key, value in environment.items()
        if not key.startswith("GIT_") or _FOR_ALL.fullmatch(key)
    }
    return {**kept, **_ASKS_FOR_NOTHING, "LC_ALL": "C", "LANGUAGE": "C"}


class Git:
    """The git of a folder.

    Args:
        folder: A folder of the repository.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._environment = clean(os.environ)

    def run(self, *arguments: str, timeout: float = SHORT) -> bytes:
        """Return what a command of git says.

        Args:
            arguments: The command and its arguments.
            timeout: Seconds after which it has failed.

        Raises:
            GitError: If it does not succeed.
        """
        try:
            done = subprocess.run(  # noqa: S603
                self._command(*arguments),
                env=self._environment,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                check=False,
                timeout=timeout,
            )
        except subprocess.TimeoutExpired as error:
            raise GitError(f"git took longer than {timeout:g} seconds") from error
        except ValueError as error:
            raise GitError(f"git can't be asked this: {error}") from error
        except OSError as error:
            raise not_started(error) from error
        if done.returncode:
            raise explained_error(done.stderr.decode(errors="replace"), self._folder)
        return done.stdout

    def line(self, *arguments: str) -> str:
        """Return the one line that a command of git says.

        Raises:
            GitError: If it does not succeed.
        """
        return os.fsdecode(self.run(*arguments)).removesuffix("\n")

    def objects(self, names: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """Yield the content of objects, all by one process; what is not there is left out.

        Args:
            names: Object ids.

        Raises:
            GitError: If git ends before it has answered.
        """
        waiting = iter(names)
        first = list(islice(waiting, _AT_ONCE))
        if not first:
            return
        try:
            process = subprocess.Popen(  # noqa: S603
                self._command("cat-file", "--batch"),
                env=self._environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        except OSError as error:
            raise not_started(error) from error
        with process:
            while first:
                following = list(islice(waiting, _AT_ONCE))
                yield from _answers(process, first, is_last=not following)
                first = following

    def _command(self, *arguments: str) -> list[str]:
        return ["git", "-C", str(self._folder), *_SAFE, *arguments]


def _answers(
    process: subprocess.Popen[bytes], names: Sequence[str], *, is_last: bool
) -> Iterator[tuple[str, bytes]]:
    asked, output = process.stdin, process.stdout
    if asked is None or output is None:
        raise unfinished_answer()
    try:
        asked.write("".join(f"{name}\n" for name in names).encode())
        asked.flush()
        if is_last:
            asked.close()  # A git that waits for more could keep an answer open that it has ended.
        for name in names:
            content = _answer(output)
            if content is not None:
                yield name, content
    except (OSError, ValueError) as error:
        raise unfinished_answer() from error


def _answer(output: IO[bytes]) -> bytes | None:
    head = output.readline().split()
    if not head:
        raise unfinished_answer()
    if len(head) < 3:  # noqa: PLR2004 - "<name> missing"
        return None
    size = int(head[2])
    content = output.read(size)
    output.read(1)
    if len(content) != size:
        raise unfinished_answer()
    return content
