"""The print page: whole, bare, and of the form that paper has."""

import json
import re

import pytest
from msgspec.structs import replace
from selectolax.lexbor import LexborHTMLParser

from account_maps.html.pieces import Anchor
from account_maps.model.account import Account, Objection, Person, TalkingPoints
from account_maps.model.people import is_there
from account_maps.model.values import State
from account_maps.onepager import fitted, form
from account_maps.onepager.attendees import SPARE
from account_maps.onepager.choice import LONGEST
from account_maps.onepager.layouts import LAYOUTS, OF_TEAM, SheetKind
from account_maps.onepager.meeting_data import Attendee
from account_maps.onepager.print_html import SheetLinks, sheet_style
from account_maps.site.policy import loosened
from account_maps.talk import SHOWN, Kind
from building import words
from printing import NEIGHBORS, attendees_of, print_page
from sheets import content_of, entries, stuffed, table

ACME = stuffed(14, 1)
HOSTILE = "</script></title><script>alert(1)</script><img src=x onerror=alert(1)>\u2028{{ 7 * 7 }}"


def parsed(account: Account, links: SheetLinks = NEIGHBORS) -> LexborHTMLParser:
    return LexborHTMLParser(print_page(account, links))


def told(page: LexborHTMLParser) -> dict[str, list[dict[str, object]]]:
    node = page.css_first("script.bench")
    assert node is not None
    found: dict[str, list[dict[str, object]]] = json.loads(node.text())
    return found


def test_the_style_knows_the_form_of_the_sheet() -> None:
    style = sheet_style("a.woff2", "b.woff2")
    lengths = {name: float(size) for name, size in re.findall(r"--([\w-]+):([\d.]+)pt;", style)}

    assert lengths == {
        "width": pytest.approx(form.WIDTH, abs=0.01),
        "height": pytest.approx(form.HEIGHT, abs=0.01),
        "title": form.TITLE_SIZE,
        "title-line": form.TITLE_LINE,
        "gap": form.GAP,
        "heading": form.HEADING,
        "label": form.LABEL,
        "cell": form.CELL,
        "row": form.ROW,
        "gutter": form.GUTTER,
        "item": form.ITEM,
        "mark": form.MARK,
        "note": form.NOTE_LINE,
    }
    assert f"--line:{form.LINE}" in style


def test_the_style_uses_no_length_that_it_does_not_know() -> None:
    style = sheet_style("a.woff2", "b.woff2")

    assert set(re.findall(r"var\(--([\w-]+)\)", style)) <= {
        *re.findall(r"--([\w-]+):", style),
        "type",
        *(f"column-{key}" for key in form.COLUMNS),
    }


def test_the_sheet_stands_on_the_page_in_the_order_of_the_field() -> None:
    account, sheet = ACME, fitted(content_of(ACME))
    page = parsed(account)

    assert words(page, "h1") == [sheet.name]
    assert [node.attributes["id"] for node in page.css("h2")] == [
        *("map", "people", "message", "questions", "objections"),
        *("risks", "promises", "next", "notes"),
    ]
    assert len(page.css("tbody tr")) == len(table(sheet).rows)
    assert words(page, ".risks li b") == [lead for lead, *_ in entries(sheet, "risks")]
    assert len(page.css("hr")) == sheet.note_lines


def test_the_page_says_what_it_is_and_that_nobody_is_to_list_it() -> None:
    page = parsed(ACME)

    assert page.css_matches("html[lang=en]")
    assert words(page, "title")[0].endswith(": one-pager")
    assert page.css_matches("meta[name=robots][content=noindex]")
    assert page.css_matches("meta[name=referrer][content=no-referrer]")


def test_the_policy_lets_only_the_sheets_own_style_and_script_run() -> None:
    page = parsed(ACME)
    meta = page.css_first("meta[http-equiv]")
    assert meta is not None
    policy = str(meta.attributes["content"])

    assert "unsafe" not in policy
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self' 'sha256-")
    assert not page.css("[style], [onclick]")
    assert len(page.css("style")) == 1, "the type of the sheet; the map brings no style"


