"""A project in a temporary folder and the site that is really built from it."""

import json
import logging
import shutil
import textwrap
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config
from selectolax.lexbor import LexborHTMLParser

SETTINGS = """\
site_name: Playbook
theme: {name: material, font: false}
use_directory_urls: true
plugins:
  - search
  - account-maps: {as_of: 2026-11-20}
"""


@dataclass(frozen=True)
class Site:
    """A built site."""

    folder: Path

    def html(self, address: str) -> str:
        """The page at an address such as ``accounts/acme/``."""
        return (self.folder / address / "index.html").read_text("utf-8")

    def page(self, address: str) -> LexborHTMLParser:
        """The page at an address, parsed as a browser parses it."""
        return LexborHTMLParser(self.html(address))

    def account(self, account_id: str) -> LexborHTMLParser:
        """The page of an account."""
        return self.page(f"accounts/{account_id}/")

    def search(self) -> list[dict[str, Any]]:
        """The entries of the site's search."""
        index = (self.folder / "search" / "search_index.json").read_text("utf-8")
        docs: list[dict[str, Any]] = json.loads(index)["docs"]
        return docs

    def files(self) -> dict[str, bytes]:
        """Every file of the site by its path."""
        return {
            path.relative_to(self.folder).as_posix(): path.read_bytes()
            for path in sorted(self.folder.rglob("*"))
            if path.is_file()
        }


class Project:
    """A folder with maps, other pages and settings."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.write("mkdocs.yml", SETTINGS)
        self.write("docs/index.md", "# Home\n")

    def write(self, path: str, text: str) -> Path:
        """Write a file, its indentation taken off."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(textwrap.dedent(text), "utf-8")
        return file

    def map(self, account_id: str, text: str) -> Path:
        """Write a map."""
        return self.write(f"maps/{account_id}.yaml", text)

    def copy(self, root: Path) -> "Project":
        """Copy the project into another folder, with all that its builds have kept."""
        there = Project(root)
        shutil.copytree(self.root, root, dirs_exist_ok=True)
        return there

    def build(self, folder: str = "site") -> Site:
        """Build the site for real, in this process."""
        logging.getLogger("mkdocs").setLevel(logging.ERROR)
        site = self.root / folder
        config = load_config(str(self.root / "mkdocs.yml"), site_dir=str(site))
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
        config.plugins.on_shutdown()
        return Site(site)


def words(page: LexborHTMLParser, selector: str) -> list[str]:
    """The texts of all elements that a selector finds, white space folded."""
    return [" ".join(node.text().split()) for node in page.css(selector)]
