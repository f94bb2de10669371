"""What the plugin keeps from one build to the next while a live server runs."""

from dataclasses import dataclass, field

from account_maps.pages.account_cache import AccountCache
from account_maps.read.problems import Problem


@dataclass(slots=True)
class Memory:
    """What earlier builds found out.

    Attributes:
        accounts: The accounts as read and measured; the store keeps them between processes.
        failed_pdfs: Why PDFs can't be made, by their keys. No longer than a server runs, since a
            font may be installed.
    """

    accounts: AccountCache = field(default_factory=AccountCache)
    failed_pdfs: dict[bytes, Problem] = field(default_factory=dict)
