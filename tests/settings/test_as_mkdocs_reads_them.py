"""The commands read settings as MkDocs does: the same values, the same acceptance."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from settings.written import REFUSED, VARIABLES, by_mkdocs, by_us, write

PLUGIN = "site_name: x\nplugins:\n  - account-maps:\n"


def plugin(*lines: str) -> str:
    return PLUGIN + "".join(f"      {line}\n" for line in lines)


CASES: dict[str, tuple[dict[str, str], dict[str, str]]] = {
    "no plugins": ({"mkdocs.yml": "site_name: x\n"}, {}),
    "a list": ({"mkdocs.yml": plugin("maps_dir: customers")}, {}),
    "a list with the name alone": ({"mkdocs.yml": "site_name: x\nplugins: [account-maps]\n"}, {}),
    "keys": ({"mkdocs.yml": "site_name: x\nplugins: {account-maps: {maps_dir: m}}\n"}, {}),
    "keys without options": ({"mkdocs.yml": "site_name: x\nplugins: {account-maps: }\n"}, {}),
    "empty options": ({"mkdocs.yml": "site_name: x\nplugins: [account-maps: {}]\n"}, {}),
    "options that are false": ({"mkdocs.yml": "site_name: x\nplugins: [account-maps: no]\n"}, {}),
    "options that are a text": ({"mkdocs.yml": "site_name: x\nplugins: [account-maps: y]\n"}, {}),
    "plugins that are null": ({"mkdocs.yml": "site_name: x\nplugins:\n"}, {}),
    "plugins that are a text": ({"mkdocs.yml": "site_name: x\nplugins: account-maps\n"}, {}),
    "an entry of two plugins": (
        {"mkdocs.yml": "site_name: x\nplugins: [{search: , account-maps: }]\n"},
        {},
    ),
    "an entry that is a number": ({"mkdocs.yml": "site_name: x\nplugins: [account-maps, 5]\n"}, {}),
    "a name with a slash": (
        {"mkdocs.yml": "site_name: x\nplugins: [/account-maps: {csp: no}]\n"},
        {},
    ),
    "a second one that is not enabled": (
        {"mkdocs.yml": plugin("maps_dir: a") + "  - account-maps: {maps_dir: b, enabled: false}\n"},
        {},
    ),
    "a first one that is not enabled": (
        {
            "mkdocs.yml": plugin("maps_dir: a", "enabled: false")
            + "  - account-maps: {maps_dir: b}\n"
        },
        {},
    ),
    "not enabled": ({"mkdocs.yml": plugin("enabled: false")}, {}),
    "enabled by a variable": ({"mkdocs.yml": plugin("enabled: !ENV [OTHER, true]")}, {}),
    "enabled by a text": ({"mkdocs.yml": plugin('enabled: "true"')}, {}),
    "a folder beside": ({"wiki/mkdocs.yml": plugin("maps_dir: ../maps")}, {}),
    "an absolute folder": ({"mkdocs.yml": plugin("maps_dir: /srv/maps")}, {}),
    "other pages": ({"wiki/mkdocs.yml": "site_name: x\ndocs_dir: ../pages\n"}, {}),
    "pages that are not there": ({"mkdocs.yml": "site_name: x\ndocs_dir: nowhere\n"}, {}),
    "pages in the folder of the settings": ({"mkdocs.yml": "site_name: x\ndocs_dir: .\n"}, {}),
    "an address without a slash": (
        {"mkdocs.yml": "site_name: x\nsite_url: https://a.example/b\n"},
        {},
    ),
    "an empty address": ({"mkdocs.yml": "site_name: x\nsite_url: ''\n"}, {}),
    "an address without a scheme": ({"mkdocs.yml": "site_name: x\nsite_url: a.example\n"}, {}),
    "flat addresses": ({"mkdocs.yml": "site_name: x\nuse_directory_urls: no\n"}, {}),
    "addresses in quotes": ({"mkdocs.yml": "site_name: x\nuse_directory_urls: 'no'\n"}, {}),
    "a parent": (
        {
            "mkdocs.yml": plugin("maps_dir: m", "csp: false"),
            "prod.yml": "INHERIT: mkdocs.yml\nsite_name: y\nsite_url: https://a.example\n",
        },
        {},
    ),
    "a parent with plugins by name": (
        {
            "base.yml": "site_name: x\nplugins: {account-maps: {maps_dir: m, csp: false}}\n",
            "prod.yml": "INHERIT: base.yml\nplugins: {account-maps: {maps_dir: n, pdf: letter}}\n",
        },
        {},
    ),
    "a parent in another folder": (
        {
            "common/base.yml": "docs_dir: pages\n" + plugin("maps_dir: ../maps"),
            "wiki/prod.yml": "INHERIT: ../common/base.yml\n",
        },
        {},
    ),
    "a grandparent seen from the parent": (
        {
            "a/b/base.yml": plugin("maps_dir: m"),
            "a/mid.yml": "INHERIT: b/base.yml\nsite_name: mid\n",
            "prod.yml": "INHERIT: a/mid.yml\n",
        },
        {},
    ),
    "a parent that a variable names": (
        {"base.yml": plugin("maps_dir: m"), "prod.yml": "INHERIT: !ENV [OTHER, base.yml]\n"},
        {},
    ),
    "a parent that an unset variable names": (
        {"base.yml": plugin("maps_dir: m"), "prod.yml": "INHERIT: !ENV OTHER\nsite_name: x\n"},
        {},
    ),
    "a parent that is not there": ({"prod.yml": "INHERIT: base.yml\nsite_name: x\n"}, {}),
    "a parent that is empty": (
        {"base.yml": "", "prod.yml": "INHERIT: base.yml\nsite_name: x\n"},
        {},
    ),
    "a parent that is a list": (
        {"base.yml": "- x\n", "prod.yml": "INHERIT: base.yml\nsite_name: x\n"},
        {},
    ),
    "parents in a circle": (
        {"base.yml": "INHERIT: prod.yml\n", "prod.yml": "INHERIT: base.yml\nsite_name: x\n"},
        {},
    ),
    "an alias of which one end is inherited": (
        {
            "base.yml": "x-one: &one {maps_dir: m}\nsite_name: x\nplugins: {account-maps: *one}\n",
            "prod.yml": "INHERIT: base.yml\nx-one: {maps_dir: n}\n",
        },
        {},
    ),
    "a variable": ({"mkdocs.yml": plugin("maps_dir: !ENV MAPS")}, {"MAPS": "customers"}),
    "a variable that is not set": ({"mkdocs.yml": plugin("maps_dir: !ENV MAPS")}, {}),
    "a variable that is empty": ({"mkdocs.yml": plugin("maps_dir: !ENV MAPS")}, {"MAPS": ""}),
    "a variable that YAML reads as no": (
        {"mkdocs.yml": plugin("maps_dir: !ENV MAPS")},
        {"MAPS": "no"},
    ),
    "a variable that is a day": ({"mkdocs.yml": plugin("as_of: !ENV DAY")}, {"DAY": "2026-11-20"}),
    "two variables": ({"mkdocs.yml": plugin("maps_dir: !ENV [MAPS, OTHER, m]")}, {"OTHER": "o"}),
    "a default": ({"mkdocs.yml": plugin("maps_dir: !ENV [MAPS, OTHER, m]")}, {}),
    "a default that is null": ({"mkdocs.yml": plugin("maps_dir: !ENV [MAPS, null]")}, {}),
    "a variable in a list of one": ({"mkdocs.yml": plugin("maps_dir: !ENV [MAPS]")}, {}),
    "a default that is a variable": (
        {"mkdocs.yml": plugin("maps_dir: !ENV [MAPS, !ENV OTHER]")},
        {},
    ),
    "a variable by keys": ({"mkdocs.yml": plugin("maps_dir: !ENV {MAPS: m}")}, {}),
    "options by a variable": (
        {"mkdocs.yml": "site_name: x\nplugins: [account-maps: !ENV OTHER]\n"},
        {},
    ),
    "an unset name of a plugin": ({"mkdocs.yml": "site_name: x\nplugins: [!ENV OTHER]\n"}, {}),
    "an unset value of a key": ({"mkdocs.yml": plugin("maps: {territory: !ENV OTHER}")}, {}),
    "merged keys": (
        {
            "mkdocs.yml": "site_name: x\nx-base: &base {maps_dir: m, csp: no}\n"
            "plugins: [account-maps: {<<: *base, csp: yes}]\n"
        },
        {},
    ),
    "a key twice": ({"mkdocs.yml": plugin("maps_dir: a", "maps_dir: b")}, {}),
    "an unknown option": ({"mkdocs.yml": plugin("map_dir: a")}, {}),
    "no YAML": ({"mkdocs.yml": "site_name: [\n"}, {}),
    "no keys": ({"mkdocs.yml": "- site_name\n"}, {}),
    "a text": ({"mkdocs.yml": "site_name\n"}, {}),
    "a day that is none": ({"mkdocs.yml": plugin("as_of: 2026-06-31")}, {}),
    "two documents": ({"mkdocs.yml": "site_name: x\n---\nsite_name: y\n"}, {}),
    "tags elsewhere": (
        {
            "mkdocs.yml": plugin("maps_dir: m")
            + "extra:\n  one: !!python/name:builtins.str\n  two: !relative $config_dir\n"
        },
        {},
    ),
    "null everywhere": (
        {
            "mkdocs.yml": plugin(
                *(
                    f"{name}:"
                    for name in (
                        *("maps_dir", "cache_dir", "engine", "as_of", "csp", "largest_map"),
                        *("maps", "shards", "severity", "edit", "pdf", "fonts", "history"),
                        *("history_changes", "history_dates"),
                    )
                )
            )
        },
        {},
    ),
    "everything set": (
        {
            "mkdocs.yml": plugin(
                "maps_dir: m",
                "cache_dir: ../kept",
                "engine: curves",
                "as_of: 2026-11-20",
                "csp: off",
                "largest_map: 300_000",
                "maps: {tier: [1, 2], folder: nordics/}",
                "shards: {dach: ../dach}",
                "severity: {AM304: off, AM305: warning}",
                "edit: {api: https://api.github.com, folder: /wiki/}",
                "pdf: letter",
                "fonts: fonts",
                "history: no",
                "history_changes: 0",
                "history_dates: 3",
            )
        },
        {},
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_settings_are_what_mkdocs_has(tmp_path: Path, case: str) -> None:
    files, environment = CASES[case]
    write(tmp_path, files)
    file = tmp_path / list(files)[-1]

    theirs, ours = by_mkdocs(file, environment), by_us(file, environment)

    assert theirs | {name: ours[name] for name in theirs.keys() & ours.keys()} == theirs
    assert (theirs == REFUSED) is (ours == REFUSED)


def test_both_ways_of_reading_are_taken(tmp_path: Path) -> None:
    """A comparison that never finds a refusal, or never a value, would say nothing."""
    refused = 0
    for number, (files, environment) in enumerate(CASES.values()):
        write(tmp_path / str(number), files)
        refused += by_us(tmp_path / str(number) / list(files)[-1], environment) == REFUSED

    assert 10 < refused < len(CASES) - 30


class Env(tuple[Any, ...]):
    """A value of an environment variable: names, and perhaps what holds without them."""


class _Dumper(yaml.SafeDumper):
    """Writes variables with their tag, and what is used twice as an alias."""


_Dumper.add_representer(Env, lambda dumper, env: dumper.represent_sequence("!ENV", list(env)))

NAMES = st.sampled_from(VARIABLES)
PLAIN = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-1, 3),
    st.sampled_from(["maps", "../maps", "no", "2026-11-20", "a4", "curves", "", "x"]),
)
VALUES = st.one_of(
    PLAIN,
    st.tuples(NAMES).map(Env),
    st.tuples(NAMES, PLAIN).map(Env),
    st.tuples(NAMES, NAMES, PLAIN).map(Env),
    st.lists(PLAIN, max_size=2),
    st.dictionaries(st.sampled_from(["AM304", "territory", "tier", "api"]), PLAIN, max_size=2),
)
USUAL = {
    "maps_dir": st.sampled_from(["maps", "../maps", "a/./b/../c"]),
    "as_of": st.sampled_from(["2026-11-20", Env(("DAY", None))]),
    "csp": st.booleans(),
    "pdf": st.sampled_from(["a4", "letter", False, True]),
    "severity": st.just({"AM304": "off"}),
    "history_dates": st.integers(0, 3),
    "enabled": st.booleans(),
}
OPTIONS = st.one_of(
    st.fixed_dictionaries({}, optional=USUAL),
    st.fixed_dictionaries({}, optional=dict.fromkeys([*USUAL, "engine", "edit"], VALUES)),
    st.none(),
)
PLUGINS = st.one_of(
    OPTIONS.map(lambda options: {"account-maps": options, "search": {}}),
    st.lists(
        st.one_of(
            OPTIONS.map(lambda o: {"account-maps": o}), st.sampled_from(["search", "account-maps"])
        ),
        max_size=3,
    ),
)
FILES = st.fixed_dictionaries(
    {},
    optional={
        "plugins": PLUGINS,
        "docs_dir": st.sampled_from(
            ["docs", "pages", "../pages", "nowhere", None, Env(("MAPS", "docs"))]
        ),
        "site_url": st.sampled_from(["https://a.example", "https://a.example/b/", "", None, 5]),
        "use_directory_urls": st.one_of(st.booleans(), st.tuples(NAMES, st.booleans()).map(Env)),
    },
)
CHAINS = st.lists(
    st.tuples(st.sampled_from(["", "wiki/", "far/off/"]), FILES), min_size=1, max_size=3
)
ENVIRONMENTS = st.dictionaries(
    NAMES, st.sampled_from(["", "maps", "no", "true", "2026-11-20", "3"])
)


@settings(max_examples=120)
@given(chain=CHAINS, environment=ENVIRONMENTS)
def test_generated_settings_are_what_mkdocs_has(
    tmp_path_factory: pytest.TempPathFactory,
    chain: list[tuple[str, dict[str, Any]]],
    environment: dict[str, str],
) -> None:
    top = tmp_path_factory.getbasetemp() / "generated"
    names = [f"{folder}settings-{number}.yml" for number, (folder, _) in enumerate(chain)]
    for number, (_, content) in enumerate(chain):
        if number + 1 < len(chain):
            up = "../" * names[number].count("/")
            content = {**content, "INHERIT": up + names[number + 1]}  # noqa: PLW2901
        content = {"site_name": "x", **content}  # noqa: PLW2901
        write(top, {names[number]: yaml.dump(content, Dumper=_Dumper, sort_keys=False)})

    theirs, ours = by_mkdocs(top / names[0], environment), by_us(top / names[0], environment)

    if "maps_dir" in theirs or theirs == REFUSED:
        assert ours == theirs
    elif ours != REFUSED:  # What is not enabled MkDocs does not look at; the commands do.
        assert theirs | {name: ours[name] for name in theirs} == theirs
