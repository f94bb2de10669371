"""What one page of an account is made from: the map, what was worked out of it, and the words."""

from dataclasses import dataclass
from functools import cached_property

from account_maps.html.field_values import FieldWords
from account_maps.html.names import DisplayNames
from account_maps.measure.measured import Measured
from account_maps.model.account import Account
from account_maps.model.playbook import AccountFile
from account_maps.pages.account.page_context import PageContext
from account_maps.pages.account.source import AccountSource
from account_maps.pages.account_results import AccountResults
from account_maps.texts import Texts


@dataclass(frozen=True)
class AccountMaterial:
    """What one page of an account is made from.

    Attributes:
        file: Where the map was read from.
        account: The map.
        results: What was worked out of it.
        page_context: All else that the page needs, with addresses as seen from it.
    """

    file: AccountFile
    account: Account
    results: AccountResults
    page_context: PageContext

    @property
    def measured(self) -> Measured:
        """Figures, paths, losses and risks."""
        return self.results.measured

    @property
    def texts(self) -> Texts:
        """What the page says."""
        return self.page_context.texts

    @cached_property
    def names(self) -> DisplayNames:
        """What people are called, and where their names lead."""
        context = self.page_context
        return DisplayNames(self.account.stakeholders, context.colleagues, context.links.profiles)

    @cached_property
    def source(self) -> AccountSource:
        """The map with names, addresses and words."""
        links = self.page_context.links
        return AccountSource(self.file, self.account, self.names, links, self.texts)

    @cached_property
    def words(self) -> FieldWords:
        """Puts fields into words."""
        return FieldWords(self.page_context.colleagues, self.texts)
