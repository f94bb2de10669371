"""What is put in order can be: nothing that may be missing is compared with what is there."""

import dataclasses
import importlib
import pkgutil
from collections.abc import Iterator
from typing import Any, get_args, get_type_hints

from msgspec import Struct

import account_maps
from account_maps.read.problems import START, Fix, Problem

_COMPARABLE = (str, int, float, bytes, bool)


def types() -> Iterator[type]:
    """Every type of the product that says it has an order."""
    for module in pkgutil.walk_packages(account_maps.__path__, "account_maps."):
        for kind in vars(importlib.import_module(module.name)).values():
            if isinstance(kind, type) and kind.__module__ == module.name and is_ordered(kind):
                yield kind


def is_ordered(kind: type) -> bool:
    if issubclass(kind, Struct):
        return bool(kind.__struct_config__.order)
    parameters = getattr(kind, "__dataclass_params__", None)
    return dataclasses.is_dataclass(kind) and bool(parameters and parameters.order)


def test_a_type_with_an_order_has_only_fields_with_one() -> None:
    found = [*types()]
    assert found
    for kind in found:
        hints = get_type_hints(kind)
        assert [name for name, hint in hints.items() if not can_compare(hint)] == [], kind


def can_compare(hint: Any) -> bool:
    """Whether any two values can be compared: those of a union, such as with None, can't."""
    if get_args(hint):
        return False
    return hint in _COMPARABLE or (
        isinstance(hint, type)
        and "__lt__" in dir(hint)
        and (issubclass(hint, _COMPARABLE) or is_ordered(hint) or "__lt__" in vars(hint))
    )


def test_problems_alike_but_for_a_fix_can_be_put_in_order() -> None:
    fix = Fix(START, "x")
    alike = [Problem("a", START, "AM1", "same", fix=one) for one in (None, fix, None)]
    other = Problem("a", START, "AM0", "another")
    assert sorted([*alike, other]) == [other, *alike]
