"""Two versions of a map with a common ancestor → one."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from account_maps.edit.document import FileChange, YamlDocument, same
from account_maps.edit.merging import merge
from account_maps.edit.people import add_person, mark_left, mark_verified
from account_maps.edit.rename import rename_id
from account_maps.edit.tree import parse_tree
from account_maps.model.account import Person
from account_maps.model.values import State
from edit.wild import comments, document, wild_maps

EXAMPLE = Path(__file__).parents[1] / "fixtures" / "examples" / "northwind-health.yaml"
DAY = dt.date(2026, 11, 20)


def merged(base: str, ours: str, theirs: str) -> str:
    result = merge(base, ours, theirs)
    assert result is not None
    assert result.conflicts == 0, result.text
    return result.text


def conflicts(base: str, ours: str, theirs: str) -> str:
    result = merge(base, ours, theirs)
    assert result is not None
    assert result.conflicts
    return result.text


BASE = """\
# The map of Acme
name: Acme   # as they write it
goals: [grow, last]
plan:
  actions:
    - {what: Call Ann, due: 2026-12-01}
    - what: Write to Bob
      due: 2026-12-05
stakeholders:
  # Ann leads
  ann:
    name: Ann
    roles: [legal, coach]
    support: neutral
    ties:
      ana: {level: vendor, last: 2026-01-01}   # since March
    note: |
      First line
      second line
  bob:
    name: Bob
    reports_to: ann
