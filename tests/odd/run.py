"""Sends odd maps and mutated files through the product: ``make odd COUNT=1000 SEED=1``.

A failure tells the seed and the folder where the site with the failing map is kept.
"""

import argparse
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import mkdtemp
from typing import Final

from odd.journey import lay_out, travel
from odd.site import OddSite, odd_site

EACH: Final = 25
"""Maps of one site: enough that most of the time goes into maps."""


def failures(seed: str, count: int, *, paper: bool) -> list[str]:
    """Return what fails with the maps of a site, each with the map that it takes.

    Args:
        seed: Where chance begins.
        count: How many maps the site has.
        paper: Whether it may have PDFs.
    """
    site = odd_site(seed, count, paper=paper)
    found = _failed(site, "all")
    return [told for one in _alone(site) for told in _failed(*one)] or found if found else []


def _failed(site: OddSite, name: str) -> list[str]:
    folder = Path(mkdtemp(prefix="odd-"))
    lay_out(site, folder)
    return [f"{folder} ({name})\n{told}" for told in travel(folder)]


def _alone(site: OddSite) -> Iterator[tuple[OddSite, str]]:
    """Yield a site for each of its maps, which then names no other one."""
    for key, text in site.after.items():
        maps = [{key: _orphan(one)} for one in (site.before[key], text)]
        yield replace(site, before=maps[0], after=maps[1]), key


def _orphan(text: str) -> str:
    return "".join(line for line in text.splitlines(True) if not line.startswith("parent:"))
