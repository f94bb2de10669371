"""Places of the cards."""

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from account_maps.draw.block import Stroke
from account_maps.draw.geometry import PAGE_WIDTH, Box
from account_maps.draw.layout import Layout, arrange
from account_maps.draw.outline import FOLD_KEEPS, OrgNode
from draw.forests import nodes


def boxes(layout: Layout) -> list[Box]:
    return [*layout.cards.values(), *(fold.box for fold in layout.folds)]


def company(heads: int, each: int) -> list[OrgNode]:
    """Return a root, its direct reports with a unit each, and the people below them."""
    found = [OrgNode(0)]
    for head in range(heads):
        top = len(found)
        found.append(OrgNode(top, 0, f"unit-{head}"))
        found += [OrgNode(top + 1 + n, top, f"unit-{head}") for n in range(each)]
    return found


@given(nodes(), st.booleans())
def test_no_two_cards_overlap_and_all_lie_within_the_picture(
    people: list[OrgNode], whole: bool
) -> None:
    layout = arrange(people, whole=whole)
    placed = boxes(layout)
    assert not any(a.overlaps(b) for a, b in combinations(placed, 2))
    assert all(box.x >= 0 and box.y >= 0 for box in placed)
    assert all(box.right <= layout.width and box.bottom <= layout.height for box in placed)


@given(nodes())
def test_everybody_is_placed_or_folded_exactly_once(people: list[OrgNode]) -> None:
    layout = arrange(people)
    folded = [key for fold in layout.folds for key in fold.keys]
    assert sorted([*layout.cards, *folded]) == [node.key for node in people]


@given(nodes())
def test_only_people_who_may_be_folded_are_folded(people: list[OrgNode]) -> None:
    foldable = {node.key for node in people if node.foldable}
    folded = {key for fold in arrange(people).folds for key in fold.keys}
    assert folded <= foldable


@given(nodes())
def test_the_same_people_stand_at_the_same_places_each_time(people: list[OrgNode]) -> None:
    assert arrange(people) == arrange(list(people))


@given(nodes())
def test_no_two_blocks_overlap(people: list[OrgNode]) -> None:
    assert not any(a.overlaps(b) for a, b in combinations(arrange(people).blocks, 2))


@given(nodes())
def test_a_manager_has_reporting_lines_that_begin_at_the_card(people: list[OrgNode]) -> None:
    layout = arrange(people)
    for manager, strokes in layout.strokes.items():
        box = layout.cards[manager]
        x, y = strokes[0][0]
        assert (box.x < x < box.right, y) == (True, box.bottom)


def on_stroke(point: tuple[int, int], stroke: Stroke) -> bool:
    """Return whether a point lies on a line."""
    x, y = point
    return any(
        min(a, c) <= x <= max(a, c) and min(b, d) <= y <= max(b, d)
        for (a, b), (c, d) in pairwise(stroke)
    )


@given(nodes())
def test_every_reporting_line_hangs_together_from_the_manager_to_each_card(
    people: list[OrgNode],
) -> None:
    layout = arrange(people)
    for manager, strokes in layout.strokes.items():
        bottom = layout.cards[manager].bottom
        for number, stroke in enumerate(strokes):
            others = strokes[:number] + strokes[number + 1 :]
            assert stroke[0][1] == bottom or any(on_stroke(stroke[0], o) for o in others)
    ends = {stroke[-1] for strokes in layout.strokes.values() for stroke in strokes}
    for node in people:
        if node.key in layout.cards and node.manager in layout.strokes:
            box = layout.cards[node.key]
            assert (box.x, box.entry) in ends


@given(nodes())
def test_blocks_keep_their_order_down_a_column_and_on_to_the_next(people: list[OrgNode]) -> None:
    blocks = arrange(people).blocks
    for before, after in pairwise(blocks):
        below = after.x == before.x and after.y > before.bottom
        beside = after.x > before.right
        assert below or beside or after.y > before.y


def test_the_root_stands_above_everybody_else() -> None:
    layout = arrange(company(4, 6))
    root = layout.cards.pop(0)
    assert all(root.bottom < box.y for box in layout.cards.values())


def test_sixty_people_keep_to_the_width_of_the_page() -> None:
    assert arrange(company(8, 6)).width <= PAGE_WIDTH