"""


def changed(*edits: tuple[str, str], base: str = BASE) -> str:
    for before, after in edits:
        assert base.count(before) == 1
        base = base.replace(before, after)
    return base


def test_fields_of_one_person_do_not_meet() -> None:
    ours = changed(("support: neutral", "support: mentor"))
    theirs = changed(("name: Ann\n", "name: Ann Lee\n"))

    assert merged(BASE, ours, theirs) == changed(
        ("support: neutral", "support: mentor"), ("name: Ann\n", "name: Ann Lee\n")
    )


def test_fields_in_one_line_do_not_meet() -> None:
    ours = changed(("level: vendor", "level: credible_source"))
    theirs = changed(("last: 2026-01-01}", "last: 2026-11-01, note: She called}"))

    line = "ana: {level: credible_source, last: 2026-11-01, note: She called}   # since March"
    assert line in merged(BASE, ours, theirs)


def test_two_items_new_in_one_list_are_both_there() -> None:
    ours = changed(("[legal, coach]", "[legal, coach, champion]"))
    theirs = changed(("[legal, coach]", "[coach, user_buyer]"))

    assert "roles: [coach, champion, user_buyer]" in merged(BASE, ours, theirs)


def test_an_action_changed_by_both_is_one_action() -> None:
    ours = changed(("due: 2026-12-05", "due: 2026-12-05\n      owner: ana"))
    theirs = changed(("what: Write to Bob", "what: Write to Bob Ray"))

    both = merged(BASE, ours, theirs)

    assert "    - what: Write to Bob Ray\n      due: 2026-12-05\n      owner: ana\n" in both


def test_two_new_people_in_one_place_are_both_there() -> None:
    ours = changed(("    reports_to: ann\n", "    reports_to: ann\n\n  cid:\n    name: Cid\n"))
    theirs = changed(("    reports_to: ann\n", "    reports_to: ann\n\n  dan:\n    name: Dan\n"))

    assert merged(BASE, ours, theirs) == changed(
        (
            "    reports_to: ann\n",
            "    reports_to: ann\n\n  cid:\n    name: Cid\n\n  dan:\n    name: Dan\n",
        )
    )


def test_the_same_change_on_both_sides_is_one_change() -> None:
    both = changed(("support: neutral", "support: mentor"), ("grow, last", "grow"))

    assert merged(BASE, both, both) == both


def test_a_value_changed_by_both_stands_there_twice() -> None:
    ours = changed(("support: neutral", "support: mentor"))
    theirs = changed(("support: neutral", "support: enemy"), ("name: Bob", "name: Bob Ray"))

    assert conflicts(BASE, ours, theirs) == changed(
        (
            "    support: neutral\n",
            "<<<<<<< ours\n    support: mentor\n=======\n    support: enemy\n>>>>>>> theirs\n",
        ),
        ("name: Bob", "name: Bob Ray"),
    )


def test_whoever_is_taken_out_and_changed_stands_between_marks() -> None:
    ours = BASE.partition("  bob:")[0]
    theirs = changed(("name: Bob", "name: Bob Ray"))

    both = conflicts(BASE, ours, theirs)

    marked = (
        "<<<<<<< ours\n=======\n  bob:\n    name: Bob Ray\n    reports_to: ann\n>>>>>>> theirs\n"
    )
    assert both == ours + marked


def test_an_item_of_which_each_took_out_another_half_is_not_left_empty() -> None:
    ours = changed(("    - what: Write to Bob\n      due", "    - due"))
    theirs = changed(
        ("    - what: Write to Bob\n      due: 2026-12-05\n", "    - what: Write to Bob\n")
    )

    marked = (
        "<<<<<<< ours\n    - due: 2026-12-05\n=======\n    - what: Write to Bob\n>>>>>>> theirs\n"
    )
    assert marked in conflicts(BASE, ours, theirs)


def test_who_was_taken_out_and_not_changed_is_gone() -> None:
    ours = BASE.partition("  bob:")[0]

    assert merged(BASE, ours, changed(("name: Ann\n", "name: Ann Lee\n"))) == ours.replace(
        "name: Ann\n", "name: Ann Lee\n"
    )


def test_comments_of_both_stay() -> None:
    ours = changed(("  # Ann leads\n", "  # Ann leads us\n"), ("   # since March", "  # warm"))
    theirs = changed(
        ("  # Ann leads\n", "  # Ann leads\n  # new\n"), ("# since March", "# since May")
    )

    both = merged(BASE, ours, theirs)

    assert "  # Ann leads us\n  # new\n  ann:" in both
    assert "      # since May\n      ana: {level: vendor, last: 2026-01-01}  # warm\n" in both


def test_one_who_formats_does_not_meet_one_who_edits() -> None:
    wide = changed(("stakeholders:\n", "stakeholders:\n\n"), ("[grow, last]", "[ grow,last ]"))
    edit = changed(("[grow, last]", "[grow, last, lead]"), ("name: Bob", "name: Bob Ray"))

    both = merged(BASE, wide, edit)

    assert same(document(both).value, document(edit).value)
    assert same(document(merged(BASE, edit, wide)).value, document(edit).value)


def test_the_order_is_that_of_the_one_who_changed_it() -> None:
    ann, bob = BASE.partition("  # Ann")[2].split("  bob:\n")
    turned = f"{BASE.partition('  # Ann')[0]}  bob:\n{bob}  # Ann{ann}"
    edit = changed(("name: Bob", "name: Bob Ray"))

    for versions in ((turned, edit), (edit, turned)):
        assert list(document(merged(BASE, *versions)).account.stakeholders) == ["bob", "ann"]


def test_our_line_ends_are_kept() -> None:
    ours = changed(("support: neutral", "support: mentor")).replace("\n", "\r\n")
    theirs = changed(("name: Bob", "name: Bob Ray"))

    both = merged(BASE, ours, theirs)

    assert both.count("\r\n") == both.count("\n") == BASE.count("\n")
    assert "name: Bob Ray\r\n" in both


def test_two_maps_with_nothing_in_common_are_joined() -> None:
    assert (
        merged("", "name: A\ntier: 1\n", "name: A\nstage: new\n")
        == "name: A\ntier: 1\nstage: new\n"
    )


@pytest.mark.parametrize("broken", ["name: [A\n", "- a\n", "a: 1\na: 2\n", "? a\n: b\n"])
def test_what_cannot_be_taken_apart_is_not_merged(broken: str) -> None:
    assert merge(BASE, changed(("name: Bob", "name: Bo")), broken) is None


@settings(max_examples=60)
@given(wild_maps(), wild_maps())
def test_what_only_one_has_changed_is_taken_as_it_is(base: str, other: str) -> None:
    assert merged(base, base, base) == base
    assert merged(base, other, base) == merged(base, base, other) == other


Step = Callable[[YamlDocument, str, int], FileChange | None]

STEPS: dict[str, Step] = {
    "verify": lambda doc, key, _: mark_verified(doc, [key], DAY),
    "leave": lambda doc, key, _: mark_left(doc, key, State.MOVED),
    "add": lambda doc, key, at: add_person(doc, f"n{at}", Person(name="New", reports_to=key)),
    "unit": lambda doc, _, __: rename_id(doc, "unit", "it", "ict"),
}


def applied(text: str, steps: list[tuple[str, str, int]]) -> str:
    for name, key, at in steps:
        change = STEPS[name](document(text), key, at)
        text = change.after.decode() if change else text
    return text


@settings(max_examples=100)
@given(wild_maps(), st.data())
def test_merging_edits_that_do_not_meet_is_doing_both(base: str, data: st.DataObject) -> None:
    people = list(document(base).account.stakeholders)
    assume(people)
    every = [
        (step, key, number) for number, key in enumerate(people) for step in STEPS if step != "unit"
    ]
    chosen = data.draw(st.lists(st.sampled_from(every), unique=True, max_size=6))
    sides = data.draw(st.lists(st.booleans(), min_size=len(chosen), max_size=len(chosen)))
    ours = [step for step, side in zip(chosen, sides, strict=True) if side]
    theirs = [step for step, side in zip(chosen, sides, strict=True) if not side]

    both = merged(base, applied(base, ours), applied(base, theirs))

    assert same(document(both).value, document(applied(base, ours + theirs)).value)
    assert comments(both) == comments(base)


@settings(max_examples=100)
@given(wild_maps(), st.data())
def test_nobody_and_no_comment_is_lost(base: str, data: st.DataObject) -> None:
    versions: list[str] = []
    base += "" if base.endswith("\n") else "\n"
    for side in ("x", "y"):
        lines = base.splitlines(keepends=True)
        for number in range(data.draw(st.integers(0, 3))):
            at = data.draw(st.integers(0, len(lines)))
            lines.insert(at, f"  # c{side}{number}\n")
        text = "".join(lines)
        try:
            people = list(document(text).account.stakeholders)
        except Exception:  # noqa: BLE001 - a comment within a text is no comment
            assume(False)
        if people:
            steps = [("add", data.draw(st.sampled_from(people)), 90 + len(versions))]
            text = applied(text, steps)
        versions.append(text)

    result = merge(base, *versions)

    assert result is not None
    assert set(comments(result.text)) >= {one for text in versions for one in comments(text)}
    for text in versions:
        assert all(f"{key}:" in result.text for key in document(text).account.stakeholders)


@settings(max_examples=60)
@given(st.one_of(st.just(""), wild_maps()), wild_maps(), wild_maps())
def test_of_any_three_versions_something_readable_or_marked_comes(
    base: str, ours: str, theirs: str
) -> None:
    result = merge(base, ours, theirs)

    assert result is not None
    assert (parse_tree(result.text) is None) == ("<<<<<<< ours" in result.text)
    assert bool(result.conflicts) == ("<<<<<<< ours" in result.text)


def test_two_fields_new_in_one_place_are_both_there() -> None:
    base = EXAMPLE.read_text("utf-8")
    ours = mark_verified(document(base), ["priya-nair"], DAY).after.decode()
    theirs = mark_left(document(base), "priya-nair", State.LEFT).after.decode()

    both = merged(base, ours, theirs)

    assert "    verified: 2026-11-20\n    state: left\n" in both


COMPOSED, DECOMPOSED = "zo\u00eb", "zoe\u0308"
"""One name in two Unicode forms, which look alike."""


def test_an_id_in_another_unicode_form_is_the_same_id() -> None:
    """So both edits count, and nobody is on the map twice."""
    base = f"name: A\nstakeholders:\n  {COMPOSED}:\n    name: Zo\n    title: CFO\n"
    ours = base.replace("title: CFO", "title: COO")
    theirs = base.replace(COMPOSED, DECOMPOSED).replace("name: Zo", "name: Zoe")
    merged = merge(base, ours, theirs)
    assert merged is not None
    assert merged.conflicts == 0
    assert "name: Zoe\n    title: COO" in merged.text
    assert merged.text.count("title:") == 1


@pytest.mark.parametrize("form", ["tags:\n  - {}\n", "tags: [{}]\n", "rivals:\n  - name: {}\n"])
def test_names_in_a_list_that_differ_in_their_unicode_form_stay_apart(form: str) -> None:
    """Nobody can tell whether they are one name, so neither takes the place of the other."""
    base = "name: A\n" + form.format("base")
    ours, theirs = (
        base + form.format(name).split("\n", 1)[1]
        if "\n  - " in form
        else base.replace("base", f"base, {name}")
        for name in (COMPOSED, DECOMPOSED)
    )
    merged = merge(base, ours, theirs)
    assert merged is not None
    assert COMPOSED in merged.text
    assert DECOMPOSED in merged.text


def test_a_map_that_has_an_id_in_both_forms_is_not_taken_apart() -> None:
    both = f"name: A\nstakeholders:\n  {COMPOSED}: {{name: K}}\n  {DECOMPOSED}: {{name: P}}\n"
    assert merge("name: A\n", both, "name: B\n") is None
    assert merge("name: A\n", "name: B\n", both) is None
