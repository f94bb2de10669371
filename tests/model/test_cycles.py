"""Circles in lines of which each thing has at most one."""

from hypothesis import given
from hypothesis import strategies as st

from account_maps.model.cycles import cycles

LINES = st.dictionaries(st.sampled_from("abcdefgh"), st.sampled_from("abcdefghz"))


def test_a_circle_begins_with_its_first_member_in_the_order_given() -> None:
    assert cycles({"kim": "dana", "tom": "dana", "dana": "tom"}) == [["tom", "dana"]]


def test_each_circle_is_found_once() -> None:
    assert cycles({"a": "b", "b": "a", "c": "a", "d": "d"}) == [["a", "b"], ["d"]]


def test_a_long_line_of_managers_is_no_circle() -> None:
    assert cycles({str(number): str(number + 1) for number in range(5_000)}) == []


@given(LINES)
def test_every_circle_closes_and_none_shares_a_member(above: dict[str, str]) -> None:
    found = cycles(above)

    for circle in found:
        assert [above[name] for name in circle] == [*circle[1:], circle[0]]
    members = [name for circle in found for name in circle]
    assert len(members) == len(set(members))


@given(LINES, st.randoms())
def test_the_order_of_the_lines_does_not_change_which_circles_there_are(
    above: dict[str, str], random: object
) -> None:
    shuffled = dict(sorted(above.items(), key=lambda _: random.random()))  # type: ignore[attr-defined]

    assert set(map(frozenset, cycles(above))) == set(map(frozenset, cycles(shuffled)))
