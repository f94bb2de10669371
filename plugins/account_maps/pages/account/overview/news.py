"""What changed lately in an account, for its overview."""

from account_maps.model.account import Account
from account_maps.model.playbook import AccountFile
from account_maps.pages.account_history import account_history
from account_maps.pages.context import BuildContext
from account_maps.pages.news import News, each_change, the_first
from account_maps.pages.uris import history_uri


def account_news(
    context: BuildContext, uri: str, file: AccountFile, account: Account
) -> News | None:
    """Return the latest changes of an account, a line for each thing that changed.

    Args:
        context: What the page is made from.
        uri: The page's source address.
        file: The map's file.
        account: The map.

    Returns:
        None if the history isn't known, or has nothing in it.
    """
    log = context.changes
    if log is None or not log.is_known:
        return None
    entries = account_history(context, log, file, account).entries
    lines = the_first(each_change(entries, context.links(uri), context.texts))
    history = context.addresses.between(uri, history_uri(file.id))
    return News(lines, history) if lines else None


def shown_history(context: BuildContext, file: AccountFile) -> tuple[object, ...]:
    """Return what an overview shows of the history of an account, as plain values.

    Args:
        context: What the page is made from.
        file: The map's file.
    """
    log = context.changes
    return (log.fingerprint(file.id), log.made_with) if log and log.is_known else ()
