"""The words for what isn't known of an account's fit."""

from collections.abc import Iterable, Sequence

from account_maps.model.account import Account
from account_maps.model.field_types import field_at
from account_maps.texts import Texts


def missing_words(missing: Iterable[str], texts: Texts) -> list[str]:
    """Return that each of some fields of an account isn't set: "Employees not set".

    Args:
        missing: The keys of the fields.
        texts: What the pages say.
    """
    labels = (texts(field_at(Account, key).row.label) for key in missing)
    return [texts("icp.not_set", field=label) for label in labels]


def missing_in_short(missing: Sequence[str], texts: Texts) -> str:
    """Return the one field that isn't set, or how many aren't."""
    if len(missing) == 1:
        return missing_words(missing, texts)[0]
    return texts("icp.fields_not_set", number=len(missing))
