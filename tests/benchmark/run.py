"""The benchmark: our builds beside a plain MkDocs build of the same text, in one run."""

import argparse
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmark.generate import Account, account, account_id
from benchmark.measure import Cost, median, run
from benchmark.sites import write_maps_site, write_plain_site
from benchmark.weigh import page_weight

BUILD = (sys.executable, "-m", "mkdocs", "build", "--quiet")
ROUTING = (sys.executable, "-m", "benchmark.routing")
SIZES = (100, 1000)
HEAD = "| What | CPU, s | Wall, s | Memory, MB | CPU beside the plain build |"
PLAIN = "plain MkDocs, Markdown of the same text"
COLD = "our cold build, with all diagrams"
WARM = "our rebuild after one edit"
LINES = "leading the lines alone (Graphviz)"


def main() -> None:
    """Measure and print tables in Markdown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--accounts", type=int, action="append", help="default: 100 and 1000")
    parser.add_argument("--rounds", type=int, default=3, help="runs, of which the median counts")
    options = parser.parse_args()
    print(f"{platform.processor() or platform.machine()}, {os.cpu_count()} cores, ", end="")
    print(f"Python {platform.python_version()}, median of {options.rounds} runs\n")
    with tempfile.TemporaryDirectory() as folder:
        start = _cold(Path(folder) / "start", [account(0)], options.rounds)
        for count in options.accounts or SIZES:
            print("\n".join(_table(Path(folder) / str(count), count, start, options.rounds)))
        print("\n".join(_weights(Path(folder) / "weight")))


def _table(folder: Path, count: int, start: Cost, rounds: int) -> Iterator[str]:
    costs = _compare(folder, [account(number) for number in range(count)], rounds)
    yield from (f"{count:,} accounts:", "", HEAD, "| --- | --- | --- | --- | --- |")
    for name, cost in costs.items():
        ratio = f"{cost.cpu / costs[PLAIN].cpu:.1%}"
        memory = f"{cost.memory:.0f}" if cost.memory else ""
        yield f"| {name} | {cost.cpu:.2f} | {cost.wall:.2f} | {memory} | {ratio} |"
    each = (costs[COLD].cpu - start.cpu) / (count - 1) * 1000
    yield f"\nCold, {each:.1f} ms of CPU for each account more; {start.cpu:.2f} s for one.\n"


def _compare(folder: Path, accounts: list[Account], rounds: int) -> dict[str, Cost]:
    """Run all kinds of builds in turn, so that a busy moment of the machine hits each of them."""
    write_maps_site(folder / "maps", accounts)
    write_plain_site(folder / "plain", accounts)
    costs: dict[str, list[Cost]] = {PLAIN: [], COLD: [], WARM: [], LINES: []}
    for turn in range(rounds):
        costs[PLAIN].append(_build(folder / "plain", len(accounts), drawn=False))
        _forget(folder / "maps")
        costs[COLD].append(_build(folder / "maps", len(accounts), drawn=True))
        _edit(folder / "maps", f"Edited in turn {turn}")
        costs[WARM].append(_build(folder / "maps", len(accounts), drawn=True))
        _expect(f"Edited in turn {turn}" in _page(folder / "maps", 0).read_text("utf-8"))
        costs[LINES].append(_routing(folder / "maps"))
    return {name: median(each) for name, each in costs.items()}


def _cold(folder: Path, accounts: list[Account], rounds: int) -> Cost:
    write_maps_site(folder, accounts)
    costs = []
    for _ in range(rounds):
        _forget(folder)
        costs.append(_build(folder, len(accounts), drawn=True))
    return median(costs)


def _build(folder: Path, count: int, *, drawn: bool) -> Cost:
    cost = run(BUILD, folder)
    for number in range(count):
        html = _page(folder, number).read_text("utf-8")
        _expect(not drawn or ("<svg" in html and "account-maps" in html))
    return cost


def _routing(folder: Path) -> Cost:
    os.environ["PYTHONPATH"] = str(Path(__file__).parents[1])
    done = subprocess.run(ROUTING, cwd=folder, check=True, capture_output=True, text=True)
    seconds = float(done.stdout)
    return Cost(seconds, seconds, 0)


def _weights(folder: Path) -> Iterator[str]:
    write_maps_site(folder, [account(1, people=60)])
    run(BUILD, folder)
    weights = page_weight(_page(folder, 0))
    yield from ("A page of 60 people, compressed, with all it loads:", "")
    yield from ("| What | KB |", "| --- | --- |")
    yield from (f"| {kind} | {weight / 1000:.1f} |" for kind, weight in weights.items())
    yield f"| together | {sum(weights.values()) / 1000:.1f} |"


def _forget(folder: Path) -> None:
    shutil.rmtree(folder / ".account-maps-cache", ignore_errors=True)
    shutil.rmtree(folder / "site", ignore_errors=True)


def _edit(folder: Path, text: str) -> None:
    path = folder / "maps" / f"{account_id(0)}.yaml"
    lines = path.read_text("utf-8").splitlines()
    path.write_text("\n".join([*lines[:1], f"stage: {text}", *_without_stage(lines)]), "utf-8")


def _without_stage(lines: list[str]) -> list[str]:
    return [line for line in lines[1:] if not line.startswith("stage:")]


def _page(folder: Path, number: int) -> Path:
    return folder / "site" / "accounts" / account_id(number) / "index.html"


def _expect(held: bool) -> None:
    if not held:
        sys.exit("A page is not what it should be; the figures would be worth nothing.")


if __name__ == "__main__":
    main()
