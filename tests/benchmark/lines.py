"""How personal the talking points of a folder of maps are, and how often one line comes again.

Run it with ``PYTHONPATH=tests python -m benchmark.lines FOLDER…``. A folder without a library of
its own is counted with that of the sample.
"""

import argparse
import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from statistics import mean

from msgspec import Struct
from msgspec.structs import replace

from account_maps.extensions import Extensions
from account_maps.model.load import load_playbook
from account_maps.model.people import is_there
from account_maps.model.playbook import Playbook
from account_maps.model.talking import TalkingRule
from account_maps.pages.account_results import account_results, results_context
from account_maps.talk import Kind, Point, Points, compile_library
from account_maps.texts import english

SAMPLE = Path(__file__).parents[2] / "maps"
DAY = dt.date(2026, 11, 20)
HEAD = (
    "| Maps | People | Shown | At most | Folded | Written | With a fact | One line to |",
    "| --- | --- | --- | --- | --- | --- | --- | --- |",
)


class LineCount(Struct, frozen=True):
    """What is counted of the lines of some maps.

    Attributes:
        people: How many people there are to speak to.
        shown: Lines shown to each of them.
        folded: Lines folded for each of them.
        written: Share of the lines shown that the map has for the person, of 1.
        personal: Share of the lines shown that it has, or that hold a fact of the person, of 1.
        most: To how many people of one account the same line is shown.
    """

    people: int
    shown: tuple[int, ...]
    folded: tuple[int, ...]
    written: float
    personal: float
    most: int


def main() -> None:
    """Count and print a table in Markdown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, default=[SAMPLE])
    print("\n".join(HEAD))
    for folder in parser.parse_args().folders:
        print(row(folder.name, counted(points_in(folder))), flush=True)


def points_in(folder: Path) -> list[dict[str, Points]]:
    """Return what is said to everyone who is there, by id, of each account of a folder."""
    playbook = load_playbook(folder, None, root=folder.parent)
    found = results_context(playbook, DAY, Extensions(), english())
    results = replace(found, library=compile_library(_rules(playbook)))
    every = []
    for file in playbook.files.values():
        if file.account:
            of_file = (playbook.colleagues_of(file), results, playbook.elsewhere(file))
            said = account_results(file.account, *of_file).points
            people = file.account.stakeholders
            every.append({key: points for key, points in said.items() if is_there(people[key])})
    return every


def _rules(playbook: Playbook) -> Mapping[str, TalkingRule]:
    return playbook.talking.rules or load_playbook(SAMPLE, None, root=SAMPLE).talking.rules


def counted(accounts: Iterable[Mapping[str, Points]]) -> LineCount:
    """Return what is counted of the talking points of some accounts."""
    accounts = list(accounts)
    people = [one for account in accounts for one in account.values()]
    shown = [[*_shown(one)] for one in people]
    lines = [line for those in shown for line in those]
    again = (Counter(map(_identity, _of_account(account))) for account in accounts)
    return LineCount(
        people=len(people),
        shown=tuple(map(len, shown)),
        folded=tuple(sum(len(kind.folded) for kind in one.by_kind.values()) for one in people),
        written=_share(one.place[0] == "stakeholders" for one in lines),
        personal=_share(one.personal for one in lines),
        most=max((count for each in again for count in each.values()), default=0),
    )


def _shown(points: Points) -> Iterator[Point]:
    for kind in Kind:
        yield from points.shown(kind)


def _of_account(account: Mapping[str, Points]) -> Iterator[Point]:
    for points in account.values():
        yield from _shown(points)


def _identity(point: Point) -> str:
    """Return what tells a line: in the library, whatever fills it; else its words."""
    return point.line or point.text


def _share(are: Iterable[bool]) -> float:
    return mean(found) if (found := [*are]) else 0


def row(name: str, count: LineCount) -> str:
    """Return a row of the table."""
    cells = (
        name,
        count.people,
        f"{mean(count.shown or [0]):.1f}",
        max(count.shown, default=0),
        f"{mean(count.folded or [0]):.1f}",
        f"{count.written:.0%}",
        f"{count.personal:.0%}",
        count.most,
    )
    return f"| {' | '.join(map(str, cells))} |"


if __name__ == "__main__":
    main()
