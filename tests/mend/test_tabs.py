"""A line with tabs is only moved where all that it can mean is the same."""

import random
from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from maps import FULL, SMALLEST
from mend.mended import found, left, mended, said

PERSON = "name: Acme\nstakeholders:\n  jo-berg:\n    name: Jo Berg\n"
TIE = f"{PERSON}    ties:\n      ana-lima:\n        level: credible_source\n"
UNIT = "name: Acme\nunits:\n  it:\n    name: IT\n    units:\n      infra:\n        name: Infra\n"


@pytest.mark.parametrize(
    ("text", "choices"),
    [
        (
            f"{TIE}\t\tnote: Trusts us on this only\n",
            "4 put it under `jo-berg`, 8 put it under `ana-lima`",
        ),
        (
            f"{TIE}\tnote: Met at the fair\n",
            "4 put it under `jo-berg`, 8 put it under `ana-lima`",
        ),
        (f"{UNIT}\t\tnote: Only three people\n", "4 put it under `it`, 8 put it under `infra`"),
    ],
)
def test_a_line_that_can_belong_to_two_things_stays_and_the_hint_names_both(
    text: str, choices: str
) -> None:
    result = mended(text)

    assert result.text == text
    assert not result.fixed
    assert list(result.hints.values()) == [f"indent with spaces: {choices}"]


@pytest.mark.parametrize(
    ("text", "after"),
    [
        (
            "name: Acme\nplan:\n  objectives:\n    one:\n      goal: x\n\t  note: About it\n",
            "name: Acme\nplan:\n  objectives:\n    one:\n      goal: x\n      note: About it\n",
        ),
        (
            f"{PERSON}    contact:\n  \temail: a@b.example\n",
            f"{PERSON}    contact:\n        email: a@b.example\n",
        ),
        (
            f"{TIE}    note: x\n  al-berg:\n    name: Al Berg\n  \ttitle: CIO\n",
            f"{TIE}    note: x\n  al-berg:\n    name: Al Berg\n    title: CIO\n",
        ),
        (
            "name: Acme\nstakeholders:\n  jo:\n\tname: Jo\n\ttitle: CFO\n  al:\n\tname: Al\n",
            "name: Acme\nstakeholders:\n  jo:\n    name: Jo\n    title: CFO\n  al:\n    name: Al\n",
        ),
        (
            "name: Acme\ngoals:\n  - grow\n\t\n  - save\n",
            "name: Acme\ngoals:\n  - grow\n\n  - save\n",
        ),
        (
            "name: Acme\ngoals:\n  - grow\n\t# soon\n  - save\n",
            "name: Acme\ngoals:\n  - grow\n  # soon\n  - save\n",
        ),
        ("name: Acme\ngoals:\n-\tgrow\n", "name: Acme\ngoals:\n- grow\n"),
        (
            "name: Acme\nicp:\n\u3000fit: strong\n",
            "name: Acme\nicp:\n  fit: strong\n",
        ),
    ],
)
def test_a_line_with_one_reading_is_put_where_it_belongs(text: str, after: str) -> None:
    assert mended(text).text == after
    assert left(after) == []


def test_in_a_file_of_tabs_alone_each_is_a_level() -> None:
    text = (
        "name: Acme\nstakeholders:\n\tjo:\n\t\tname: Jo\n\t\tties:\n\t\t\tana:\n\t\t\t\tnote: a\n"
        "\t\tnote: |\n\t\t\tTwo\n\t\t\tlines\ngoals:\n\t- grow\n"
    )

    assert mended(text).text == text.replace("\t", "  ")


def test_items_of_a_list_go_on_behind_spaces() -> None:
    text = "name: Acme\npromises:\n\t- by: us\n\t  what: Call\n\t- {by: them, what: Answer}\n"

    assert mended(text).text == text.replace("\t", "  ")


def test_a_tab_that_may_be_part_of_a_text_stays() -> None:
    text = "name: Acme\nnote: |\n\tTwo\n\t\tlines\ngoals:\n\t- grow\n"

    assert mended(text).text == text


def test_one_wrong_word_does_not_keep_the_tabs_of_a_file() -> None:
    text = "name: Acme\nstakeholders:\n\tjo:\n\t\tname: Jo\n\t\tsupport: hm\n"

    assert mended(text).text == text.replace("\t", "  ")


def by_count(width: int) -> Callable[[int], str]:
    return lambda column: "\t" * (column // width) + " " * (column % width)


def behind_spaces(width: int) -> Callable[[int], str]:
    """Return leads that begin with two spaces and go on with tabs, as far as these fit."""

    def lead(column: int) -> str:
        at, text = min(2, column), " " * min(2, column)
        while at + width - at % width <= column:
            at, text = at + width - at % width, text + "\t"
        return text + " " * (column - at)

    return lead


LEADS = [form(width) for form in (by_count, behind_spaces) for width in (2, 4, 8)]
LEADS.append(lambda column: "\t" * (column // 2))


@settings(max_examples=60)
@given(
    st.sampled_from([FULL, SMALLEST, TIE, UNIT]),
    st.sampled_from([0.1, 0.4, 1.0]),
    st.lists(st.sampled_from(LEADS), min_size=1, max_size=3),
    st.randoms(use_true_random=False),
)
@example(FULL, 1.0, LEADS[-1:], random.Random(1))  # noqa: S311
@example(TIE, 1.0, LEADS[:1], random.Random(1))  # noqa: S311
def test_a_map_with_tabs_says_the_same_or_stays_as_it_is(
    text: str, share: float, leads: list[Callable[[int], str]], chance: random.Random
) -> None:
    lines = []
    for line in text.split("\n"):
        bare = line.lstrip(" ")
        odd = chance.random() < share
        lines.append(chance.choice(leads)(len(line) - len(bare)) + bare if odd else line)
    tabbed = "\n".join(lines)

    after = mended(tabbed).text

    assert after == tabbed or (said(after) == said(text) and not found(after))


def test_a_key_that_lacks_its_space_still_tells_what_a_line_with_a_tab_belongs_to() -> None:
    slipped = SMALLEST.replace("  ken-ito:\n    name: Ken", "\tken-ito:\n    name:Ken")

    assert slipped != SMALLEST
    assert mended(slipped).text == SMALLEST
