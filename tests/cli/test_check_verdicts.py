"""What an author asks to pass over, and what the settings make of a problem."""

import pytest
from click.testing import CliRunner, Result

from account_maps.cli import main
from account_maps.read.non_blocking import NON_BLOCKING
from building import SETTINGS, Project
from maps import SMALLEST

WISH = "# account-maps: ignore AM304 because its map comes on Monday"


@pytest.fixture
def project(project: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project's folder, and the current one."""
    monkeypatch.chdir(project.root)
    (project.root / "maps").mkdir()
    return project


def run(*arguments: str) -> Result:
    command = ["check", "--output-format", "concise", *arguments]
    return CliRunner().invoke(main, command, catch_exceptions=False)


def codes(result: Result) -> list[str]:
    return [line.split("  ")[1] for line in result.stdout.splitlines()[:-1]]


@pytest.mark.parametrize(
    "text",
    [
        f"name: Acme\nparent: beta  {WISH}\n",
        f"name: Acme\n{WISH}\nparent: beta\n",
        f"name: Acme\n{WISH}\n# another comment\n\nparent: beta\n",
    ],
)
def test_a_problem_is_passed_over_with_a_reason(project: Project, text: str) -> None:
    project.map("acme", text)

    assert codes(run()) == []


def test_several_problems_of_a_line_are_passed_over_together(project: Project) -> None:
    both = WISH.replace("AM304", "AM305, AM304")
    project.map("acme", f"{{name: Acme, parent: beta, plan: {{page: x.md}}}}  {both}\n")

    assert codes(run()) == []


@pytest.mark.parametrize(
    ("wish", "expected"),
    [
        ("ignore AM304", ["AM901"]),
        ("ignore AM304 because", ["AM901", "AM304"]),
        ("ignore because she knows", ["AM304", "AM901"]),
        ("ignored AM304 because x", ["AM304", "AM901"]),
        ("ignore AM206 because x", ["AM304", "AM903"]),
        ("ignore AF201 because x", ["AM304", "AM903"]),
        ("ignore AM999 because x", ["AM304", "AM903"]),
        ("ignore AM305 because x", ["AM304", "AM902"]),
        ("ignore AM304, AM305 because x", ["AM902"]),
    ],
)
def test_a_wish_that_is_not_granted_is_a_problem(
    project: Project, wish: str, expected: list[str]
) -> None:
    project.map("acme", f"name: Acme\nparent: beta  # account-maps: {wish}\n")

    assert sorted(codes(run())) == sorted(expected)


@pytest.mark.parametrize(
    "text",
    [
        f'name: "Acme {WISH}"\n',
        f"name: Acme\nnote: |\n  one\n  {WISH}\nparent: acme\n",
        f"name: Acme\nnote: '\n  {WISH}'\n",
        f"name: Acme\nnote: one{WISH}\n",
    ],
)
def test_text_that_looks_like_a_wish_is_text(project: Project, text: str) -> None:
    project.map("acme", text)

    assert not {"AM901", "AM902", "AM903"} & {*codes(run())}


def test_a_wish_behind_a_block_of_text_counts(project: Project) -> None:
    project.map("acme", f"name: Acme\nnote: |\n  one\n{WISH}\nparent: beta\n")

    assert codes(run()) == []


def test_a_wish_for_a_shared_file_counts(project: Project) -> None:
    project.map("acme", SMALLEST)
    rule = "rules:\n  silent: {when: {role: [champion]}}"
    project.write("maps/_talking-points.yaml", f"{rule}\n")
    assert codes(run()) == ["AM424"]

    project.write(
        "maps/_talking-points.yaml", f"{rule}  # account-maps: ignore AM424 because it comes\n"
    )
    assert codes(run()) == []


def test_a_wish_that_passes_nothing_over_is_a_warning(project: Project) -> None:
    project.map("acme", f"name: Acme  {WISH}\n")

    result = run()

    assert result.exit_code == 0
    assert result.output == (
        "maps/acme.yaml:1:13  AM902  warning: there is no problem AM304 to pass over"
        "  (take the comment out)\n"
        "1 map checked, no problems, 1 warning, 1 fixable with --fix\n"
    )
    assert run("--strict").exit_code == 1


def test_a_wish_is_not_idle_because_its_file_is_not_asked_for(project: Project) -> None:
    project.map("acme", f"name: Acme\nparent: beta  {WISH}\n")
    project.map("gamma", "name: Gamma\n")

    assert codes(run("maps/gamma.yaml")) == []


def set_severity(project: Project, said: str) -> None:
    text = SETTINGS.replace("{as_of: 2026-11-20}", f"{{severity: {said}}}")
    project.write("mkdocs.yml", text)


@pytest.mark.parametrize(("word", "exit_code"), [("error", 1), ("warning", 0), ("off", 0)])
def test_the_settings_say_how_severe_a_problem_is(
    project: Project, word: str, exit_code: int
) -> None:
    project.map("acme", "name: Acme\nparent: beta\n")
    set_severity(project, f"{{AM304: {word}}}")

    result = run()

    assert result.exit_code == exit_code
    assert len(codes(result)) == int(word != "off")
    assert ("warning: no map" in result.output) == (word == "warning")


@pytest.mark.parametrize("said", ["{AM206: warning}", "{AF201: off}", "{AM304: mild}", "{X: off}"])
def test_a_severity_that_cannot_be_set_is_a_mistake_of_usage(project: Project, said: str) -> None:
    set_severity(project, said)

    result = run()

    assert result.exit_code == 2
    assert result.output.startswith("mkdocs.yml:6:")
    assert "  AM603  severity." in result.output


def test_a_day_that_has_not_come_is_a_warning(project: Project) -> None:
    person = "  dana: {name: Dana, verified: 2126-01-01, ties: {ana: {last: 2126-01-01}}}\n"
    project.map("acme", f"name: Acme\nverified: 2126-01-01\nstakeholders:\n{person}")
    project.write("maps/_team.yaml", "team: {ana: {name: Ana}}\n")

    result = run()

    assert codes(result) == ["AM501", "AM501", "AM501"]
    assert "`last` is 2126-01-01, which hasn't come yet" in result.output
    assert result.exit_code == 0


def test_two_things_done_on_one_day_that_has_not_come_are_two_warnings(project: Project) -> None:
    actions = "[{what: Call, done: 2126-11-10}, {what: Mail, done: 2126-11-10}]"
    project.map("acme", f"name: Acme\nplan: {{actions: {actions}}}\n")

    result = run()

    assert "`done` of item 1 is 2126-11-10" in result.output
    assert "`done` of item 2 is 2126-11-10" in result.output
    assert result.exit_code == 0


def test_a_day_that_the_site_already_speaks_of_has_come(project: Project) -> None:
    project.map("acme", "name: Acme\nverified: 2126-01-01\n")
    project.write("mkdocs.yml", "plugins: [account-maps: {as_of: 2126-01-01}]\n")

    assert codes(run()) == []


MAP_WITH_ALL = """\
name: Acme  # account-maps: ignore AM305 because there is none
stage: closing
owner: nobody
team: [nobody]
parent: beta
plan: {page: none.md, actions: [{what: Call, owner: nobody}]}
verified: 2126-01-01
stakeholders:
  lee: {name: L\u00adee}
  dana:
    name: Dana
    person: dana-reyes
    roles: [economic_buyer]
    ties: {nobody: {level: vendor, last: 2026-11-01}}
  dana-too: {name: Dana, person: dana-reyse}
waivers: [{finding: AF103, reason: Later, until: 2020-01-01}]
note: "> > > > > > > > > > > > > > > > > > > > > > > > Yes"
"""
OF_MAPS = {code for code in NON_BLOCKING if not code.startswith(("AM6", "AM8"))}
LIBRARY = """\
rules:
  silent: {when: {role: [champion]}}
  never: {when: {support: [mentor], missing: [support]}, say: [One.]}
  twice: {when: {role: [coach]}, say: [Two., Two.]}
  middle: {when: {role: [legal]}, say: ["Is {goal} yours?"]}
"""


def test_a_site_is_built_with_everything_that_may_be_turned_off(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    project.map("acme", MAP_WITH_ALL)
    project.write("maps/_talking-points.yaml", LIBRARY)
    project.write("maps/_team.yaml", "team: {}\n")
    project.write("maps/_rules.yaml", "deal: {stages: [discovery]}\n")

    for word in ("warning", "off"):
        set_severity(
            project, f"{{{', '.join(f'{code}: {word}' for code in sorted(NON_BLOCKING))}}}"
        )
        assert {*codes(run())} == (OF_MAPS if word == "warning" else set())
        site = project.build(word)
        assert "Acme" in site.html("accounts/acme")
        assert site.account("acme").css("svg")
    assert "Traceback" not in capsys.readouterr().err


def test_a_build_tells_warnings_and_goes_on(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    project.map("acme", "name: Acme\nparent: beta\n")
    set_severity(project, "{AM304: warning}")

    assert project.build().account("acme")
    assert "WARNING -  maps/acme.yaml:2:9  AM304" in capsys.readouterr().err


def test_a_build_goes_on_where_an_author_asks_to_pass_over(project: Project) -> None:
    project.map("acme", f"name: Acme\nparent: beta  {WISH}\n")

    assert project.build().account("acme")
    assert project.build("again").account("acme")
