"""Lines led round the cards by a real engine, and what happens when it fails."""

import re
import stat
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from account_maps.draw import Router, engine_identity, graphviz
from account_maps.draw.geometry import Box
from account_maps.draw.lanes import NoRoomError, through_lanes
from account_maps.draw.layout import arrange
from account_maps.draw.outline import OrgNode
from account_maps.draw.route import RoutingTask
from draw.forests import nodes

NUMBER = re.compile(r"-?\d+")
Program = Callable[[str], str]


class MemoryCache:
    """A cache in memory."""

    def __init__(self) -> None:
        self.kept: dict[bytes, bytes] = {}

    def get(self, key: bytes) -> bytes | None:
        return self.kept.get(key)

    def put(self, key: bytes, value: bytes) -> None:
        self.kept[key] = value


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """Make a program of our own that stands in for Graphviz."""

    def make(body: str) -> str:
        path = tmp_path / "engine"
        path.write_text(f"#!{sys.executable}\nimport subprocess, sys\n{body}\n", "utf-8")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        return str(path)

    return make


def task(people: list[OrgNode], ends: list[tuple[int, int]], *, plain: bool = False) -> RoutingTask:
    layout = arrange(people)
    cards = layout.cards
    reaches = tuple(layout.reaches.get(key, box.x) for key, box in cards.items())
    return RoutingTask(
        tuple(cards.values()), reaches, tuple(ends), (plain,) * len(ends), layout.width
    )


def small() -> RoutingTask:
    people = [OrgNode(0), OrgNode(1, 0, "it"), OrgNode(2, 0, "hr"), OrgNode(3, 1, "it")]
    return task(people, [(3, 0), (1, 2), (2, 1)])


def column() -> RoutingTask:
    return task(
        [OrgNode(0), OrgNode(1, 0), OrgNode(2, 1), OrgNode(3, 1)], [(0, 3), (3, 1), (1, 3), (2, 1)]
    )


def touches(point: tuple[int, int], box: Box) -> bool:
    """Return whether a point lies on the border of a card, give or take a pixel."""
    x, y = point
    inside = box.x - 1 <= x <= box.right + 1 and box.y - 1 <= y <= box.bottom + 1
    on_side = min(abs(x - box.x), abs(x - box.right)) <= 1
    on_edge = min(abs(y - box.y), abs(y - box.bottom)) <= 1
    return inside and (on_side or on_edge)


def corners(path: str) -> list[tuple[int, int]]:
    numbers = [int(number) for number in NUMBER.findall(path)]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def assert_joined(drawn: RoutingTask, paths: list[str]) -> None:
    assert len(paths) == len(drawn.ends)
    for (start, end), path in zip(drawn.ends, paths, strict=True):
        assert touches(corners(path)[0], drawn.boxes[start])
        assert touches(corners(path)[-1], drawn.boxes[end])


@settings(max_examples=25, deadline=None)
@given(nodes(25), st.lists(st.tuples(st.integers(0, 999), st.integers(0, 999)), max_size=15))
def test_every_line_is_led_once_from_its_own_start_to_its_own_end(
    people: list[OrgNode], pairs: list[tuple[int, int]]
) -> None:
    cards = len(arrange(people).cards)
    ends = [(a % cards, b % cards) for a, b in pairs if a % cards != b % cards]
    drawn = task(people, ends)
    (paths,), trouble = Router().route([drawn])
    assert not trouble
    assert_joined(drawn, paths)


def test_two_views_are_led_by_one_process_and_each_keeps_its_own_places(program: Program) -> None:
    log = Path(program("")).with_name("log")
    engine = program(
        f"open({str(log)!r}, 'a').write('x')\n"
        f"sys.exit(subprocess.run([{graphviz.find_program()!r}, *sys.argv[1:]]).returncode)"
    )
    router = Router(engine)
    router.identity  # noqa: B018 - asking for the version is a process as well
    log.write_text("")
    (first, second), _ = router.route([small(), small()])
    assert_joined(small(), first)
    assert_joined(small(), second)
    assert log.read_text() == "x"


