"""What the table of the fields says of each field, and the surfaces that show fields."""

from enum import StrEnum

from msgspec import Struct


class Surface(StrEnum):
    """Where a field is shown.

    ``FACTS``, ``GLANCE``, ``FACET`` and ``SEARCH`` show whatever rows name them. On the others a
    field has a place of its own, which a template or a column gives it.
    """

    FACTS = "facts"
    """A labeled fact at the head of the account's page; of a person, on their profile."""

    PAGE = "page"
    """Elsewhere on the account's page."""

    GLANCE = "glance"
    """The line of facts at the head of the one-pager."""

    ONEPAGER = "onepager"
    """Elsewhere on the one-pager."""

    COLUMN = "column"
    """A column of the portfolio, or of another list of accounts."""

    FACET = "facet"
    """A filter of the portfolio."""

    SEARCH = "search"
    """The words of an entry in the site's search; a name is its title."""


class Field(Struct, frozen=True):
    """One field of the format.

    Attributes:
        key: Its key in the map.
        weight: How much a change of it matters, from 0 to 100; of a list, that something in it
            comes or goes. 0 for a group, whose own fields have weights.
        shown: Where it's shown.
        group: The fields that it stands with in the edit form and on pages, below ``edit_group`` in
            the texts; none if no form edits it.
        text: The key of its label, below ``label`` in the texts; the field's own key if empty.
        opens: The key of the text that stands for a link, which shows no address.
        unlabeled: Whether its value speaks for itself where there is little room.
        facet: What the filter is called in addresses; the field's own key if empty.
        completeness: What it fills in. The part before a dot is its weight in the rules.
        exported: Whether the JSON and the tables have it.
        option: Whether ``account-maps new`` has an option for it.
    """

    key: str
    weight: int = 0
    shown: tuple[Surface, ...] = ()
    group: str = ""
    text: str = ""
    opens: str = ""
    unlabeled: bool = False
    facet: str = ""
    completeness: str = ""
    exported: bool = False
    option: bool = False

    @property
    def label(self) -> str:
        """The key of its label in the texts."""
        return f"label.{self.text or self.key}"

    @property
    def address(self) -> str:
        """What its filter is called in addresses."""
        return self.facet or self.key
