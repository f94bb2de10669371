"""The records of introduction paths: from one of our people to a person at the account."""

from enum import StrEnum

from msgspec import Struct

from account_maps.model.playbook import KeyPath


class EdgeKind(StrEnum):
    """What one step of a path relies on."""

    TIE = "tie"
    INFLUENCE = "influence"
    LISTENS = "listens"
    TO_REPORT = "to_report"
    TO_MANAGER = "to_manager"
    DOTTED = "dotted"


class IntroStep(Struct, frozen=True, gc=False, array_like=True):
    """One step of an introduction path.

    Attributes:
        kind: What it relies on. ``listens`` is an influence line followed backwards.
        source: Who makes the introduction: a colleague for a tie, else a person at the account.
        target: The person at the account who is reached.
        strength: From 0 to 1.
        place: The tie, line or manager in the file.
    """

    kind: EdgeKind
    source: str
    target: str
    strength: float
    place: KeyPath


class IntroPath(Struct, frozen=True, gc=False, array_like=True):
    """A warm introduction path: each person on it introduces us to the next.

    Attributes:
        colleague: The colleague with whom it begins.
        people: The people at the account along it; the last is the one to be reached.
        steps: One for each of the people.
        strength: Product of the strengths of the steps.
    """

    colleague: str
    people: tuple[str, ...]
    steps: tuple[IntroStep, ...]
    strength: float


class DeciderPaths(Struct, frozen=True, gc=False):
    """The introduction paths to a decider.

    Attributes:
        person: The decider.
        best: The strongest path, if there is any.
        second: The strongest path that shares only the decider with the best one.
    """

    person: str
    best: IntroPath | None
    second: IntroPath | None
