"""A change in a form changes its lines of the map alone, and only what is right can be sent."""

from pathlib import Path

from playwright.sync_api import Page, expect

from account_maps.model.account import TalkingPoints
from edit_page import (
    ACME,
    EVIL,
    EditSite,
    choose,
    field,
    lines,
    open_form,
    patched,
    read,
)


def test_a_changed_field_changes_its_line_alone_and_git_takes_the_patch(
    page: Page, here: EditSite, tmp_path: Path
) -> None:
    open_form(page, here)
    field(page, "Attitude to us").select_option("non_supporter")
    assert lines(page) == [
        "-    support: unknown          # nobody has asked",
        "+    support: non_supporter          # nobody has asked",
    ]
    expect(page.get_by_role("status").first).to_have_text(
        "Lines in the file: 1 put in, 1 taken out."
    )
    assert patched(page, tmp_path) == ACME.replace("support: unknown", "support: non_supporter")


def test_a_new_person_stands_below_the_manager_with_empty_lines_around(
    page: Page, here: EditSite, tmp_path: Path
) -> None:
    open_form(page, here)
    choose(page, "person", "Somebody new …")
    field(page, "Name").fill("Zoë O'Hara: CFO")
    expect(field(page, "Id in the file")).to_have_value("zoë-o-hara-cfo")
    field(page, "Reports to").select_option("priya-nair")
    field(page, "Buying roles").get_by_label("Approver").check()
    after = patched(page, tmp_path)
    new = """

  zoë-o-hara-cfo:
    name: "Zoë O'Hara: CFO"
    reports_to: priya-nair
    roles: [approver]

  dana-reyes:"""
    assert after == ACME.replace("\n  dana-reyes:", new)
    assert [*read(after).stakeholders] == [
        "tom-alvarez",
        "priya-nair",
        "zoë-o-hara-cfo",
        "dana-reyes",
    ]


def test_several_changes_are_made_one_after_the_other(
    page: Page, here: EditSite, tmp_path: Path
) -> None:
    open_form(page, here)
    choose(page, "tie", "Ana Lima – Tom Alvarez")
    field(page, "Last contact").fill("2026-11-12")
    choose(page, "tie", "A new tie …")
    field(page, "Who of us").select_option("ben-roth")
    field(page, "Who of them").select_option("priya-nair")
    field(page, "Relationship now").select_option("vendor")
    choose(page, "line", "Dana Reyes → Tom Alvarez")
    field(page, "Note").fill("Papers, and more")
    choose(page, "line", "A new line …")
    field(page, "From").select_option("priya-nair")
    field(page, "To").select_option("dana-reyes")
    choose(page, "action", "Ask Dana")
    field(page, "Due").fill("2026-12-05")
    choose(page, "action", "A new action …")
    field(page, "Action").fill("Call: now")
    field(page, "Whom it concerns").select_option("dana-reyes")
    choose(page, "account")
    field(page, "What they want").fill("One record")
    assert lines(page) == [
        "+summary:",
        "+  want: One record",
        "-      ana-lima: {level: vendor, last: 2026-09-02}",
        "+      ana-lima: {level: vendor, last: 2026-11-12}",
        "+    ties:",
        "+      ben-roth: {level: vendor}",
        "-  - {from: dana-reyes, to: tom-alvarez, strength: strong}  # his board papers",
        (
            '+  - {from: dana-reyes, to: tom-alvarez, strength: strong, note: "Papers, and more"}'
            "  # his board papers"
        ),
        "+  - {from: priya-nair, to: dana-reyes}",
        "+      due: 2026-12-05",
        '+    - what: "Call: now"',
        "+      stakeholders: [dana-reyes]",
    ]
    account = read(patched(page, tmp_path))
    assert account.plan
    assert account.plan.actions[1].what == "Call: now"
    assert page.locator(".am-edit-made li").count() == 7


def test_a_promise_is_written_with_who_it_was_made_to(
    page: Page, here: EditSite, tmp_path: Path
) -> None:
    open_form(page, here)
    choose(page, "promise", "A new promise …")
    field(page, "Who promised").select_option("us")
    field(page, "What").fill("A reference call")
    field(page, "Made to or by").select_option("priya-nair")
    assert lines(page) == [
        "+promises:",
        "+  - {by: us, what: A reference call, stakeholders: [priya-nair]}",
    ]
    (promise,) = read(patched(page, tmp_path)).promises
    assert promise.stakeholders == ("priya-nair",)


def test_lines_to_open_and_to_close_a_talk_are_written_for_a_person(
    page: Page, here: EditSite, tmp_path: Path
) -> None:
    open_form(page, here)
    field(page, "To open").fill("Good to meet you.")
    field(page, "To close").fill("Would Tuesday work?\nOr by phone?")
    points = read(patched(page, tmp_path)).stakeholders["priya-nair"].talking_points
    assert points == TalkingPoints(
        open=("Good to meet you.",), close=("Would Tuesday work?", "Or by phone?")
    )


