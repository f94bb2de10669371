"""Which signs a picture refers to, so that a page brings along no others."""

from collections.abc import Iterable, Iterator

from account_maps.draw.card_content import CardContent
from account_maps.draw.lines import InformalLine


def used_signs(cards: Iterable[CardContent], lines: Iterable[InformalLine]) -> frozenset[str]:
    """Return the names of the signs that some cards and lines need.

    Args:
        cards: What the cards show.
        lines: The informal lines between them.
    """
    return frozenset(_signs(cards, lines))


def _signs(cards: Iterable[CardContent], lines: Iterable[InformalLine]) -> Iterator[str]:
    for card in cards:
        yield (card.support or "silent") + ("-low" if card.is_low else "")
        if card.owner:
            yield f"bars-{card.bars}"
        if card.veto:
            yield "veto"
    yield from (line.kind for line in lines)
