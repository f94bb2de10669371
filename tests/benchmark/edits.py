"""What edits cost, and how often two who edit one map at the same time meet.

Run it with ``PYTHONPATH=tests python -m benchmark.edits``. Of every 300 pairs of edits each is,
by half, a new person below some manager or the day on which somebody was verified. They are merged
by git as it is, with the new people in several places, and by field with ``account-maps merge``.
The maps are made up, the same ones each time.
"""

import datetime as dt
import random
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from account_maps.edit.document import YamlDocument, document_of
from account_maps.edit.fields import put_below
from account_maps.edit.format import formatted
from account_maps.edit.merging import merge
from account_maps.edit.people import add_person, block_of, mark_verified
from account_maps.edit.splice import splice
from account_maps.edit.tree import EntrySyntax, children, find
from account_maps.model.account import Person
from benchmark.generate import account, account_id, write_maps

PAIRS = 300
MAPS = 20
PEOPLE = 20
DAY = dt.date(2026, 11, 20)
PATH = Path("map.yaml")

Place = Callable[[YamlDocument, str, Person], str]


def at_the_end(document: YamlDocument, key: str, person: Person) -> str:
    """Put a new person below the last one, with no empty line."""
    return _below(document, next(reversed(document.account.stakeholders)), key, person)


def below_the_manager(document: YamlDocument, key: str, person: Person) -> str:
    """Put a new person below the manager, with no empty line."""
    return _below(document, person.reports_to or "", key, person)


def with_empty_lines(document: YamlDocument, key: str, person: Person) -> str:
    """Put a new person where the command does."""
    return add_person(document, key, person).after.decode()


def _below(document: YamlDocument, above: str, key: str, person: Person) -> str:
    section = find(document.tree, ("stakeholders",))
    entries = children(section.value) if section else ()
    entry = next(one for one in entries if isinstance(one, EntrySyntax) and one.key.text == above)
    return splice(document.text, [put_below(document, entry, block_of(key, person))])


def edited(document: YamlDocument, draw: random.Random, place: Place, number: int) -> str:
    """Return a map with one edit: a new person, or a day."""
    people = list(document.account.stakeholders)
    one = draw.choice(people)
    if draw.random() < 1 / 2:
        return mark_verified(document, [one], DAY).after.decode()
    person = Person(name=f"New {number}", title="Specialist, quality", reports_to=one)
    return place(document, f"new-{number}", person)


def by_git(folder: Path, *texts: str) -> bool:
    """Return whether git merges three versions by their lines."""
    files = [folder / name for name in ("ours", "base", "theirs")]
    for file, text in zip(files, texts, strict=True):
        file.write_text(text, "utf-8")
    command = ["git", "merge-file", "--stdout", "--quiet", *map(str, files)]
    return subprocess.run(command, stdout=subprocess.DEVNULL, check=False).returncode == 0


def conflicts(documents: list[YamlDocument], place: Place) -> tuple[int, int]:
    """Return how many pairs git cannot merge, and how many we cannot."""
    git = own = 0
    with tempfile.TemporaryDirectory() as name:
        for number in range(PAIRS):
            draw = random.Random(number)
            base = documents[number % len(documents)]
            ours, theirs = (edited(base, draw, place, 2 * number + side) for side in (0, 1))
            git += not by_git(Path(name), ours, base.text, theirs)
            merged = merge(base.text, ours, theirs)
            own += merged is None or merged.conflicts > 0
    return git, own


def milliseconds(work: Callable[[YamlDocument], object], documents: list[YamlDocument]) -> float:
    """Return the median time of some work on a map."""
    times = []
    for document in documents:
        start = time.process_time()
        work(document)
        times.append(time.process_time() - start)
    return statistics.median(times) * 1000


def verify_first(document: YamlDocument) -> object:
    """Verify the first person of a map."""
    return mark_verified(document, [next(iter(document.account.stakeholders))], DAY)


def read_anew(document: YamlDocument) -> object:
    """Read a map for an edit."""
    return document_of(document.data, PATH, "map.yaml")


def main() -> None:
    """Print both tables."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "maps"
        write_maps(folder, [account(number, PEOPLE) for number in range(MAPS)])
        data = [(folder / f"{account_id(number)}.yaml").read_bytes() for number in range(MAPS)]
    documents = [document_of(one, PATH, "map.yaml") for one in data]
    neat = [document_of(formatted(one).after, PATH, "map.yaml") for one in documents]
    print(f"pairs of edits that conflict, of {PAIRS}")
    for place, maps in (
        (at_the_end, documents),
        (below_the_manager, documents),
        (with_empty_lines, documents),
        (with_empty_lines, neat),
    ):
        git, own = conflicts(maps, place)
        how = "formatted" if maps is neat else "as written"
        print(f"  {place.__name__:18} {how:10}  by git {git:3}  by field {own:3}")
    print("CPU time of one map of 20 people, ms")
    for what, work in {
        "read for an edit": read_anew,
        "fmt, to change": formatted,
        "verify": verify_first,
    }.items():
        print(f"  {what:18} {milliseconds(work, documents):6.1f}")
    print(f"  {'fmt, fine as it is':18} {milliseconds(formatted, neat):6.1f}")


if __name__ == "__main__":
    main()
