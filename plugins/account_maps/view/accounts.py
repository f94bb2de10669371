"""What the list of all accounts holds: a row for each map, also for one that can't be read."""

from msgspec import Struct

from account_maps.model.people import colleague_name, committee, decides, is_known_to_us
from account_maps.model.playbook import AccountFile, Playbook
from account_maps.texts import Texts
from account_maps.view.links import Links
from account_maps.view.pieces import Anchor


class AccountRow(Struct, frozen=True, gc=False):
    """One account of the list.

    Attributes:
        deciders: How many of the committee decide.
        deciders_known: How many of those one of us knows.
        problems: How many problems the file has; with any, nothing else is known.
    """

    account: Anchor
    tier: str | None
    owner: str | None
    stage: str | None
    industry: str | None
    people: int
    committee: int
    deciders: int
    deciders_known: int
    next_move: str | None
    problems: int


def account_rows(playbook: Playbook, links: Links, texts: Texts) -> tuple[AccountRow, ...]:
    """Return a row for each account, sorted by name."""
    rows = [_row(file, playbook, links, texts) for file in playbook.files.values()]
    return tuple(sorted(rows, key=lambda row: (row.account.text.casefold(), row.account.href)))


def _row(file: AccountFile, playbook: Playbook, links: Links, texts: Texts) -> AccountRow:
    href = links.account(file.id)
    account = file.account
    if account is None:
        name = texts("accounts.unreadable", id=file.id)
        count = max(1, len(file.problems))
        return AccountRow(Anchor(name, href), None, None, None, None, 0, 0, 0, 0, None, count)
    members = committee(account)
    deciders = [person for person in members.values() if decides(person)]
    return AccountRow(
        account=Anchor(account.name, href),
        tier=account.tier,
        owner=colleague_name(account.owner, playbook.team) if account.owner else None,
        stage=account.stage,
        industry=account.industry,
        people=len(account.stakeholders),
        committee=len(members),
        deciders=len(deciders),
        deciders_known=sum(map(is_known_to_us, deciders)),
        next_move=account.summary.next_move if account.summary else None,
        problems=len(file.problems),
    )
