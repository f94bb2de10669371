"""Whatever is fixed: nothing else changes, nothing new is wrong, and a second time does nothing."""

import difflib
import random
import re
from collections.abc import Callable, Sequence

from hypothesis import example, given, settings
from hypothesis import strategies as st

from account_maps.mend.mending import Mender
from account_maps.mend.source_text import struct_fields
from account_maps.model.account import Account, Objective, Person, Tie
from account_maps.read.problems import Problem
from maps import FULL, SMALLEST
from mend.mended import FILE, found, left, mended, typed

FULL_WITH_COMMENTS = FULL.replace("\n  priya-nair:", "\n  # not met yet\n  priya-nair:").replace(
    "verified: 2026-11-12\n  cso", "verified: 2026-11-12  # by phone\n  cso"
)
MAPS = st.sampled_from([FULL, FULL_WITH_COMMENTS, SMALLEST])

OTHER_WORDS = [
    ("name: Northwind Health", "Company: Northwind Health"),
    ("domain:", "website:"),
    ("owner: ana-lima\n", "Account Owner: ana-lima\n"),
    ("stakeholders:\n  tom", "contacts:\n  tom"),
    ("    title: Chief Financial", "    job title: Chief Financial"),
    ("    reports_to: tom-alvarez\n    roles", "    manager: Tom Alvarez\n    roles"),
    ("    reports_to: dana-reyes\n    roles", "    Manager's name: dana reyes\n    roles"),
    ("    roles: [economic_buyer]", "    role: [Economic Buyer]"),
    ("    roles: [decision_maker, champion]", "    Buying role: [dm, Champion]"),
    ("    support: neutral", "    stance: Neutral"),
    ("    support: unknown", "    sentiment: TBD"),
    ("    veto: true", "    veto: ja"),
    ("    dotted_to: [priya-nair]", "    dotted line: [Priya Nair]"),
    ("    verified: 2026-11-12", "    verified: Nov 12, 2026"),
    ("      due: 2027-09-30", "      deadline: 30.9.2027"),
    ("due: 2026-12-05", "due date: 5 December 2026"),
    ("      certainty: confirmed", "      certainty: Verified"),
    ("    - what: Ask Dana", "    - task: Ask Dana"),
    ("    placeholder: true", "    vacant: yes"),
    ("by: us, what", "by: we, promise"),
    ("      goal: One", "      Objective: One"),
    (
        "    influence: inner_circle\n    support: neutral",
        "    power: Inner Circle\n    support: neutral",
    ),
    ("  fit: strong", "  fit: storng"),
]
"""What the format has, and what people type in its place, each in one line."""


@given(MAPS, st.sets(st.sampled_from(OTHER_WORDS)))
@example(FULL, set(OTHER_WORDS))
def test_other_words_become_those_of_the_format_and_nothing_else_changes(
    text: str, others: set[tuple[str, str]]
) -> None:
    typed_first = text
    for own, other in others:
        typed_first = typed_first.replace(own, other, 1)

    assert mended(typed_first).text == text


KEYS = {key for struct in (Account, Person, Tie, Objective) for key in struct_fields(struct)}


def _swapped(line: str, chance: random.Random) -> str:
    key = re.match(r" *(?:- )?([a-z_]{4,}):", line)
    if key is None or key[1] not in KEYS:
        return line
    at = chance.randrange(key.start(1) + 1, key.end(1) - 1)
    return line[:at] + line[at + 1] + line[at] + line[at + 2 :]


SLIPS: list[Callable[[str, random.Random], str]] = [
    _swapped,
    lambda line, _: re.sub(
        r"^( *(?:- )?(?:title|goal|pain|support|note|what|tier)):", r"\1s:", line
    ),
    lambda line, _: re.sub(r": (?=\S)", ":", line, count=1),
    lambda line, _: re.sub(r"^( *)- ", r"\1-", line),
    lambda line, _: re.sub(r"^  ", "\t", line),
    lambda line, _: re.sub(r"^( *[a-z_]+): ([\w-]+)$", r"\1: \2: yes", line),
    lambda line, _: re.sub(r"\[([\w-]+)\]", r"\1", line),
    lambda line, _: re.sub(r": ([a-z_]+)$", lambda m: f": {m[1].upper().replace('_', ' ')}", line),
]


