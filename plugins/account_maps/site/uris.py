"""Where our pages stand among the sources, from which the site generator makes their URLs."""

from account_maps.model.values import FindingCode

HOME_URI = "index.md"
ACCOUNTS_URI = "accounts/index.md"
RISKS_URI = "portfolio/index.md"
TEAM_URI = "team/index.md"
FINDINGS_URI = "findings/index.md"
LIBRARY_URI = "talking-points/index.md"
MACHINES_URI = "maps.json"
FIGURES_URI = "findings/figures.md"


def account_uri(account_id: str) -> str:
    """Return the source address of an account's page."""
    return f"accounts/{account_id}.md"


def colleague_uri(colleague_id: str) -> str:
    """Return the source address of the page of one of us."""
    return f"team/{colleague_id}.md"


def finding_uri(code: FindingCode) -> str:
    """Return the source address of the page of a finding."""
    return f"findings/{code.lower()}.md"
