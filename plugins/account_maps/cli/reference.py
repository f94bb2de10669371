"""The pages of the documentation that are made from the code, and the library made from the sample.

Maintainers run ``python -m account_maps.cli.reference`` after a change of the format, of a message
or of the sample's talking points; a test fails while what is committed is not what this makes.
"""

from pathlib import Path

from account_maps import recipes
from account_maps.api.reference_page import api_page
from account_maps.cli.format_texts import FILES, format_text, schema_text
from account_maps.export.page import export_page
from account_maps.model.aliases_page import aliases_page
from account_maps.model.icp_page import icp_page
from account_maps.model.rules_page import rules_page
from account_maps.model.talking_page import talking_page
from account_maps.read.codes_page import codes_pages


def pages(docs_dir: Path) -> dict[str, str]:
    """Return the text of every such file by its path under ``docs/``.

    Args:
        docs_dir: The folder ``docs/``, which has the pages that are made in part.
    """
    export = "reference/export.md"
    schemas = {f"schema/{name}.json": schema_text(name) for name in FILES}
    return {
        "reference/format.md": format_text(),
        "reference/aliases.md": aliases_page(),
        "reference/rules.md": rules_page(),
        "reference/icp.md": icp_page(),
        "reference/talking-points.md": talking_page(),
        "reference/api.md": api_page(),
        export: export_page((docs_dir / export).read_text("utf-8")),
        **{f"reference/{name}": text for name, text in codes_pages().items()},
        **schemas,
    }


def write(docs_dir: Path) -> None:
    """Write every such file.

    Args:
        docs_dir: The folder ``docs/``.
    """
    for name, text in pages(docs_dir).items():
        path = docs_dir / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")


def write_library(maps_dir: Path) -> None:
    """Write the talking points that a new playbook begins with: those of the sample's maps.

    Args:
        maps_dir: The folder ``maps/``; the first line of its library is for editors alone.
    """
    _for_editors, library = (
        maps_dir.joinpath("_talking-points.yaml").read_text("utf-8").split("\n", 1)
    )
    recipe = Path(recipes.__file__).with_name("site") / "talking-points.yaml"
    recipe.write_text(library, "utf-8", newline="\n")


if __name__ == "__main__":
    write(Path("docs"))
    write_library(Path("maps"))
