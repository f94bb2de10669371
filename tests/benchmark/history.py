"""What it costs to learn from git when each fact was last changed, and to tell what changed.

Run it with ``PYTHONPATH=tests python -m benchmark.history``. The repository is made up, the same
one for the same numbers; git's own walk, without which nothing can be known, is measured beside it.
"""

import argparse
import datetime as dt
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from account_maps.changes import compare, effect
from account_maps.history.git import Git
from account_maps.history.history import read_history
from account_maps.measure import measure
from account_maps.model.format import read_account
from account_maps.model.load import load_playbook
from account_maps.model.rules import Rules
from account_maps.store.store import Store
from benchmark.generate import account, account_id, write_maps
from benchmark.measure import Cost, median

WALK = ("log", "--topo-order", "--raw", "-z", "-c", "-M", "--no-abbrev", "HEAD")
VERSION = b"benchmark"
DAY = dt.date(2026, 11, 20)
START = 1_640_000_000
HOURS_BETWEEN = 10
AUTHORS = ("Ana Lima", "Jonas Weber", "Mei Tanaka")


def main() -> None:
    """Measure and print a table in Markdown."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--accounts", type=int, default=1000)
    options.add_argument("--people", type=int, default=10)
    options.add_argument("--commits", type=int, default=4000)
    options.add_argument("--rounds", type=int, default=3)
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write_history(root, asked.accounts, asked.people, asked.commits)
        print(f"{asked.accounts:,} maps, {asked.commits:,} commits\n")
        print("| What | CPU, s | Wall, s |\n|---|---|---|")
        for what, cost in _rows(root, asked.rounds):
            print(f"| {what} | {cost.cpu:.3f} | {cost.wall:.3f} |")


def _rows(root: Path, rounds: int) -> Iterator[tuple[str, Cost]]:
    maps, git = root / "maps", Git(root)
    yield "git's own walk", _cost(lambda: git.run(*WALK, timeout=600), rounds)
    caches = [Store(root / f"cache-{turn}") for turn in range(rounds)]
    fresh = iter(caches)
    yield "dates, cold", _cost(lambda: read_history(maps, root, next(fresh), VERSION), rounds)
    yield "dates, warm", _cost(lambda: read_history(maps, root, caches[0], VERSION), rounds)
    history = read_history(maps, root, caches[0], VERSION)
    files = [*load_playbook(maps, None, root=root).files.values()]
    found = [place for file in files for place in history.last_changes(file)]
    people = sum(place.startswith("stakeholders/") for place in found)
    asking = f"asking for {len(found):,} dates, {people:,} of them of people"
    yield asking, _cost(lambda: [history.last_changes(file) for file in files], rounds)
    _commit_one(root)
    yield (
        "dates after one more commit",
        _cost(lambda: read_history(maps, root, caches[0], VERSION), 1),
    )
    yield "diff of one map, past start-up", _cost(lambda: _diff(git), rounds)


def _diff(git: Git) -> None:
    name = f"maps/{account_id(0)}.yaml"
    names = [f"{commit}:{name}" for commit in ("HEAD~1", "HEAD")]
    texts = dict(git.objects(names))
    before, after = (read_account(texts[one], name).account for one in names)
    if before is None or after is None:
        sys.exit("A map can't be read; the figures would be worth nothing.")
    effect(measure(before, DAY, Rules()), measure(after, DAY, Rules()), compare(before, after))


def _cost(run: Callable[[], object], rounds: int) -> Cost:
    """Return the median of wall and CPU time, with the processes that were started."""
    costs = []
    for _ in range(rounds):
        wall, cpu = time.perf_counter(), sum(os.times()[:4])
        run()
        costs.append(Cost(sum(os.times()[:4]) - cpu, time.perf_counter() - wall, 0))
    return median(costs)


def write_history(root: Path, accounts: int, people: int, commits: int) -> None:
    """Make a repository whose commits edit one to three maps each.

    Args:
        root: An empty folder.
        accounts: How many maps.
        people: How many people on each.
        commits: How many commits.
    """
    write_maps(root / "maps", [account(number, people) for number in range(accounts)])
    subprocess.run(["git", "init", "-q", "-b", "main", root], check=True)
    stream = b"".join(_stream(root / "maps", commits))
    subprocess.run(["git", "fast-import", "--quiet"], cwd=root, check=True, input=stream)
    subprocess.run(["git", "reset", "-q", "--hard"], cwd=root, check=True)


def _stream(maps: Path, commits: int) -> Iterator[bytes]:
    """Yield the commits for ``git fast-import``: first all maps, then edits of a person each."""
    draw = random.Random(commits)
    files = {path.name: path.read_text("utf-8") for path in sorted(maps.iterdir())}
    yield _commit(0, files, "Ana Lima")
    names = sorted(name for name in files if not name.startswith("_"))
    for number in range(1, commits):
        chosen = draw.sample(names, draw.randint(1, 3))
        for name in chosen:
            files[name] = _edited(files[name], draw, number)
        yield _commit(number, {name: files[name] for name in chosen}, draw.choice(AUTHORS))


def _edited(text: str, draw: random.Random, number: int) -> str:
    lines = text.splitlines(keepends=True)
    places = [at for at, line in enumerate(lines) if line.startswith("    title:")]
    at = draw.choice(places)
    lines[at] = f"    title: Title of turn {number}\n"
    return "".join(lines)


def _commit(number: int, files: dict[str, str], author: str) -> bytes:
    mail = author.lower().replace(" ", ".")
    when = f"{author} <{mail}@acme.example> {START + number * 3600 * HOURS_BETWEEN} +0100"
    parts = [f"commit refs/heads/main\nauthor {when}\ncommitter {when}\n".encode()]
    said = f"Edit {number}".encode()
    parts.append(b"data %d\n%s\n" % (len(said), said))
    for name, text in files.items():
        data = text.encode()
        parts.append(b"M 100644 inline maps/%s\ndata %d\n%s\n" % (name.encode(), len(data), data))
    return b"".join(parts)


def _commit_one(root: Path) -> None:
    path = root / "maps" / f"{account_id(0)}.yaml"
    path.write_text(path.read_text("utf-8").replace("tier:", "note: One more.\ntier:", 1), "utf-8")
    who = ["-c", "user.name=Ana Lima", "-c", "user.email=ana@acme.example"]
    subprocess.run(["git", *who, "commit", "-qam", "One more"], cwd=root, check=True)


if __name__ == "__main__":
    main()