def test_short_blocks_stand_below_one_another_beside_a_tall_one() -> None:
    people = [OrgNode(0)]
    for unit, each in enumerate([1, 1, 6, 1, 1, 1]):
        head = len(people)
        people += [OrgNode(head, 0, f"unit-{unit}")]
        people += [OrgNode(head + 1 + n, head, f"unit-{unit}") for n in range(each)]
    layout = arrange(people)
    assert layout.width <= PAGE_WIDTH
    assert len({block.x for block in layout.blocks}) == 4
    assert max(block.bottom for block in layout.blocks) == layout.blocks[2].bottom


def test_a_hundred_and_fifty_people_are_little_higher_than_four_full_columns() -> None:
    layout = arrange(company(10, 14))
    cards = sum(box.height for box in layout.cards.values())
    assert layout.width <= PAGE_WIDTH
    assert layout.height < 1.8 * cards / 4


def test_a_tall_block_takes_two_columns_when_the_whole_gets_lower() -> None:
    people = company(1, 0)
    for head in range(4):
        people += [OrgNode(len(people), 1, "unit-0")]
        people += [OrgNode(len(people) + n, 2 + 10 * head, "unit-0") for n in range(9)]
    (block,) = arrange(people).blocks
    assert block.width > 2 * arrange(company(1, 0)).blocks[0].width - PAGE_WIDTH // 10


def test_who_leads_nearly_everybody_stands_on_top_although_others_report_to_nobody() -> None:
    people = [*company(3, 5), OrgNode(19), OrgNode(20, 19)]
    layout = arrange(people)
    root = layout.cards.pop(0)
    assert all(root.bottom < box.y for box in layout.cards.values())
    assert [caption.unit for caption in layout.captions][-1] is None


def test_two_who_lead_halves_of_the_company_stand_side_by_side() -> None:
    people = [OrgNode(0), OrgNode(1)] + [OrgNode(2 + n, n % 2) for n in range(8)]
    layout = arrange(people)
    assert layout.cards[0].y == layout.cards[1].y


def test_the_first_person_on_a_second_level_moves_nobody_sideways() -> None:
    before = arrange(company(4, 2))
    after = arrange([*company(4, 2), OrgNode(13, 2, "unit-0")])
    assert all(after.cards[key].x == box.x for key, box in before.cards.items())


def test_each_unit_is_one_block() -> None:
    assert len(arrange(company(5, 3)).blocks) == 5


def test_direct_reports_of_one_unit_share_a_block() -> None:
    people = [
        OrgNode(0),
        OrgNode(1, 0, "it"),
        OrgNode(2, 0, "sales"),
        OrgNode(3, 0, "it"),
        OrgNode(4, 3, "it"),
    ]
    assert len(arrange(people).blocks) == 2


def test_a_team_of_one_unit_stands_in_one_block_with_its_head() -> None:
    people = [OrgNode(0, None, "it"), OrgNode(1, 0, "it"), OrgNode(2, 1, "it")]
    (block,) = arrange(people, whole=False).blocks
    assert all(block.overlaps(box) for box in arrange(people, whole=False).cards.values())


def test_people_whose_manager_is_not_known_have_a_block_that_says_so() -> None:
    layout = arrange([OrgNode(0), OrgNode(1, 0), OrgNode(2)])
    assert [caption.unit for caption in layout.captions] == [None]


def test_a_committee_says_nothing_of_unknown_managers() -> None:
    layout = arrange([OrgNode(0), OrgNode(1, 0), OrgNode(2)], whole=False)
    assert not layout.captions


def test_two_hundred_leaves_of_one_manager_fold_into_one_row() -> None:
    people = company(2, 0) + [OrgNode(3 + n, 1, None, foldable=True) for n in range(200)]
    layout = arrange(people)
    assert [len(fold.keys) for fold in layout.folds] == [200 - FOLD_KEEPS]


def test_a_person_with_a_line_is_never_folded_away() -> None:
    people = company(2, 0) + [OrgNode(3 + n, 1, None, foldable=n != 150) for n in range(200)]
    assert 153 in arrange(people).cards


def test_a_new_person_at_the_end_of_a_team_moves_few_cards() -> None:
    before = arrange(company(8, 6))
    people = company(8, 6)
    after = arrange([*people, OrgNode(len(people), people[-1].manager, "unit-7")])
    moved = [key for key, box in before.cards.items() if after.cards[key] != box]
    assert len(moved) <= len(before.cards) * 0.05


def test_a_chain_of_a_thousand_levels_is_drawn() -> None:
    layout = arrange([OrgNode(n, n - 1 if n else None) for n in range(1000)])
    assert len(layout.cards) == 1000


def test_nobody_needs_no_room() -> None:
    assert arrange([]) == Layout()
