"""The piece of a file below a problem: what is marked stands right above its mark."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from account_maps.read.problems import Problem, Span
from account_maps.report.code_frame import WIDEST, code_frame
from account_maps.report.items import Report, ReportItem
from account_maps.report.terminal import Paint, printable, wants_color, width
from account_maps.report.text import text


def shown(line: str, column: int, end: int, above: str = "name: Acme") -> list[str]:
    """Return the line and its mark as they are printed, without the margin."""
    span = Span(2, column, 2, end)
    item = ReportItem(Problem("maps/acme.yaml", span, "AM206", "wrong"))
    report = Report((item,), ("maps/acme.yaml",), "", lambda _: f"{above}\n{line}\n")
    lines = text(report, Paint(color=False)).splitlines()
    return [line.removeprefix(" 2 | ").removeprefix("   | ") for line in lines[2:4]]


def test_a_mark_stands_under_the_words() -> None:
    assert shown("tier: first", 7, 12) == ["tier: first", "      ^^^^^"]


def test_the_line_above_is_shown_with_its_number() -> None:
    item = ReportItem(Problem("a.yaml", Span(10, 1, 10, 2), "AM201", "wrong", "do this"))
    report = Report((item,), (), "1 map", lambda _: "\n" * 8 + "one\ntwo\n")

    assert text(report, Paint(color=False)).splitlines() == [
        "a.yaml:10:1  AM201  wrong",
        "  9 | one",
        " 10 | two",
        "    | ^",
        "    = do this",
        "",
        "1 map",
    ]


def test_letters_of_double_width_take_two_columns() -> None:
    assert shown("name: 山田, support: だめ", 20, 22) == [
        "name: 山田, support: だめ",
        " " * 21 + "^^^^",
    ]


def test_accents_of_their_own_take_no_column() -> None:
    assert shown("name: Gar\u0301cia, tier: x", 22, 23)[1] == " " * 20 + "^"


def test_a_tab_is_shown_as_spaces() -> None:
    assert shown("\tfit: x", 1, 2) == ["    fit: x", "^^^^"]


def test_a_long_line_is_cut_round_the_mark() -> None:
    line, mark = shown("x" * 300 + "HERE" + "y" * 300, 301, 305)

    assert line.startswith("…x")
    assert line.endswith("y…")
    assert line[mark.index("^") : len(mark)] == "HERE"


def test_of_several_lines_the_first_is_marked_to_its_end() -> None:
    item = ReportItem(Problem("a.yaml", Span(1, 3, 2, 2), "AM201", "wrong"))
    report = Report((item,), (), "", lambda _: "abcdef\nxyz")

    assert text(report, Paint(color=False)).splitlines()[1:3] == [" 1 | abcdef", "   |   ^^^^"]


def test_a_file_that_is_gone_has_no_frame() -> None:
    item = ReportItem(Problem("a.yaml", Span(1, 1, 1, 1), "AM101", "wrong", "look"))
    report = Report((item,), (), "", lambda _: "")

    assert text(report, Paint(color=False)).splitlines()[:2] == [
        "a.yaml:1:1  AM101  wrong",
        "   = look",
    ]


@given(st.text(max_size=400), st.integers(1, 400), st.integers(0, 50))
@example("\x1b]0;x\x07", 1, 3)
@example("\u202egnorw", 1, 3)
@example("a\tb", 2, 1)
def test_no_line_steers_the_terminal_or_leaves_its_room(
    line: str, column: int, length: int
) -> None:
    found = code_frame([line], Span(1, column, 1, column + length))

    assert found is not None
    assert found.text.isprintable()
    assert width(found.text) <= WIDEST + 1
    assert found.marked >= 1
    assert found.indent <= width(found.text)


@given(st.text(max_size=50))
def test_printable_text_stays_and_other_letters_are_replaced_one_by_one(line: str) -> None:
    assert len(printable(line)) == len(line)
    assert printable(line).isprintable()
    assert printable(printable(line)) == printable(line)


class Stream:
    def __init__(self, terminal: bool) -> None:
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal


@pytest.mark.parametrize(
    ("terminal", "environment", "colored"),
    [
        (True, {}, True),
        (False, {}, False),
        (True, {"NO_COLOR": "1"}, False),
        (True, {"NO_COLOR": ""}, True),
        (True, {"TERM": "dumb"}, False),
    ],
)
def test_colors_are_for_terminals_whose_owner_wants_them(
    terminal: bool, environment: dict[str, str], colored: bool
) -> None:
    assert wants_color(Stream(terminal), environment) is colored  # type: ignore[arg-type]


def test_colors_begin_and_end() -> None:
    assert Paint(color=True)("x", "red", "bold") == "\x1b[31;1mx\x1b[0m"
    assert Paint(color=False)("x", "red") == "x"
