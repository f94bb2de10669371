"""What pages share, as digests: the key of a page is made of those of the values that it uses.

A value is digested once a build, not once a page. What a page doesn't use is not in its key, so the
page is taken from an earlier build when that changes.
"""

import datetime as dt
from dataclasses import dataclass

from account_maps.draw import Router
from account_maps.extensions import Extensions
from account_maps.model.playbook import Playbook
from account_maps.pages.spec import digest
from account_maps.texts import Texts


@dataclass(frozen=True, slots=True)
class SharedDigests:
    """A digest of each value that pages share.

    Attributes:
        rules: The numbers behind figures and risks, and what the team has added to them.
        criteria: The criteria of the ideal customer profile.
        talking_points: The library of talking points, and what fills the team's placeholders.
        texts: What the pages say, with this team's labels.
        team: Our own people.
        day: The day that the site speaks of.
        router: What routes the informal lines.
    """

    rules: bytes
    criteria: bytes
    talking_points: bytes
    texts: bytes
    team: bytes
    day: bytes
    router: bytes

    @property
    def of_account(self) -> tuple[bytes, ...]:
        """What the files of an account use, beside the colleagues that the map names."""
        return (
            *(self.rules, self.criteria, self.talking_points),
            *(self.texts, self.day, self.router),
        )

    @property
    def of_accounts(self) -> tuple[bytes, ...]:
        """What the pages about many accounts use."""
        return self.rules, self.texts, self.team, self.day


def shared_digests(
    playbook: Playbook, texts: Texts, as_of: dt.date, router: Router, extensions: Extensions
) -> SharedDigests:
    """Return the digests of what the pages of a build share.

    Args:
        playbook: What was read.
        texts: What the pages say.
        as_of: The day that the site speaks of.
        router: Routes the informal lines.
        extensions: What the team has added itself.
    """
    return SharedDigests(
        rules=digest(playbook.rules, extensions.digest),
        criteria=digest(playbook.icp),
        talking_points=digest(playbook.talking, extensions.digest),
        texts=texts.digest,
        team=digest(playbook.team),
        day=digest(as_of),
        router=digest(router.identity),
    )
