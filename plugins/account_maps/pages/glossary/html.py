"""The glossary → HTML."""

from collections.abc import Callable, Sequence

from markupsafe import escape

from account_maps.html.environment import rendered
from account_maps.html.rendered import TOP, RenderedPage, TocHeading
from account_maps.measure.measured import FigureKey
from account_maps.pages.glossary.content import GlossaryLetter
from account_maps.texts import Texts


def glossary_html(
    letters: Sequence[GlossaryLetter], figure: Callable[[FigureKey], str], texts: Texts
) -> RenderedPage:
    """Return the glossary.

    Args:
        letters: The words by letter.
        figure: Gives where a figure is explained.
        texts: What the pages say.
    """
    content = rendered("glossary.html", texts, letters=letters, figure=figure, top=TOP)
    below = tuple(TocHeading(one.anchor, str(escape(one.letter))) for one in letters)
    return RenderedPage(content, TocHeading(TOP, str(escape(texts("glossary.title"))), below))
