"""Where our pages stand among the sources, from which the site generator makes their URLs."""

import datetime as dt

from account_maps.model.values import FindingCode

HOME_URI = "index.md"
ACCOUNTS_URI = "accounts/index.md"
RISKS_URI = "portfolio/index.md"
TEAM_URI = "team/index.md"
FINDINGS_URI = "findings/index.md"
LIBRARY_URI = "talking-points/index.md"
MACHINES_URI = "maps.json"
PEOPLE_URI = "people/index.md"
FINDABLE_URI = "people.json"
COMPANIES_URI = "companies/index.md"
TERRITORIES_URI = "territory/index.md"
FIGURES_URI = "findings/figures.md"
CHANGES_URI = "changes.md"
CHANGES_FEED_URI = "changes.xml"


def account_uri(account_id: str) -> str:
    """Return the source address of an account's page."""
    return f"accounts/{account_id}.md"


def print_uri(account_id: str) -> str:
    """Return where the print page of an account stands in the site."""
    return f"accounts/{account_id}/print/index.html"


def pdf_uri(account_id: str) -> str:
    """Return where the PDF of an account's sheet stands in the site."""
    return f"accounts/{account_id}/onepager.pdf"


def history_uri(account_id: str) -> str:
    """Return the source address of the history of an account."""
    return f"accounts/{account_id}/history.md"


def then_uri(account_id: str, day: dt.date) -> str:
    """Return the source address of the page of an account as it was on a day."""
    return f"accounts/{account_id}/{day}.md"


def feed_uri(account_id: str) -> str:
    """Return where the feed of an account's changes stands in the site."""
    return f"accounts/{account_id}/changes.xml"


def owner_feed_uri(colleague_id: str) -> str:
    """Return where the feed of the changes of one of our people's accounts stands in the site."""
    return f"team/{colleague_id}/changes.xml"


def colleague_uri(colleague_id: str) -> str:
    """Return the source address of the page of one of us."""
    return f"team/{colleague_id}.md"


def territory_uri(slug: str) -> str:
    """Return the source address of the page of a territory."""
    return f"territory/{slug}.md"


def finding_uri(code: FindingCode) -> str:
    """Return the source address of the page of a finding."""
    return f"findings/{code.lower()}.md"
