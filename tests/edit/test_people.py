"""Changes of one person: each changes the lines that it names, and no others."""

import datetime as dt
from difflib import unified_diff
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from account_maps.edit.document import FileChange, YamlDocument, document_of, same
from account_maps.edit.errors import EditError, InvalidRequestError
from account_maps.edit.names import id_of
from account_maps.edit.people import add_person, mark_left, mark_verified
from account_maps.edit.rename import rename_id
from account_maps.edit.yaml_text import yaml_scalar
from account_maps.model.account import Person
from account_maps.model.values import Role, State
from edit.wild import document, wild_maps

MAPS = sorted((Path(__file__).parents[2] / "maps").glob("[!_]*.yaml"))
DAY = dt.date(2026, 11, 20)


def diff(document: YamlDocument, change: FileChange) -> list[str]:
    """The lines taken out and put in, without the headings."""
    before, after = (data.decode().splitlines() for data in (document.data, change.after))
    lines = list(unified_diff(before, after, n=0, lineterm=""))[2:]
    return [line for line in lines if not line.startswith("@@")]


def text_of(change: FileChange | None) -> str:
    assert change is not None
    return change.after.decode()


@settings(max_examples=100)
@given(wild_maps(), st.data())
def test_verifying_somebody_changes_one_line(text: str, data: st.DataObject) -> None:
    before = document(text)
    assume(before.account.stakeholders)
    key = data.draw(st.sampled_from(list(before.account.stakeholders)))

    change = mark_verified(before, [key], DAY)

    changed = diff(before, change)
    assert sum(line.startswith("+") for line in changed) == 1
    assert all("verified" in line or "{" in line for line in changed)
    assert change.after.decode().endswith(text[len(text.rstrip("\r\n")) :])
    assert (
        diff(document(change.after.decode()), mark_verified(document(text_of(change)), [key], DAY))
        == []
    )


@settings(max_examples=100)
@given(wild_maps(), st.data())
def test_a_new_person_adds_lines_and_takes_none(text: str, data: st.DataObject) -> None:
    before = document(text)
    people = list(before.account.stakeholders)
    manager = data.draw(st.sampled_from([None, *people]))
    name = data.draw(st.text("ab #:'\"{}[],-!&*é", min_size=1, max_size=9).map(str.strip))
    assume(name)

    try:
        change = add_person(before, "new", Person(name=name, reports_to=manager))
    except EditError:
        assume(False)

    added = diff(before, change)
    assert all(line.startswith("+") for line in added)
    after = document(text_of(change)).account
    assert after.stakeholders["new"] == Person(name=name, reports_to=manager)
    if manager:
        keys = list(after.stakeholders)
        assert keys.index("new") == keys.index(manager) + 1


@pytest.mark.parametrize("file", MAPS, ids=lambda file: file.stem)
def test_in_real_maps_each_writer_changes_the_lines_it_names(file: Path) -> None:
    before = document_of(file.read_bytes(), file, file.name)
    people = before.account.stakeholders
    for key in [key for key, one in people.items() if one.state is State.ACTIVE][::50]:
        assert len(diff(before, mark_verified(before, [key], DAY))) in {1, 2}
        gone = diff(before, mark_left(before, key, State.MOVED))
        assert [line.strip() for line in gone if line[0] == "+"] == ["+    state: moved"]
        new = add_person(before, "new", Person(name="New", reports_to=key))
        assert not [line for line in diff(before, new) if line[0] == "-"]


NEW = "\n  new:\n    name: New\n    reports_to: {}\n"


def test_a_new_person_goes_below_the_manager_with_an_empty_line_around() -> None:
    text = "name: A\nstakeholders:\n  a:\n    name: A\n  b: {name: B}\nnote: x\n"

    below_a = add_person(document(text), "new", Person(name="New", reports_to="a"))
    below_b = add_person(document(text), "new", Person(name="New", reports_to="b"))

    assert text_of(below_a) == text.replace("  b:", NEW.format("a") + "\n  b:")
    assert text_of(below_b) == text.replace("note:", NEW.format("b") + "\nnote:")


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("name: A\n", "name: A\nstakeholders:\n  x:\n    name: X\n"),
        ("name: A", "name: A\nstakeholders:\n  x:\n    name: X"),
        ("name: A\nstakeholders: # us\n", "name: A\nstakeholders: # us\n  x:\n    name: X\n"),
        ("name: A\nstakeholders: {}\n", "name: A\nstakeholders:\n  x:\n    name: X\n"),
        ("name: A\nnote: x\n", "name: A\nstakeholders:\n  x:\n    name: X\nnote: x\n"),
    ],
)
def test_the_first_person_makes_the_section(text: str, after: str) -> None:
    assert text_of(add_person(document(text), "x", Person(name="X"))) == after


def test_people_in_brackets_are_not_edited() -> None:
    with pytest.raises(EditError, match=r"maps/acme\.yaml:1:1 .*brackets"):
        add_person(document("name: A\nstakeholders: {a: {name: A}}\n"), "x", Person(name="X"))


