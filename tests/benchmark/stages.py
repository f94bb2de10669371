"""Where the CPU time of a build goes, by stage.

Run it with ``PYTHONPATH=tests python -m benchmark.stages``. A playbook is made up, put under git
with a second version of each map, and really built in a process of its own: from nothing, and once
more after one map was edited. Timers stand around the functions at which each stage begins. They
are put there by this module; the product knows nothing of them.

A stage counts what its functions use, also in processes that they start and wait for, without what
stages inside of it count. So every millisecond is counted once, and what no stage counts is in the
line of MkDocs and everything else. PDFs of one-pagers are not made, as in any site that doesn't
ask for them; ``benchmark.onepagers`` measures those.
"""

import argparse
import functools
import importlib
import inspect
import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmark.generate import account, account_id
from benchmark.sites import write_maps_site

ACCOUNTS = 200
ROUNDS = 3
START = "start Python, MkDocs and Material"
REST = "MkDocs itself, and everything else"
CONTENT = "account page: what it holds"
PRINT = "print page"
HISTORY = "history: pages and feeds"
OTHERS = "pages about many accounts, and those that explain"
STAGES: Mapping[str, tuple[str, ...]] = {
    "read the maps and check them": (
        "model.load:load_playbook",
        "pages.account_cache:AccountCache.save",
    ),
    "ask git": (
        "history.as_of:as_of",
        "history.cache_folder:why_not_trusted",
        "history.history:read_history",
        "history.history:History.last_changes",
        "history.history:History.versions",
        "history.history:History.contents",
    ),
    "measure": ("measure.account:measure", "measure.summary:summarize"),
    "choose talking points": ("talk.matching:account_points",),
    "records for machines": ("export.document:encode_account", "export.document:join_accounts"),
    "draw": ("draw.drawing:draw_map", "draw.excerpt:draw_excerpt"),
    "route the informal lines": ("draw.route:Router.route",),
    CONTENT: ("pages.account.content:account_page",),
    "account page: its template": ("pages.account.html:account_html",),
    PRINT: (),
    HISTORY: ("changes.entries:entry",),
    OTHERS: (),
    "list the pages and what each depends on": (
        "pages.kinds:pages",
        "site.contents:SiteContents.files",
        "site.contents:SiteContents.key_pages",
        "pages.measures:MeasuredMaps.work_out",
    ),
    "search and finder": (
        "pages.search:add_to_search",
        "pages.people:files",
        "material.plugins.search.plugin:SearchPlugin.on_post_build",
    ),
    "MkDocs' frame around a page": ("mkdocs.commands.build:_build_page",),
    "write the site": (
        "mkdocs.utils:write_file",
        "mkdocs.structure.files:Files.copy_static_files",
        "site.staging:Staging.finish",
    ),
    "keep for later builds": ("store.store:Store.put", "store.store:Store.prune"),
    "take from earlier builds": ("store.store:Store.get",),
}
"""What each stage begins with: a module, of ours where nothing else is said, and a name in it."""

MAKERS = ("site.pages:GeneratedPage.finish", "site.cached_files:CachedFile.copy_file")
"""What makes a page or a file of any kind; which stage that is, its address tells."""

COMMAND = (sys.executable, "-m", "benchmark.stages", "--build")
"""Builds the site of a folder, and writes what each stage used as JSON."""

Spent = dict[str, float]
"""CPU time by stage, in seconds."""


