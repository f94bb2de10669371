"""The Atom feeds of what changed: of all accounts, of each owner's accounts and of each account."""

from collections.abc import Iterator, Sequence
from functools import partial

from account_maps.changes.entries import ChangeEntry
from account_maps.changes.log import LATEST, LATEST_OF_AN_OWNER, ChangeLog
from account_maps.model.account import Account
from account_maps.model.people import colleague_name
from account_maps.model.playbook import AccountFile
from account_maps.pages.context import BuildContext
from account_maps.pages.history.html import atom, feed_item
from account_maps.pages.history.steps import account_history, latest_changes, recorded
from account_maps.pages.spec import DeferredFile, digest
from account_maps.pages.uris import (
    CHANGES_FEED_URI,
    CHANGES_URI,
    feed_uri,
    history_uri,
    owner_feed_uri,
)


def files(context: BuildContext) -> Iterator[DeferredFile]:
    """Yield the feeds."""
    log = context.changes
    if log is None:
        return
    fingerprint = digest(latest_changes(log), log.made_with)
    yield DeferredFile(
        uri=CHANGES_FEED_URI, fingerprint=fingerprint, make=partial(_of_all, context, log)
    )
    for owner in log.owners:
        make = partial(_of_owner, context, log, owner)
        yield DeferredFile(uri=owner_feed_uri(owner), fingerprint=fingerprint, make=make)
    for file, account in recorded(context, log):
        yield DeferredFile(
            uri=feed_uri(file.id),
            fingerprint=digest(log.fingerprint(file.id), account.name, log.made_with),
            make=partial(_of_account, context, log, file, account),
            file=file,
        )


def _of_all(context: BuildContext, log: ChangeLog) -> bytes:
    title = context.texts("changes.feed_all")
    return _feed(context, title, CHANGES_FEED_URI, CHANGES_URI, log.latest[:LATEST])


def _of_owner(context: BuildContext, log: ChangeLog, owner: str) -> bytes:
    name = colleague_name(owner, context.playbook.team)
    title = context.texts("changes.feed_owner", name=name)
    theirs = [one for one in log.latest if log.owner(one.account) == owner]
    few = theirs[:LATEST_OF_AN_OWNER]
    return _feed(context, title, owner_feed_uri(owner), CHANGES_URI, few)


def _of_account(
    context: BuildContext, log: ChangeLog, file: AccountFile, account: Account
) -> bytes:
    title = context.texts("changes.feed_of", name=account.name)
    entries = account_history(context, log, file, account).entries
    return _feed(context, title, feed_uri(file.id), history_uri(file.id), entries)


def _feed(
    context: BuildContext, title: str, uri: str, home: str, entries: Sequence[ChangeEntry]
) -> bytes:
    between = partial(context.addresses.from_file, uri)
    # A feed can't hold what has no date; the history page of the account does.
    dated = [one for one in entries if one.when]
    items = [feed_item(one, between(history_uri(one.account))) for one in dated]
    return atom(title, uri, between(home), items, context.texts)
