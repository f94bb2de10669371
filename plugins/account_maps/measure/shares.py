"""Decision shares: how much of the decision each person holds once influence has spread.

Friedkin and Johnsen (1990): x = v′(I − SW)⁻¹(I − S). v is the vote by role, W the incoming
influence lines of each person, normalized, and S how far each lets themselves be swayed.
"""

from collections.abc import Sequence
from typing import Final

_NOTHING: Final = 1e-16
"""A share this small moves no figure."""

Incoming = Sequence[Sequence[tuple[int, float]]]
"""For each person, by whom they are influenced and how strongly."""


def susceptibility(incoming: Sequence[tuple[int, float]], most: float) -> float:
    """Return S of one person: the strengths of the incoming lines added up, ``most`` at the most.

    Args:
        incoming: By whom the person is influenced, and how strongly.
        most: The cap; .6 is our choice.
    """
    return min(most, sum(strength for _, strength in incoming))


def decision_shares(votes: Sequence[float], incoming: Incoming, most: float) -> list[float]:
    """Return the decision share x of each person; they are not negative and sum up as the votes do.

    The inverse is taken as its series v + vSW + v(SW)² + …, which ends soon because nobody is
    swayed by more than ``most``: no solver is needed, and few lines mean little work. At the .95
    that the rules allow, its 720th term is too small to count; at 1 it would never end.

    Args:
        votes: Decision weight v of each person, normalized.
        incoming: The influence lines into each person.
        most: The most that anybody is swayed, at most .95.
    """
    swayed = [susceptibility(lines, most) for lines in incoming]
    passed = [
        (person, _passed_on(lines, swayed[person]))
        for person, lines in enumerate(incoming)
        if swayed[person]
    ]
    total = list(votes)
    moving = list(votes)
    while max(moving, default=0.0) > _NOTHING:
        following = [0.0] * len(votes)
        for person, lines in passed:
            share = moving[person]
            if share:
                for source, part in lines:
                    following[source] += share * part
        for person, share in enumerate(following):
            total[person] += share
        moving = following
    return [share * (1 - kept) for share, kept in zip(total, swayed, strict=True)]


def _passed_on(lines: Sequence[tuple[int, float]], swayed: float) -> list[tuple[int, float]]:
    """Return by whom a person is swayed, and by what part of their vote."""
    strength = sum(strength for _, strength in lines)
    return [(source, swayed * part / strength) for source, part in lines]
