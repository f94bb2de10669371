"""The values of a map in words, as they were before a change and as they are after it."""

from collections.abc import Mapping
from typing import Final

from account_maps.changes import Change, Ref
from account_maps.changes.subjects import field_of
from account_maps.html.amounts import in_full
from account_maps.html.field_values import FieldWords
from account_maps.html.links import shown_name
from account_maps.model.account import Account, Colleague, Objection, Unit, walk_units
from account_maps.model.field_types import FieldAt
from account_maps.model.people import colleague_name
from account_maps.read.amounts import Money
from account_maps.texts import Texts

_LONGEST: Final = 160
"""Letters of a value; a longer text is cut, since what changed in it is to be seen in the file."""


class Values:
    """Puts values into words.

    Args:
        before: The earlier version.
        after: The later version.
        colleagues: Our own people by id.
        texts: The words.
    """

    def __init__(
        self,
        before: Account,
        after: Account,
        colleagues: Mapping[str, Colleague],
        texts: Texts,
    ) -> None:
        self.before, self.after = before, after
        self.words = FieldWords(colleagues, texts)
        self._units_before, self._units_after = _units(before), _units(after)

    def name(self, who: Ref) -> str:
        """Return what a person is called now, else what they were called."""
        for person_id, account in ((who.after, self.after), (who.before, self.before)):
            if person_id and person_id in account.stakeholders:
                return short(shown_name(person_id, account.stakeholders[person_id]))
        return who.shown

    def ours(self, colleague_id: str) -> str:
        """Return what one of us is called."""
        return colleague_name(colleague_id, self.words.colleagues)

    def unit(self, unit: Ref) -> str:
        """Return what a unit is called now, else what it was called."""
        found = self._units_after.get(unit.after or "") or self._units_before.get(unit.before or "")
        return short(found.name if found else unit.shown)

    def both(self, change: Change) -> tuple[str, str]:
        """Return what a field was and what it is; of a list, what went out of it and came in."""
        before, after, field = change.before, change.after, field_of(change)
        if isinstance(before, bool) or isinstance(after, bool):
            return self._yes(before), self._yes(after)
        if not isinstance(before or (), tuple) or not isinstance(after or (), tuple):
            return self._one(field, before, after)
        was, now = _several(before), _several(after)
        gone = tuple(one for one in was if one not in now)
        new = tuple(one for one in now if one not in was)
        if not gone and not new:
            return "", self.words.texts("compare.other_order")
        return self.value(field, gone), self.value(field, new)

    def _one(self, field: FieldAt, before: object, after: object) -> tuple[str, str]:
        """Return both values in words; amounts in full where they round to the same words."""
        was, now = self.value(field, before), self.value(field, after)
        if was == now and isinstance(before, Money) and isinstance(after, Money):
            return in_full(before), in_full(after)
        return was, now

    def value(self, field: FieldAt, value: object) -> str:
        """Return a value in words; nothing if it is not filled.

        Args:
            field: The field that it stands in.
            value: The value.
        """
        match value:
            case None:
                words = ""
            case tuple():
                words = "; ".join(self.value(field, one) for one in value)
            case Ref():
                words = self.unit(value) if field.type.to == "unit" else self.name(value)
            case Objection():
                words = self._objection(value)
            case _:
                words = self.words.word(value, field.type)
        return short(words)

    def _yes(self, value: object) -> str:
        return self.words.texts("compare.yes" if value else "compare.no")

    def _objection(self, one: Objection) -> str:
        if not one.answer:
            return one.objection
        return self.words.texts("compare.answered", objection=one.objection, answer=one.answer)


def short(text: str) -> str:
    """Return a text as one line, cut if it is long."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def _several(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else ()


def _units(account: Account) -> dict[str, Unit]:
    return dict(walk_units(account.units))
