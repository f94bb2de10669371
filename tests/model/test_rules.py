"""The numbers behind figures and findings are read, checked against each other, and explained."""

import datetime as dt
import re
from pathlib import Path

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.inspect import FloatType
from yaml import Mark

from account_maps.model.format import TYPES, read_account
from account_maps.model.load import load_playbook
from account_maps.model.playbook import AccountFile, Playbook
from account_maps.model.rules import DealRules, FindingCase, FindingRule, Rules
from account_maps.model.rules_page import rules_page
from account_maps.model.schema import json_schema
from account_maps.model.values import FindingCode, Role, Severity
from account_maps.model.waivers import expired_waivers
from account_maps.read.amounts import Money
from account_maps.read.context import ReadContext
from account_maps.read.files import read_tree
from account_maps.read.nodes import ScalarNode
from account_maps.read.numbers import number
from account_maps.read.problems import Problems

ROOT = Path(__file__).parents[2]


def load(folder: Path, rules: str, account: str = "name: Acme\n") -> Playbook:
    maps = folder / "maps"
    maps.mkdir(exist_ok=True)
    (maps / "_rules.yaml").write_text(rules, "utf-8")
    (maps / "acme.yaml").write_text(account, "utf-8")
    return load_playbook(maps, None, root=folder)


def problems(folder: Path, rules: str) -> list[str]:
    """Return what is wrong with a rules file, without its path."""
    playbook = load(folder, rules)
    assert playbook.rules == Rules()
    return [str(problem).removeprefix("maps/_rules.yaml:") for problem in playbook.problems]


def read(yaml: str) -> tuple[Rules | None, Problems]:
    """Read the text of a rules file."""
    found = Problems("_rules.yaml")
    tree = read_tree(yaml.encode(), found)
    assert tree is not None
    value = TYPES.read(tree, Rules, ReadContext(found))
    return (value if isinstance(value, Rules) else None), found


def test_without_a_file_the_defaults_count(tmp_path: Path) -> None:
    (tmp_path / "maps").mkdir()

    assert load_playbook(tmp_path / "maps", None, root=tmp_path).rules == Rules()


def test_what_is_written_counts_and_all_else_keeps_its_default(tmp_path: Path) -> None:
    playbook = load(
        tmp_path,
        "scales: {support: {enemy: -0.75}}\n"
        "decision: {strong_support_roles: [economic_buyer]}\n"
        "freshness: {fresh: 60}\n"
        "status: {unknown: 0.5}\n",
    )

    assert playbook.problems == ()
    rules = playbook.rules
    assert (rules.scales.support.enemy, rules.scales.support.mentor) == (-0.75, 1)
    assert rules.decision.strong_support_roles == (Role.ECONOMIC_BUYER,)
    assert (rules.freshness.fresh, rules.freshness.ageing) == (60, 180)
    assert (rules.status.unknown, rules.status.reached) == (0.5, 0.25)
    assert rules.ties == Rules().ties


def test_a_finding_may_weigh_otherwise_for_some_accounts(tmp_path: Path) -> None:
    playbook = load(
        tmp_path,
        "findings:\n"
        "  AF105: {severity: off}\n"
        "  AF201:\n"
        "    cases:\n"
        "      - {severity: error, tier: [1, 2], stage: [proposal]}\n",
    )

    assert playbook.problems == ()
    assert playbook.rules.findings == {
        FindingCode.UNTESTED_CHAMPION: FindingRule(Severity.OFF),
        FindingCode.UNMET_DECIDER: FindingRule(
            None, (FindingCase(Severity.ERROR, tier=("1", "2"), stage=("proposal",)),)
        ),
    }


def test_a_bad_rules_file_keeps_no_map_from_being_read(tmp_path: Path) -> None:
    playbook = load(tmp_path, "ties: {half_life: soon, live: 0.3}\n")

    assert [problem.code for problem in playbook.problems] == ["AM213"]
    assert playbook.rules == Rules()
    assert playbook.files["acme"].account is not None


