"""The numbers of the rules as a page shows them: as one would write them into ``_rules.yaml``."""

from collections.abc import Iterator, Sequence
from typing import get_args

from msgspec import Meta, Struct
from msgspec.structs import FieldInfo, fields

from account_maps.model.rules import Rules


class Number(Struct, frozen=True, gc=False):
    """One number of the rules.

    Attributes:
        key: Where it is in the file: ``ties.live``.
        value: What it is.
        default: What it is by default, if that is something else.
        meaning: What it is for, and where it comes from.
    """

    key: str
    value: str
    default: str | None
    meaning: str


def numbers(rules: Rules, keys: Sequence[str]) -> tuple[Number, ...]:
    """Return the numbers under some keys, in the order of the keys.

    Args:
        rules: The rules of this playbook.
        keys: Keys of numbers, or of groups of them.
    """
    here = {number.key: number for number in _numbers(rules, Rules(), "")}
    return tuple(
        number for key in keys for number in here.values() if f"{number.key}.".startswith(f"{key}.")
    )


def percent(share: float) -> str:
    """Return a share in percent, with no more digits than it has."""
    return f"{100 * share:g}%"


def _numbers(part: Struct, default: Struct, before: str) -> Iterator[Number]:
    for field in fields(part):
        key = f"{before}{field.name}"
        value, usual = getattr(part, field.name), getattr(default, field.name)
        if isinstance(value, Struct):
            yield from _numbers(value, usual, f"{key}.")
        else:
            shown, other = _shown(value), _shown(usual)
            yield Number(key, shown, None if shown == other else other, _meaning(field))


def _meaning(field: FieldInfo) -> str:
    said = (meta.description for meta in get_args(field.type) if isinstance(meta, Meta))
    return next(filter(None, said))


def _shown(value: object) -> str:
    if isinstance(value, float):
        return f"{value:g}"
    return f"[{', '.join(map(str, value))}]" if isinstance(value, tuple) else str(value)
