"""Where our pages stand among the sources, from which the site generator makes their URLs."""

import datetime as dt

from account_maps.model.pages import CHANGES, HISTORY, INDEX, ONEPAGER, PRINT

HOME_URI = f"{INDEX}.md"
ACCOUNTS_URI = f"accounts/{INDEX}.md"
RISKS_URI = f"portfolio/{INDEX}.md"
TEAM_URI = f"team/{INDEX}.md"
FINDINGS_URI = f"findings/{INDEX}.md"
LIBRARY_URI = f"talking-points/{INDEX}.md"
MACHINES_URI = "maps.json"
PEOPLE_URI = f"people/{INDEX}.md"
FINDABLE_URI = "people.json"
EXTERNAL_FACTORS_URI = f"external-factors/{INDEX}.md"
COMPANIES_URI = f"companies/{INDEX}.md"
OUTCOMES_URI = f"outcomes/{INDEX}.md"
TERRITORIES_URI = f"territory/{INDEX}.md"
FIGURES_URI = "findings/figures.md"
GLOSSARY_URI = "glossary.md"
CHANGES_URI = f"{CHANGES}.md"
CHANGES_FEED_URI = f"{CHANGES}.xml"


def account_uri(account_id: str) -> str:
    """Return the source address of an account's page."""
    return f"accounts/{account_id}.md"


def print_uri(account_id: str) -> str:
    """Return where the print page of an account stands in the site."""
    return f"accounts/{account_id}/{PRINT}/{INDEX}.html"


def pdf_uri(account_id: str) -> str:
    """Return where the PDF of an account's sheet stands in the site."""
    return f"accounts/{account_id}/{ONEPAGER}.pdf"


def history_uri(account_id: str) -> str:
    """Return the source address of the history of an account."""
    return f"accounts/{account_id}/{HISTORY}.md"


def then_uri(account_id: str, day: dt.date) -> str:
    """Return the source address of the page of an account as it was on a day."""
    return f"accounts/{account_id}/{day}.md"


def feed_uri(account_id: str) -> str:
    """Return where the feed of an account's changes stands in the site."""
    return f"accounts/{account_id}/{CHANGES}.xml"


def owner_feed_uri(colleague_id: str) -> str:
    """Return where the feed of the changes of one of our people's accounts stands in the site."""
    return f"team/{colleague_id}/{CHANGES}.xml"


def colleague_uri(colleague_id: str) -> str:
    """Return the source address of the page of one of us."""
    return f"team/{colleague_id}.md"


def territory_uri(slug: str) -> str:
    """Return the source address of the page of a territory."""
    return f"territory/{slug}.md"


def finding_uri(code: str) -> str:
    """Return the source address of the page of a finding."""
    return f"findings/{code.lower()}.md"