def test_the_form_of_a_person_leads_to_what_the_library_adds(page: Page, here: EditSite) -> None:
    open_form(page, here)
    link = page.get_by_role("link", name="See what the library adds for this person")
    expect(link).to_have_attribute("href", "../accounts/acme/#person-priya-nair")
    choose(page, "account")
    expect(link).to_be_hidden()


def test_a_change_can_be_taken_back_and_those_that_need_it_go_too(
    page: Page, here: EditSite
) -> None:
    open_form(page, here)
    field(page, "Attitude to us").select_option("enemy")
    choose(page, "person", "Somebody new …")
    field(page, "Name").fill("Zoe")
    choose(page, "tie", "A new tie …")
    field(page, "Who of them").select_option("zoe")
    field(page, "Who of us").select_option("ana-lima")
    field(page, "Relationship now").select_option("vendor")
    assert len(lines(page)) == 2 + 4 + 2
    page.locator(".am-edit-made").evaluate("(one) => { one.open = true }")
    page.get_by_role("button", name="Take back: Zoe (new)").click()
    expect(page.get_by_role("alert")).to_have_text("Taken back with it: Ana Lima – Zoe (new)")
    assert len(lines(page)) == 2
    page.get_by_role("button", name="Start over").click()
    expect(page.locator(".am-edit-after")).to_be_hidden()


def test_a_field_that_is_emptied_goes_with_its_line_and_comments_stay(
    page: Page, here: EditSite, tmp_path: Path
) -> None:
    open_form(page, here)
    field(page, "Says who").fill("")
    field(page, "Goals").fill("Lower cost\nA third: one\n")
    field(page, "Buying roles").get_by_label("Approver").check()
    assert patched(page, tmp_path) == (
        ACME.replace("    evidence: Said by Dana\n", "")
        .replace("""'No "big bang"'""", '"A third: one"')
        .replace("[economic_buyer]", "[economic_buyer, approver]")
    )


def test_hostile_texts_of_a_map_are_shown_as_text(page: Page, here: EditSite) -> None:
    open_form(page, here, "account=hostile&person=one")
    assert page.get_by_label("Which", exact=True).locator("option").first.text_content() == EVIL
    expect(field(page, "Says who")).to_have_value(EVIL)
    field(page, "Says who").fill(EVIL + EVIL)
    choose(page, "line")
    field(page, "Strength").select_option("weak")
    assert any("<script>" in line for line in lines(page))
    assert page.locator(".am-edit-desk :is(img, script, b, .am-edit-columns a)").count() == 0
    assert "Playbook" in page.title()


def test_what_is_missing_or_wrong_is_told_in_words_and_nothing_can_be_sent(
    page: Page, here: EditSite
) -> None:
    open_form(page, here)
    choose(page, "person", "Somebody new …")
    field(page, "Title").fill("Controller")
    status = page.get_by_role("status").first
    expect(status).to_contain_text("Give the name, or tick")
    field(page, "A post without a known holder").check()
    expect(status).to_have_text("Before you can hand it in: Id in the file is needed.")
    field(page, "Id in the file").fill("Priya-NAIR")
    told = page.get_by_text("Priya Nair has this id already. Choose another one.", exact=True)
    expect(told).to_be_visible()
    field(page, "Id in the file").fill("a--b")
    expect(field(page, "Id in the file")).to_have_attribute("aria-invalid", "true")
    field(page, "Id in the file").fill("controller")
    expect(status).to_have_text("Lines in the file: 5 put in, 0 taken out.")
    field(page, "Public profile").fill("javascript:alert(1)")
    expect(status).to_contain_text("A link begins with https://")
    expect(page.locator(".am-edit-after")).to_be_hidden()


def test_a_circle_of_managers_and_a_line_to_oneself_are_refused(page: Page, here: EditSite) -> None:
    open_form(page, here, "account=acme&person=tom-alvarez")
    expect(field(page, "Reports to").locator("[value=tom-alvarez]")).to_have_count(0)
    field(page, "Reports to").select_option("dana-reyes")
    told = (
        "Then they would report to each other in a circle: Tom Alvarez → Dana Reyes → Tom Alvarez."
    )
    expect(page.get_by_text(told, exact=True)).to_be_visible()
    choose(page, "line", "A new line …")
    field(page, "From").select_option("dana-reyes")
    field(page, "To").select_option("dana-reyes")
    expect(
        page.locator(".am-edit-error").get_by_text("Choose two different people.")
    ).to_be_visible()
    choose(page, "tie", "A new tie …")
    field(page, "Who of them").select_option("tom-alvarez")
    field(page, "Who of us").select_option("ana-lima")
    expect(page.get_by_text("The two know each other on this map already")).to_be_visible()
