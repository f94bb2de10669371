"""What is printed must not steer the terminal."""

_STAND_IN = "\N{REPLACEMENT CHARACTER}"


def printable(line: str) -> str:
    """Return a line in which a name of a file or a word of a map cannot steer the terminal."""
    return "".join(letter if letter.isprintable() else _STAND_IN for letter in line)


def counted(number: int, thing: str) -> str:
    """Return a number of things: ``1 map``, ``2 maps``."""
    return f"{number} {thing}{'' if number == 1 else 's'}"