def test_mistakes_in_findings_are_told_with_their_place(tmp_path: Path) -> None:
    rules = """\
findings:
  AF1O5: {severity: info}
  XX: {severity: info}
  AF201: off
  AF202: {severity: erorr}
  AF203: {cases: [{tier: ["1"]}]}
"""
    known = ", ".join(FindingCode)

    assert problems(tmp_path, rules) == [
        "2:3  AM206  `AF1O5` isn't the code of a finding  (did you mean `AF105`?)",
        f"3:3  AM206  `XX` isn't the code of a finding  (known: {known})",
        (
            "4:10  AM203  expected `key: value` lines here, found `off`"
            "  (write `severity: off` on a line of its own below)"
        ),
        "5:21  AM206  `erorr` isn't a severity  (did you mean `error`?)",
        "6:19  AM202  `severity` is missing  (add `severity: …`)",
    ]


CONTRADICTIONS = [
    (
        "freshness:\n  fresh: 200\n",
        "2:3  AM408  `fresh` is 200, more than `ageing`, which is 180",
    ),
    (
        "freshness:\n  ageing: 30\n",
        "2:3  AM408  `ageing` is 30, less than `fresh`, which is 90",
    ),
    ("thresholds:\n  soon: 15\n", "2:3  AM408  `soon` is 15, more than `later`, which is 14"),
    (
        "thresholds: {later: 40}\n",
        "1:14  AM408  `later` is 40, more than `sometime`, which is 30",
    ),
]


@pytest.mark.parametrize(("rules", "expected"), CONTRADICTIONS)
def test_numbers_that_contradict_each_other_are_told_where_one_is_written(
    rules: str, expected: str, tmp_path: Path
) -> None:
    assert problems(tmp_path, rules) == [f"{expected}  (lower the one or raise the other)"]


def test_a_number_of_the_health_is_told_that_there_is_one_status_now(tmp_path: Path) -> None:
    (found,) = problems(tmp_path, "health: {worst_loss: 0.4}\n")

    assert "AM202" in found or "AM201" in found
    assert "health has become the one `status`" in found


@pytest.mark.parametrize("group", ["scales.influence", "scales.decision", "completeness"])
def test_the_weights_of_a_group_are_not_all_nothing(group: str, tmp_path: Path) -> None:
    way = group.split(".")
    weights = Rules()
    for key in way:
        weights = getattr(weights, key)
    zeros = ", ".join(f"{key}: 0" for key in msgspec.structs.asdict(weights))
    yaml = ": {".join(way) + f": {{{zeros}}}" + "}" * (len(way) - 1)

    message = f"AM408  all weights under `{group}` are 0, so nothing would count"
    place = f"1:{yaml.index(way[-1]) + 1}"
    assert problems(tmp_path, yaml) == [f"{place}  {message}  (give one of them a weight)"]


def test_the_rules_of_the_sample_playbook_are_near_the_defaults() -> None:
    playbook = load_playbook(ROOT / "maps", ROOT / "docs", root=ROOT)

    assert not [one for one in playbook.problems if one.file == "maps/_rules.yaml"]
    assert playbook.rules.findings
    assert playbook.rules.deal.stages
    others = msgspec.structs.replace(playbook.rules, findings={}, deal=DealRules())
    assert others == Rules()


def plain(lowest: float, highest: float) -> st.SearchStrategy[float]:
    """Return numbers that Python writes without an exponent."""
    return st.floats(lowest, highest).filter(lambda number: "e" not in repr(number))


@given(plain(0, 1))
def test_every_share_is_read_as_it_is_written(share: float) -> None:
    rules, _ = read(f"ties: {{live: {share!r}}}\n")

    assert rules is not None
    assert rules.ties.live == share


@given(plain(-1, 1))
def test_a_number_may_be_below_zero_and_zero_has_no_sign(value: float) -> None:
    rules, _ = read(f"scales: {{support: {{enemy: {value!r}}}}}\n")

    assert rules is not None
    assert rules.scales.support.enemy == value
    assert str(rules.scales.support.enemy) != "-0.0"


@given(plain(0, 1e12).map(lambda amount: round(amount, 2)))
def test_every_amount_in_plain_digits_is_read_as_it_is_written(amount: float) -> None:
    reading = read_account(f"name: Acme\nvalue: {amount!r}\n".encode(), "acme.yaml")

    assert reading.account is not None
    assert reading.account.value == Money(amount)


@given(st.integers(0, 36_500))
def test_every_whole_number_of_days_is_read_as_it_is_written(days: int) -> None:
    rules, _ = read(f"thresholds: {{sometime: {days}}}\n")

    assert rules is not None
    assert rules.thresholds.sometime == days
    assert type(rules.thresholds.sometime) is int


