"""Open questions in words, for every kind and for every sort of name."""

from itertools import product

import pytest

from account_maps.html.names import DisplayNames
from account_maps.html.question_words import question_words
from account_maps.measure.neighbors import Closeness
from account_maps.measure.question import Asking, OpenQuestion, QuestionKind
from account_maps.model.account import Person
from account_maps.texts import english

PEOPLE = {
    "priya": Person(name="Priya Nair"),
    "erik": Person(name="Erik Lindqvist"),
    "cso": Person(title="Chief Security Officer", placeholder=True),
}


def words(
    person: str, how: Asking, ask: str | None = None, people: dict[str, Person] = PEOPLE
) -> str:
    kind = QuestionKind.HOLDER if people[person].placeholder else QuestionKind.STANCE
    question = OpenQuestion(kind, person, 0.15, how, ask)
    return question_words(question, DisplayNames(people, {}), english()).text


def test_a_question_says_who_to_ask_what() -> None:
    assert words("priya", Asking.THROUGH, "erik") == "Ask Erik Lindqvist how Priya Nair leans"
    assert words("priya", Asking.DIRECT, "priya") == (
        "Ask Priya Nair what they’d need to see to say yes"
    )
    assert words("priya", Asking.MEET_FIRST, "erik") == (
        "Talk to Erik Lindqvist to learn how Priya Nair leans"
    )
    assert words("priya", Asking.MEET_FIRST, "priya") == (
        "Talk to Priya Nair to learn how they lean"
    )


def test_an_open_position_stands_after_a_colon() -> None:
    end = "who holds this position, or who will: Chief Security Officer"

    assert words("cso", Asking.THROUGH, "erik") == f"Ask Erik Lindqvist {end}"
    assert words("cso", Asking.MEET_FIRST, "erik") == f"Talk to Erik Lindqvist to learn {end}"
    assert words("cso", Asking.MEET_FIRST) == f"Find out {end}"


@pytest.mark.parametrize(
    ("worth", "points"), [(0.146, "±15 points"), (0.0051, "±1 point"), (1, "±100 points")]
)
def test_a_worth_is_in_whole_points(worth: float, points: str) -> None:
    question = OpenQuestion(QuestionKind.STANCE, "priya", worth, Asking.THROUGH, "erik")

    shown = question_words(question, DisplayNames(PEOPLE, {}), english())

    assert shown.worth == f"worth {points}"
    assert shown.hint.startswith(f"Worth {points}: the answer can move predicted support by")


@pytest.mark.parametrize("closeness", [*Closeness, None])
def test_there_is_a_reason_to_ask_this_person(closeness: Closeness | None) -> None:
    question = OpenQuestion(QuestionKind.STANCE, "priya", 0.15, Asking.THROUGH, "erik", closeness)

    assert "Priya Nair" in question_words(question, DisplayNames(PEOPLE, {}), english()).because


@pytest.mark.parametrize("name", ["李明", "de la Cruz, María José", "{ask} <b>", "نور"])
def test_names_of_all_sorts_stand_as_they_are_written(name: str) -> None:
    people = {"priya": Person(name=name), "erik": Person(name=name)}

    for how, ask in product(Asking, ("priya", "erik")):
        assert name in words("priya", how, ask, people)
