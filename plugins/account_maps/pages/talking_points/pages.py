"""The library of talking points as a page."""

from collections.abc import Mapping, Sequence

from account_maps.html.links import Links, shown_name
from account_maps.html.rendered import TOP, RenderedPage
from account_maps.model.playbook import Playbook
from account_maps.pages.account.points import rule_anchor
from account_maps.pages.spec import PageSpec, digest
from account_maps.pages.talking_points.content import library_page
from account_maps.pages.talking_points.html import library_html
from account_maps.pages.uris import LIBRARY_URI
from account_maps.texts import Texts


def library_sheet(
    playbook: Playbook,
    told: Mapping[str, Mapping[str, Sequence[str]]],
    links: Links,
    texts: Texts,
) -> PageSpec:
    """Return the page that shows each rule, and whom it speaks to today.

    Args:
        playbook: The maps and the rules.
        told: Whom the rules speak to in each map.
        links: Addresses as seen from the page; its editor is at the file of the library.
        texts: What the pages say.
    """

    def make() -> RenderedPage:
        return library_html(library_page(playbook, told, links, texts), texts)

    return PageSpec(
        LIBRARY_URI,
        texts("library.title"),
        texts("library.description"),
        digest(told, _called(playbook)),
        make,
        (TOP, *map(rule_anchor, playbook.talking.rules)),
    )


def _called(playbook: Playbook) -> list[tuple[str, list[str]]]:
    """Return the names that the page may show."""
    return [
        (
            file.account.name,
            [shown_name(key, one) for key, one in file.account.stakeholders.items()],
        )
        for file in playbook.files.values()
        if file.account
    ]
