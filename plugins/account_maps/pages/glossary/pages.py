"""The glossary as a page of the site."""

from functools import partial

from account_maps.html.rendered import TOP
from account_maps.pages.glossary.content import glossary
from account_maps.pages.glossary.html import glossary_html
from account_maps.pages.spec import Addresses, PageSpec, digest
from account_maps.pages.uris import FIGURES_URI
from account_maps.texts import Texts

GLOSSARY_URI = "glossary.md"


def glossary_sheet(addresses: Addresses, texts: Texts) -> PageSpec:
    """Return the glossary.

    Args:
        addresses: Where things are.
        texts: What the pages say, with what this team calls the values.
    """
    letters = glossary(texts)
    figures = addresses.between(GLOSSARY_URI, FIGURES_URI)
    words = [word.anchor for letter in letters for word in letter.words]
    return PageSpec(
        GLOSSARY_URI,
        texts("glossary.title"),
        texts("glossary.description"),
        digest("glossary", figures),
        partial(glossary_html, letters, lambda key: f"{figures}#{key}", texts),
        (TOP, *(letter.anchor for letter in letters), *words),
    )
