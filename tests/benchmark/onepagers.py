"""What a one-pager as PDF costs, beside the same words set by Typst without any layout.

Run it with ``PYTHONPATH=tests python -m benchmark.onepagers``; it takes some seconds. All accounts
have the 20 people of the other benchmarks.
"""

import argparse
import json
import os
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import typst
import yaml

from account_maps.draw import Router
from account_maps.html.environment import THEME
from account_maps.model.format import read_account
from account_maps.model.paper_size import Paper
from account_maps.onepager import OnepagerContent
from account_maps.onepager.pdf.data import texts_in
from account_maps.onepager.pdf.onepager import PdfMaker, fitting
from account_maps.onepager.pdf.typesetter import Typesetter
from benchmark.generate import account
from sheets import content_of

FLOOR = """\
#let words = json(bytes(sys.inputs.data))
#set page(width: 595pt, height: 842pt, margin: 36pt)
#set text(font: "Source Sans 3", size: 8pt)
#for (place, word) in words.enumerate() { std.place(dy: place * 3pt, word) }
"""
Row = tuple[str, float, float]


def main() -> None:
    """Measure and print a table in Markdown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sheets", type=int, default=100)
    sheets = parser.parse_args().sheets
    print(f"{sheets} sheets, {os.cpu_count()} cores, load before {os.getloadavg()[0]:.1f}\n")
    print("| What | CPU, ms a sheet | Wall, ms a sheet |\n| --- | --- | --- |")
    for name, cpu, wall in rows(sheets):
        print(f"| {name} | {cpu:.1f} | {wall:.1f} |", flush=True)


def rows(sheets: int) -> Iterable[Row]:
    """Yield what each part costs a sheet."""
    matters: list[OnepagerContent] = []
    yield timed("reading, measuring, collecting", _collect(matters), range(sheets))
    start = time.process_time(), time.perf_counter()
    press = PdfMaker(Typesetter(), Router(), {})
    press.onepager(matters[0], Paper.A4)
    yield "the first sheet, with all fonts looked through", *_since(start, 1)
    yield timed(
        "a sheet: fitted, drawn and set", lambda m: press.onepager(m, Paper.A4), matters[1:]
    )
    yield timed("fitting alone", lambda m: next(fitting(m, press.levels)), matters[1:])
    texts = [
        [*texts_in(press.drawn(next(fitting(m, press.levels)), m.account, m.texts))]
        for m in matters[1:]
    ]
    yield timed("the same words without layout", floor(), texts)


def _collect(matters: list[OnepagerContent]) -> Callable[[int], None]:
    def collect(number: int) -> None:
        text = yaml.safe_dump(account(number), sort_keys=False, allow_unicode=True)
        read = read_account(text.encode(), "made-up.yaml").account
        if read is None:
            raise ValueError("the benchmark makes maps with problems")
        matters.append(content_of(read))

    return collect


def floor() -> Callable[[Sequence[str]], None]:
    """Return what sets words one over the other, as fast as Typst can."""
    folder = Path(tempfile.mkdtemp())
    source = folder / "floor.typ"
    source.write_text(FLOOR, "utf-8")
    fonts = [str(THEME / "fonts")]
    compiler = typst.Compiler(root=str(folder), font_paths=fonts, ignore_system_fonts=True)

    def set_words(words: Sequence[str]) -> None:
        data = {"data": json.dumps(words)}
        compiler.compile(str(source), format="pdf", sys_inputs=data)

    return set_words


def timed(name: str, work: Callable[[Any], object], things: Sequence[Any]) -> Row:
    """Do something with each of some things and return what it cost a thing."""
    start = time.process_time(), time.perf_counter()
    for thing in things:
        work(thing)
    return name, *_since(start, len(things))


def _since(start: tuple[float, float], things: int) -> tuple[float, float]:
    cpu, wall = time.process_time() - start[0], time.perf_counter() - start[1]
    return cpu * 1000 / things, wall * 1000 / things


if __name__ == "__main__":
    main()
