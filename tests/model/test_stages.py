"""The team's own stages: every stage that a file names is on their list, if they have one."""

import unicodedata
from pathlib import Path
from typing import Literal

import pytest
from click.testing import CliRunner

from account_maps.cli import main
from account_maps.model.load import load_playbook
from account_maps.model.playbook import Playbook

STAGES = "deal:\n  stages: [first contact, discovery, evaluation]\n"


def load(folder: Path, rules: str, map_text: str = "name: Acme\n", talking: str = "") -> Playbook:
    """Read a playbook of one map."""
    maps = folder / "maps"
    maps.mkdir(exist_ok=True)
    (maps / "_rules.yaml").write_text(rules, "utf-8")
    (maps / "acme.yaml").write_text(map_text, "utf-8")
    if talking:
        (maps / "_talking-points.yaml").write_text(talking, "utf-8")
    return load_playbook(maps, None, root=folder)


def told(playbook: Playbook) -> list[str]:
    return [str(problem) for problem in playbook.problems]


def test_a_stage_of_the_list_is_fine_and_without_a_list_any_is(tmp_path: Path) -> None:
    assert told(load(tmp_path, STAGES, "name: Acme\nstage: first contact\n")) == []
    assert told(load(tmp_path, "deal: {currency: EUR}\n", "name: Acme\nstage: anything\n")) == []


def test_a_stage_that_is_not_listed_is_told_with_its_place_and_what_was_meant(
    tmp_path: Path,
) -> None:
    what = "maps/acme.yaml:2:8  AM311  `evalution` isn't one of your stages"
    found = told(load(tmp_path, STAGES, "name: Acme\nstage: evalution\n"))
    assert found == [f"{what}  (did you mean `evaluation`?)"]
    (other,) = told(load(tmp_path, STAGES, "name: Acme\nstage: Closing\n"))
    assert "known: `first contact`, `discovery`, `evaluation`" in other


@pytest.mark.parametrize("forms", [("NFC", "NFD"), ("NFD", "NFC"), ("NFD", "NFD")])
def test_an_accent_may_be_typed_in_any_way_in_the_list_and_on_the_map(
    tmp_path: Path, forms: tuple[Literal["NFC", "NFD"], Literal["NFC", "NFD"]]
) -> None:
    """Some keyboards and file systems write a letter and its accent apart."""
    listed, named = (unicodedata.normalize(form, "Évaluation") for form in forms)
    rules = f"deal:\n  stages: [contact, {listed}]\n  evaluation: {named}\n"
    assert told(load(tmp_path, rules, f"name: Acme\nstage: {named}\n")) == []
    twice = f"deal:\n  stages: [contact, {listed}, Évaluation]\n"
    assert [one.code for one in load(tmp_path, twice).problems] == ["AM408"]


def test_a_mistyped_stage_is_put_right_by_fix(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    load(tmp_path, STAGES, "name: Acme\nstage: 'First Contact'  # so far\n")
    assert CliRunner().invoke(main, ["check", "--fix"]).exit_code == 0
    text = (tmp_path / "maps" / "acme.yaml").read_text("utf-8")
    assert text == "name: Acme\nstage: 'first contact'  # so far\n"


def test_the_rules_and_the_talking_points_name_stages_of_the_list_too(tmp_path: Path) -> None:
    rules = f"{STAGES}  evaluation: evaluating\nfindings:\n  AF105:\n    cases:\n"
    rules += "      - {severity: info, stage: [discovery, proposal]}\n"
    talking = "rules:\n  late:\n    when: {stage: [Evaluation, signature]}\n    say: [Hello.]\n"
    found = told(load(tmp_path, rules, talking=talking))
    assert [one.partition("  (")[0] for one in found] == [
        "maps/_rules.yaml:3:15  AM311  `evaluating` isn't one of your stages",
        "maps/_rules.yaml:7:45  AM311  `proposal` isn't one of your stages",
        "maps/_talking-points.yaml:3:32  AM311  `signature` isn't one of your stages",
    ]


@pytest.mark.parametrize(
    ("rules", "told_at"),
    [
        ("deal:\n  stages: [discovery, evaluation, discovery]\n", "2:35"),
        ("deal:\n  evaluation: evaluation\n", "2:3"),
        ("deal:\n  currency: EUR\n  rates: {EUR: 1.08, USD: 0.93}\n", "3:11"),
    ],
)
def test_rules_of_a_deal_that_contradict_each_other_are_told(
    tmp_path: Path, rules: str, told_at: str
) -> None:
    (problem,) = told(load(tmp_path, rules))
    assert problem.startswith(f"maps/_rules.yaml:{told_at}  AM408")


@pytest.mark.parametrize("rules", ["deal: {rates: {EUR: 0}}\n", "deal: {rates: {EURO: 1}}\n"])
def test_a_rate_is_more_than_nothing_and_of_a_currency(tmp_path: Path, rules: str) -> None:
    (problem,) = told(load(tmp_path, rules))
    assert problem.split("  ")[1] in {"AM214", "AM217"}


@pytest.mark.parametrize(
    ("written", "site", "currency"),
    [
        ("value: 5", "", "USD"),
        ("value: 5", "deal: {currency: SEK}", "SEK"),
        ("value: $5", "deal: {currency: CAD}", "CAD"),
        ("value: $5", "deal: {currency: EUR}", "USD"),
        ("value: $5\ncurrency: AUD", "deal: {currency: CAD}", "AUD"),
        ("value: 5\ncurrency: CHF", "", "CHF"),
        ("value: €5", "", "EUR"),
        ("value: ¥5", "deal: {currency: CNY}", "CNY"),
    ],
)
def test_a_value_has_its_own_currency_else_the_accounts_else_the_sites(
    tmp_path: Path, written: str, site: str, currency: str
) -> None:
    account = load(tmp_path, f"{site}\n", f"name: Acme\n{written}\n").files["acme"].account
    assert account is not None
    assert account.value is not None
    assert (account.value.amount, account.value.currency) == (5, currency)


def test_an_outcome_that_has_not_come_yet_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    load(tmp_path, "deal: {}\n", "name: Acme\noutcome: {result: won, day: 2999-01-01}\n")
    output = CliRunner().invoke(main, ["check", "--output-format", "concise"]).output
    assert "maps/acme.yaml:2:24  AM501" in output
