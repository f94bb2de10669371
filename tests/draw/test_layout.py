"""Places of the cards."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from account_maps.draw.geometry import PAGE_WIDTH, Box
from account_maps.draw.layout import Layout, arrange
from account_maps.draw.outline import FOLD_KEEPS, Post
from draw.forests import posts


def boxes(layout: Layout) -> list[Box]:
    return [*layout.cards.values(), *(fold.box for fold in layout.folds)]


def company(heads: int, each: int) -> list[Post]:
    """Return a root, its direct reports with a unit each, and the people below them."""
    found = [Post(0)]
    for head in range(heads):
        top = len(found)
        found.append(Post(top, 0, f"unit-{head}"))
        found += [Post(top + 1 + n, top, f"unit-{head}") for n in range(each)]
    return found


@given(posts(), st.booleans())
def test_no_two_cards_overlap_and_all_lie_within_the_picture(
    people: list[Post], whole: bool
) -> None:
    layout = arrange(people, whole=whole)
    placed = boxes(layout)
    assert not any(a.overlaps(b) for a, b in combinations(placed, 2))
    assert all(box.x >= 0 and box.y >= 0 for box in placed)
    assert all(box.right <= layout.width and box.bottom <= layout.height for box in placed)


@given(posts())
def test_everybody_is_placed_or_folded_exactly_once(people: list[Post]) -> None:
    layout = arrange(people)
    folded = [key for fold in layout.folds for key in fold.keys]
    assert sorted([*layout.cards, *folded]) == [post.key for post in people]


@given(posts())
def test_only_people_who_may_be_folded_are_folded(people: list[Post]) -> None:
    foldable = {post.key for post in people if post.foldable}
    folded = {key for fold in arrange(people).folds for key in fold.keys}
    assert folded <= foldable


@given(posts())
def test_the_same_people_stand_at_the_same_places_each_time(people: list[Post]) -> None:
    assert arrange(people) == arrange(list(people))


@given(posts())
def test_no_two_blocks_overlap(people: list[Post]) -> None:
    assert not any(a.overlaps(b) for a, b in combinations(arrange(people).blocks, 2))


@given(posts())
def test_a_manager_has_reporting_lines_that_begin_at_the_card(people: list[Post]) -> None:
    layout = arrange(people)
    for manager, strokes in layout.strokes.items():
        box = layout.cards[manager]
        x, y = strokes[0][0]
        assert (box.x < x < box.right, y) == (True, box.bottom)


def test_the_root_stands_above_everybody_else() -> None:
    layout = arrange(company(4, 6))
    root = layout.cards.pop(0)
    assert all(root.bottom < box.y for box in layout.cards.values())


def test_sixty_people_keep_to_the_width_of_the_page() -> None:
    assert arrange(company(8, 6)).width <= PAGE_WIDTH


def test_each_unit_is_one_block() -> None:
    assert len(arrange(company(5, 3)).blocks) == 5


def test_direct_reports_of_one_unit_share_a_block() -> None:
    people = [Post(0), Post(1, 0, "it"), Post(2, 0, "sales"), Post(3, 0, "it"), Post(4, 3, "it")]
    assert len(arrange(people).blocks) == 2


def test_a_team_of_one_unit_stands_in_one_block_with_its_head() -> None:
    people = [Post(0, None, "it"), Post(1, 0, "it"), Post(2, 1, "it")]
    (block,) = arrange(people, whole=False).blocks
    assert all(block.overlaps(box) for box in arrange(people, whole=False).cards.values())


def test_people_whose_manager_is_not_known_have_a_block_that_says_so() -> None:
    layout = arrange([Post(0), Post(1, 0), Post(2)])
    assert [caption.unit for caption in layout.captions] == [None]


def test_a_committee_says_nothing_of_unknown_managers() -> None:
    layout = arrange([Post(0), Post(1, 0), Post(2)], whole=False)
    assert not layout.captions


def test_two_hundred_leaves_of_one_manager_fold_into_one_row() -> None:
    people = company(2, 0) + [Post(3 + n, 1, None, foldable=True) for n in range(200)]
    layout = arrange(people)
    assert [len(fold.keys) for fold in layout.folds] == [200 - FOLD_KEEPS]


def test_a_person_with_a_line_is_never_folded_away() -> None:
    people = company(2, 0) + [Post(3 + n, 1, None, foldable=n != 150) for n in range(200)]
    assert 153 in arrange(people).cards


def test_a_new_person_at_the_end_of_a_team_moves_few_cards() -> None:
    before = arrange(company(8, 6))
    people = company(8, 6)
    after = arrange([*people, Post(len(people), people[-1].manager, "unit-7")])
    moved = [key for key, box in before.cards.items() if after.cards[key] != box]
    assert len(moved) <= len(before.cards) * 0.05


def test_a_chain_of_a_thousand_levels_is_drawn() -> None:
    layout = arrange([Post(n, n - 1 if n else None) for n in range(1000)])
    assert len(layout.cards) == 1000


def test_nobody_needs_no_room() -> None:
    assert arrange([]) == Layout()
