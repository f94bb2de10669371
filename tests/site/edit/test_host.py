"""A change is proposed to the host, or the page says why not."""

import json
import re

from playwright.sync_api import Page, expect

from edit_host import TOKEN, EditHost
from edit_page import (
    ACME,
    EditSite,
    answer,
    choose,
    field,
    lines,
    open_form,
    propose,
)
from serving import asked


def test_a_pull_request_is_opened_and_the_token_is_in_one_header_alone(
    page: Page, here: EditSite, host: EditHost
) -> None:
    with asked(page) as seen:
        open_form(page, here)
        field(page, "Says who").fill("Ana: 12 November")
        page.get_by_label("What is true now, in a sentence").fill("Priya is against us")
        propose(page)
        expect(answer(page).get_by_role("link")).to_have_attribute(
            "href", "https://git.example/acme/playbook/pull/7"
        )
    assert host.told() == [
        ("GET", "/repos/acme/playbook/git/ref/heads/main"),
        ("GET", f"/repos/acme/playbook/contents/maps/acme.yaml?ref={'f' * 40}"),
        ("POST", "/repos/acme/playbook/git/refs"),
        ("PUT", "/repos/acme/playbook/contents/maps/acme.yaml"),
        ("POST", "/repos/acme/playbook/pulls"),
    ]
    ((branch, files),) = host.branches.items()
    assert re.fullmatch(r"maps/acme-[0-9a-f]{8}", branch)
    assert files["maps/acme.yaml"].decode() == ACME.replace("Said by Dana", '"Ana: 12 November"')
    expect(page.get_by_role("button", name="Open the pull request")).to_be_disabled()
    request = host.calls[-1].body
    assert (request["title"], request["head"]) == ("Acme: Priya is against us", branch)
    for call in host.calls:
        assert TOKEN not in call.way + json.dumps(call.body)
        others = {key: one for key, one in call.headers.items() if key != "authorization"}
        assert TOKEN not in str(others)
    elsewhere = [one for one in seen if not one.url.startswith(host.address)]
    assert all(one.url.startswith(here.site) for one in elsewhere)
    assert not any(TOKEN in str(one.headers) + one.url for one in elsewhere)
    kept = "[{ ...localStorage }, { ...sessionStorage }, document.cookie, location.href]"
    assert TOKEN not in str(page.evaluate(kept))
    page.reload()
    expect(page.locator(".am-edit-form")).to_be_visible()
    assert page.locator("[name=token]").input_value() == ""


def test_gitlab_is_spoken_as_well(page: Page, here: EditSite, host: EditHost) -> None:
    data = json.loads((here.folder / "edit/maps.json").read_bytes())
    data["host"]["speaks"] = "gitlab"
    page.route("**/edit/maps.json", lambda route: route.fulfill(json=data))
    open_form(page, here)
    field(page, "Attitude to us").select_option("supporter")
    propose(page)
    expect(answer(page).get_by_role("link")).to_have_attribute(
        "href", re.compile("merge_requests/7")
    )
    assert host.told() == [
        ("GET", "/projects/acme%2Fplaybook/repository/files/maps%2Facme.yaml?ref=main"),
        ("POST", "/projects/acme%2Fplaybook/repository/commits"),
        ("POST", "/projects/acme%2Fplaybook/merge_requests"),
    ]
    (files,) = host.branches.values()
    assert files["maps/acme.yaml"].decode() == ACME.replace(
        "support: unknown", "support: supporter"
    )


def test_a_map_that_has_changed_since_is_told_and_nothing_is_overwritten(
    page: Page, here: EditSite, host: EditHost
) -> None:
    newer = ACME.replace("Said by Dana", "Said by Tom").replace("# The end.", "# The very end.")
    host.files["maps/acme.yaml"] = newer.encode()
    open_form(page, here)
    field(page, "Attitude to us").select_option("enemy")
    field(page, "Says who").fill("Ana")
    propose(page)
    expect(answer(page)).to_contain_text("Nothing was sent. The map has been changed on GitHub")
    assert {call.method for call in host.calls} == {"GET"}
    answer(page).get_by_role("button", name="Put my changes on top of it").click()
    expect(answer(page)).to_contain_text(
        "but for these, which somebody else has changed: Priya Nair: Says who."
    )
    assert [line.split("#")[0].strip() for line in lines(page)] == [
        "-    support: unknown",
        "+    support: enemy",
    ]
    sentence = page.get_by_label("What is true now, in a sentence")
    expect(sentence).to_have_value("Priya Nair: Attitude to us")
    propose(page)
    expect(answer(page).get_by_role("link")).to_be_visible()
    (files,) = host.branches.values()
    assert files["maps/acme.yaml"].decode() == newer.replace("support: unknown", "support: enemy")


FAULTS = {
    ("POST", "/git/refs", 403): "The token has no right to do this at acme/playbook.",
    ("GET", "/git/ref/", 404): "GitHub has no acme/playbook, no such branch or file",
    ("PUT", "/contents/", 409): "Nothing was overwritten",
    ("POST", "/git/refs", 422): "GitHub refused it: <b>No</b> & never",
}


def test_what_the_host_says_no_to_is_told_in_words(
    page: Page, here: EditSite, host: EditHost
) -> None:
    open_form(page, here)
    field(page, "Attitude to us").select_option("enemy")
    propose(page, "wrong")
    expect(answer(page)).to_have_text("GitHub does not know this token, or it has run out.")
    for (method, end, status), told in FAULTS.items():
        host.answers[method, end] = status
        propose(page)
        expect(answer(page)).to_contain_text(told)
        expect(page.get_by_role("button", name="Open the pull request")).to_be_enabled()
        host.answers.clear()
    assert not any(files for files in host.branches.values())


def test_nothing_can_be_handed_in_while_something_is_incomplete(page: Page, here: EditSite) -> None:
    open_form(page, here)
    field(page, "Attitude to us").select_option("enemy")
    choose(page, "person", "Somebody new …")
    expect(page.locator(".am-edit-send")).to_be_visible()
    field(page, "Title").fill("Controller")
    expect(page.locator(".am-edit-send")).to_be_hidden()
    assert len(lines(page)) == 2
