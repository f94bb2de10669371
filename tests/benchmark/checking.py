"""What ``account-maps check`` costs, beside what merely loading the same YAML costs.

Run it with ``PYTHONPATH=tests python -m benchmark.checking``. The floor, each file loaded by the C
loader of PyYAML in one process, is measured in the same run: compare with it, not with the seconds.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from benchmark.generate import account, account_id, write_maps
from benchmark.measure import Cost, median, run

ROUNDS = 5
START = "import sys; sys.argv[0] = 'account-maps'; from account_maps.cli import main; main()"
CHECK = (sys.executable, "-c", START, "check")
NOTHING = (sys.executable, "-c", "pass")
LOAD = (
    "import yaml, pathlib\n"
    "for file in pathlib.Path('maps').glob('*.yaml'):\n"
    "    yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)"
)
FLOOR = (sys.executable, "-c", LOAD)
BAD = "tier: 1\nteir: 2\nicp: {fit: Strong}\n"


def main() -> None:
    """Measure and print a table in Markdown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--accounts", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="runs; the median counts")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for line in _table(Path(folder), options.accounts, options.rounds):
            print(line, flush=True)


def _table(folder: Path, count: int, rounds: int) -> Iterator[str]:
    many, one = folder / "many", folder / "one"
    write_maps(many / "maps", [account(number) for number in range(count)])
    write_maps(one / "maps", [account(0)])
    single = f"maps/{account_id(0)}.yaml"
    runs = {
        "Python alone": (NOTHING, one),
        "plain load of one map": (FLOOR, one),
        "check of one map": (CHECK, one),
        f"plain load of {count:,} maps": (FLOOR, many),
        f"check of {count:,} maps": (CHECK, many),
        f"check of one map among {count:,}": ((*CHECK, single), many),
    }
    yield from _rows(runs, rounds)
    with (one / single).open("a", encoding="utf-8") as file:
        file.write(BAD)
    yield from _rows({"check of one map with problems": ((*CHECK, "--select", "AM9"), one)}, rounds)


def _rows(runs: Mapping[str, tuple[Sequence[str], Path]], rounds: int) -> Iterator[str]:
    """Yield the rows of a table; the kinds of runs take turns, so that a busy moment hits each."""
    costs: dict[str, list[Cost]] = {name: [] for name in runs}
    for _ in range(rounds):
        for name, (command, folder) in runs.items():
            costs[name].append(run(command, folder))
    if len(runs) > 1:
        yield from ("| What | CPU, s | Wall, s | Memory, MB |", "| --- | --- | --- | --- |")
    for name, each in costs.items():
        cost = median(each)
        yield f"| {name} | {cost.cpu:.2f} | {cost.wall:.2f} | {cost.memory:.0f} |"


if __name__ == "__main__":
    main()
