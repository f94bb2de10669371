"""One site of many accounts beside ten sites of a tenth each, built two at a time.

Run it with ``PYTHONPATH=tests python -m benchmark.shards``; 10,000 accounts take a quarter of an
hour on two cores. Each account lies in the folder of its territory, so that both filters are
measured on the same sites.
"""

import argparse
import gzip
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from benchmark.generate import account, account_id, write_maps
from benchmark.measure import Cost, run
from benchmark.sites import CONFIG, HOME

MKDOCS = (sys.executable, "-m", "mkdocs", "build", "--quiet")
JOIN = (sys.executable, "-c", "from account_maps.cli import main; main()", "join")
FILTERS = ("folder", "territory")
SHARDS = tuple(f"part-{number}" for number in range(10))
HEAD = "| What | CPU, s | Wall, s | Memory, MB | Site, MB |\n| --- | --- | --- | --- | --- |"


def main() -> None:
    """Measure and print a table in Markdown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--accounts", type=int, default=10_000)
    parser.add_argument("--by", choices=FILTERS, action="append", help="default: each in turn")
    parser.add_argument("--at-a-time", type=int, default=2)
    options = parser.parse_args()
    print(f"{options.accounts:,} accounts, {os.cpu_count()} cores, ", end="")
    print(f"load before {os.getloadavg()[0]:.1f}\n\n{HEAD}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write_project(root, options.accounts)
        _row("one site, cold", [run((*MKDOCS, "-f", "all.yml"), root)], root / "all")
        for filtered_by in options.by or FILTERS:
            costs, wall = _build_all(root, filtered_by, options.at_a_time)
            name = f"ten sites by {filtered_by}, cold, {options.at_a_time} at a time"
            _row(name, costs, root / "public" / filtered_by, wall)
            _check(root, filtered_by, options.accounts)
            _row("their front page", [_join(root, filtered_by)], root / "public" / filtered_by)
            _weigh(root / "public" / filtered_by)


def write_project(root: Path, count: int) -> None:
    """Write the maps, each in the folder of its territory, and a configuration for each site."""
    accounts = [account(n) | {"territory": SHARDS[n % len(SHARDS)]} for n in range(count)]
    write_maps(root / "maps", accounts)
    for number in range(count):
        name, shard = f"{account_id(number)}.yaml", SHARDS[number % len(SHARDS)]
        (root / "maps" / shard).mkdir(exist_ok=True)
        (root / "maps" / name).rename(root / "maps" / shard / name)
    (root / "docs").mkdir()
    (root / "docs" / "index.md").write_text(HOME, "utf-8")
    (root / "all.yml").write_text(_config("all", ""), "utf-8")
    for shard in SHARDS:
        for key in FILTERS:
            config = _config(f"public/{key}/{shard}", f", maps: {{{key}: {shard}}}")
            (root / f"{key}-{shard}.yml").write_text(config, "utf-8")


def _config(site: str, options: str) -> str:
    cache = f".cache/{site}"
    options = f"{{as_of: 2026-11-20, cache_dir: {cache}{options}}}"
    return f"{CONFIG}site_dir: {site}\nplugins: [search, account-maps: {options}]\n"


def _build_all(root: Path, key: str, at_a_time: int) -> tuple[list[Cost], float]:
    start = time.perf_counter()
    with ThreadPoolExecutor(at_a_time) as pool:
        costs = list(
            pool.map(lambda shard: run((*MKDOCS, "-f", f"{key}-{shard}.yml"), root), SHARDS)
        )
    return costs, time.perf_counter() - start


def _join(root: Path, key: str) -> Cost:
    public = root / "public" / key
    return run((*JOIN, *(str(public / shard) for shard in SHARDS), "-o", str(public)), root)


def _row(name: str, costs: Sequence[Cost], site: Path, wall: float | None = None) -> None:
    cpu, memory = sum(cost.cpu for cost in costs), max(cost.memory for cost in costs)
    size = sum(path.stat().st_size for path in site.rglob("*") if path.is_file()) / 1e6
    seconds = costs[0].wall if wall is None else wall
    print(f"| {name} | {cpu:.0f} | {seconds:.0f} | {memory:.0f} | {size:.0f} |", flush=True)


def _check(root: Path, key: str, count: int) -> None:
    """Stop where a page is missing or made twice: the figures would be worth nothing."""
    pages = [
        path.parent.name for path in (root / "public" / key).glob("*/accounts/account-*/index.html")
    ]
    if sorted(pages) != [account_id(number) for number in range(count)]:
        sys.exit(f"The sites by {key} do not hold each account once.")


def _weigh(public: Path) -> None:
    loaded = [path for path in public.iterdir() if path.suffix in {".html", ".css", ".js"}]
    weight = sum(len(gzip.compress(path.read_bytes())) for path in loaded)
    print(f"\nThe front page, compressed, with all it loads: {weight / 1000:.0f} KB")


if __name__ == "__main__":
    main()
