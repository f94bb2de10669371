"""Whatever a file holds, `check` answers with places that are there; `make odd` tries thousands."""

from pathlib import Path

from odd.checking import good_files, mutants
from odd.run import MAPS, command_failures, mutant_failures


def test_mutated_files_get_an_answer() -> None:
    assert mutant_failures("a", 250) == []


def test_the_command_itself_answers_with_its_exit_code() -> None:
    assert command_failures("a", 3) == []


def test_the_same_seed_gives_the_same_files_and_nearly_all_are_changed() -> None:
    good = good_files(MAPS)
    made = [*mutants("x", 50, good)]
    assert made == [*mutants("x", 50, good)]
    unchanged = [name for name, data in made if data == Path(MAPS / name).read_bytes()]
    assert len(unchanged) < 10
