"""What the pages and the feeds of the history share: which accounts have one, and what is in it."""

from collections.abc import Iterator

from account_maps.changes.entries import AccountHistory
from account_maps.changes.log import ChangeLog
from account_maps.html.links import person_anchor
from account_maps.model.account import Account
from account_maps.model.playbook import AccountFile
from account_maps.pages.context import BuildContext
from account_maps.pages.uris import account_uri, history_uri


def recorded(context: BuildContext, log: ChangeLog) -> Iterator[tuple[AccountFile, Account]]:
    """Return the maps that have a history: none without git."""
    return context.accounts() if log.is_known else iter(())


def latest_changes(log: ChangeLog) -> list[tuple[str | None, ...]]:
    """Return what is shown of the latest changes, as plain values."""
    return [
        (one.key, one.name, one.author, log.owner(one.account), *one.messages) for one in log.latest
    ]


def account_history(
    context: BuildContext, log: ChangeLog, file: AccountFile, account: Account
) -> AccountHistory:
    """Return the history of an account, with links as seen from its history page."""
    page = context.addresses.between(history_uri(file.id), account_uri(file.id))
    return log.of_account(file, account, f"{page}#{person_anchor('')}")
