"""What is typed is what the reader reads, and what git applies."""

import subprocess
from pathlib import Path
from typing import Any

import pytest
from msgspec import structs
from playwright.sync_api import Page

from account_maps.model.account import Account
from account_maps.pages.edit.forms import forms
from account_maps.read.ids import as_id, why_no_id
from account_maps.read.links import why_no_link
from account_maps.texts import english
from edit_page import ACME, EditSite, read, write

NASTY = [
    "yes",
    "NO",
    "null",
    "~",
    "12:30",
    "2026-11-12",
    "00003226",
    "3.10",
    "+45 2072 7124",
    "key: value",
    "a #no comment",
    "# none",
    "- dash",
    "-",
    "? x",
    "?",
    "[a, b",
    "{a: b}",
    "a, b",
    "&anchor",
    "*alias",
    "!tag",
    "|",
    "> folded",
    "%percent",
    "@at `tick`",
    "'single' \"double\" '",
    '"',
    "'",
    "back\\slash \\n \\",
    "ends with:",
    ":starts",
    "a:b",
    "https://acme.example/?q=a:b#c",
    "---",
    "...",
    "<<: merge",
    "tab\there",
    "two  spaces",
    "no\u00a0break",
    "김민준 دانا Ρήγας Żółć 👩🏽‍💼",
    "ﬁne … — – ·",
    "<script>alert(1)</script>",
    "=",
    "Ab" * 200,
]


NOTES = ["One.\n\n  Two, further in.\n- three\n# four: five", "a\n\nb", "'q'\n\"r\"", "key: |\n\tx"]


LIST_LAWS = [["x"], ["x", "y: z"], ["Lower cost", "new"], ["new", 'No "big bang"'], ["b", "a"]]


CHECK = """async ([checks, base]) => {
    const { asId, checkField } = await import(new URL("check.js", base));
    const people = new Map();
    const isFine = (kind, value) => !checkField({ kind }, value, { people });
    return checks.map(([kind, value]) => (kind === "as" ? asId(value) : isFine(kind, value)));
}"""


PATCH = """async ([pairs, base]) => {
    const { patch } = await import(new URL("diff.js", base));
    return pairs.map(([path, before, after]) => patch(path, before, after));
}"""


def person_fields() -> list[tuple[str, str]]:
    groups = forms(english())["person"]
    return [(one.key, one.kind) for group in groups for one in group.fields]


def said(value: Any, key: str) -> Any:
    for part in key.split("."):
        value = getattr(value, part)
    return value


@pytest.mark.parametrize(("ending", "every"), [("\n", 1), ("\r\n", 9)], ids=repr)
def test_every_nasty_value_of_every_field_is_read_back_as_it_was_typed(
    page: Page, here: EditSite, ending: str, every: int
) -> None:
    scripts = here.open_bare(page)
    text = ACME.replace("\n", ending)
    wanted: list[tuple[Any, Any]] = []
    for key, kind in person_fields():
        values: list[Any] = {"text": NASTY, "note": NASTY + NOTES}.get(kind, [])
        values = [[one, "more"] for one in NASTY] + LIST_LAWS if kind == "texts" else values
        for number, value in enumerate(values):
            person = ("priya-nair", "tom-alvarez")[number % 2]
            change = {"part": "person", "id": person, "fields": {key: value}}
            wanted.append((change, tuple(value) if kind == "texts" else value))
    assert len(wanted) > 500
    wanted = wanted[::every]
    whole = read(text)
    before = whole.stakeholders
    made = write(page, scripts, text, [change for change, _ in wanted])
    for (change, value), after in zip(wanted, made, strict=True):
        (key,), its_id = change["fields"], change["id"]
        account = read(after)
        assert said(account.stakeholders[its_id], key) == value, after
        top = key.split(".")[0]
        as_before = {top: getattr(before[its_id], top)}
        people = dict(account.stakeholders)
        people[its_id] = structs.replace(people[its_id], **as_before)
        assert structs.replace(account, stakeholders=people) == whole
        assert after.count("\r\n") in {0, after.count("\n")}


def stands(account: Account, part: str, target: dict[str, Any]) -> str | None:
    """What stands in the map where a change has put a text."""
    match part:
        case "person":
            return account.stakeholders["new"].name
        case "tie":
            return account.stakeholders[target["id"]].ties[target["colleague"]].note
        case "line":
            return account.influence[-1].note
        case "action":
            return account.plan.actions[-1].what if account.plan else None
    return account.summary.want if account.summary else None


TARGETS: list[tuple[str, dict[str, Any], str]] = [
    ("person", {"id": "new", "isNew": True}, "name"),
    ("tie", {"id": "priya-nair", "colleague": "ben-roth", "isNew": True}, "note"),
    ("tie", {"id": "tom-alvarez", "colleague": "ana-lima"}, "note"),
    ("line", {"isNew": True, "more": {"from": "dana-reyes", "to": "priya-nair"}}, "note"),
    ("action", {"isNew": True}, "what"),
    ("account", {}, "summary.want"),
]