@settings(max_examples=150)
@given(MAPS, st.randoms(use_true_random=False), st.integers(1, 4))
def test_slips_are_taken_back_or_left_alone(text: str, chance: random.Random, count: int) -> None:
    lines = text.split("\n")
    for at in chance.sample(range(len(lines)), count):
        lines[at] = chance.choice(SLIPS)(lines[at], chance)
    slipped = "\n".join(lines)
    before = found(slipped)

    result = mended(slipped)

    again = mended(result.text)
    assert again.text == result.text
    own = list(zip(text.split("\n"), lines, strict=True))
    after = result.text.split("\n")
    assert len(after) == len(own), "\n".join(difflib.unified_diff(lines, after, lineterm=""))
    for now, (first, second) in zip(after, own, strict=True):
        assert now in {first, second} or ": yes'" in now
    if {problem.code for problem in before}.isdisjoint({"AM107", "AM108", "AM109", "AM111"}):
        assert {one.message for one in found(result.text)} <= {one.message for one in before}


@settings(max_examples=40)
@given(st.sets(st.sampled_from(OTHER_WORDS)), st.randoms(use_true_random=False))
def test_the_order_of_the_problems_does_not_matter(
    others: set[tuple[str, str]], chance: random.Random
) -> None:
    text = FULL
    for own, other in others:
        text = text.replace(own, other, 1)
    problems = list(found(text))
    chance.shuffle(problems)

    shuffled = Mender(FILE, Account, lambda t: chance.sample(found(t), len(found(t)))).mend

    assert shuffled(text, problems).text == mended(text).text


def test_only_what_is_meant_is_fixed() -> None:
    text = "name: Acme\nteir: 1\nicp: {fit: Strong}\n"

    assert mended(text, lambda code: code == "AM206").text == text.replace("Strong", "strong")


def test_what_is_fixed_says_what_was_written() -> None:
    text = FULL.replace("reports_to", "manager").replace("roles:", "Roles:")

    assert typed(mended(text).text) == typed(FULL)


def test_how_often_a_file_is_checked_does_not_grow_with_its_slips() -> None:
    checks: list[str] = []

    def count(text: str) -> int:
        checks.clear()

        def find(now: str) -> Sequence[Problem]:
            checks.append(now)
            return found(now)

        result = Mender(FILE, Account, find).mend(text, found(text))
        assert left(result.text) == []
        return len(checks)

    def people(number: int) -> str:
        entries = [f"  p{n}: {{name: P{n}, role: Champion, stance: pro}}\n" for n in range(number)]
        return "name: Acme\nstakeholders:\n" + "".join(entries)

    assert count(people(800)) == count(people(100))


def test_hundreds_of_slips_that_cannot_be_fixed_come_to_an_end() -> None:
    text = "name: Acme\nstakeholders:\n" + "".join(
        f"  p{n}: {{name: P{n}, manager: nobody{n}}}\n" for n in range(600)
    )

    assert mended(text).text == text


WORDS = [
    "name",
    "stakeholders",
    "dana",
    "manager",
    "units",
    "roles",
    "yes",
    "03/04/2026",
    "é",
    "Jo B",
]
LAYOUT = [
    ": ",
    ":",
    "\n",
    "\n  ",
    "\n    ",
    "\n- ",
    "- ",
    "[",
    "]",
    "{",
    "}",
    ", ",
    "? ",
    "---\n",
    "\t",
]
MARKS = [
    '"',
    "'",
    "&a ",
    "*a",
    "!t ",
    "<<",
    "|",
    ">",
    " #",
    " # c",
    "@",
    "`",
    "\\",
    "\x00",
    "\u202e",
    "\r",
]


@settings(max_examples=300)
@given(st.lists(st.sampled_from([*WORDS, *LAYOUT, *MARKS]), max_size=30).map("".join))
def test_any_text_gets_an_answer_and_stays_that_way(text: str) -> None:
    once = mended(text)

    assert once.fixed <= set(found(text))
    assert mended(once.text).text == once.text
