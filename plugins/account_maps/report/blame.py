"""An error that nobody expected → the map that the program was at, as far as its stack tells."""

from collections.abc import Iterator, Mapping
from types import FrameType
from typing import Final

from account_maps.history.between import MapPair
from account_maps.measure.records import AccountSummary
from account_maps.model.account import Account
from account_maps.model.folder import YamlFile
from account_maps.model.playbook import AccountFile, Playbook

_NONE: Final[Mapping[str, AccountFile]] = {}


def blamed(error: Exception) -> str:
    """Return the path of the map that the program was at when it failed, or an empty text.

    The innermost function that holds a single map tells. Functions about many maps hold one while
    they go through them, so even there it's known most of the time, but it is a guess.

    Args:
        error: What was raised.
    """
    frames = [*_frames(error)][::-1]
    values = [value for frame in frames for value in _values(frame)]
    playbook = next((one for one in values if isinstance(one, Playbook)), None)
    files = playbook.files if playbook else _NONE
    return next(filter(None, (_path(value, files) for value in values)), "")


def _frames(error: Exception) -> Iterator[FrameType]:
    step = error.__traceback__
    while step is not None:
        yield step.tb_frame
        step = step.tb_next


def _values(frame: FrameType) -> Iterator[object]:
    """Yield what a function holds: its variables, what is in their tuples, and its own playbook."""
    for value in [*frame.f_locals.values()]:
        yield value
        if isinstance(value, tuple):
            yield from value[:2]
        held = getattr(value, "__dict__", None)
        if isinstance(held, dict):
            yield held.get("playbook", held.get("_playbook"))


def _path(value: object, files: Mapping[str, AccountFile]) -> str:
    if isinstance(value, AccountFile | YamlFile):
        return value.shown_path
    if isinstance(value, MapPair):
        return value.name
    if isinstance(value, AccountSummary):
        return files[value.id].shown_path if value.id in files else ""
    if isinstance(value, Account):
        return next((file.shown_path for file in files.values() if file.account is value), "")
    return ""
