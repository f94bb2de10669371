"""Small pieces of HTML that pages hold many of, with names as a map's author may write them."""

import datetime as dt

from account_maps.html.filters import anchor, anchors, chip, chips, day, explained
from account_maps.html.pieces import Anchor, Chip

HOSTILE = '"><b>&'
SHOWN = "&#34;&gt;&lt;b&gt;&amp;"


def test_a_name_and_its_address_are_shown_as_text() -> None:
    assert anchor(Anchor(HOSTILE, f"#{HOSTILE}")) == f'<a href="#{SHOWN}" dir="auto">{SHOWN}</a>'


def test_a_name_without_an_address_is_no_link() -> None:
    assert anchor(Anchor(HOSTILE)) == f"<bdi>{SHOWN}</bdi>"


def test_several_names_stand_behind_each_other() -> None:
    assert anchors([Anchor("Ann"), Anchor("Bo")]) == "<bdi>Ann</bdi>, <bdi>Bo</bdi>"
    assert anchors([]) == ""


def test_a_chip_shows_a_renamed_word_as_text() -> None:
    assert (
        chip(Chip(HOSTILE, "role-legal")) == f'<span class="am-chip am-role-legal">{SHOWN}</span>'
    )


def test_several_chips_stand_side_by_side() -> None:
    one = Chip("Coach", "role-coach")

    assert chips([one, one]) == f"{chip(one)} {chip(one)}"


def test_an_explained_chip_tells_its_meaning_and_one_without_is_just_a_chip() -> None:
    told = Chip("Coach", "role-coach", f"Tells us how things are. {HOSTILE}")
    bare = Chip("Overdue", "overdue")

    assert explained([told, bare]) == (
        '<span class="am-chip am-role-coach" '
        f'title="Tells us how things are. {SHOWN}">Coach</span> {chip(bare)}'
    )


def test_a_day_is_for_people_and_for_machines() -> None:
    assert day(dt.date(2026, 3, 9)) == '<time datetime="2026-03-09">9 Mar 2026</time>'
