"""What each kind of mistake becomes, and where it is left to its author."""

import pytest

from mend.mended import left, mended

PEOPLE = "name: Acme\nstakeholders:\n  jo:\n    name: Jo\n"
NAMED = "  jo-berg:\n    name: Jo Berg\n    title: CFO"
OBJECTION = "        - answer: |\n            No\n          objection: a"
TWO = "stakeholders: {jo: {name: Jo}, al: {name: Al}}"


def fixed(lines: str) -> str:
    """Return what becomes of lines below a name."""
    return mended(f"name: Acme\n{lines}\n").text.removeprefix("name: Acme\n").removesuffix("\n")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("goals:\n  - Lowest price: 'so' he said", "goals:\n  - 'Lowest price: ''so'' he said'"),
        ("goals:\n  - Cost: too high", "goals:\n  - 'Cost: too high'"),
        ("goals:\n  - Cost: too high # now", "goals:\n  - 'Cost: too high' # now"),
        ("goals: [Cost: too high, grow]", "goals: ['Cost: too high', grow]"),
        ('goals:\n  - Cost: "too" high', "goals:\n  - 'Cost: \"too\" high'"),
        ("goals:\n  - Lowest: price: x", "goals:\n  - 'Lowest: price: x'"),
        ("external:\n  - what: Note: new rules", "external:\n  - what: 'Note: new rules'"),
        ("stage: 'Acme's turn'", "stage: 'Acme''s turn'"),
        ("stage: @home, and away", "stage: '@home, and away'"),
        ("goals: [@home, away]", "goals: ['@home', away]"),
        ("stage: 'won' on Friday", "stage: '''won'' on Friday'"),
        ("units:\n  it:{name: IT}", "units:\n  it: {name: IT}"),
        ("icp:{fit: strong, reasons: [a]}", "icp: {fit: strong, reasons: [a]}"),
        ("note:'More visits: less waiting'", "note: 'More visits: less waiting'"),
        ("goals:\n  -one\n  -two", "goals:\n  - one\n  - two"),
    ],
)
def test_a_text_gets_the_quotes_or_the_space_that_it_lacks(before: str, after: str) -> None:
    assert fixed(before) == after
    assert left(f"name: Acme\n{after}\n") == []


@pytest.mark.parametrize(
    "text",
    [
        "stage: 'one' or 'two'",
        'stage: "one" and "two"',
        "stage: [a: b",
        "stage: see [a: b",
        "stage: now #1: won",
        "goals: [{Cost: high}]",
        "goals: Grow, and save",
        "goals:\n  - Cost: high\n    Price: low",
        "note: we won: on Friday\n  and on: Monday",
    ],
)
def test_quotes_that_could_stand_in_two_places_are_left_to_the_author(text: str) -> None:
    assert fixed(text) == text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('"Tier": 1', '"tier": 1'),
        ("'teir': 1", "'tier': 1"),
        ('icp: {fit: "Strong"}', 'icp: {fit: "strong"}'),
        ("verified: '25/12/2026'", "verified: '2026-12-25'"),
    ],
)
def test_quotes_stay(before: str, after: str) -> None:
    assert fixed(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("icp: strong", "icp: {fit: strong}"),
        ("units: {it: IT}", "units: {it: {name: IT}}"),
        ("competitors: [MedCore]", "competitors: [{name: MedCore}]"),
        ("external:\n  - New rules", "external:\n  - {what: New rules}"),
        (
            "units: [IT, Human resources]",
            "units: {it: {name: IT}, human-resources: {name: Human resources}}",
        ),
        (
            "units:\n- IT\n# small\n- name: Sales\n  note: New",
            "units:\n  it: {name: IT}\n  # small\n  sales:\n    name: Sales\n    note: New",
        ),
        (
            "stakeholders:\n  - id: jo\n    name: Jo Berg\n  - {name: Al Berg, id: al}",
            "stakeholders:\n  jo:\n    name: Jo Berg\n  al: {name: Al Berg}",
        ),
        (f"influence: {{from: jo, to: al}}\n{TWO}", f"influence: [{{from: jo, to: al}}]\n{TWO}"),
        (
            "competitors:\n  name: MedCore\n  note: |\n    Two\n    lines",
            "competitors:\n  - name: MedCore\n    note: |\n      Two\n      lines",
        ),
        ("stage: [won]", "stage: won"),
        (
            "stakeholders:\n  jo:\n  name: Jo\n  title: CFO\n  al:\n    name: Al",
            "stakeholders:\n  jo:\n    name: Jo\n    title: CFO\n  al:\n    name: Al",
        ),
        (
            "stakeholders:\n  Jo Berg:\n    title: CFO\n  al: {name: A, manager: Jo Berg}",
            f"stakeholders:\n{NAMED}\n  al: {{name: A, reports_to: jo-berg}}",
        ),
    ],
)
def test_a_value_gets_the_shape_that_the_format_has(before: str, after: str) -> None:
    assert fixed(before) == after
    assert left(f"name: Acme\n{after}\n") == []


