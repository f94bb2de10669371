"""The pages of what changed: of all accounts, of each account, and each account as it was."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from account_maps.changes.diff import read_version
from account_maps.changes.entries import SHOWN
from account_maps.changes.log import LATEST, ChangeLog
from account_maps.changes.table import MOST_GROUPS, shown_entry
from account_maps.html.amounts import day_words
from account_maps.html.environment import rendered
from account_maps.html.pieces import Anchor
from account_maps.html.rendered import TOP, RenderedPage, TocHeading
from account_maps.model.account import Account
from account_maps.model.people import colleague_name
from account_maps.model.playbook import AccountFile
from account_maps.pages.account.specs import page_as_it_was
from account_maps.pages.context import BuildContext
from account_maps.pages.history.html import (
    HISTORY_SECTIONS,
    ChangesView,
    HistoryView,
    changes_html,
    history_html,
    then_html,
)
from account_maps.pages.history.steps import account_history, latest_changes, recorded
from account_maps.pages.spec import PageSpec, digest
from account_maps.pages.uris import (
    CHANGES_FEED_URI,
    CHANGES_URI,
    account_uri,
    feed_uri,
    history_uri,
    owner_feed_uri,
    then_uri,
)

_FOLDED = 60
"""Groups of changes of one step that a fold of a history page holds."""


def pages(context: BuildContext) -> Iterator[PageSpec]:
    """Yield the page of all changes, and of each account its history and its earlier maps."""
    log = context.changes
    if log is None:
        return
    yield PageSpec(
        uri=CHANGES_URI,
        title=context.texts("changes.title"),
        description=context.texts("changes.description"),
        fingerprint=digest(latest_changes(log), log.is_known, log.undated, log.made_with),
        make=partial(_changes, context, log),
    )
    earlier = log.earlier(context.as_of, context.earlier_days)
    for file, account in recorded(context, log):
        yield from context.failures.guarded(
            partial(_of_account, context, log, file, account, earlier[file.id]),
            lambda _: [],
            page=history_uri(file.id),
            file=file,
        )


def _changes(context: BuildContext, log: ChangeLog) -> RenderedPage:
    links, texts, team = context.links(CHANGES_URI), context.texts, context.playbook.team
    asset = partial(context.addresses.asset, CHANGES_URI)
    view = ChangesView(
        entries=[shown_entry(one, links, texts, shown=MOST_GROUPS) for one in log.latest[:LATEST]],
        feed=asset(CHANGES_FEED_URI),
        owners=[
            Anchor(colleague_name(key, team), asset(owner_feed_uri(key))) for key in log.owners
        ],
        is_known=log.is_known,
        undated=log.undated,
    )
    return changes_html(view, texts)


def _of_account(
    context: BuildContext,
    log: ChangeLog,
    file: AccountFile,
    account: Account,
    earlier: dict[dt.date, str],
) -> list[PageSpec]:
    texts = context.texts
    shown = (log.fingerprint(file.id), account.name, [*earlier.items()], [*account.stakeholders])
    history = PageSpec(
        uri=history_uri(file.id),
        title=texts("history.title", name=account.name),
        description=texts("history.description", name=account.name),
        fingerprint=digest(*shown, log.made_with),
        make=partial(_history, context, log, file, account, [*earlier]),
        anchors=HISTORY_SECTIONS,
        file=file,
    )
    return [history, *(_then(context, log, file, *one) for one in earlier.items())]


def _history(
    context: BuildContext,
    log: ChangeLog,
    file: AccountFile,
    account: Account,
    earlier: list[dt.date],
) -> RenderedPage:
    uri, texts = history_uri(file.id), context.texts
    links, history = context.links(uri), account_history(context, log, file, account)
    between = partial(context.addresses.between, uri)
    view = HistoryView(
        name=account.name,
        page=between(account_uri(file.id)),
        feed=context.addresses.asset(uri, feed_uri(file.id)),
        history=history,
        entries=[
            shown_entry(one, links, texts, shown=SHOWN, folded=_FOLDED) for one in history.entries
        ],
        earlier=[(day, between(then_uri(file.id, day))) for day in earlier],
    )
    return history_html(view, texts)


def _then(
    context: BuildContext,
    log: ChangeLog,
    file: AccountFile,
    day: dt.date,
    content: str,
) -> PageSpec:
    words = {"name": file.account.name if file.account else file.id, "day": day_words(day)}
    return PageSpec(
        uri=then_uri(file.id, day),
        title=context.texts("then.title", **words),
        description=context.texts("then.description", **words),
        fingerprint=digest(
            file.shown_path, day, content, context.digests.team, *context.digests.of_account
        ),
        make=partial(_page_then, context, log, file, day, content),
        file=file,
    )


def _page_then(
    context: BuildContext, log: ChangeLog, file: AccountFile, day: dt.date, content: str
) -> RenderedPage:
    uri, texts = then_uri(file.id, day), context.texts
    then = read_version(log.content(content), context.playbook.rules.deal.currency)
    if then is None:
        title = texts("then.title", name=file.id, day=day_words(day))
        broken = rendered("pages/history/then_broken.html", texts, title=title, top=TOP)
        page = RenderedPage(broken, TocHeading(TOP, title))
    else:
        page = page_as_it_was(context, replace(file, spans={}, account=then), then, day, uri)
    between = partial(context.addresses.between, uri)
    return then_html(page, day, between(account_uri(file.id)), between(history_uri(file.id)), texts)
