"""The glossary: every word of the field, by letter.

The words come from three places, so that nothing is said twice: the scales with their values, the
figures, and the other words, which only the table of texts knows.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import partial
from itertools import groupby
from types import MappingProxyType

import msgspec
from markupsafe import escape
from msgspec import Struct

from account_maps.html.environment import rendered
from account_maps.html.pieces import Anchor
from account_maps.html.rendered import TOP, RenderedPage, TocHeading
from account_maps.measure.measured import FigureKey, PowerInterest
from account_maps.measure.scale import Age
from account_maps.measure.status import Status
from account_maps.model.values import SCALES
from account_maps.pages.context import BuildContext
from account_maps.pages.spec import Addresses, PageSpec, digest
from account_maps.pages.uris import FIGURES_URI, GLOSSARY_URI
from account_maps.read.folding import folded
from account_maps.texts import Texts

EXPLAINED: Mapping[str, type[StrEnum]] = MappingProxyType(
    {**SCALES, "age": Age, "cell": PowerInterest, "status": Status}
)
"""The scales whose values have a meaning, by name: those of a map, and three worked out."""


class Word(Struct, frozen=True, gc=False):
    """A word and what it means.

    Attributes:
        anchor: Where it is on the page.
        name: What the pages call it.
        meaning: What it means, in a sentence or two.
        kind: What kind of word it is, where that needs telling: the name of its scale, a figure.
        written: What one writes in a map for it.
        values: The values of a scale, leading to their entries.
        figure: Which figure it is.
    """

    anchor: str
    name: str
    meaning: str
    kind: str | None = None
    written: str | None = None
    values: tuple[Anchor, ...] = ()
    figure: FigureKey | None = None


class GlossaryLetter(Struct, frozen=True, gc=False):
    """The words that begin with one letter."""

    anchor: str
    letter: str
    words: tuple[Word, ...]


def pages(context: BuildContext) -> Iterator[PageSpec]:
    """Yield the glossary."""
    yield glossary_page(context.addresses, context.texts)


def glossary_page(addresses: Addresses, texts: Texts) -> PageSpec:
    """Return the glossary.

    Args:
        addresses: Where things are.
        texts: What the pages say, with what this team calls the values.
    """
    letters = glossary(texts)
    figures = addresses.between(GLOSSARY_URI, FIGURES_URI)
    words = [word.anchor for letter in letters for word in letter.words]
    return PageSpec(
        uri=GLOSSARY_URI,
        title=texts("glossary.title"),
        description=texts("glossary.description"),
        fingerprint=digest(figures, msgspec.msgpack.encode(letters)),
        make=partial(glossary_html, letters, lambda key: f"{figures}#{key}", texts),
        anchors=(TOP, *(letter.anchor for letter in letters), *words),
    )


def glossary_html(
    letters: Sequence[GlossaryLetter], figure: Callable[[FigureKey], str], texts: Texts
) -> RenderedPage:
    """Return the glossary.

    Args:
        letters: The words by letter.
        figure: Gives where a figure is explained.
        texts: What the pages say.
    """
    content = rendered("pages/glossary/page.html", texts, letters=letters, figure=figure, top=TOP)
    below = tuple(TocHeading(one.anchor, str(escape(one.letter))) for one in letters)
    return RenderedPage(content, TocHeading(TOP, str(escape(texts("glossary.title"))), below))


def glossary(texts: Texts) -> tuple[GlossaryLetter, ...]:
    """Return every word, sorted.

    Args:
        texts: What the pages say.
    """
    words = sorted(
        [*_scales(texts), *_values(texts), *_figures(texts), *_others(texts)], key=_order
    )
    letters = groupby(words, key=lambda word: folded(word.name)[:1].upper())
    return tuple(
        GlossaryLetter(f"letter-{number}", letter, tuple(of_letter))
        for number, (letter, of_letter) in enumerate(letters, 1)
    )


def _order(word: Word) -> tuple[str, str]:
    return folded(word.name), word.anchor


def _scales(texts: Texts) -> Iterator[Word]:
    for name, scale in EXPLAINED.items():
        values = tuple(Anchor(texts.value(value), f"#{_anchor(name, value)}") for value in scale)
        yield _term(name, texts, values)


def _values(texts: Texts) -> Iterator[Word]:
    for name, scale in EXPLAINED.items():
        kind = texts(f"term.{name}.name")
        for value in scale:
            written = value if name in SCALES else None
            meaning = texts.meaning(value) or ""
            yield Word(_anchor(name, value), texts.value(value), meaning, kind, written)


def _figures(texts: Texts) -> Iterator[Word]:
    for key in FigureKey:
        name, meaning = texts(f"figure.{key}.name"), texts(f"figure.{key}.meaning")
        kind = texts("glossary.figure")
        yield Word(f"figure-{_dashed(key)}", name, meaning, kind, figure=key)


def _others(texts: Texts) -> Iterator[Word]:
    for key in texts.groups("term"):
        if key not in EXPLAINED:
            yield _term(key, texts)


def _term(key: str, texts: Texts, values: tuple[Anchor, ...] = ()) -> Word:
    name, meaning = texts(f"term.{key}.name"), texts(f"term.{key}.meaning")
    return Word(_dashed(key), name, meaning, values=values)


def _anchor(scale: str, value: str) -> str:
    return _dashed(f"{scale}-{value}")


def _dashed(key: str) -> str:
    return key.replace("_", "-")
