"""What is wrong with settings is told alike by the site and by the commands, all of it at once."""

import logging
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import example, given
from hypothesis import strategies as st
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from account_maps.cli import main
from account_maps.read.codes import codes
from account_maps.settings.loading import UnevaluatedValue, UnsetVariables
from account_maps.settings.options import PluginOptions, SiteOptions, option_specs, read_options
from building import SETTINGS, Project

HEAD = SETTINGS.partition("  - account-maps")[0]
START = len(HEAD.splitlines()) + 2

BAD = {
    "pdf: a5": "expected a4, letter or false, found `a5`",
    "pdf: [a4]": "expected a4, letter or false, found a list",
    "pdf: 2026-11-20": "expected a4, letter or false, found `2026-11-20`",
    "engine: dott": "graphviz-pure, dot or curves, found `dott`  (did you mean `dot`?)",
    "engine: off": "expected auto, graphviz-pure, dot or curves, found `false`",
    "maps_dir: no": "expected a folder, found `false`  (put it in quotes)",
    "maps_dir: 2026": "expected a folder, found `2026`  (put it in quotes)",
    "maps_dir: ' '": "expected a folder, found an empty text",
    "maps_dir: {a: b}": "expected a folder, found `key: value` lines",
    "as_of: 31 June": "expected a day such as 2026-11-20, found `31 June`",
    "csp: 'false'": "expected true or false, found `false`  (take the quotes away)",
    "csp: maybe": "expected true or false, found `maybe`",
    "largest_map: true": "expected a whole number of 1 or more, found `true`  (such as ",
    "largest_map: 1.5": "expected a whole number of 1 or more, found `1.5`",
    "history_dates: -1": "expected a whole number of 0 or more, found `-1`  (such as 2)",
    "fonts: typefaces": "there's no folder `typefaces`  (create it, or correct the name)",
    "severity: {AM305: of}": "AM305: expected error, warning or off, found `of`  (did you mean `o",
    "severity: {AM206: off}": "AM206: the severity of this can't be set",
    "severity: {AF201: off}": "AF201: how severe a finding is can't be set here",
    "maps: {teritory: dach}": "there's no key `teritory`  (did you mean `territory`?)",
    "maps: {territory: NO}": "territory: expected a text, found `false`  (put it in quotes)",
    "shards: {dach: 'a b'}": "dach: `a b` is no address of a site",
    "edit: {apy: x}": "there's no key `apy`  (did you mean `api`?)",
    "map_dir: maps": "there's no option `map_dir`  (did you mean `maps_dir`?)",
    "x\\e[31m: 1": "there's no option `x\\e[31m`",
}


def check(project: Project, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> Result:
    monkeypatch.chdir(project.root)
    return CliRunner().invoke(main, ["check", *arguments], catch_exceptions=False)


def by_the_site(project: Project, log: pytest.LogCaptureFixture) -> str:
    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    with pytest.raises(Abort):
        load_config(str(project.root / "mkdocs.yml"))
    return log.text


def with_options(project: Project, *lines: str) -> Project:
    options = "".join(f"      {line}\n" for line in lines)
    project.write("mkdocs.yml", f"{HEAD}  - account-maps:\n{options}")
    project.map("acme", "name: Acme\n")
    return project


@pytest.mark.parametrize("line", BAD)
def test_both_tell_the_same_and_never_show_python(
    project: Project,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    line: str,
) -> None:
    with_options(project, line)

    ours, theirs = check(project, monkeypatch), by_the_site(project, caplog)

    assert ours.exit_code == 2
    assert BAD[line] in ours.stderr
    assert BAD[line] in theirs
    for told in (ours.stderr, theirs.partition("account-maps' option")[2]):
        assert not [sign for sign in ("<", "class", "Paper.", "False", "{'") if sign in told]


SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(), st.dates(), st.datetimes()
)
KNOWN = st.sampled_from(["a4", "maps", "2026-11-20", "AM305", "territory", "api", "off"])
ANYTHING = st.recursive(
    st.one_of(
        SCALARS,
        KNOWN,
        st.just(UnevaluatedValue("!x")),
        st.just(UnsetVariables(("X",))),
        st.just("a" * 5000),
    ),
    lambda inner: st.one_of(st.lists(inner), st.dictionaries(st.one_of(KNOWN, SCALARS), inner)),
    max_leaves=5,
)


