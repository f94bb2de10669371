"""What is wrong with settings, before anyone knows where it stands."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import NamedTuple, TypeVar

from account_maps.read.problems import Problem
from account_maps.read.words import nearest, quoted

_T = TypeVar("_T")
_LONGEST = 60
"""Letters of a key that are shown as they are."""

UNREADABLE = "AM601"
UNKNOWN = "AM602"
WRONG = "AM603"
UNEVALUATED = "AM604"
UNSET = "AM605"
HOOKED = "AM606"
TWICE = "AM607"


def dotted(keys: Iterable[str]) -> str:
    """Return keys in a row, as they lead to a value; an odd one is quoted, and so in one line."""
    return ".".join(
        key if key.isprintable() and len(key) <= _LONGEST else quoted(key) for key in keys
    )


class Fault(NamedTuple):
    """One thing that is wrong with a setting.

    Attributes:
        path: The keys that lead to it, from the option on; none for the value that is looked at.
        message: What is wrong.
        hint: What to do about it, or an empty text.
        code: Its code.
    """

    path: tuple[str, ...]
    message: str
    hint: str = ""
    code: str = WRONG

    def under(self, key: str) -> "Fault":
        """Return the fault as seen from the table that holds the key."""
        return self._replace(path=(key, *self.path))

    def __str__(self) -> str:
        """Return the fault in one line, without the option that it is about."""
        place = f"{dotted(self.path[1:])}: " if self.path[1:] else ""
        hint = f"  ({self.hint})" if self.hint else ""
        return f"{self.code}  {place}{self.message}{hint}"


class InvalidSettingError(ValueError):
    """A value that is not valid for a setting.

    Args:
        faults: All that is wrong with it.
    """

    def __init__(self, *faults: Fault) -> None:
        super().__init__(*faults)
        self.faults = faults


class SettingsError(Exception):
    """The settings can't be used.

    Args:
        problems: All that is wrong, with places.
    """

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


def invalid_setting(message: str, hint: str = "", code: str = WRONG) -> InvalidSettingError:
    """Return the error of a value with one thing wrong."""
    return InvalidSettingError(Fault((), message, hint, code))


def unknown_key(key: object, known: Iterable[str], what: str) -> InvalidSettingError:
    """Return the error of a key that does not exist.

    Args:
        key: What was written.
        known: The keys that there are.
        what: What they are keys of, such as ``option``.
    """
    names = [*known]
    near = nearest(str(key), names)
    hint = f"did you mean {quoted(near)}?" if near else f"known: {', '.join(names)}"
    return invalid_setting(f"there's no {what} {quoted(str(key))}", hint, UNKNOWN)


class FaultCollector:
    """Collects the faults of several values, so that all are reported at once."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []

    @contextmanager
    def under(self, key: object) -> Iterator[None]:
        """Note what is refused inside, as faults of a key."""
        try:
            yield
        except InvalidSettingError as refused:
            self.faults += [fault.under(str(key)) for fault in refused.faults]

    def stop(self) -> None:
        """End here if anything was wrong.

        Raises:
            InvalidSettingError: With all faults.
        """
        if self.faults:
            raise InvalidSettingError(*self.faults)


def by_key(table: dict[object, object], item: Callable[[object, object], _T]) -> dict[str, _T]:
    """Return what each entry of a table stands for, sorted by key.

    Args:
        table: The entries.
        item: Returns what a key and a value stand for.

    Raises:
        InvalidSettingError: If entries can't be used; with the faults of all.
    """
    found, collected = {}, FaultCollector()
    for key, value in sorted(table.items(), key=lambda entry: str(entry[0])):
        with collected.under(key):
            found[str(key)] = item(key, value)
    collected.stop()
    return found
