"""Where our pages stand among the sources, from which the site generator makes their URLs."""

ACCOUNTS_URI = "accounts/index.md"


def account_uri(account_id: str) -> str:
    """Return the source address of an account's page."""
    return f"accounts/{account_id}.md"
