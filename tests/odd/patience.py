"""An end to what never ends: a step that takes minutes where it should take a second has failed."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

SECONDS: Final = 300
"""Far more than any step takes, on however busy a machine."""


@contextmanager
def patience(seconds: int = SECONDS) -> Iterator[None]:
    """Fail in what happens meanwhile if it takes too long.

    Args:
        seconds: How long it may take.

    Raises:
        TimeoutError: In the middle of what takes too long.
    """

    def end(*_: object) -> None:
        raise TimeoutError(f"this didn't end in {seconds} seconds")

    before = signal.signal(signal.SIGALRM, end)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
