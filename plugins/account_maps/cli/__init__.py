"""The command ``account-maps``."""

import click

from account_maps.cli.commands import Commands
from account_maps.cli.terminal import print_any_character
from account_maps.read.unexpected import DEBUG

COMMANDS = (
    "booklet",
    "check",
    "codeowners",
    "diff",
    "doctor",
    "explain",
    "export",
    "fmt",
    "init",
    "join",
    "leave",
    "merge",
    "new",
    "onepager",
    "poster",
    "rename",
    "schema",
    "stale",
    "verify",
)
"""Every command: the function of the same name in the module of the same name."""


@click.group(cls=Commands, names=COMMANDS, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="mkdocs-account-maps", message="%(version)s")
@click.option("--debug", is_flag=True, help=f"Print the traceback of a bug, as {DEBUG}=1 does.")
def main(debug: bool) -> None:  # noqa: ARG001 - the group reads it
    """Check and edit account maps, export what they say and describe their format."""
    print_any_character()
