"""What moved since last Monday, for whoever leads a team."""

from collections.abc import Iterator, Mapping
from functools import partial

from account_maps.changes.log import ChangeLog
from account_maps.html.environment import rendered
from account_maps.html.rendered import TOP, RenderedPage, page_toc
from account_maps.pages.context import BuildContext
from account_maps.pages.since.content import since_monday
from account_maps.pages.since.earlier import MapThen, map_then, monday_before, standings_then
from account_maps.pages.spec import PageSpec, digest
from account_maps.pages.uris import ACCOUNTS_URI, CHANGES_URI, SINCE_URI


def pages(context: BuildContext) -> Iterator[PageSpec]:
    """Yield the page. Without history it says why there is nothing on it."""
    log = context.changes
    if log is None or not log.is_known:
        why = "off" if log is None else "unknown"
        fingerprint = digest(why, context.digests.texts)
        yield _spec(context, fingerprint, partial(_unknown, context, why))
        return
    monday = monday_before(context.as_of)
    maps = {file.id: map_then(log, file, monday) for file, _ in context.accounts()}
    steps = {key: one[0].after for key, one in log.steps.items() if one}
    fingerprint = digest(
        context.fingerprint_of(context.summaries),
        context.digests.criteria,
        log.made_with,
        [(key, then.known, then.content, steps.get(key)) for key, then in maps.items()],
    )
    yield _spec(context, fingerprint, partial(_page, context, log, maps))


def _spec(context: BuildContext, fingerprint: bytes, make: "partial[RenderedPage]") -> PageSpec:
    return PageSpec(
        uri=SINCE_URI,
        title=context.texts("since.title"),
        description=context.texts("since.description"),
        fingerprint=fingerprint,
        make=make,
    )


def _page(context: BuildContext, log: ChangeLog, maps: Mapping[str, MapThen]) -> RenderedPage:
    monday, texts = monday_before(context.as_of), context.texts
    then = standings_then(context, log, maps, monday)
    page = since_monday(context.overview(SINCE_URI), then, monday)
    between = partial(context.addresses.between, SINCE_URI)
    content = rendered(
        "pages/since/page.html",
        texts,
        page=page,
        as_of=context.as_of,
        accounts=between(ACCOUNTS_URI),
        changes=between(CHANGES_URI),
        top=TOP,
    )
    return RenderedPage(content, page_toc(texts("since.title")))


def _unknown(context: BuildContext, why: str) -> RenderedPage:
    content = rendered("pages/since/unknown.html", context.texts, why=why, top=TOP)
    return RenderedPage(content, page_toc(context.texts("since.title")))
