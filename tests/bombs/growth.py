"""How work grows with the size of what it is done with.

Times are only ever compared with times of the same process: what takes four times as much must not
take much more than four times as long. A busy machine makes single times longer, never shorter, so
the shortest of some counts.
"""

import gc
import time
from collections.abc import Callable

from bombs.rows import Make

TIMES = 4
"""How much larger the second size is."""

MOST = 2 * TIMES
"""How many times longer that may take. Work that grows with the square takes 16 times as long."""

_TRIES = 3

Work = Callable[[str], object]


def growth(work: Work, make: Make, size: int, least: float) -> float:
    """Return how many times longer work takes with a text ``TIMES`` as large.

    Args:
        work: What is done.
        make: Makes the text.
        size: The smaller size, in bytes.
        least: What the work with a usual text of that size takes, from ``shortest``. What takes
            less is taken for as long: it would only measure the clock.
    """
    small, large = make(size), make(TIMES * size)
    found = MOST + 1.0
    for _ in range(_TRIES):
        found = min(found, _took(work, large) / max(least, shortest(work, small, 2)))
        if found < MOST:
            break
    return found


def shortest(work: Work, text: str, times: int = _TRIES) -> float:
    """Return the shortest of some times that work takes with a text, in CPU seconds."""
    return min(_took(work, text) for _ in range(times))


def _took(work: Work, text: str) -> float:
    gc.disable()
    start = time.process_time()
    work(text)
    took = time.process_time() - start
    gc.enable()
    return took
