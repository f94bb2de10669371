"""A folder of maps becomes one playbook, and one bad file never stops the others."""

import os
from pathlib import Path

import pytest

from account_maps.model.account import Colleague
from account_maps.model.load import load_playbook
from account_maps.model.playbook import AccountFile, Playbook
from account_maps.read.problems import Span

EXAMPLES = Path(__file__).parents[1] / "fixtures" / "examples"


class Folder:
    """A project's folder with maps and pages."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.remembered: dict[str, AccountFile] = {}
        (root / "maps").mkdir()
        (root / "docs").mkdir()

    def write(self, path: str, text: str = "name: Acme\n") -> Path:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
        return file

    def load(self, size_limit: int = 10_000) -> Playbook:
        return load_playbook(
            self.root / "maps",
            self.root / "docs",
            root=self.root,
            size_limit=size_limit,
            remembered=self.remembered,
        )

    def problems(self) -> list[str]:
        return [str(problem) for problem in self.load().problems]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


def test_the_examples_load_clean(folder: Folder) -> None:
    for example in EXAMPLES.glob("*.yaml"):
        folder.write(f"maps/{example.name}", example.read_text("utf-8"))
    folder.write("maps/northwind-group.yaml", "name: Northwind Group\n")
    folder.write("maps/_team.yaml", "team: {ana-lima: {name: Ana Lima}}\n")
    folder.write("docs/plans/northwind-health.md", "# Plan\n")

    playbook = folder.load()

    assert playbook.problems == ()
    assert list(playbook.files) == ["harbor-clinics", "northwind-group", "northwind-health"]
    assert playbook.team == {"ana-lima": Colleague(name="Ana Lima")}
    account = playbook.files["northwind-health"].account
    assert account is not None
    assert account.stakeholders["dana-reyes"].contact is not None
    assert account.stakeholders["dana-reyes"].contact.phone == "0045 2072 7124"


def test_an_empty_folder_is_an_empty_playbook(folder: Folder) -> None:
    assert folder.load() == Playbook({}, {}, {}, ())


def test_a_missing_folder_is_one_problem(tmp_path: Path) -> None:
    playbook = load_playbook(tmp_path / "maps", None, root=tmp_path)

    assert [problem.code for problem in playbook.problems] == ["AM124"]


def test_a_bad_file_does_not_stop_the_others(folder: Folder) -> None:
    folder.write("maps/acme.yaml", "name: [")
    folder.write("maps/beta.yml", "name: Beta\n")

    files = folder.load().files

    assert files["acme"].account is None
    assert [problem.code for problem in files["acme"].problems] == ["AM110"]
    assert files["beta"].account is not None


def test_folders_hold_maps_and_hidden_ones_do_not(folder: Folder) -> None:
    folder.write("maps/nordics/acme.yaml")
    folder.write("maps/.drafts/beta.yaml")
    folder.write("maps/.gamma.yaml")
    folder.write("maps/readme.md", "# not a map")

    files = folder.load().files

    assert [file.shown_path for file in files.values()] == ["maps/nordics/acme.yaml"]


def test_two_files_with_one_name_are_a_problem_of_the_second(folder: Folder) -> None:
    folder.write("maps/a/acme.yaml", "name: First\n")
    folder.write("maps/b/ACME.yml", "name: Second\n")

    assert folder.problems() == [
        (
            "maps/b/ACME.yml:1:1  AM120  maps/a/acme.yaml has the same name"
            "  (the name is the account's id: rename one of the two)"
        ),
    ]
    assert list(folder.load().files) == ["acme"]


@pytest.mark.parametrize("name", ["acme corp", "a_b", "nul", "<img src=x>", "-"])
def test_a_file_whose_name_is_no_id_is_a_problem(folder: Folder, name: str) -> None:
    folder.write(f"maps/{name}.yaml")

    playbook = folder.load()

    assert [problem.code for problem in playbook.problems] == ["AM119"]
    assert playbook.files == {}


def test_a_file_over_the_limit_is_not_read(folder: Folder) -> None:
    folder.write("maps/acme.yaml", "name: Acme\n" + "# more\n" * 2_000)

    assert folder.problems()[0].startswith("maps/acme.yaml:1:1  AM103  ")


def test_a_folder_with_the_name_of_a_map_is_a_folder(folder: Folder) -> None:
    folder.write("maps/acme.yaml/beta.yaml", "name: Beta\n")

    assert list(folder.load().files) == ["beta"]


def test_what_is_not_a_file_is_not_opened(folder: Folder) -> None:
    os.mkfifo(folder.root / "maps" / "acme.yaml")

    assert [line.split("  ")[1] for line in folder.problems()] == ["AM101"]


def test_links_that_lead_out_of_the_folder_are_refused(folder: Folder) -> None:
    secret = folder.write("secret.yaml", "name: Secret\n")
    inside = folder.write("maps/acme.yaml")
    (folder.root / "maps" / "out.yaml").symlink_to(secret)
    (folder.root / "maps" / "same.yaml").symlink_to(inside)
    (folder.root / "maps" / "loop").symlink_to(folder.root / "maps")

    playbook = folder.load()

    assert [(one.file, one.code) for one in playbook.problems] == [
        ("maps/loop", "AM121"),
        ("maps/out.yaml", "AM121"),
    ]
    assert list(playbook.files) == ["acme", "same"]


def test_links_that_lead_nowhere_are_refused(folder: Folder) -> None:
    (folder.root / "maps" / "acme.yaml").symlink_to("acme.yaml")
    (folder.root / "maps" / "beta.yaml").symlink_to("gone.yaml")

    assert [line.split("  ")[:2] for line in folder.problems()] == [
        ["maps/acme.yaml:1:1", "AM121"],
        ["maps/beta.yaml:1:1", "AM121"],
    ]


def test_a_name_that_is_not_utf_8_raises_nothing(folder: Folder) -> None:
    for name in (b"_\xff.yaml", b"a\xff.yaml"):
        Path(os.fsdecode(os.fsencode(folder.root / "maps") + b"/" + name)).touch()

    assert sorted(line.split("  ")[1] for line in folder.problems()) == ["AM119", "AM122"]


@pytest.mark.parametrize("page", ["x" * 300 + ".md", "loop.md", "'.md'", "'a\u2028.md'"])
def test_a_plan_page_with_any_name_raises_nothing(folder: Folder, page: str) -> None:
    (folder.root / "docs" / "loop.md").symlink_to("loop.md")
    folder.write("maps/acme.yaml", f"name: Acme\nplan: {{page: {page}}}\n")

    assert "AM305" in [line.split("  ")[1] for line in folder.problems()]


def test_a_plan_page_may_not_leave_docs_by_a_link(folder: Folder) -> None:
    page = folder.write("secret.md", "# Secret\n")
    (folder.root / "docs" / "plan.md").symlink_to(page)
    folder.write("maps/acme.yaml", "name: Acme\nplan: {page: plan.md}\n")

    assert [line.split("  ")[1] for line in folder.problems()] == ["AM305"]


def test_a_plan_may_be_a_page_or_a_link(folder: Folder) -> None:
    folder.write("docs/plans/acme.md", "# Plan\n")
    folder.write("maps/acme.yaml", "name: Acme\nplan: {page: plans/acme.md}\n")
    folder.write("maps/beta.yaml", "name: Beta\nplan: {page: https://plans.example/beta}\n")

    assert folder.problems() == []


def test_without_a_team_one_problem_a_file_says_so(folder: Folder) -> None:
    people = "stakeholders: {dana: {name: Dana, ties: {ben: {level: vendor}, ana: }}}\n"
    folder.write("maps/acme.yaml", "name: Acme\nowner: ana\n" + people)

    assert folder.problems() == [
        (
            "maps/acme.yaml:2:8  AM303  nobody knows who `ana`, `ben` is: there is no _team.yaml"
            "  (create it beside the maps and list your team there)"
        ),
    ]


def test_an_empty_shared_file_is_a_problem(folder: Folder) -> None:
    folder.write("maps/_team.yaml", "")

    assert [line.split("  ")[:2] for line in folder.problems()] == [
        ["maps/_team.yaml:1:1", "AM106"],
    ]


def test_a_team_that_cannot_be_read_accuses_nobody(folder: Folder) -> None:
    folder.write("maps/_team.yaml", "team: [")
    folder.write("maps/acme.yaml", "name: Acme\nowner: ana\n")

    assert [line.split("  ")[:2] for line in folder.problems()] == [
        ["maps/_team.yaml:1:7", "AM110"],
    ]


def test_a_colleague_with_a_mistake_is_still_known(folder: Folder) -> None:
    folder.write("maps/_team.yaml", "team: {ana: {nmae: Ana}}\n")
    folder.write("maps/acme.yaml", "name: Acme\nowner: ana\n")

    assert [line.split("  ")[1] for line in folder.problems()] == ["AM201"]


def test_a_circle_of_parents_is_one_problem_that_names_it(folder: Folder) -> None:
    folder.write("maps/a.yaml", "name: A\nparent: c\n")
    folder.write("maps/b.yaml", "name: B\nparent: a\n")
    folder.write("maps/c.yaml", "name: C\nparent: b\n")
    folder.write("maps/d.yaml", "name: D\nparent: c\n")

    assert folder.problems() == [
        (
            "maps/a.yaml:2:9  AM307  these companies own each other in a circle: a → c → b → a"
            "  (take out one `parent`)"
        ),
    ]


def test_labels_rename_values(folder: Folder) -> None:
    folder.write("maps/_labels.yaml", "labels: {support: {enemy: Critic}}\n")

    assert folder.load().labels == {"support": {"enemy": "Critic"}}


def test_labels_for_what_does_not_exist_are_problems(folder: Folder) -> None:
    folder.write("maps/_labels.yaml", "labels:\n  suport: {}\n  role: {champoin: Hero}\n")

    assert folder.problems() == [
        "maps/_labels.yaml:2:3  AM403  no scale is called `suport`  (did you mean `support`?)",
        (
            "maps/_labels.yaml:3:10  AM404  the scale role has no value `champoin`"
            "  (did you mean `champion`?)"
        ),
    ]


def test_a_shared_file_with_another_name_is_a_problem(folder: Folder) -> None:
    folder.write("maps/_numbers.yaml", "rules: {}\n")

    assert folder.problems() == [
        (
            "maps/_numbers.yaml:1:1  AM122  no shared file is called `_numbers.yaml`"
            "  (known: _team.yaml, _labels.yaml, _rules.yaml, _icp.yaml, _talking-points.yaml;"
            " maps do not begin with _)"
        ),
    ]


def test_a_shared_file_stands_once_and_at_the_top(folder: Folder) -> None:
    folder.write("maps/_team.yaml", "team: {}\n")
    folder.write("maps/_team.yml", "team: {}\n")
    folder.write("maps/nordics/_team.yaml", "team: {}\n")

    assert [line.split("  ")[:2] for line in folder.problems()] == [
        ["maps/_team.yml:1:1", "AM123"],
        ["maps/nordics/_team.yaml:1:1", "AM123"],
    ]


def test_only_changed_files_are_read_again(folder: Folder) -> None:
    folder.write("maps/acme.yaml")
    folder.write("maps/beta.yaml")
    before = folder.load().files
    folder.write("maps/beta.yaml", "name: Beta\n")

    after = folder.load().files

    assert after["acme"].account is before["acme"].account
    assert after["beta"].account is not before["beta"].account


def test_a_problem_between_files_goes_when_the_other_file_comes(folder: Folder) -> None:
    folder.write("maps/acme.yaml", "name: Acme\nparent: group\n")
    assert folder.load().files["acme"].account is None

    folder.write("maps/group.yaml", "name: Group\n")

    assert folder.load().files["acme"].account is not None
    assert folder.problems() == []


def test_deleted_files_are_forgotten(folder: Folder) -> None:
    file = folder.write("maps/acme.yaml")
    folder.load()
    file.unlink()

    assert folder.load().files == {}
    assert folder.remembered == {}


def test_places_are_those_of_the_sections_and_what_stands_in_them(folder: Folder) -> None:
    people = "stakeholders:\n  dana:\n    name: Dana\ninfluence:\n  - {from: dana, to: kim}\n"
    folder.write("maps/acme.yaml", f"name: Acme\n{people}")

    file = folder.load().files["acme"]

    assert file.span_of("stakeholders", "dana", "support") == Span(3, 3, 3, 7)
    assert file.span_of("influence", 0).line == 6
    assert file.span_of("units", "it") == Span(1, 1, 1, 1)
