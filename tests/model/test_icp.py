"""The criteria of the ideal customer profile are read, and mistakes told with their place."""

from pathlib import Path

import pytest

from account_maps.model.icp import FitCriteria, FitCriterion, FitThresholds, SizeRange
from account_maps.model.icp_page import icp_page
from account_maps.model.load import load_playbook
from account_maps.model.playbook import Playbook

ROOT = Path(__file__).parents[2]
GOOD = """\
criteria:
  clinics:
    label: Runs clinics
    weight: 2
    required: true
    industry: [healthcare]
    size: {from: 200}
thresholds: {strong: 0.9}
"""


def load(folder: Path, text: str) -> Playbook:
    (folder / "_icp.yaml").write_text(text, "utf-8")
    (folder / "acme.yaml").write_text("name: Acme\n", "utf-8")
    return load_playbook(folder, None, root=folder)


def test_criteria_are_read_with_their_conditions(tmp_path: Path) -> None:
    playbook = load(tmp_path, GOOD)

    assert playbook.problems == ()
    assert playbook.icp == FitCriteria(
        {
            "clinics": FitCriterion(
                "Runs clinics", 2.0, True, industry=("healthcare",), size=SizeRange(200)
            )
        },
        FitThresholds(strong=0.9),
    )


def test_without_the_file_there_are_no_criteria(tmp_path: Path) -> None:
    assert load_playbook(tmp_path, None, root=tmp_path).icp == FitCriteria()


MISTAKES = {
    "no criteria": (
        "criteria: {}\n",
        [
            (
                "1:1  AM411  there are no criteria"
                "  (add a criterion with a label and a condition, or delete the file)"
            )
        ],
    ),
    "thresholds alone": (
        "thresholds: {weak: 0.1}\n",
        [
            (
                "1:1  AM411  there are no criteria"
                "  (add a criterion with a label and a condition, or delete the file)"
            )
        ],
    ),
    "no condition": (
        "criteria:\n  clinics: {label: Runs clinics, weight: 2}\n",
        [
            (
                "2:3  AM412  the criterion `clinics` has no condition"
                "  (add one of: industry, segment, tier, territory, technographics, tags, size)"
            )
        ],
    ),
    "an empty condition": (
        "criteria:\n  clinics: {label: Runs clinics, industry: [], size: {}}\n",
        [
            (
                "2:34  AM412  `industry` is empty, so no account can meet it"
                "  (fill it in, or remove it)"
            ),
            "2:48  AM412  `size` is empty, so no account can meet it  (fill it in, or remove it)",
        ],
    ),
    "a mistyped condition is one mistake": (
        "criteria:\n  clinics: {label: Runs clinics, industy: [healthcare]}\n",
        ["2:34  AM201  unknown key `industy`  (did you mean `industry`?)"],
    ),
    "no label": (
        "criteria:\n  clinics: {industry: [healthcare]}\n",
        ["2:3  AM202  `label` is missing  (add `label: …`)"],
    ),
    "a range upside down": (
        "criteria:\n  large: {label: Large, size: {from: 5000, to: 500}}\n",
        [
            (
                "2:38  AM413  `from` is 5,000, more than `to`, which is 500"
                "  (swap the two, or correct one of them)"
            )
        ],
    ),
    "a size of more digits than Python reads": (
        f"criteria:\n  large: {{label: Large, size: {{from: {'9' * 5000}, to: 5}}}}\n",
        [
            (
                f"2:38  AM213  `{'9' * 59}…` has too many digits"
                "  (at most 16 digits, and 24 after the point)"
            )
        ],
    ),
    "a weight of nothing": (
        "criteria:\n  large: {label: Large, weight: 0, size: {from: 5}}\n",
        ["2:33  AM214  `0` is out of range  (allowed: more than 0, at most 1000)"],
    ),
    "thresholds in the wrong order": (
        "criteria:\n  large: {label: Large, size: {from: 5}}\nthresholds: {partial: 0.8}\n",
        [
            (
                "3:14  AM408  `partial` is 0.8, more than `strong`, which is 0.75"
                "  (lower the first, or raise the second)"
            )
        ],
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told_with_its_place_and_no_criteria_count(tmp_path: Path, name: str) -> None:
    text, expected = MISTAKES[name]
    playbook = load(tmp_path, text)

    found = [str(problem).removeprefix("_icp.yaml:") for problem in playbook.problems]
    assert found == expected
    assert playbook.icp == FitCriteria()
    assert playbook.files["acme"].account is not None


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    text = "criteria:\n  one: {label: One}\n  two: {label: Two, size: {from: 9, to: 1}, tier: []}\n"

    assert [one.code for one in load(tmp_path, text).problems] == ["AM412", "AM413", "AM412"]


@pytest.mark.parametrize(
    "written", ["2300", "2_300", "'2 300'", "'2,300'", "2.3k", "2,3 k", "2'300"]
)
def test_employees_are_a_whole_number_and_a_grouped_one_gets_a_hint(
    tmp_path: Path, written: str
) -> None:
    (tmp_path / "acme.yaml").write_text(f"name: Acme\nemployees: {written}\n", "utf-8")
    playbook = load_playbook(tmp_path, None, root=tmp_path)
    account = playbook.files["acme"].account

    if account:
        assert account.employees == 2_300
    else:
        (problem,) = playbook.problems
        assert "2300" in problem.hint


def test_the_sample_playbook_has_criteria_without_mistakes() -> None:
    playbook = load_playbook(ROOT / "maps", ROOT / "docs", root=ROOT)

    assert playbook.icp.criteria
    assert not [one for one in playbook.problems if one.file == "maps/_icp.yaml"]


def test_every_condition_is_on_the_reference_page() -> None:
    assert all(f"`{key}`" in icp_page() for key in FitCriterion.__struct_fields__)