@given(st.floats().filter(lambda number: not 0 <= number <= 1) | st.sampled_from([1e-7, 1e300]))
def test_a_number_out_of_bounds_or_not_in_plain_digits_is_a_located_problem(number: float) -> None:
    rules, found = read(f"ties: {{live: {number!r}}}\n")

    assert rules is None
    assert [(one.code in {"AM213", "AM214"}, one.span.line) for one in found.found] == [(True, 1)]


def test_nobody_can_be_swayed_altogether_since_votes_would_go_round_for_good() -> None:
    rules, found = read("decision: {susceptibility: 1}\n")

    assert rules is None
    assert [(one.code, one.hint) for one in found.found] == [("AM214", "allowed: from 0 to 0.95")]


WORDS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=50)
PLAIN = re.compile(r"-?[0-9]+(\.[0-9]+)?")


@given(WORDS.filter(lambda word: not PLAIN.fullmatch(word.strip()) and word.strip()))
@example("nan")
@example("inf")
@example("1e5")
@example("0x10")
@example("٣")
@example("%" * 50)
def test_any_other_text_is_a_located_problem(word: str) -> None:
    node = ScalarNode(Mark("", 0, 4, 2, None, 0), Mark("", 0, 4, 9, None, 0), word)
    found = Problems("acme.yaml")

    assert number(FloatType())(node, ReadContext(found)) is None
    assert [(one.code, one.span.line) for one in found.found] == [("AM213", 5)]


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("1,5", "1.5"),
        ("50%", "0.5"),
        ("2,5%", "0.025"),
        ("1_000", "1000"),
        ("480,000", "480000"),
        ("480 000.50", "480000.50"),
        ("0,125", "0.125"),
        (".5", "0.5"),
        ("+3", "3"),
        ("\N{MINUS SIGN}5", "-5"),
    ],
)
def test_what_was_most_likely_meant_is_said(word: str, meant: str) -> None:
    _, found = read(f"ties: {{live: '{word}'}}\n")

    assert [one.hint for one in found.found] == [f"write {meant}"]


ACCOUNT = """\
name: Acme
waivers:
  - {finding: AF201, reason: Starts in May, until: 2026-11-19}
  - finding: AF201
    reason: On leave
    until: 2026-11-20
    person: dana
stakeholders:
  dana: {name: Dana}
"""


def waivers(folder: Path) -> AccountFile:
    playbook = load(folder, "findings: {}\n", ACCOUNT)
    assert playbook.problems == ()
    return playbook.files["acme"]


def test_a_waiver_is_found_by_its_place(tmp_path: Path) -> None:
    file = waivers(tmp_path)

    assert file.account is not None
    assert [one.person for one in file.account.waivers] == [None, "dana"]
    assert [file.span_of("waivers", index).line for index in (0, 1)] == [3, 4]


def test_a_waiver_counts_on_its_last_day_and_is_told_of_after_it(tmp_path: Path) -> None:
    file = waivers(tmp_path)

    assert expired_waivers(file, dt.date(2026, 11, 19)) == ()
    (problem,) = expired_waivers(file, dt.date(2026, 11, 20))
    assert str(problem).split("  (")[0] == (
        "maps/acme.yaml:3:5  AM409  the waiver of AF201 ran out on 2026-11-19"
    )
    assert len(expired_waivers(file, dt.date(2026, 11, 21))) == 2


def test_a_map_that_cannot_be_read_has_no_waivers(tmp_path: Path) -> None:
    file = load(tmp_path, "findings: {}\n", "name: [\n").files["acme"]

    assert expired_waivers(file, dt.date(2030, 1, 1)) == ()


def numbers() -> list[tuple[str, str]]:
    """Return key and description of every number of the rules, by their schema."""
    structs = json_schema(Rules)["definitions"].values()
    return [
        (key, field["description"])
        for struct in structs
        for key, field in struct["properties"].items()
        if "default" in field
    ]


def test_every_number_is_on_the_reference_page_with_its_meaning_and_default() -> None:
    page = rules_page()

    assert numbers()
    for key, description in numbers():
        assert re.search(
            rf"^\| `{key}` \| .+ \| {re.escape(description)} \| `.+` \|$", page, re.MULTILINE
        )


def test_every_number_says_what_it_is_and_then_where_it_comes_from() -> None:
    assert [key for key, description in numbers() if description.count(". ") < 1] == []
