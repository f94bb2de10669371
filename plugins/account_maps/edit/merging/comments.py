"""Comments of three versions: what one has taken out is gone, and nothing else."""

from account_maps.edit.merging.entries import FIXED


def merged_lines(base: list[str], ours: list[str], theirs: list[str]) -> list[str]:
    """Return the comment lines and empty lines in one place.

    Args:
        base: Those of the common ancestor.
        ours: Those of our version.
        theirs: Those of their version. Where both have changed them, theirs come below ours.
    """
    if theirs in (base, ours):
        return ours
    if ours == base:
        return theirs
    here = {*comments(ours), *comments(base)}
    return [*ours, *(line for line in theirs if line.strip() and _bare(line) not in here)]


def merged_end(base: str, ours: str, theirs: str) -> tuple[list[str], str]:
    """Return the comment lines to put above a line, and what is to stand at its end.

    Args:
        base: What stands behind the value in the common ancestor.
        ours: The same in our version.
        theirs: The same in their version. Where both have changed it, theirs goes above.
    """
    old, our, their = base.strip(), ours.strip(), theirs.strip()
    if their in (old, our):
        return [], ours
    if our == old:
        return [], theirs
    return [line for line in comments(theirs.splitlines()) if line not in comments([ours])], ours


def comments(lines: list[str]) -> list[str]:
    """Return the comments among lines that hold nothing else."""
    return [bare for line in lines if (bare := _bare(line)).startswith("#")]


def _bare(line: str) -> str:
    return line.removeprefix(FIXED).strip()