def test_nasty_values_stand_everywhere_as_they_were_typed(page: Page, here: EditSite) -> None:
    scripts = here.open_bare(page)
    for part, target, key in TARGETS:
        more = target.get("more", {})
        changes = [{"part": part, **target, "fields": {**more, key: one}} for one in NASTY]
        made = write(page, scripts, ACME, changes)
        assert [stands(read(text), part, target) for text in made] == NASTY


def test_fields_are_set_in_brackets_in_empty_places_and_in_files_without_an_end(
    page: Page, here: EditSite
) -> None:
    scripts = here.open_bare(page)
    start = "name: A\nstakeholders:"
    cases = {
        f"{start} {{p: {{name: P}}}}": f"{start} {{p: {{name: P, support: enemy}}}}",
        f"{start}\n  p:\n    name: P": f"{start}\n  p:\n    name: P\n    support: enemy",
        f"{start}\n  p:\n    name: P\n    support:   # ?\n": (
            f"{start}\n  p:\n    name: P\n    support: enemy   # ?\n"
        ),
        f"{start}\n  p: {{name: P,\n    support: neutral}}\n": (
            f"{start}\n  p: {{name: P,\n    support: enemy}}\n"
        ),
    }
    change = {"part": "person", "id": "p", "fields": {"support": "enemy"}}
    for before, after in cases.items():
        assert write(page, scripts, before, [change]) == [after]
    new = {"part": "person", "id": "n", "isNew": True, "fields": {"name": "N"}}
    for before in ("name: A", "name: A\nstakeholders:\n", "name: A\nstakeholders: {}  # none\n"):
        assert read(write(page, scripts, before, [new])[0]).stakeholders["n"].name == "N"


def test_ids_links_days_and_unseen_signs_are_judged_as_by_the_reader(
    page: Page, here: EditSite
) -> None:
    scripts = here.open_bare(page)
    ids = ["a", "a-b", "-a", "a-", "a b", "con", "LPT1", "Ünal", "ना-म", "a_b", "x" * 81, "1"]
    links = [
        "https://a.example",
        "http://a",
        "https://u@a",
        "javascript:1",
        "mailto:a@b",
        "mailto:a",
    ]
    links += [
        "https://",
        "//a",
        "https://a b",
        "https://a\\b",
        "HTTPS://A",
        "https://a/@b",
        "ftp://a",
    ]
    days = {"2026-02-28": True, "2026-02-29": False, "2024-02-29": True, "0000-01-01": False}
    days |= {"2026-13-01": False, "12026-01-01": False, "2026-1-1": False}
    unseen = {"a\u202eb": False, "a\u200bb": True, "a\x07": False, "a\ufeff": False, "é": True}
    asked = [("id", one, not why_no_id(one)) for one in ids]
    asked += [("link", one, not why_no_link(one)) for one in links]
    asked += [("day", one, fine) for one, fine in days.items()]
    asked += [("text", one, fine) for one, fine in unseen.items()]
    names = ["Dana Reyes", "O'Hara, Zoë", "김민준", "-- a  b", "ना म"]
    checks = [[kind, one] for kind, one, _ in asked] + [["as", one] for one in names]
    told = page.evaluate(CHECK, [checks, scripts])
    assert told[len(asked) :] == [as_id(one) for one in names[:4]] + ["ना-म"]
    assert list(zip(checks, told, strict=False))[: len(asked)] == [
        ([kind, one], fine) for kind, one, fine in asked
    ]


def test_git_applies_the_patch_whatever_the_lines_and_the_path_are(
    page: Page, here: EditSite, tmp_path: Path
) -> None:
    scripts = here.open_bare(page)
    many = [f"line {number % 7}" for number in range(60)]
    some = [one for number, one in enumerate(many) if number not in {0, 11, 12, 40}]
    texts = [
        ("a\n", "b\n"),
        ("a", "b"),
        ("a\n", "a"),
        ("a", "a\nb\n"),
        ("a\r\nb\r\n", "a\r\nc\r\n"),
        ("\n".join(many), "\n".join([*some, "end", ""])),
        ("\n".join(some) + "\n", "\n".join(reversed(many)) + "\n"),
        ("x\n", "x\n" + "y\n" * 30),
    ]
    paths = ["maps/a b/société 김.yaml", "maps/x.yaml"]
    pairs = [[f"{n}/{path}", *two] for n, two in enumerate(texts) for path in paths]
    for path, before, _ in pairs:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(before.encode())
    made = "".join(page.evaluate(PATCH, [pairs, scripts]))
    (tmp_path / "all.patch").write_bytes(made.encode())
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    subprocess.run(["git", "apply", "all.patch"], cwd=tmp_path, check=True)
    for path, _, after in pairs:
        assert (tmp_path / path).read_bytes() == after.encode()
