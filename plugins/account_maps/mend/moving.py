"""Edits that take an entry out of a group, put one in, or put one inside another group."""

from account_maps.edit.lines import Lines
from account_maps.edit.splice import Edit
from account_maps.edit.tree import Child, Entry, Group, Mapping, Scalar, children
from account_maps.edit.written import written
from account_maps.mend.page import Page, Spot

STEP = 2


def nested(page: Page, spot: Spot, keys: list[str]) -> tuple[Edit, ...] | None:
    """Return the edits that put an entry inside new groups, where it stands.

    Args:
        page: The text.
        spot: The entry.
        keys: The keys of the groups from the outermost, and the entry's own key at the end.
    """
    entry = spot.child
    if not isinstance(entry, Entry):
        return None
    key = Edit(entry.key.start, entry.key.end, keys[-1])
    if is_flow(spot.holder):
        opening = "".join(f"{key}: {{" for key in keys[:-1])
        ends = Edit(entry.end, entry.end, "}" * (len(keys) - 1))
        return key_edits([Edit(entry.start, entry.key.end, opening + keys[-1]), ends])
    column = page.lines.column(entry.start)
    lead = "".join(
        f"{name}:{page.lines.ending()}{' ' * (column + STEP * depth)}"
        for depth, name in enumerate(keys[:-1], 1)
    )
    shifted = shift(page.lines, entry, STEP * (len(keys) - 1))
    return (Edit(entry.key.start, entry.key.end, lead + key.text), *shifted)


def key_edits(edits: list[Edit]) -> tuple[Edit, ...]:
    """Return edits without those that change nothing."""
    return tuple(edit for edit in edits if edit.start < edit.end or edit.text)


def shift(lines: Lines, child: Child, by: int) -> tuple[Edit, ...]:
    """Return the edits that move the lines below the first of an entry further in."""
    first, last = lines.number(child.start), lines.number(max(child.end - 1, child.start))
    return tuple(
        Edit(lines.starts[number], lines.starts[number], " " * by)
        for number in range(first + 1, last + 1)
        if lines.line(number)
    )


def is_flow(group: Mapping | Group) -> bool:
    """Return whether a group stands in brackets."""
    return group.flow


def taken_out(page: Page, spot: Spot) -> tuple[Edit, str] | None:
    """Return the edit that takes out an entry of one line, and the comment behind it.

    None where the entry has several lines, or shares its line with its dash.
    """
    child, lines, text = spot.child, page.lines, page.text
    siblings = children(spot.holder)  # type: ignore[arg-type]
    if is_flow(spot.holder):
        at = siblings.index(child)
        if at:
            return Edit(siblings[at - 1].end, child.end, ""), ""
        following = siblings[1].start if len(siblings) > 1 else child.end
        return Edit(child.start, following, ""), ""
    number = lines.number(child.start)
    if not lines.stands_first(child) or lines.number(max(child.end - 1, child.start)) != number:
        return None
    comment = text[child.end : lines.starts[number] + len(lines.line(number))].strip()
    return Edit(lines.starts[number], lines.end(number), ""), comment


def put_in(page: Page, owner: Child, line: str, comment: str = "") -> Edit | None:
    """Return the edit that adds an entry to the group that an entry holds, or begins the group.

    Args:
        page: The text.
        owner: The entry whose value is the group; its value may be empty.
        line: The entry as it is written: ``email: dana@acme.example``.
        comment: A comment behind it, which brackets have no room for.
    """
    lines, value = page.lines, owner.value
    behind = f"  {comment}" if comment else ""
    if isinstance(value, Scalar):
        return _first(page, owner, line + behind) if not value.text.strip() else None
    if is_flow(value):
        inside = children(value)
        start = inside[-1].end if inside else value.start + 1
        return None if comment else Edit(start, start, f", {line}" if inside else line)
    last = children(value)[-1]
    column = lines.column(last.start)
    return _below(page, last, f"{' ' * column}{line}{behind}")


def _first(page: Page, owner: Child, line: str) -> Edit | None:
    if not page.lines.stands_first(owner) or owner.value.start < owner.value.end:
        return None
    column = page.lines.column(owner.start) + STEP
    return _below(page, owner, f"{' ' * column}{line}")


def _below(page: Page, child: Child, line: str) -> Edit:
    lines = page.lines
    number = lines.number(max(child.end - 1, child.start))
    place, ending = lines.end(number), lines.ending()
    if page.text[:place].endswith(("\n", "\r")):
        return Edit(place, place, line + ending)
    return Edit(place, place, ending + line)


def form_of(page: Page, value: Scalar) -> str:
    """Return a text as it can stand anywhere, in brackets too; as it is written if it can."""
    raw = page.text[value.start : value.end]
    return raw if raw[:1] in {"'", '"'} else written(value.text)


def kept(page: Page, scalar: Scalar, text: str) -> str:
    """Return a text in the quotes in which another was written, or in none."""
    mark = page.text[scalar.start : scalar.start + 1]
    return f"{mark}{text}{mark}" if mark in {"'", '"'} and mark not in text else text