def test_a_hundred_lines_among_six_hundred_people_are_led() -> None:
    people = [OrgNode(n, n // 8 if n else None) for n in range(600)]
    drawn = task(people, [(n, (n * 7) % 600) for n in range(1, 101)])
    (paths,), trouble = Router().route([drawn])
    assert not trouble
    assert_joined(drawn, paths)


def test_a_single_column_needs_no_engine() -> None:
    (paths,), trouble = Router("no-such-engine").route([column()])
    assert not trouble
    assert_joined(column(), paths)


def test_lines_beside_a_column_cross_no_card_and_never_run_on_one_another() -> None:
    (paths,), _ = Router("no-such-engine").route([column()])
    edge = max(box.right for box in column().boxes)
    lanes = [max(x for x, _ in corners(path)) for path in paths]
    assert min(lanes) > edge
    assert len(set(lanes)) == len(lanes)
    assert len({corners(path)[-1] for path in paths}) == len(paths)


def passes(path: str, box: Box) -> bool:
    """Return whether a line of straight pieces comes into a card."""
    return any(
        min(a, c) < box.right and box.x < max(a, c) and min(b, d) < box.bottom and box.y < max(b, d)
        for (a, b), (c, d) in pairwise(corners(path))
    )


@settings(max_examples=60, deadline=None)
@given(nodes(20), st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99)), max_size=9))
def test_lines_between_columns_come_into_no_card_and_end_at_their_own(
    people: list[OrgNode], pairs: list[tuple[int, int]]
) -> None:
    cards = len(arrange(people).cards)
    drawn = task(people, [(a % cards, b % cards) for a, b in pairs if a % cards != b % cards])
    try:
        paths = through_lanes(drawn.boxes, drawn.reaches, drawn.ends)
    except NoRoomError:
        assume(False)
    assert_joined(drawn, paths)
    assert not any(passes(path, box) for path in paths for box in drawn.boxes)


def three_columns(*ends: tuple[int, int]) -> RoutingTask:
    people = [OrgNode(0)]
    for unit in "abc":
        head = len(people)
        people += [OrgNode(head, 0, unit), *(OrgNode(head + n, head, unit) for n in range(1, 5))]
    return task(people, list(ends))


def test_a_line_across_a_column_runs_between_two_of_its_cards() -> None:
    drawn = three_columns((3, 13))
    (path,) = through_lanes(drawn.boxes, drawn.reaches, drawn.ends)
    assert not any(passes(path, box) for box in drawn.boxes)
    crossing = [y for x, y in corners(path) if drawn.boxes[6].x <= x]
    assert min(crossing) > drawn.boxes[6].bottom


def test_more_lines_than_a_gap_has_lanes_are_led_by_the_engine() -> None:
    drawn = three_columns(*((1 + n % 5, 6 + n // 5) for n in range(25)))
    with pytest.raises(NoRoomError):
        through_lanes(drawn.boxes, drawn.reaches, drawn.ends)
    (paths,), trouble = Router().route([drawn])
    assert not trouble
    assert_joined(drawn, paths)


def test_lines_that_are_too_many_are_plain_curves_that_still_join_their_cards() -> None:
    people = [OrgNode(0), OrgNode(1, 0, "it"), OrgNode(2, 0, "hr")]
    drawn = task(people, [(0, 1), (1, 2), (2, 0)], plain=True)
    (paths,), _ = Router("no-such-engine").route([drawn])
    assert_joined(drawn, paths)


def test_a_missing_engine_is_named_and_the_lines_are_still_drawn() -> None:
    (paths,), trouble = Router("no-such-engine").route([small()])
    assert "no-such-engine" in trouble
    assert_joined(small(), paths)


@pytest.mark.parametrize(
    "body",
    [
        "sys.exit(3)",
        "print('graph 1 1 1\\nnode n0 0 0 1 1 x solid box black white\\nstop')",
        "print('edge n0 n1 what')",
        "sys.stdout.buffer.write(b'\\xff\\xfe')",
    ],
    ids=["fails", "leaves out every line", "answers nonsense", "answers no text"],
)
def test_an_engine_that_goes_wrong_is_reported_and_the_lines_are_still_drawn(
    program: Program, body: str
) -> None:
    (paths,), trouble = Router(program(body)).route([small()])
    assert trouble
    assert_joined(small(), paths)


def test_ways_are_taken_from_the_cache_the_second_time() -> None:
    cache = MemoryCache()
    engine = graphviz.find_program()
    (first,), _ = Router(engine, cache).route([small()])
    (kept,) = cache.kept.values()
    cache.kept = dict.fromkeys(cache.kept, kept.replace(b"M", b"MOVED "))
    (second,), _ = Router(engine, cache).route([small()])
    assert second == [path.replace("M", "MOVED ") for path in first]


def test_ways_that_an_engine_could_not_lead_are_not_kept(program: Program) -> None:
    cache = MemoryCache()
    Router(program("sys.exit(1)"), cache).route([small()])
    assert not cache.kept


def test_another_place_or_another_line_is_another_entry_of_the_cache() -> None:
    cache = MemoryCache()
    router = Router(cache=cache)
    router.route([small()])
    router.route(
        [task([OrgNode(0), OrgNode(1, 0, "it"), OrgNode(2, 0, "hr"), OrgNode(3, 1)], [(3, 0)])]
    )
    router.route(
        [task([OrgNode(0), OrgNode(1, 0, "it"), OrgNode(2, 0, "hr"), OrgNode(3, 2)], [(3, 0)])]
    )
    assert len(cache.kept) == 3


def test_the_engine_that_comes_with_us_is_found_and_says_its_version() -> None:
    assert re.search(r"graphviz.*\d+\.\d+", engine_identity())


def test_a_missing_engine_has_an_identity_of_its_own() -> None:
    assert engine_identity("no-such-engine") != engine_identity()
