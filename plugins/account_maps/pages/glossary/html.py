"""The glossary → HTML."""

from collections.abc import Callable, Sequence

from markupsafe import escape

from account_maps.html.environment import rendered
from account_maps.html.rendered import TOP, Heading, Ready
from account_maps.measure.measured import FigureKey
from account_maps.pages.glossary.content import Letter
from account_maps.texts import Texts


def glossary_html(
    letters: Sequence[Letter], figure: Callable[[FigureKey], str], texts: Texts
) -> Ready:
    """Return the glossary.

    Args:
        letters: The words by letter.
        figure: Gives where a figure is explained.
        texts: What the pages say.
    """
    content = rendered("glossary.html", texts, letters=letters, figure=figure, top=TOP)
    below = tuple(Heading(one.anchor, str(escape(one.letter))) for one in letters)
    return Ready(content, Heading(TOP, str(escape(texts("glossary.title"))), below))
