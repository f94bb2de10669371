"""The forms of the edit page, made from the rows and types of the fields."""

from collections.abc import Mapping
from typing import Final

from msgspec import Struct

from account_maps.model.account import Account, Action, Line, Person, Promise, Tie
from account_maps.model.field_types import FieldAt, fields_of
from account_maps.texts import Texts


class FormField(Struct, frozen=True, omit_defaults=True):
    """One field of a form.

    Attributes:
        key: The way to it from what the form is of, with dots.
        label: Its name.
        says: What it means, if the name does not say it.
        kind: How it is filled in: text, texts (one a line), note, day, number, yes, word, words,
            ref, refs, id or link.
        options: The values of a scale, with what the pages call them.
        to: What it names: person, unit, colleague or account.
        required: Whether it must be filled.
    """

    key: str
    label: str
    says: str
    kind: str
    options: tuple[tuple[str, str], ...] = ()
    to: str = ""
    required: bool = False


class FormGroup(Struct, frozen=True):
    """Fields that belong together, under a heading."""

    label: str
    fields: tuple[FormField, ...]


Form = tuple[FormGroup, ...]

_FORMS: Final[Mapping[str, type[Struct]]] = {
    "person": Person,
    "tie": Tie,
    "line": Line,
    "action": Action,
    "promise": Promise,
    "account": Account,
}
"""What has a form."""

_ONE_A_LINE: Final = "s"
"""Ends the kind of a field that holds several."""


def forms(texts: Texts) -> dict[str, Form]:
    """Return the forms by what they are of.

    Args:
        texts: What the page says, with what this team calls the values.
    """
    return {name: _form(kind, texts) for name, kind in _FORMS.items()}


def _form(kind: type[Struct], texts: Texts) -> Form:
    groups: dict[str, list[FormField]] = {}
    for field in fields_of(kind):
        if field.row.group:
            groups.setdefault(field.row.group, []).append(_field(field, texts))
    return tuple(FormGroup(texts(f"edit_group.{name}"), tuple(of)) for name, of in groups.items())


def _field(field: FieldAt, texts: Texts) -> FormField:
    label, says, kind = texts(field.row.label), field.means.replace("`", ""), field.type
    return FormField(
        field.path,
        label,
        says if says != f"{label}." else "",
        f"{kind.holds}{_ONE_A_LINE if kind.many else ''}",
        tuple((str(word), texts.value(word)) for word in kind.scale or ()),
        kind.to,
        field.required,
    )
