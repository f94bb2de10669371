"""Whatever a file holds: an answer, never an exception."""

from hypothesis import example, given
from hypothesis import strategies as st

from account_maps.model.format import read_account

WORDS = ["name", "stakeholders", "dana", "reports_to", "units", "true", "2026-02-30", "é"]
LAYOUT = [": ", ":", "\n", "\n  ", "\n    ", "- ", "[", "]", "{", "}", ", ", "? ", "---\n", "\t"]
MARKS = ['"', "'", "&a ", "*a", "!t ", "<<", "|", ">", "#", "%", "@", "`", "\\", "\x00", "\u202e"]
PIECES = st.sampled_from([*WORDS, *LAYOUT, *MARKS])


def check(data: bytes) -> None:
    reading = read_account(data, "acme.yaml")

    assert (reading.account is None) == bool(reading.problems)
    assert list(reading.problems) == sorted(reading.problems)
    assert all(problem.span.line >= 1 and problem.span.column >= 1 for problem in reading.problems)
    assert all("\n" not in str(problem) for problem in reading.problems)


@given(st.binary(max_size=200))
@example(b"")
@example(b"\xff\xfe")
def test_any_bytes_get_an_answer(data: bytes) -> None:
    check(data)


@given(st.text(max_size=200))
@example("name: x\n...\nmore")
@example("name: \n  ? x\n  : y")
@example("? ? ? x")
@example("[" * 3000)
@example("a: " * 1000)
def test_any_text_gets_an_answer(text: str) -> None:
    check(text.encode("utf-8", errors="surrogatepass"))


@given(st.lists(PIECES, max_size=30).map("".join))
def test_any_mix_of_what_yaml_is_made_of_gets_an_answer(text: str) -> None:
    check(text.encode())
