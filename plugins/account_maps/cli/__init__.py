"""The command ``account-maps``."""

import click

from account_maps.cli.check import check
from account_maps.cli.export import export
from account_maps.cli.join import join
from account_maps.cli.schema import schema


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="mkdocs-account-maps", message="%(version)s")
def main() -> None:
    """Check account maps, export what they say and describe their format."""


main.add_command(check)
main.add_command(export)
main.add_command(join)
main.add_command(schema)
