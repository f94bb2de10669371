"""Pages that stand in for those that can't be made: a map with problems, or a bug."""

from collections.abc import Callable

from account_maps.html.environment import rendered
from account_maps.html.rendered import TOP, RenderedPage, page_toc
from account_maps.model.playbook import AccountFile
from account_maps.read.problems import MOST_SHOWN, Problem
from account_maps.texts import Texts


def failed_html(name: str, problem: Problem, texts: Texts) -> RenderedPage:
    """Return the page that stands in for one that couldn't be made because of a bug.

    Args:
        name: What the page is called.
        problem: What failed.
        texts: What the page says.
    """
    title = texts("failed.title", id=name)
    content = rendered("failed.html", texts, title=title, problem=problem, top=TOP)
    return RenderedPage(content, page_toc(title))


def failed_file(name: str, problem: Problem, texts: Texts) -> bytes:
    """Return the file that stands in for a page beside the site's others, such as a print page.

    Args:
        name: What the page is called.
        problem: What failed.
        texts: What the page says.
    """
    title = texts("failed.title", id=name)
    return rendered("failed_file.html", texts, title=title, problem=problem, top=TOP).encode()


def broken_html(file: AccountFile, edit: Callable[[int], str | None], texts: Texts) -> RenderedPage:
    """Return the page that stands in for an account whose map has problems."""
    title = texts("broken.title", id=file.id)
    content = rendered("broken.html", texts, file=file, edit=edit, top=TOP, most=MOST_SHOWN)
    return RenderedPage(content, page_toc(title))
