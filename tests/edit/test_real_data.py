"""Maps made from data that nobody wrote for this project, edited and merged."""

import datetime as dt

import pytest

from account_maps.edit.document import same
from account_maps.edit.format import formatted
from account_maps.edit.merging import merge
from account_maps.edit.people import add_person, mark_verified
from account_maps.edit.rename import rename_id
from account_maps.model.account import Person
from edit.wild import document
from model.test_real_data import as_map
from real import committees

DAY = dt.date(2026, 1, 1)


@pytest.fixture(scope="module")
def maps() -> list[str]:
    """The committees as maps; those with nobody on them are left out."""
    return [as_map(one) for one in committees() if one["people"]]


def test_formatting_real_committees_changes_nothing_they_say(maps: list[str]) -> None:
    for text in maps:
        once = document(formatted(document(text)).after.decode())

        assert same(once.value, document(text).value)
        assert formatted(once).after == once.data


def test_two_who_edit_a_real_committee_do_not_meet(maps: list[str]) -> None:
    for text in maps:
        person = next(iter(document(text).account.stakeholders))
        new = add_person(document(text), "new", Person(name="N", reports_to=person)).after.decode()
        dated = mark_verified(document(text), [person], DAY).after.decode()

        merged = merge(text, new, dated)

        assert merged is not None
        assert merged.conflicts == 0
        both = mark_verified(document(new), [person], DAY).after.decode()
        assert same(document(merged.text).value, document(both).value)


def test_renaming_somebody_of_a_real_committee_can_be_taken_back(maps: list[str]) -> None:
    for text in maps:
        person = next(reversed(document(text).account.stakeholders))
        there = rename_id(document(text), "person", person, "another")
        assert there is not None

        back = rename_id(document(there.after.decode()), "person", "another", person)

        assert back is not None
        assert back.after.decode() == text
