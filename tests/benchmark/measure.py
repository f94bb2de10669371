"""What a command costs: CPU time, wall time and memory, with all processes that it starts."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run cost.

    Attributes:
        cpu: Seconds of CPU time, of the process and its children.
        wall: Seconds on the clock.
        memory: Megabytes of the largest single process.
    """

    cpu: float
    wall: float
    memory: float


def run(command: Sequence[str], folder: Path) -> Cost:
    """Run a command in a folder and return what it cost.

    Raises:
        SystemExit: If the command fails; its output is shown.
    """
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    log = folder / "benchmark.log"
    start = time.perf_counter()
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdout=output, stderr=subprocess.STDOUT
        )
        # wait4 alone tells what one child used, together with the children that it waited for.
        _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{log.read_text('utf-8', 'replace')}")
    return Cost(used.ru_utime + used.ru_stime, wall, used.ru_maxrss / 1000)


def median(costs: Sequence[Cost]) -> Cost:
    """Return the median of each figure."""
    return Cost(
        statistics.median(cost.cpu for cost in costs),
        statistics.median(cost.wall for cost in costs),
        statistics.median(cost.memory for cost in costs),
    )