class Stopwatch:
    """Counts the CPU time of the innermost stage.

    Attributes:
        spent: What each stage has used, in seconds.
    """

    def __init__(self) -> None:
        self.spent: Spent = {START: _cpu()}
        self._now = self.spent[START]
        self._stages = [REST]

    @contextmanager
    def running(self, stage: str) -> Iterator[None]:
        """Count for a stage until the end of the block.

        Args:
            stage: The stage.
        """
        self.lap()
        self._stages.append(stage)
        try:
            yield
        finally:
            self.lap()
            self._stages.pop()

    def lap(self) -> None:
        """Put what was used since the last time on the account of the stage that runs."""
        before, self._now = self._now, _cpu()
        stage = self._stages[-1]
        self.spent[stage] = self.spent.get(stage, 0) + self._now - before

    def around(self, stage: Callable[..., str], function: Callable[..., Any]) -> Callable[..., Any]:
        """Return a function that counts for a stage while it runs.

        Args:
            stage: Tells the stage from what the function is called with.
            function: What the stage begins with. Of a generator each step counts.
        """
        if inspect.isgeneratorfunction(function):

            @functools.wraps(function)
            def stepped(*args: Any, **options: Any) -> Iterator[Any]:
                steps = function(*args, **options)
                nothing = object()
                while True:
                    with self.running(stage(*args)):
                        step = next(steps, nothing)
                    if step is nothing:
                        return
                    yield step

            return stepped

        @functools.wraps(function)
        def timed(*args: Any, **options: Any) -> Any:
            with self.running(stage(*args)):
                return function(*args, **options)

        return timed


def _cpu() -> float:
    """Return the CPU seconds of this process and of those that it started and waited for."""
    used = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


def build(root: Path) -> Spent:
    """Build a site and return what each stage used.

    Args:
        root: The folder of the site.

    Raises:
        SystemExit: If a stage was never reached: then the table above is out of date.
    """
    from mkdocs.commands import build as mkdocs  # noqa: PLC0415 - part of the start
    from mkdocs.config import load_config  # noqa: PLC0415

    config = load_config(str(root / "mkdocs.yml"))
    watch = Stopwatch()
    for place in MAKERS:
        _wrap(place, functools.partial(watch.around, _stage_of))
    for stage, places in STAGES.items():
        for place in places:
            _wrap(place, functools.partial(watch.around, lambda *_, stage=stage: stage))
    config.plugins.on_startup(command="build", dirty=False)
    mkdocs.build(config)
    watch.lap()
    config.plugins.on_shutdown()
    if missing := STAGES.keys() - watch.spent.keys():
        sys.exit(f"No function of these stages was called: {', '.join(sorted(missing))}.")
    return watch.spent


def _stage_of(made: Any, *_: object) -> str:
    """Return the stage that makes a page or a file."""
    uri = getattr(made, "file", made).src_uri
    if uri.endswith("/print/index.html"):
        return PRINT
    if uri.endswith(".xml") or (uri.startswith("accounts/") and uri.count("/") > 1):
        return HISTORY
    is_account = uri.startswith("accounts/account-")
    return CONTENT if is_account else OTHERS


def _wrap(place: str, around: Callable[[Callable[..., Any]], Callable[..., Any]]) -> None:
    """Put a timer around a function wherever a module knows it, or around a method.

    Args:
        place: Module and name, such as ``site.book:Book.sheets``.
        around: Makes the function with a timer of one without.
    """
    module, _, name = place.partition(":")
    known = module.startswith(("mkdocs.", "material."))
    home: Any = importlib.import_module(module if known else f"account_maps.{module}")
    owner, _, attribute = name.rpartition(".")
    if owner:
        owner_class = getattr(home, owner)
        setattr(owner_class, attribute, around(getattr(owner_class, attribute)))
        return
    function = getattr(home, attribute)
    timed = around(function)
    for each in [*sys.modules.values()]:
        for key in [key for key, value in vars(each).items() if value is function]:
            setattr(each, key, timed)


def measured(root: Path) -> Spent:
    """Build a site in a process of its own and return what each stage used."""
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    command = (*COMMAND, str(root))
    done = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True)
    return told(done.stdout)


def told(output: str) -> Spent:
    """Return what each stage used, from what the process of a build wrote."""
    spent: Spent = json.loads(output.splitlines()[-1])
    return spent


