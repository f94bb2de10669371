"""What changed in a map, in words: the same in a terminal, a comment, a page and a feed."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Final

from msgspec import Struct

from account_maps.changes import Change, ChangeStatus, Comparison, Effect, Ref, Subject
from account_maps.changes.items import objectives
from account_maps.changes.subjects import field_of, part_of
from account_maps.changes.values import Values, short
from account_maps.html.amounts import day_words
from account_maps.html.figure_words import shown_range
from account_maps.measure.risk import Risk
from account_maps.model.account import Account, Colleague
from account_maps.model.field_types import FieldAt, field_at
from account_maps.model.values import LineKind
from account_maps.texts import Texts

_PROOF: Final = ("evidence", "certainty", "verified")
"""Fields that say where a change comes from, if something else changed with them."""

_INTRODUCING: Final = ("title", "roles", "support", "reports_to", "level", "last", "owner", "due")
"""What is said of something new."""


class FieldChange(Struct, frozen=True, gc=False, array_like=True):
    """One thing that changed: what it was, what it is. Both may be empty, but not together.

    Attributes:
        label: Which field, or nothing where the words speak for themselves.
        before: What it was.
        after: What it is.
    """

    label: str
    before: str
    after: str

    def __str__(self) -> str:
        """Return the phrase as plain text."""
        arrow = " → " if self.before and self.after else ""
        value = f"{self.before}{arrow}{self.after}" if self.after else f"− {self.before}"
        return f"{self.label}: {value}" if self.label else value


class ChangeGroup(Struct, frozen=True, gc=False, array_like=True):
    """All that changed of one person, one line, one action or the account itself.

    Attributes:
        about: What it is about.
        person: Id of the person now, if it is one who is there.
        status: What became of it.
        phrases: What changed, the most important first.
        source: Where that comes from, as the map says.
        weight: How much it matters.
    """

    about: str
    person: str | None
    status: ChangeStatus
    phrases: tuple[FieldChange, ...]
    source: str
    weight: int

    def __str__(self) -> str:
        """Return the group as one line of plain text."""
        told = f"{self.about}: {'; '.join(map(str, self.phrases))}"
        return f"{told}. {self.source}" if self.source else told


class Consequences(Struct, frozen=True, gc=False, array_like=True):
    """What a change does to the figures and findings, in words.

    Attributes:
        figures: The figures that moved.
        gone: Findings that no longer hold.
        new: Findings that hold now.
    """

    figures: tuple[FieldChange, ...] = ()
    gone: tuple[str, ...] = ()
    new: tuple[str, ...] = ()


class ChangeWording:
    """Puts changes into words.

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
        self._values = Values(before, after, colleagues, texts)
        self._texts = texts

    def groups(self, comparison: Comparison) -> tuple[ChangeGroup, ...]:
        """Return what changed, what matters most first."""
        found = sorted(comparison.changes, key=_subject)
        told = [self._group([*those]) for _, those in groupby(found, key=_subject)]
        return tuple(sorted(told, key=lambda one: (-one.weight, one.about, str(one))))

    def consequences(self, effect: Effect) -> Consequences:
        """Return what the change does to the figures and findings."""
        figures = (
            FieldChange(
                self._texts(f"figure.{one.key}.name"),
                shown_range(one.key, one.before, one.before_range, self._texts),
                shown_range(one.key, one.after, one.after_range, self._texts),
            )
            for one in effect.figures
        )
        return Consequences(
            tuple(phrase for phrase in figures if phrase.before != phrase.after),
            tuple(map(self._risk, effect.gone)),
            tuple(map(self._risk, effect.new)),
        )

    def _group(self, changes: Sequence[Change]) -> ChangeGroup:
        ordered = sorted(changes, key=lambda one: (-one.weight, one.field, repr(one)))
        first = ordered[0]
        whole = next((one for one in ordered if _is_whole(one)), None)
        source = "" if whole else self._source(first, ordered)
        told = [one for one in ordered if not (source and one.field in _PROOF)]
        moved = any(one.status is ChangeStatus.MOVED for one in ordered)
        usual = ChangeStatus.MOVED if moved else first.status
        return ChangeGroup(
            about=self._about(first),
            person=first.who.after if first.who and first.other is None else None,
            status=whole.status if whole else usual,
            phrases=tuple(self._phrase(one) for one in told),
            source=source,
            weight=first.weight,
        )

    def _about(self, change: Change) -> str:
        texts = self._texts
        if change.who and change.other:
            conflict = LineKind.CONFLICT in (_kind(change.before), _kind(change.after))
            key = "compare.conflict" if conflict else "compare.from_to"
            return texts(
                key, source=self._values.name(change.who), target=self._values.name(change.other)
            )
        if change.who:
            return self._values.name(change.who)
        if change.item is None:
            named = "order" if change.subject is Subject.ORDER else "account"
            return texts(f"compare.{named}")
        return f"{texts(f'compare.subject.{change.subject}')} {self._item(change)}"

    def _item(self, change: Change) -> str:
        item = change.item or Ref(None, None)
        if change.subject is Subject.UNIT:
            return self._values.unit(item)
        if change.subject is Subject.OBJECTIVE:
            return self._goal(item)
        return short(item.shown)

    def _goal(self, item: Ref) -> str:
        after, before = objectives(self._values.after), objectives(self._values.before)
        found = after.get(item.after or "") or before.get(item.before or "")
        return short(found.goal if found else item.shown)

    def _phrase(self, change: Change) -> FieldChange:
        texts = self._texts
        if change.subject is Subject.ORDER:
            return FieldChange("", "", texts("compare.other_order"))
        if _is_whole(change) or (change.subject is Subject.TIE and not change.field):
            return self._came_or_went(change)
        if change.status is ChangeStatus.RENAMED:
            was, now = _sides(change)
            return FieldChange(texts("compare.id"), was, now)
        plain = change.field == "support" and change.before and change.after
        label = "" if plain else self._values.words.label(field_of(change))
        if change.colleague:
            label = f"{self._values.ours(change.colleague)}, {label}"
        return FieldChange(label, *self._values.both(change))

    def _came_or_went(self, change: Change) -> FieldChange:
        texts, fields = self._texts, change.after or change.before
        known = fields if isinstance(fields, Mapping) else {}
        label = self._values.ours(change.colleague) if change.colleague else ""
        said = texts(f"compare.{change.status}.{change.subject}")
        if change.status is ChangeStatus.REMOVED:
            return FieldChange(label, "", said)
        fields = (field_at(part_of(change.subject), one) for one in _INTRODUCING if one in known)
        named = [self._introduced(field, known[field.path]) for field in fields]
        return FieldChange(label, "", ", ".join((said, *filter(None, named))))

    def _introduced(self, field: FieldAt, value: object) -> str:
        words = self._values.value(field, value)
        manager = field.path == "reports_to"
        return self._texts("compare.reports_to", name=words) if manager else words

    def _source(self, first: Change, changes: Iterable[Change]) -> str:
        """Return where a person's change comes from: the evidence, and the day of the last check.

        Only where more changed than what would be the source.
        """
        fields = {one.field for one in changes}
        if first.subject is not Subject.PERSON or fields <= {*_PROOF} or not first.who:
            return ""
        person = self._values.after.stakeholders.get(first.who.after or "")
        if person is None or not fields.intersection(_PROOF):
            return ""
        checked = person.verified and day_words(person.verified)
        said = self._texts("compare.verified", day=checked) if checked else ""
        parts = (short(person.evidence or ""), said if "verified" in fields else "")
        return ", ".join(filter(None, parts))

    def _risk(self, risk: Risk) -> str:
        title = self._texts(f"finding.{risk.code}.title")
        what = risk.person_name or short(risk.what or "")
        return f"{risk.code} {title}{': ' if what else ''}{what}"


def _subject(change: Change) -> tuple[str, str, str]:
    """Return what brings the changes of one thing together: a person with the ties to them."""
    if change.who and change.other is None:
        return "", repr(change.who), ""
    return change.subject, repr((change.who, change.other)), repr(change.item)


def _is_whole(change: Change) -> bool:
    came_or_went = change.status in (ChangeStatus.ADDED, ChangeStatus.REMOVED) and not change.field
    return came_or_went and change.subject is not Subject.TIE


def _sides(change: Change) -> tuple[str, str]:
    ref = change.who or change.item or Ref(None, None)
    return ref.before or "", ref.after or ""


def _kind(fields: object) -> object:
    return fields.get("kind") if isinstance(fields, Mapping) else fields
