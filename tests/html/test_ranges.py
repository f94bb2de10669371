"""The range of a figure: signs where they differ, and none where both ends look the same."""

import pytest

from account_maps.html.figure_words import shown_range
from account_maps.measure.measured import FigureKey
from account_maps.texts import english


@pytest.mark.parametrize(
    ("value", "ends", "shown"),
    [
        (0.43, (0.28, 0.58), "+43% (28 … 58%)"),
        (0.3, (-0.1, 0.7), "+30% (−10 … +70%)"),
        (-0.3, (-0.5, -0.1), "−30% (−50 … −10%)"),
        (0.0, (0.0, 0.004), "0% (0 … <1%)"),
        (0.2, (0.2, 0.2), "+20%"),
        (0.2, (0.199, 0.201), "+20%"),
        (0.2, None, "+20%"),
        (None, None, "–"),
    ],
)
def test_a_range_stands_in_brackets(
    value: float | None, ends: tuple[float, float] | None, shown: str
) -> None:
    found = shown_range(FigureKey.PREDICTED_SUPPORT, value, ends, english())
    assert found.replace("\N{NO-BREAK SPACE}", " ") == shown
