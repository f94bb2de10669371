"""The library of talking points is read, and what is wrong with it is told with its place."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from account_maps.cli.reference import pages
from account_maps.model.load import load_playbook
from account_maps.model.playbook import Playbook
from account_maps.model.sentences import placeholders, sentence
from account_maps.model.talking import (
    Missing,
    Placeholder,
    TalkingLibrary,
    TalkingObjection,
    TalkingRule,
    When,
)
from account_maps.model.talking_page import talking_page
from account_maps.model.values import Role
from account_maps.read.codes import codes
from account_maps.texts import english

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "fixtures" / "talking.txt"

LIBRARY = """\
rules:
  late-deciders:
    when:
      role: [budget_holder, approver]
      known: false
      tier: [1]
    say:
      - You can stop after each step, {name}.
    objections:
      - {objection: Too dear., answer: Compared with what?}
  everybody:
    ask: [Why now?]
"""


def load(folder: Path, library: str, account: str = "name: Acme\n") -> Playbook:
    maps = folder / "maps"
    maps.mkdir(exist_ok=True)
    (maps / "_talking-points.yaml").write_text(library, "utf-8")
    (maps / "acme.yaml").write_text(account, "utf-8")
    return load_playbook(maps, None, root=folder)


def cases() -> list[tuple[str, str, str]]:
    """Return name, YAML and expected lines of every case."""
    blocks = CASES.read_text("utf-8").removeprefix("=== ").split("\n=== ")
    found = []
    for block in blocks:
        name, _, rest = block.partition("\n")
        yaml, _, expected = f"{rest}\n".partition("\n>>>\n")
        found.append((name, yaml + "\n", expected.strip()))
    return found


@pytest.mark.parametrize(("name", "yaml", "expected"), cases(), ids=lambda value: value[:60])
def test_a_mistake_is_answered_with_its_place_and_what_to_do(
    name: str, yaml: str, expected: str, tmp_path: Path
) -> None:
    assert name
    playbook = load(tmp_path, yaml)
    found = (*playbook.problems, *playbook.warnings)
    lines = [str(problem).removeprefix("maps/_talking-points.yaml:") for problem in found]

    assert "\n".join(lines) == expected


def test_every_code_of_the_library_has_a_case() -> None:
    given_codes = {line.split("  ")[1] for _, _, lines in cases() for line in lines.splitlines()}

    assert {code for code in codes() if code.startswith("AM42")} <= given_codes <= codes().keys()


def test_rules_are_read_with_their_lines(tmp_path: Path) -> None:
    playbook = load(tmp_path, LIBRARY)

    assert playbook.problems == ()
    assert playbook.talking.rules == {
        "late-deciders": TalkingRule(
            when=When(role=(Role.ECONOMIC_BUYER, Role.APPROVER), known=False, tier=("1",)),
            say=("You can stop after each step, {name}.",),
            objections=(TalkingObjection("Too dear.", "Compared with what?"),),
        ),
        "everybody": TalkingRule(ask=("Why now?",)),
    }
    assert playbook.talking_lines == {"late-deciders": 2, "everybody": 11}


def test_without_a_file_there_is_no_library(tmp_path: Path) -> None:
    (tmp_path / "maps").mkdir()

    assert load_playbook(tmp_path / "maps", None, root=tmp_path).talking == TalkingLibrary()


def test_a_bad_library_keeps_no_map_from_being_read_and_nobody_is_told_half_of_it(
    tmp_path: Path,
) -> None:
    playbook = load(tmp_path, LIBRARY + "  silent: {}\n")

    assert [problem.code for problem in playbook.problems] == ["AM424"]
    assert playbook.talking == TalkingLibrary()
    assert playbook.talking_lines == {}
    assert playbook.files["acme"].account is not None


def test_a_name_that_no_map_has_is_no_mistake(tmp_path: Path) -> None:
    rules = "rules: {one: {when: {industry: [mining], unit: [Pit], competitor: [Coal]}, say: [Hi]}}"

    assert load(tmp_path, rules).problems == ()


def test_the_sample_library_has_no_mistakes_and_a_rule_for_each_role() -> None:
    playbook = load_playbook(ROOT / "maps", ROOT / "docs", root=ROOT)
    rules = playbook.talking.rules.values()

    assert not [one for one in playbook.problems if one.file == "maps/_talking-points.yaml"]
    assert {role for rule in rules for role in rule.when.role} >= set(Role) - {Role.OTHER}
    assert any(rule.when.missing for rule in rules)


def test_no_question_of_the_library_names_the_person_it_is_put_to() -> None:
    library = load_playbook(ROOT / "maps", ROOT / "docs", root=ROOT).talking
    own = {Placeholder.NAME, Placeholder.FIRST_NAME, Placeholder.TITLE}

    for rule_id, rule in library.rules.items():
        for question in rule.ask:
            assert own.isdisjoint(placeholders(question)), rule_id


@given(st.text(st.characters(exclude_characters="{}", exclude_categories=["Cs"]), max_size=50))
def test_text_without_braces_is_itself(text: str) -> None:
    assert "".join(sentence(text)) == text
    assert placeholders(text) == frozenset()


@given(st.lists(st.sampled_from(["a", " ", "{{", "}}", *(f"{{{one}}}" for one in Placeholder)])))
def test_braces_and_placeholders_come_in_their_order(pieces: list[str]) -> None:
    parts = sentence("".join(pieces))

    shown = {"{{": "{", "}}": "}"}
    expected = "".join(shown.get(piece, piece) for piece in pieces)
    assert expected == "".join(
        f"{{{part}}}" if isinstance(part, Placeholder) else part for part in parts
    )


def test_every_word_of_the_library_is_on_the_reference_page_and_in_the_texts() -> None:
    page = talking_page()

    assert all(f"| `{word}` |" in page for word in Missing)
    assert all(f"| `{{{word}}}` |" in page for word in Placeholder)
    assert all(f"| `{name}` |" in page for name in When.__struct_fields__)
    assert all(english()(f"missing.{word}") for word in Missing)
    assert all(english()(f"placeholder.{word}") for word in Placeholder)
    assert all(english()(f"library.{name}") for name in When.__struct_fields__)


def test_every_link_of_the_reference_page_leads_to_a_section() -> None:
    made = pages(ROOT / "docs")
    links = re.findall(r"\(([\w.]*)#([^)]+)\)", made["reference/talking-points.md"])

    assert links
    for page, section in links:
        text = made[f"reference/{page or 'talking-points.md'}"]
        titles = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
        assert section in {title.lower().replace(" ", "-") for title in titles}
