"""What the tests of the edit page share: its maps, and how a reader uses it."""

import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from account_maps.model.account import Account
from account_maps.model.format import read_account
from edit_host import TOKEN, EditHost

ACME = """\
# The map of Acme. Ask Ana before you change the order.
name: Acme   # the group
owner: ana-lima

stakeholders:
  tom-alvarez:
    name: 'Tom Alvarez'
    title: "Chief Executive"   # since May
    support: neutral
    # Who knows him:
    ties:
      ana-lima: {level: vendor, last: 2026-09-02}

  # Finance
  priya-nair:
    name: Priya Nair
    reports_to: tom-alvarez
    roles: [economic_buyer]   # she signs
    support: unknown          # nobody has asked
    goals:
      - Lower cost   # her words
      - 'No "big bang"'
    evidence: Said by Dana
    note: |
      First line.

      Last line.
  dana-reyes:
    name: Dana Reyes
    reports_to: tom-alvarez
  # The end.

influence:
  - {from: dana-reyes, to: tom-alvarez, strength: strong}  # his board papers
plan:
  actions:
    - what: Ask Dana   # politely
      owner: ana-lima
"""


EVIL = "<img src=x onerror=\"document.title='gone'\"><script>document.title='gone'</script>"


HOSTILE = {
    "name": EVIL,
    "stakeholders": {
        "one": {"name": EVIL, "title": "{{ 7*7 }}", "evidence": EVIL, "goals": [EVIL]},
        "two": {"name": "javascript:alert(1)", "reports_to": "one"},
    },
    "influence": [{"from": "one", "to": "two", "note": EVIL}],
}


@dataclass(frozen=True)
class EditSite:
    """A site with an edit page, and the host that it may call."""

    site: str
    folder: Path
    host: EditHost

    def open_bare(self, page: Page) -> str:
        """Go where no page is, for the scripts alone; return where they are."""
        page.goto(f"{self.site}edit/maps.json")
        (main,) = self.folder.glob("assets/account-maps/edit-*/main.js")
        return self.site + main.relative_to(self.folder).as_posix()


WRITE = """async ([text, cases, base]) => {
    const { apply } = await import(new URL("changes.js", base));
    const { shape } = await (await fetch("maps.json")).json();
    return cases.map((change) => apply(text, change, shape));
}"""


def open_form(page: Page, here: EditSite, asked: str = "account=acme&person=priya-nair") -> None:
    page.goto(f"{here.site}edit/?{asked}")
    expect(page.locator(".am-edit-desk")).to_be_visible()


def choose(page: Page, part: str, which: str | None = None) -> None:
    page.get_by_label("Part", exact=True).select_option(part)
    if which:
        page.get_by_label("Which", exact=True).select_option(label=which)


def field(page: Page, label: str) -> Any:
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
    return page.locator(".am-edit-form").get_by_label(label, exact=True)


def lines(page: Page) -> list[str]:
    """The lines put in and taken out, with their signs."""
    found = page.locator(".am-edit-diff :is(ins, del)")
    texts = found.evaluate_all("(all) => all.map((one) => [one.tagName, one.lastChild.data ?? ''])")
    return [("+" if name == "INS" else "-") + text for name, text in texts]


def patched(page: Page, root: Path, before: bytes = ACME.encode()) -> str:
    """What `git apply` makes of the map with the patch that the page gives."""
    with page.expect_download() as download:
        page.get_by_role("button", name="Download a patch").click()
    download.value.save_as(root / "change.patch")
    (root / "maps").mkdir(exist_ok=True)
    (root / "maps/acme.yaml").write_bytes(before)
    subprocess.run(["git", "init", "-q", root], check=True)
    subprocess.run(["git", "apply", "--whitespace=error-all", "change.patch"], cwd=root, check=True)
    return (root / "maps/acme.yaml").read_bytes().decode()


def read(text: str) -> Account:
    reading = read_account(text.encode(), "acme.yaml")
    assert not reading.problems
    assert reading.account
    return reading.account


def propose(page: Page, token: str = TOKEN) -> None:
    page.get_by_label("Your token for GitHub").fill(token)
    page.get_by_role("button", name="Open the pull request").click()


def answer(page: Page) -> Any:
    return page.locator(".am-edit-answer")


def write(page: Page, scripts: str, text: str, changes: list[Any]) -> list[str]:
    """The map with each of the changes, as the scripts make them."""
    made: list[str] = page.evaluate(WRITE, [text, changes, scripts])
    return made