def test_a_live_server_may_add_its_script_and_a_site_may_do_without_a_policy() -> None:
    assert "'unsafe-inline'; connect-src 'self'" in loosened(print_page(ACME))
    assert "Content-Security-Policy" not in print_page(ACME, csp=False)


def test_the_page_leads_to_the_pdf_if_there_is_one() -> None:
    pdf = Anchor("PDF, 1 page", "../onepager.pdf")

    assert not parsed(ACME).css("a[href$=pdf]")
    assert words(parsed(ACME, replace(NEIGHBORS, pdf=pdf)), "a[href$=pdf]") == ["PDF, 1 page"]


def test_hostile_text_stays_text_also_for_the_script() -> None:
    points = TalkingPoints(say=(HOSTILE,), objections=(Objection(HOSTILE, HOSTILE),))
    person = Person(name=HOSTILE, title=HOSTILE, win=HOSTILE, talking_points=points)
    page = parsed(Account(name=HOSTILE, stakeholders={"a": person, "b": person}))

    assert len(page.css("script")) == 2
    assert not page.css("img, [onerror]")
    assert "{{ 7 * 7 }}" in words(page, "tbody th")[0]
    flat = " ".join(HOSTILE.split())
    assert told(page)["people"][0]["row"]["who"][0] == flat  # type: ignore[index]


def test_a_map_with_nobody_has_a_page_that_says_so() -> None:
    page = parsed(Account(name="Acme"))

    assert words(page, ".missing") == ["Nobody is on the map yet."]
    assert not page.css("table")
    assert told(page)["people"] == []


def test_everybody_who_is_there_is_an_attendee_with_the_number_of_the_card() -> None:
    gone = replace(ACME.stakeholders["p3"], state=State.LEFT) if "p3" in ACME.stakeholders else None
    people = dict(ACME.stakeholders)
    left = next(iter(people))
    people[left] = gone or replace(people[left], state=State.LEFT)
    account = replace(ACME, stakeholders=people)
    people_there = attendees_of(account, fitted(content_of(account))).people

    there = [(n, who) for n, (who, one) in enumerate(people.items()) if is_there(one)]
    assert [(attendee.card, attendee.id) for attendee in people_there] == there
    assert len(there) < len(people)


def attendees_by_id(account: Account) -> dict[str, Attendee]:
    return {
        attendee.id: attendee
        for attendee in attendees_of(account, fitted(content_of(account))).people
    }


def test_no_text_of_an_attendee_is_longer_than_any_step_may_show() -> None:
    talkative = Person(
        name="A", pains=("long " * 2000,), talking_points=TalkingPoints(say=("long " * 2000,))
    )
    account = Account(name="Acme", stakeholders={"a": talkative})
    made = attendees_of(account, fitted(content_of(account)))
    [attendee] = made.people

    assert len(attendee.row["pains"][0]) <= LONGEST
    assert len(attendee.points[Kind.SAY][0].text) <= LONGEST


def test_an_attendee_has_as_many_points_of_a_kind_as_a_brief_could_need() -> None:
    points = TalkingPoints(say=tuple(f"Say {n}" for n in range(20)))
    account = Account(name="Acme", stakeholders={"a": Person(name="A", talking_points=points)})
    said = attendees_by_id(account)["a"].points[Kind.SAY]

    assert [one.text for one in said] == [f"Say {n}" for n in range(SHOWN[Kind.SAY] + SPARE)]
    assert [one.turn for one in said] == sorted(one.turn for one in said)


def test_the_script_is_told_everything_that_makes_a_brief() -> None:
    page = parsed(ACME)
    found: dict[str, object] = {**told(page)}

    assert found.keys() >= {
        *("layouts", "sections", "columns", "column_ranks", "shown", "aloud", "direct"),
        *("steps", "lengths", "day", "opener", "aims", "reasons", "commitments", "people", "words"),
    }
    assert set(found["aloud"]) == {"open", "say", "prove", "ask", "close"}  # type: ignore[call-overload]
    headings: dict[str, dict[str, str]] = found["words"]  # type: ignore[assignment]
    for kind in ("brief", "table"):
        layout = LAYOUTS[SheetKind(kind)]
        shown = {*layout.rows, *layout.columns, *(key for part in layout.body for key in part)}
        assert headings[kind].keys() >= shown - {OF_TEAM}
