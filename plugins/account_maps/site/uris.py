"""Where our pages stand among the sources, from which the site generator makes their URLs."""

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


def account_uri(account_id: str) -> str:
    """Return the source address of an account's page."""
    return f"accounts/{account_id}.md"


def colleague_uri(colleague_id: str) -> str:
    """Return the source address of the page of one of us."""
    return f"team/{colleague_id}.md"


def territory_uri(slug: str) -> str:
    """Return the source address of the page of a territory."""
    return f"territory/{slug}.md"


def finding_uri(code: FindingCode) -> str:
    """Return the source address of the page of a finding."""
    return f"findings/{code.lower()}.md"
