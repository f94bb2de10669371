"""A text that YAML does not take as it is → the same text in quotes."""

import re

_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")
_PAIRS = (("[", "]"), ("{", "}"))


def in_quotes(value: str) -> str:
    """Return a text in single quotes, or an empty text where it can't be told what it says.

    Args:
        value: The text as its author wrote it, perhaps with quotes at its ends.
    """
    inside, is_quoted = _without_quotes(value)
    unclear = value[:1] in {"[", "{"} or any(value.count(a) != value.count(b) for a, b in _PAIRS)
    if unclear or not value or not value.isprintable() or (is_quoted and not inside):
        return ""
    return "'" + inside.replace("'", "''") + "'"


def _without_quotes(value: str) -> tuple[str, bool]:
    """Return what stands within quotes, and whether there are any; nothing if that is unclear.

    ``'Acme's shop'`` has quotes round it and an apostrophe in it. In ``'so' or 'so'`` the first and
    the last may belong together, or not.
    """
    mark = value[:1]
    if len(value) < len("''") or mark not in {"'", '"'} or value[-1] != mark:
        return value, False
    inside = value[1:-1]
    rest = _APOSTROPHE.sub("", inside) if mark == "'" else inside
    return ("" if mark in rest or mark == '"' else inside), True