@pytest.mark.parametrize(
    "text",
    [
        "summary: They want to grow",
        "stakeholders:\n  - title: CFO",
        "stakeholders:\n  - name: Jo\n  - name: Jo",
        "stage: [won, lost]",
        "promises:\n  - Call them",
        "stakeholders: {???: {title: CFO}}",
        "competitors:\n  - name:MedCore\n    standing:new",
        "goals: grow\n  and save",
        "units:\n  it[name: IT}: {name: IT}",
    ],
)
def test_a_shape_that_leaves_a_question_is_left_to_the_author(text: str) -> None:
    assert fixed(text) == text


@pytest.mark.parametrize(
    ("line", "after"),
    [
        ("    e-mail: a@b.example  # work", "    contact:\n      email: a@b.example  # work"),
        ('    "e-mail": a@b.example', '    contact:\n      "email": a@b.example'),
        ("    roles: champion, legal", "    roles: [champion, legal]"),
        ("    role: Economic buyer", "    roles: [economic_buyer]"),
        ("    champion: yes", "    roles: [champion]"),
        ("    roles: [legal]\n    champion: yes", "    roles: [legal, champion]"),
        (
            "    roles:\n      - legal\n    blocker: ja",
            "    roles:\n      - legal\n      - blocker",
        ),
        ("    owner: ana", "    ties:\n      ana:"),
        (
            "    owner: ana\n    last contact: 11/18/2026",
            "    ties:\n      ana:\n        last: 2026-11-18",
        ),
        (
            "    ties: {ana: {level: vendor}}\n    last contact: 18 Nov 2026",
            "    ties: {ana: {level: vendor, last: 2026-11-18}}",
        ),
        ("    department: IT\nunits: {it: {name: IT}}", "    unit: it\nunits: {it: {name: IT}}"),
        (
            "    objections:\n      - answer: |\n          No\n        objection: a",
            f"    talking_points:\n      objections:\n{OBJECTION}",
        ),
        (
            "    linkedin: linkedin.com/in/jo",
            "    contact:\n      profile: https://linkedin.com/in/jo",
        ),
    ],
)
def test_what_is_written_of_a_person_goes_where_the_format_has_it(line: str, after: str) -> None:
    assert mended(f"{PEOPLE}{line}\n").text == f"{PEOPLE}{after}\n"
    assert left(f"{PEOPLE}{after}\n") == []


@pytest.mark.parametrize(
    ("line", "lines"),
    [
        ("influences: al", ["{from: jo, to: al}"]),
        ("influenced by: Al Berg", ["{from: al, to: jo}"]),
        ("conflict with: al", ["{from: jo, to: al, kind: conflict}"]),
        ("influences: [al, Ed]", ["{from: jo, to: al}", "{from: jo, to: ed}"]),
    ],
)
def test_influence_noted_on_a_person_becomes_a_line(line: str, lines: list[str]) -> None:
    others = "  al: {name: Al Berg}\n  ed: {name: Ed}\n"
    items = "".join(f"  - {one}\n" for one in lines)

    assert mended(f"{PEOPLE}    {line}\n{others}").text == f"{PEOPLE}{others}influence:\n{items}"


def test_a_line_of_influence_is_no_level_of_influence() -> None:
    text = "name: Acme\nstakeholders:\n  jo: {name: Jo, influences: al}\n  al: {name: Al}\n"

    assert mended(text).text == (
        "name: Acme\nstakeholders:\n  jo: {name: Jo}\n  al: {name: Al}\n"
        "influence:\n  - {from: jo, to: al}\n"
    )
    level = text.replace("influences", "influence")
    assert mended(level).text == level


@pytest.mark.parametrize(
    "line",
    [
        "influences: nobody",
        "owner: ana\n    ties: {ana: {}, ben: {}}\n    last contact: 2026-11-18",
        "last contact: 2026-11-18",
        "last touch: 03/04/2026\n    ties: {ana: {}}",
        "stance: hm",
        "support: champion",
        "champion: no",
        "role: legal\n    roles: [legal]",
        "email: a@b.example\n    contact: {email: c@d.example}",
        "persona: skeptic",
        "state: left\n    stat: left",
        "manager: Al",
        "first name: Jo",
        "department: Sales",
    ],
)
def test_what_does_not_fit_or_has_two_readings_is_left_to_the_author(line: str) -> None:
    text = f"{PEOPLE}    {line}\n"

    once = mended(text).text

    assert once.count("\n") <= text.count("\n") + 1
    for part in line.split("\n")[-1:]:
        assert part.strip() in once


@pytest.mark.parametrize(
    "text", ["state: California", "model: growth", "regions: [emea]", "tie: x"]
)
def test_a_key_that_is_a_word_of_its_own_is_no_slip(text: str) -> None:
    assert fixed(text) == text
