"""The values of fields as pages show them, by what the type of a field holds."""

import datetime as dt
from collections.abc import Iterable, Mapping
from enum import StrEnum

from msgspec import Struct

from account_maps.html.amounts import day_words, money, whole
from account_maps.html.links import Links, safe_href
from account_maps.html.pieces import Anchor, Fact, Listing
from account_maps.model.account import Colleague
from account_maps.model.field_types import FieldAt, FieldType
from account_maps.model.people import colleague_name
from account_maps.model.values import FindingCode
from account_maps.read.amounts import Money
from account_maps.texts import Texts


class FieldWords(Struct, frozen=True):
    """What puts the values of fields into words.

    Attributes:
        colleagues: Our own people by id.
        texts: What the pages say.
        units: Names of the map's units by id, where fields name any.
    """

    colleagues: Mapping[str, Colleague]
    texts: Texts
    units: Mapping[str, str] = {}

    def label(self, field: FieldAt) -> str:
        """Return what a field is called."""
        return self.texts(field.row.label)

    def words(self, field: FieldAt, part: Struct) -> tuple[str, ...]:
        """Return the values of a field in plain words; several only where it's a list.

        Args:
            field: The field.
            part: What has the field: an account, a person.
        """
        return tuple(self.word(one, field.type) for one in values(field, part))

    def word(self, value: object, kind: FieldType) -> str:
        """Return one value in plain words.

        Args:
            value: The value.
            kind: What its field holds.
        """
        match value:
            case bool():
                words = self.texts("compare.yes" if value else "compare.no")
            case dt.date():
                words = day_words(value)
            case int():
                words = whole(value)
            case Money():
                words = money(value)
            case StrEnum() if kind.scale is not FindingCode:
                words = self.texts.value(value)
            case _:
                words = self._named(str(value), kind.to)
        return words

    def _named(self, text: str, to: str) -> str:
        """Return the name that belongs to an id, else the text as it is."""
        match to:
            case "colleague":
                return colleague_name(text, self.colleagues)
            case "unit":
                return self.units.get(text, text)
        return text

    def fact(self, field: FieldAt, part: Struct, links: Links) -> Fact | None:
        """Return a field as a labeled fact, or None if it's not filled.

        Args:
            field: The field.
            part: What has the field.
            links: Addresses as seen from the page.
        """
        found = values(field, part)
        day = found[0] if found and isinstance(found[0], dt.date) else None
        shown = () if day else tuple(a for one in found if (a := self._anchor(field, one, links)))
        return Fact(self.label(field), shown, day) if shown or day else None

    def listings(self, fields: Iterable[FieldAt], part: Struct) -> tuple[Listing, ...]:
        """Return those of some fields that are filled, as labeled lists of sentences.

        Args:
            fields: The fields.
            part: What has the fields.
        """
        found = (Listing(self.label(field), self.words(field, part)) for field in fields)
        return tuple(listing for listing in found if listing.items)

    def _anchor(self, field: FieldAt, value: object, links: Links) -> Anchor | None:
        """Return a value with where it leads; None for a link that a page may not have."""
        kind, text = field.type, self.word(value, field.type)
        if kind.holds == "link":
            return self._link(field, text, safe_href(text))
        match kind.to:
            case "colleague":
                return Anchor(text, links.colleague(str(value)))
            case "account":
                return Anchor(text, links.account(str(value)))
            case "plan_page":
                return self._link(field, text, links.plan(text))
        return Anchor(text)

    def _link(self, field: FieldAt, address: str, href: str | None) -> Anchor | None:
        """Return a link, in the words for its field; without those, the address shows."""
        if not field.row.opens:
            return Anchor(address, href)
        return Anchor(self.texts(field.row.opens), href) if href else None


def values(field: FieldAt, part: Struct) -> tuple[object, ...]:
    """Return the values of a field: none if it's not filled, several only where it's a list."""
    value = field.of(part)
    if value is None or value is False:
        return ()
    return tuple(filter(None, value)) if field.type.many else (value,) if value != "" else ()
