"""Sends odd maps and mutated files through the product: ``make odd COUNT=1000 SEED=1``.

The same seed gives the same maps. What fails is told with its seed, and the map that fails stays in
a folder of its own, laid out as a site.
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from typing import Final

import yaml

from odd.checking import fault, good_files, lay_out, mutants
from odd.journey import lay_out as lay_out_site
from odd.journey import travel
from odd.site import OddSite, odd_site
from odd.written import written

MAPS: Final = Path(__file__).parents[2] / "maps"
EACH: Final = 25
"""Maps of one site: enough that most of the time goes into maps."""

BATCH: Final = 500
"""Mutated files that one process checks in a row."""


def odd_failures(seed: str, count: int = EACH, *, paper: bool = False) -> list[str]:
    """Return what fails with the maps of a site, each with the map that it takes.

    Args:
        seed: Where chance begins.
        count: How many maps the site has.
        paper: Whether it may have PDFs.
    """
    site = odd_site(seed, count, paper=paper)
    with TemporaryDirectory(prefix="odd-") as folder:
        lay_out_site(site, Path(folder))
        whole = [
            f"seed {seed}, all maps of the site together\n{told}" for told in travel(Path(folder))
        ]
    if not whole:
        return []
    return [*chain.from_iterable(_alone(site, seed))] or whole


def _alone(site: OddSite, seed: str) -> Iterator[list[str]]:
    """Yield what fails with each map of a site without the others, which it then doesn't name."""
    for key in site.after:
        before, after = ({key: _orphan(texts[key])} for texts in (site.before, site.after))
        folder = Path(mkdtemp(prefix=f"odd-{key}-"))
        lay_out_site(replace(site, before=before, after=after), folder)
        yield [f"seed {seed}, {folder}/maps/{key}.yaml\n{told}" for told in travel(folder)]


def _orphan(text: str) -> str:
    made = yaml.safe_load(text)
    made.pop("parent", None)
    return written(made)


def mutant_failures(seed: str, count: int = BATCH) -> list[str]:
    """Return what is wrong with the answers to mutated files.

    Args:
        seed: Where chance begins.
        count: How many files there are.
    """
    good = good_files(MAPS)
    kept = Path(mkdtemp(prefix="mutants-"))
    config = lay_out(good, kept / "site")
    found = []
    for number, (name, data) in enumerate(mutants(seed, count, good)):
        wrong = fault(config, name, data)
        if wrong:
            (kept / f"{number}-{name}").write_bytes(data)
            found.append(f"seed {seed}, {kept}/{number}-{name}\n{wrong}")
    return found


def command_failures(seed: str, count: int) -> list[str]:
    """Return what is wrong with the answers of the command itself to mutated files.

    Args:
        seed: Where chance begins.
        count: How many files there are.
    """
    good = good_files(MAPS)
    found = []
    for name, data in mutants(seed, count, good):
        folder = Path(mkdtemp(prefix="mutant-"))
        file = lay_out(good, folder / "site").maps_dir / name
        file.write_bytes(data)
        command = [sys.executable, "-c", "from account_maps.cli import main; main()", "check"]
        done = subprocess.run(command, cwd=folder / "site", capture_output=True, check=False)
        if done.returncode not in (0, 1) or b"Traceback" in done.stdout + done.stderr:
            told = (done.stdout + done.stderr).decode("utf-8", "replace")
            found.append(f"seed {seed}, {file}: exit code {done.returncode}\n{told}")
    return found


def main() -> int:
    """Run as the arguments say, and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1_000, help="odd maps")
    parser.add_argument("--mutants", type=int, default=10_000, help="mutated files")
    parser.add_argument("--seed", default="1", help="where chance begins")
    asked = parser.parse_args()
    sites = [f"{asked.seed}-{number}" for number in range(-(-asked.count // EACH))]
    batches = [f"{asked.seed}-{number}" for number in range(-(-asked.mutants // BATCH))]
    failed = 0
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        work = (
            pool.map(partial(odd_failures, paper=_has_typst()), sites),
            pool.map(mutant_failures, batches),
            pool.map(partial(command_failures, count=5), [asked.seed]),
        )
        for told in chain.from_iterable(chain.from_iterable(work)):
            failed += 1
            print(told, flush=True)
    maps, files = len(sites) * EACH, len(batches) * BATCH
    print(f"seed {asked.seed}: {maps} odd maps and {files} mutated files, {failed} failures")
    return 1 if failed else 0


def _has_typst() -> bool:
    try:
        import typst  # noqa: F401, PLC0415 - it comes with an extra
    except ImportError:
        return False
    return True


if __name__ == "__main__":
    sys.exit(main())
