"""What is printed must not steer the terminal."""

from account_maps.report.terminal import printable

__all__ = ["counted", "printable"]


def counted(number: int, thing: str) -> str:
    """Return a number of things: ``1 map``, ``2 maps``."""
    return f"{number} {thing}{'' if number == 1 else 's'}"
