"""The forms of the edit page, made from the types of the format."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from msgspec import Struct, inspect

from account_maps.model.account import Account, Action, Line, Person, Tie
from account_maps.model.wording import fields
from account_maps.texts import Texts

Groups = Mapping[str, tuple[str, ...]]

PERSON: Final[Groups] = {
    "stance": ("support", "roles", "influence", "veto", "coverage"),
    "source": ("certainty", "evidence", "verified"),
    "post": (
        *("name", "title", "unit", "reports_to", "dotted_to"),
        *("state", "placeholder", "person"),
    ),
    "wants": ("goals", "pains", "criteria", "win"),
    "traits": ("orientation", "adaptability", "mode"),
    "points": (
        *("talking_points.say", "talking_points.prove"),
        *("talking_points.ask", "talking_points.avoid"),
    ),
    "champion": ("champion.power", "champion.sells", "champion.stake", "champion.tested"),
    "contact": (
        *("contact.email", "contact.phone", "contact.mobile"),
        *("contact.profile", "contact.timezone", "contact.language"),
    ),
    "note": ("note",),
}
"""The fields of a person by group: first what changes most. Ties have a form of their own."""

TIE: Final[Groups] = {"tie": ("level", "target", "last", "note")}
LINE: Final[Groups] = {"line": ("from", "to", "kind", "strength", "note", "certainty")}
ACTION: Final[Groups] = {"action": ("what", "owner", "due", "done", "stakeholders")}
ACCOUNT: Final[Groups] = {
    "summary": ("summary.want", "summary.where_we_stand", "summary.next_move"),
    "deal": ("stage", "value", "owner", "team", "verified"),
    "message": ("message.say", "message.prove"),
    "company": (
        *("name", "domain", "industry", "segment", "tier", "territory"),
        *("parent", "crm", "confidentiality", "tags"),
    ),
    "wants": ("goals", "pressures"),
    "icp": ("icp.fit", "icp.reasons"),
    "note": ("note",),
}


class Field(Struct, frozen=True, omit_defaults=True):
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


class Group(Struct, frozen=True):
    """Fields that belong together, under a heading."""

    label: str
    fields: tuple[Field, ...]


Form = tuple[Group, ...]

_PLAIN: Final = {inspect.BoolType: "yes", inspect.DateType: "day", inspect.FloatType: "number"}


def forms(texts: Texts) -> dict[str, Form]:
    """Return the forms by what they are of.

    Args:
        texts: What the page says, with what this team calls the values.
    """
    return {
        "person": _form(Person, PERSON, texts),
        "tie": _form(Tie, TIE, texts),
        "line": _form(Line, LINE, texts),
        "action": _form(Action, ACTION, texts),
        "account": _form(Account, ACCOUNT, texts),
    }


def _form(kind: type[Struct], groups: Groups, texts: Texts) -> Form:
    return tuple(
        Group(texts(f"edit_group.{name}"), tuple(_field(kind, key, texts) for key in keys))
        for name, keys in groups.items()
    )


def _field(kind: type[Struct], key: str, texts: Texts) -> Field:
    found = _find(kind, key.split("."))
    meta = found.type.extra_json_schema or {} if isinstance(found.type, inspect.Metadata) else {}
    how, to, scale = _kind(found.type, {})
    label, says = texts(f"edit_label.{key}"), str(meta["description"]).replace("`", "")
    return Field(
        key,
        label,
        says if says != f"{label}." else "",
        how,
        tuple((str(word), texts.value(word)) for word in scale),
        to,
        found.required,
    )


def _find(kind: type[Struct], way: list[str]) -> inspect.Field:
    found = next(field for field in fields(kind) if field.encode_name == way[0])
    inner = _bare(found.type)
    if len(way) > 1 and isinstance(inner, inspect.StructType):
        return _find(inner.cls, way[1:])
    return found


def _bare(kind: inspect.Type) -> inspect.Type:
    while isinstance(kind, inspect.Metadata | inspect.UnionType):
        kind = kind.type if isinstance(kind, inspect.Metadata) else kind.types[0]
    return kind


def _kind(kind: inspect.Type, extra: Mapping[str, Any]) -> tuple[str, str, Iterable[Any]]:
    """Return how a field is filled in, what it names, and the values to choose from."""
    match kind:
        case inspect.Metadata(type=inner, extra=more):
            return _kind(inner, {**extra, **(more or {})})
        case inspect.UnionType(types=types):
            return _kind(types[0], extra)
        case inspect.VarTupleType(item_type=item):
            how, to, scale = _kind(item, {})
            return f"{how}s", to, scale
        case inspect.EnumType(cls=scale):
            return "word", "", scale
    marks = ("ref", "id", "link", "note")
    text = next((mark for mark in marks if mark in extra), "text")
    return _PLAIN.get(type(kind), text), extra.get("ref", ""), ()