@given(value=ANYTHING)
@example(value={"\n": None})
def test_whatever_an_option_is_set_to_it_has_a_value_or_a_fault(value: object) -> None:
    for table in (PluginOptions, SiteOptions):
        written = dict.fromkeys(option_specs(table), value)
        values, faults = read_options(table, written, Path.cwd())

        assert {*values, *(fault.path[0] for fault in faults)} == option_specs(table).keys()
        assert all(fault.message and fault.code in codes() for fault in faults)
        assert not [fault for fault in faults if "\n" in str(fault) or " object at " in str(fault)]


def test_all_faults_come_at_once_with_their_places(
    project: Project, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    with_options(project, "pdf: a5", "map_dir: m", "edit:", "  apy: x", "  host: sourcehut")

    lines = check(project, monkeypatch).stderr.splitlines()

    assert [line.partition("  (")[0] for line in lines[:-1]] == [
        f"mkdocs.yml:{START}:12  AM603  pdf: expected a4, letter or false, found `a5`",
        f"mkdocs.yml:{START + 1}:7  AM602  there's no option `map_dir`",
        f"mkdocs.yml:{START + 3}:9  AM602  edit: there's no key `apy`",
    ]
    assert lines[-1] == "3 problems in the settings; nothing was done"
    told = by_the_site(project, caplog)
    assert all(name in told for name in ("option 'pdf'", "option 'map_dir'", "option 'edit'"))


def test_a_fault_stands_in_the_file_that_says_it(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_options(project, "pdf: a5")
    project.write("prod/prod.yml", "INHERIT: ../mkdocs.yml\nsite_url: nowhere\n")

    told = check(project, monkeypatch, "--config", "prod/prod.yml").stderr

    assert f"mkdocs.yml:{START}:12  AM603  pdf: " in told
    assert "prod/prod.yml:2:11  AM603  site_url: " in told


@pytest.mark.parametrize(
    ("value", "paper"), [("false", None), ("off", None), ("", None), ("true", "a4"), ("A4", "a4")]
)
def test_pdf_can_be_turned_on_and_off(project: Project, value: str, paper: str | None) -> None:
    with_options(project, f"pdf: {value}")

    config = load_config(str(project.root / "mkdocs.yml"))

    assert config.plugins["account-maps"].config.settings(config).pdf == paper


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("site_name: [\n", "mkdocs.yml:2:1  AM601  this isn't YAML: "),
        ("- site_name\n", "mkdocs.yml:1:1  AM601  expected `key: value` lines here"),
        ("\udcff\n", "mkdocs.yml:1:1  AM601  this isn't YAML: "),
        ("a: 2026-06-31\n", "mkdocs.yml:1:4  AM601  this isn't YAML: day "),
        ("INHERIT: no.yml\n", "mkdocs.yml:1:10  AM601  no.yml isn't there  (INHERIT is seen from"),
        ("INHERIT: docs\n", "mkdocs.yml:1:10  AM601  docs can't be read: is a directory"),
        (
            "INHERIT: mkdocs.yml\n",
            "mkdocs.yml:1:10  AM601  INHERIT leads in a circle, back to mkdocs.yml",
        ),
        ("INHERIT: 5\n", "mkdocs.yml:1:10  AM601  INHERIT: expected the name of a file"),
        (
            "INHERIT: !ENV [NONE_SUCH]\n",
            "AM601  INHERIT: the environment variable `NONE_SUCH` isn't set",
        ),
        ("plugins: 1\n", "mkdocs.yml:1:10  AM603  plugins: expected a list of plugins, found `1`"),
        ("plugins:\n- [a]\n", "AM603  plugins: expected the name of a plugin, found a list"),
        ("docs_dir: none\n", "mkdocs.yml:1:11  AM603  docs_dir: there's no folder `none`"),
        ("a: " + "[" * 300_000, "mkdocs.yml:1:203  AM601  this isn't YAML: it is nested more than"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_with_its_place(
    project: Project, monkeypatch: pytest.MonkeyPatch, text: str, told: str
) -> None:
    (project.root / "mkdocs.yml").write_bytes(text.encode("utf-8", "surrogateescape"))

    result = check(project, monkeypatch)

    assert result.exit_code == 2
    assert told in result.stderr


def test_a_file_that_is_not_there_is_named(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    result = check(project, monkeypatch, "-f", "wiki/mkdocs.yml")

    assert result.exit_code == 2
    assert result.stderr.startswith("wiki/mkdocs.yml:1:1  AM601  mkdocs.yml isn't there")


def test_nothing_in_settings_is_run(
    project: Project, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    target = tmp_path / "made"
    evil = f"!!python/object/apply:os.mkdir ['{target}']"
    with_options(project, f"csp: {evil}", f"maps_dir: {evil}")
    project.write("hook.py", f"import pathlib\npathlib.Path('{target}').mkdir()  # maps_dir\n")
    project.write("mkdocs.yml", (project.root / "mkdocs.yml").read_text() + "hooks: [hook.py]\n")

    refused = check(project, monkeypatch)
    named = check(project, monkeypatch, "--maps-dir", "maps")

    assert "AM604  maps_dir: only MkDocs can tell what `!!python/object/apply:" in refused.stderr
    assert "or use --maps-dir" in refused.stderr
    assert "csp" not in refused.stderr
    assert (refused.exit_code, named.exit_code) == (2, 0)
    assert not target.exists()


@pytest.mark.parametrize(
    "text",
    [
        "plugins: !!python/name:builtins.list\n",
        "plugins: [!!python/name:builtins.str ]\n",
        "plugins: [account-maps: !!python/name:builtins.dict ]\n",
        "plugins: [account-maps: {enabled: !own x}]\n",
        "docs_dir: !relative $config_dir/pages\n",
    ],
)
def test_what_only_mkdocs_can_tell_is_asked_for(
    project: Project, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    project.write("mkdocs.yml", text)

    result = check(project, monkeypatch)

    assert result.exit_code == 2
    assert "AM604" in result.stderr


def test_an_unset_variable_is_told_and_a_default_is_taken(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_options(project, "maps_dir: !ENV NONE_SUCH", "csp: !ENV NONE_OTHER")

    result = check(project, monkeypatch)

    assert result.exit_code == 0
    assert result.stderr == (
        f"mkdocs.yml:{START}:17  AM605  maps_dir: the environment variable `NONE_SUCH` isn't set, "
        "so the default holds  (set it, write a default as in `!ENV [NONE_SUCH, …]`, or use "
        "--maps-dir)\n"
    )
    assert check(project, monkeypatch, "--maps-dir", "maps").stderr == ""
    monkeypatch.setenv("NONE_SUCH", "maps")
    assert check(project, monkeypatch).stderr == ""


@pytest.mark.parametrize(("word", "exit_code"), [("off", 0), ("warning", 0), ("error", 2)])
def test_how_severe_a_note_is_can_be_set(
    project: Project, monkeypatch: pytest.MonkeyPatch, word: str, exit_code: int
) -> None:
    with_options(project, "maps_dir: !ENV NONE_SUCH", f"severity: {{AM605: {word}}}")

    result = check(project, monkeypatch)

    assert result.exit_code == exit_code
    assert ("AM605" in result.stderr) is (word != "off")


@pytest.mark.parametrize(
    ("hook", "is_told"),
    [
        (
            "def on_config(config):\n    config.plugins['account-maps'].config['maps_dir'] = 'm'\n",
            True,
        ),
        ("def on_post_page(output, page, config):\n    return output\n", False),
    ],
)
def test_a_hook_is_only_told_of_if_it_mentions_a_folder(
    project: Project, monkeypatch: pytest.MonkeyPatch, hook: str, *, is_told: bool
) -> None:
    project.write("hook.py", hook)
    with_options(project, "csp: false")
    project.write("mkdocs.yml", (project.root / "mkdocs.yml").read_text() + "hooks: [hook.py]\n")

    told = check(project, monkeypatch).stderr

    assert ("AM606  hooks: hook.py mentions `maps_dir`" in told) is is_told
    assert check(project, monkeypatch, "--maps-dir", "maps").stderr == ""


def test_what_a_hook_changes_holds_for_the_site(project: Project) -> None:
    project.write("customers/acme.yaml", "name: Acme\nstakeholders: {dana: {name: Dana}}\n")
    project.write(
        "hook.py",
        "from mkdocs.plugins import event_priority\n"
        "@event_priority(100)\n"
        "def on_config(config):\n"
        "    config.plugins['account-maps'].config['maps_dir'] = 'customers'\n",
    )
    with (project.root / "mkdocs.yml").open("a") as settings:
        settings.write("hooks: [hook.py]\n")

    config = load_config(str(project.root / "mkdocs.yml"))
    config.plugins.on_config(config)

    assert str(project.root / "customers") in config.watch


def test_a_plugin_that_is_listed_twice_is_told(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_options(project, "maps_dir: maps")
    text = (project.root / "mkdocs.yml").read_text()
    project.write("mkdocs.yml", text + "  - account-maps: {maps_dir: none}\n")

    result = check(project, monkeypatch)

    assert result.exit_code == 0
    assert "AM607  plugins: account-maps is listed 2 times" in result.stderr
