"""Maps of any size, made of lines that are alike."""

from collections.abc import Callable

Make = Callable[[int], str]
"""Makes a text of about a number of bytes."""

NAME = "name: Acme\n"


def repeated(part: str) -> Make:
    """A text that is nothing but a part, again and again."""
    return lambda size: (part * (size // len(part) + 1))[:size]


def rows(line: str, head: str = "", *, end: str = "", start: str = NAME) -> Make:
    """A map with a line again and again.

    ``<k>`` in a line is its number from 1, ``<up>`` the one before, ``<twin>`` that of the other of
    each two, ``<far>`` one somewhere else and ``<next>`` the next, in a circle.
    """

    def make(size: int) -> str:
        count = max(2, size // (len(line) + 2) // 2 * 2)
        lines = (_filled(line, number, count) for number in range(1, count + 1))
        return "".join([start, f"{head}\n" if head else "", *lines, end])

    return make


def _filled(line: str, number: int, count: int) -> str:
    others = {
        "<k>": number,
        "<up>": number - 1,
        "<twin>": ((number - 1) ^ 1) + 1,
        "<far>": number * 7 % count + 1,
        "<next>": number % count + 1,
    }
    for sign, other in others.items():
        line = line.replace(sign, str(other))
    return f"{line}\n"


def people(more: str = "", *, name: str = "Person <k>", first: str = "", end: str = "") -> Make:
    """A map of people with something more about each of them; ``first`` is a line of its own."""
    line = f"  p-<k>: {{name: {name}{more}}}"
    return rows(line, f"stakeholders:\n{first}".rstrip("\n"), end=end)


def both(*makers: Make) -> Make:
    """A map that holds what several make, each of an equal part of the size."""

    def make(size: int) -> str:
        parts = [maker(size // len(makers)).removeprefix(NAME) for maker in makers]
        return "".join([NAME, *parts])

    return make
