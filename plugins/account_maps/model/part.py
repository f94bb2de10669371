"""The base of every type of the format."""

from msgspec import Struct


class Part(Struct, frozen=True, gc=False, omit_defaults=True, forbid_unknown_fields=True):
    """A piece of a map or of a shared file: it cannot be changed, and has no other fields."""
