"""The history of one account in words, as its history page, its feed and its overview tell it."""

from account_maps.changes.entries import AccountHistory
from account_maps.changes.log import ChangeLog
from account_maps.model.account import Account
from account_maps.model.playbook import AccountFile
from account_maps.pages.context import BuildContext
from account_maps.pages.uris import history_uri


def account_history(
    context: BuildContext, log: ChangeLog, file: AccountFile, account: Account
) -> AccountHistory:
    """Return the history of an account, with links as seen from its history page."""
    people = context.people_uri(file.id)
    return log.of_account(file, account, context.addresses.between(history_uri(file.id), people))
