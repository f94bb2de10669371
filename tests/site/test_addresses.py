"""Links to a map's editor at its host, however the site's settings say where docs/ is."""

from urllib.parse import parse_qs, urlsplit

import pytest

from account_maps.site.addresses import edit_address, new_file_address

HOSTS = {
    "GitHub": (
        {"repo_url": "https://github.example/acme/credit-union", "edit_uri": "edit/main/docs/"},
        "https://github.example/acme/credit-union/edit/main/maps/nordics/acme.yaml",
    ),
    "GitLab": (
        {"repo_url": "https://gitlab.example/acme/playbook/", "edit_uri": "-/edit/main/docs/"},
        "https://gitlab.example/acme/playbook/-/edit/main/maps/nordics/acme.yaml",
    ),
    "Bitbucket": (
        {
            "repo_url": "https://bitbucket.example/acme/playbook",
            "edit_uri": "src/default/docs/",
        },
        "https://bitbucket.example/acme/playbook/src/default/maps/nordics/acme.yaml",
    ),
    "Azure": (
        {
            "repo_url": "https://dev.azure.example/acme/_git/playbook",
            "template": "?path=/docs/{path!q}&version=GBmain",
        },
        "https://dev.azure.example/acme/_git/playbook?path=/maps/nordics/acme.yaml&version=GBmain",
    ),
    "a template with the ending apart": (
        {"template": "https://wiki.example/edit/docs/{path_noext}?as=yaml"},
        "https://wiki.example/edit/maps/nordics/acme?as=yaml",
    ),
    "a template of its own host": (
        {"repo_url": "https://x.example/a", "template": "https://y.example/e/docs/{path}"},
        "https://y.example/e/maps/nordics/acme.yaml",
    ),
}


@pytest.mark.parametrize("host", HOSTS)
def test_the_edit_link_fits_the_host(host: str) -> None:
    settings, expected = HOSTS[host]
    said = {"repo_url": None, "edit_uri": None, "template": None} | settings
    assert edit_address("maps/nordics/acme.yaml", "docs", **said) == expected


def test_docs_deeper_in_the_repository_are_climbed_out_of() -> None:
    address = edit_address(
        "maps/acme.yaml",
        "site/handbook/docs",
        repo_url="https://git.example/a/b",
        edit_uri="edit/main/site/handbook/docs/",
        template=None,
    )
    assert address == "https://git.example/a/b/edit/main/maps/acme.yaml"


def test_names_of_any_script_are_encoded() -> None:
    address = edit_address(
        "maps/한국/société.yaml",
        "docs",
        repo_url=None,
        edit_uri=None,
        template="https://h.example/docs/{path}",
    )
    assert address == "https://h.example/maps/%ED%95%9C%EA%B5%AD/soci%C3%A9t%C3%A9.yaml"


def test_without_a_host_there_is_no_link() -> None:
    assert edit_address("maps/a.yaml", "docs", repo_url=None, edit_uri=None, template=None) is None


@pytest.mark.parametrize(
    ("edit", "new"),
    [
        (
            "https://github.example/a/b/edit/main/docs/plans/acme.md",
            "https://github.example/a/b/new/main/docs/plans?",
        ),
        (
            "https://gitlab.example/a/b/-/edit/main/docs/plans/acme.md",
            "https://gitlab.example/a/b/-/new/main/docs/plans?",
        ),
    ],
)
def test_a_new_file_begins_on_the_host_with_its_name_and_content(edit: str, new: str) -> None:
    address = new_file_address(edit, "# Acme & Sons\n")
    assert address
    assert address.startswith(new)
    asked = parse_qs(urlsplit(address).query)
    assert asked["filename"] == asked["file_name"] == ["acme.md"]
    assert asked["value"] == ["# Acme & Sons\n"]


@pytest.mark.parametrize("edit", [None, "https://wiki.example/docs/plans/acme.md"])
def test_a_host_that_is_not_known_begins_no_file(edit: str | None) -> None:
    assert new_file_address(edit, "") is None
