"""What is written is what is read: types come from the format and not from YAML."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from account_maps.model.account import Account
from account_maps.model.aliases import accepted
from account_maps.model.format import read_account
from account_maps.model.values import Role, Support
from account_maps.read.characters import has_refused
from account_maps.read.ids import folded, why_no_id
from account_maps.read.links import why_no_link


def account(yaml: str) -> Account:
    """Read a map that must have no problems."""
    reading = read_account(yaml.encode(), "acme.yaml")
    assert reading.account is not None, list(map(str, reading.problems))
    return reading.account


def person(lines: str) -> str:
    return f"name: Acme\nstakeholders:\n  dana: {{name: Dana, {lines}}}\n"


@pytest.mark.parametrize(
    "text", ["NO", "00003226", "01234", "12:30", "3.10", "+4930123", "1e3", "null", "~", "0x1F"]
)
def test_text_stays_as_it_was_written(text: str) -> None:
    assert account(f"name: {text}\n").name == text


@given(st.text(min_size=1, max_size=60).filter(lambda text: text.strip() and not has_refused(text)))
def test_any_text_survives_single_quotes(text: str) -> None:
    one_line = " ".join(text.split())

    assert account("name: '" + one_line.replace("'", "''") + "'\n").name == one_line


def test_a_name_with_a_nickname_in_quotes_is_kept() -> None:
    assert account('name: Jesús G. "Chuy" García\n').name == 'Jesús G. "Chuy" García'


def test_what_is_left_empty_counts_as_not_written() -> None:
    read = account("name: Acme\ntier:\ngoals:\nunits:\nplan:\nstakeholders:\n")

    assert read == Account(name="Acme", plan=None)


def test_days_are_days() -> None:
    assert account("name: A\nverified: 2026-02-28\n").verified == dt.date(2026, 2, 28)


@given(st.dates())
def test_every_day_of_the_calendar_is_read(day: dt.date) -> None:
    assert account(f"name: A\nverified: {day.isoformat()}\n").verified == day


@pytest.mark.parametrize(("word", "role"), accepted(Role).items())
def test_words_of_other_methods_are_understood(word: str, role: Role) -> None:
    assert account(person(f"roles: [{word}]")).stakeholders["dana"].roles == (role,)


def test_a_blocker_is_an_opponent_with_a_veto() -> None:
    dana = account(person("roles: [legal, blocker, blocker]")).stakeholders["dana"]

    assert (dana.roles, dana.support, dana.veto) == ((Role.LEGAL,), Support.ENEMY, True)


def test_a_tie_without_details_is_a_tie() -> None:
    dana = account(person("ties: {ana: }")).stakeholders["dana"]

    assert list(dana.ties) == ["ana"]


@pytest.mark.parametrize("key", ["दाना", "ダナ-レイエス", "Дана", "a1", "007", "G000546", "x" * 80])
def test_ids_are_words_of_any_script(key: str) -> None:
    assert why_no_id(key) == ""


@pytest.mark.parametrize(
    "key",
    ["", "-a", "a-", "a--b", "a b", "a_b", "a/b", "..", "CON", "lpt9", "x" * 81, "a\u202eb", "<b>"],
)
def test_what_is_no_word_is_no_id(key: str) -> None:
    assert why_no_id(key)


def test_an_id_is_the_same_however_its_letters_were_typed() -> None:
    yaml = (
        "name: A\nstakeholders:\n  jos\u00e9: {name: J}\n  kim: {name: K, reports_to: jose\u0301}\n"
    )

    assert account(yaml).stakeholders["kim"].reports_to == "jos\u00e9"


@given(st.text(max_size=20))
def test_folding_an_id_twice_changes_nothing(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@pytest.mark.parametrize(
    "link",
    [
        "https://crm.example/accounts/001bm?x=1#y",
        "HTTP://acme.example",
        "https://[::1]/",
        "mailto:dana@acme.example",
        "https://bücher.example/ü",
    ],
)
def test_links_to_sites_and_mailboxes_are_allowed(link: str) -> None:
    assert why_no_link(link) == ""


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "//evil.example",
        "/path",
        "https:evil.example",
        "https:///x",
        "https://user@evil.example",
        "https://acme.example\\@evil.example",
        "https://[x",
        "java\tscript:alert(1)",
        "https://acme.example/\u202e",
        "mailto:",
        "file:///etc/passwd",
    ],
)
def test_all_other_links_are_refused(link: str) -> None:
    assert why_no_link(link)