def test_somebody_on_the_map_is_not_added_again() -> None:
    text = "name: A\nstakeholders:\n  dana: {name: A}\n"

    with pytest.raises(InvalidRequestError, match="on the map already"):
        add_person(document(text), "Dana", Person(name="X"))


def test_an_unknown_person_is_told_with_a_guess() -> None:
    with pytest.raises(InvalidRequestError, match="did you mean `dana-reyes`"):
        mark_verified(
            document("name: A\nstakeholders: {dana-reyes: {name: D}}\n"), ["dana-reye"], DAY
        )


def test_what_a_map_may_not_hold_is_refused_and_not_written() -> None:
    with pytest.raises(InvalidRequestError, match=r"U\+202E"):
        add_person(document("name: A\n"), "x", Person(name="a\u202eb", roles=(Role.LEGAL,)))


@settings(max_examples=100)
@given(wild_maps(), st.data())
def test_renaming_there_and_back_is_the_identity(text: str, data: st.DataObject) -> None:
    before = document(text)
    ids = [("person", key) for key in before.account.stakeholders]
    ids += [("unit", key) for key in before.account.units] + [("colleague", "ana")]
    kind, old = data.draw(st.sampled_from(ids))

    there = rename_id(before, kind, old, "an-other")
    if there is None:
        assert kind == "colleague"
        return
    back = rename_id(document(text_of(there)), kind, "an-other", old)

    assert text_of(back) == text
    assert old not in document(text_of(there)).account.stakeholders or kind != "person"


@pytest.mark.parametrize("file", MAPS, ids=lambda file: file.stem)
def test_in_real_maps_renaming_there_and_back_is_the_identity(file: Path) -> None:
    before = document_of(file.read_bytes(), file, file.name)
    for old in list(before.account.stakeholders)[::50]:
        there = rename_id(before, "person", old, "an-other")
        assert there is not None
        middle = document_of(there.after, file, file.name)
        back = rename_id(middle, "person", "an-other", old)
        assert back is not None
        assert back.after == before.data


def test_a_person_is_renamed_wherever_the_map_names_them() -> None:
    text = (
        "name: A\nplan:\n  objectives: {d: {goal: d, stakeholders: [d, e]}}\n"
        "  actions: [{what: d, stakeholders: ['d']}]\n"
        'stakeholders:\n  d: {name: d, unit: d}\n  e: {name: e, reports_to: d, dotted_to: ["d"]}\n'
        "influence: [{from: d, to: e, note: d}]\ncompetitors: [{name: d, champion: d}]\n"
        "waivers: [{finding: AF105, reason: d, until: 2026-12-01, person: d}]\n"
    ).replace(", unit: d", "")

    there = text_of(rename_id(document(text), "person", "d", "zoe"))

    assert there.count("zoe") == 8
    assert "name: d}" in there
    assert same(document(text).value, document(text).value)


@given(st.text(max_size=12))
def test_a_value_is_read_back_as_it_was(text: str) -> None:
    try:
        form = yaml_scalar(text)
    except InvalidRequestError:
        return
    before = document("name: A\n")
    value = " ".join(text.split()) or "x"
    after = add_person(before, "x", Person(name=value)) if value.isprintable() else None

    assert "\n" not in form
    assert after is None or document(text_of(after)).account.stakeholders["x"].name == value


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Dana Reyes", "Dana Reyes"),
        ("0045 2072", "0045 2072"),
        ("NO", "NO"),
        ("2026-11-20", "2026-11-20"),
        ("a: b", '"a: b"'),
        ("#1", '"#1"'),
        ("a, b", '"a, b"'),
        ('the "x": y', "'the \"x\": y'"),
        ("it's: 'so' \\ \"", "'it''s: ''so'' \\ \"'"),
        ("two\nlines", '"two\\nlines"'),
        ("", '""'),
        ("-", '"-"'),
    ],
)
def test_only_what_needs_quotes_gets_them(text: str, form: str) -> None:
    assert yaml_scalar(text) == form


@pytest.mark.parametrize(
    ("name", "its_id"),
    [
        ("Dana Reyes", "dana-reyes"),
        ("Dr. José García-López", "dr-jose-garcia-lopez"),
        ("O'Brien", "o-brien"),
        ("O’Brien", "o-brien"),
        ("Zo\u200bë Ægir", "zoe-aegir"),
        ("김민준", "김민준"),
        ("हिन्दी देवी", "हिन्दी-देवी"),
        ("Søren Łuk ẞ_x", "soren-luk-ss-x"),
        ("a" * 100, "a" * 80),
    ],
)
def test_an_id_is_made_of_a_name(name: str, its_id: str) -> None:
    assert id_of(name) == its_id


@pytest.mark.parametrize("name", ["???", "", "CON", "---"])
def test_a_name_of_which_no_id_can_be_made_is_told(name: str) -> None:
    with pytest.raises(InvalidRequestError, match="--id"):
        id_of(name)