def write_site(root: Path, accounts: int) -> None:
    """Write a site of made-up accounts under git, of each of which there are two versions.

    Args:
        root: An empty folder.
        accounts: How many accounts.
    """
    made = [account(number) for number in range(accounts)]
    write_maps_site(root, made)
    _git(root, "init", "-q", "-b", "main")
    _git(root, "add", "mkdocs.yml", "docs", "maps")
    _commit(root, "2026-10-01T09:00:00Z")
    for number, each in enumerate(made):
        edit(root, number, f"{each['stage']}, second version")
    _commit(root, "2026-11-02T09:00:00Z")


def edit(root: Path, number: int, stage: str) -> None:
    """Write into a map what stage its account is in."""
    path = root / "maps" / f"{account_id(number)}.yaml"
    lines = path.read_text("utf-8").splitlines(keepends=True)
    changed = [f"stage: {stage}\n" if line.startswith("stage:") else line for line in lines]
    path.write_text("".join(changed), "utf-8")


def _commit(root: Path, when: str) -> None:
    who = ("-c", "user.name=Ana Lima", "-c", "user.email=ana@acme.example")
    days = {"GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when}
    _git(root, *who, "commit", "-q", "-a", "-m", "Edit", environment=days)


def _git(root: Path, *command: str, environment: Mapping[str, str] | None = None) -> None:
    subprocess.run(["git", *command], cwd=root, check=True, env=os.environ | (environment or {}))


def rounds(root: Path, count: int) -> Iterator[tuple[Spent, Spent]]:
    """Yield what a build from nothing used, and one after an edit.

    Args:
        root: The folder of a site.
        count: How many times.
    """
    for turn in range(count):
        for folder in ("site", ".account-maps-cache"):
            subprocess.run(["rm", "-rf", root / folder], check=True)
        cold = measured(root)
        edit(root, 0, f"turn {turn}")
        yield cold, measured(root)


def table(runs: list[tuple[Spent, Spent]], accounts: int) -> Iterator[str]:
    """Yield a table in Markdown: what each stage uses an account, and its share of the build.

    Args:
        runs: What builds used, from nothing and after an edit.
        accounts: How many accounts the site has.
    """
    cold, warm = (_medians([run[kind] for run in runs]) for kind in (0, 1))
    yield "| Stage | From nothing: ms an account | Share | After an edit: ms an account | Share |"
    yield "| --- | --- | --- | --- | --- |"
    for stage in (START, *STAGES, REST):
        cells = (_cells(stage, spent, accounts) for spent in (cold, warm))
        yield f"| {stage} | {' | '.join(cells)} |"
    sums = (f"{sum(spent.values()) / accounts * 1000:.2f} | 100 %" for spent in (cold, warm))
    yield f"| together | {' | '.join(sums)} |"


def _medians(runs: list[Spent]) -> Spent:
    stages = {stage for run in runs for stage in run}
    return {stage: statistics.median(run.get(stage, 0) for run in runs) for stage in stages}


def _cells(stage: str, spent: Spent, accounts: int) -> str:
    used = spent.get(stage, 0)
    return f"{used / accounts * 1000:.2f} | {used / sum(spent.values()):.1%}"


def main() -> None:
    """Measure and print a table in Markdown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--accounts", type=int, default=ACCOUNTS)
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="runs; the median counts")
    parser.add_argument("--build", type=Path, metavar="FOLDER", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.build:
        print(json.dumps(build(options.build)))
        return
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as folder:
        write_site(Path(folder), options.accounts)
        runs = [*rounds(Path(folder), options.rounds)]
    print(
        f"{options.accounts:,} accounts, {os.cpu_count()} cores, load before {load:.1f}, ", end=""
    )
    print(f"Python {platform.python_version()}, median of {options.rounds} runs\n")
    print("\n".join(table(runs, options.accounts)))
    for kind, name in enumerate(("from nothing", "after an edit")):
        sums = [sum(run[kind].values()) for run in runs]
        print(f"\nCPU seconds {name}: {', '.join(f'{one:.2f}' for one in sorted(sums))}")


if __name__ == "__main__":
    main()
