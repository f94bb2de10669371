"""Try every kind of work with every kind of file, and tell where it grows too fast.

Run it with ``make bombs``. It takes some minutes, and tells more with a stage as argument. Each
measurement has a process of its own, so that what takes forever can be ended.
"""

import argparse
import os
import resource
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from bombs.growth import MOST, Work, growth, shortest
from bombs.lists import LISTS
from bombs.mistakes import MISTAKES
from bombs.rows import Make
from bombs.stages import STAGES
from bombs.texts import TEXTS, in_every_text

USUAL = LISTS["people with points"]
FIELDS = 12
"""Each text is that part of the size, although some fifty fields take one: they are longer so."""

SECONDS = 60
"""CPU seconds after which a measurement is ended."""


def _in_every_text(make: Make) -> Make:
    return lambda size: in_every_text(make(size // FIELDS))


KINDS: Mapping[str, Mapping[str, Make]] = {
    "lists": LISTS,
    "mistakes": MISTAKES,
    "texts": {name: _in_every_text(make) for name, make in TEXTS.items()},
}


def main() -> None:
    """Measure, print a line for each, and fail if anything grows too fast."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("stages", nargs="*", default=list(STAGES))
    parser.add_argument("--size", type=int, default=12_000, help="the smaller size, in bytes")
    given = parser.parse_args()
    too_fast = 0
    for stage in given.stages:
        least = _usually(STAGES[stage], given.size)
        for kind, makers in KINDS.items():
            for name, make in makers.items():
                found = _measured(STAGES[stage], make, given.size, least)
                too_fast += found >= MOST
                mark = "  TOO FAST" if found >= MOST else ""
                print(f"{stage:14} {kind:9} {name:34} {found:5.1f}{mark}", flush=True)
    sys.exit(f"{too_fast} grow too fast" if too_fast else 0)


def _usually(work: Work, size: int) -> float:
    """Return what work takes with a usual map; by then all that it needs is imported."""
    with _own_folder():
        return shortest(work, USUAL(size))


@contextmanager
def _own_folder() -> Iterator[None]:
    """Let temporary folders be made in one of their own, which is removed in the end."""
    with tempfile.TemporaryDirectory() as folder:
        tempfile.tempdir = folder
        yield
        os.chdir("/")
    tempfile.tempdir = None


def _measured(work: Work, make: Make, size: int, least: float) -> float:
    """Return how work grows, measured by a child."""
    answer, told = os.pipe()
    child = os.fork()
    if not child:
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        _tell(told, lambda: growth(work, make, size, least))
    os.close(told)
    with os.fdopen(answer) as pipe:
        found = pipe.read()
    os.waitpid(child, 0)
    return float(found or "inf")


def _tell(told: int, measure: Callable[[], float]) -> None:
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 1)
    os.dup2(quiet, 2)
    try:
        with _own_folder():
            found = measure()
        os.write(told, str(found).encode())
    finally:
        os._exit(0)


if __name__ == "__main__":
    main()
