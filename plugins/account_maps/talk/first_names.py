"""What a person is called by the first name, where it can be told."""

import re
import unicodedata

from account_maps.model.account import Person

# Those whose languages put the family name first.
_FAMILY_FIRST = frozenset({"hu", "ja", "ko", "vi", "zh"})


def first_name(person: Person) -> str | None:
    """Return the first name, or the whole name where it is in doubt which word that is.

    Known for sure is only a plain Latin name of several words without a title in front of it,
    whose bearer speaks no language that begins with the family name.
    """
    name = person.name
    if not name or " " not in name:
        return name
    first = name.split()[0]
    language = person.contact.language if person.contact else None
    family_first = (language or "").split("-")[0].lower() in _FAMILY_FIRST
    if family_first or "," in name or not _is_plain_word(first):
        return name
    return first


_TITLE = re.compile(
    "dame|dr|frau|herr|lady|lord|madame|miss|mme|mr|mrs|ms|mx|prof|professor|sir|sr|sra",
    re.IGNORECASE,
)


def _is_plain_word(word: str) -> bool:
    if _TITLE.fullmatch(word) or not word.replace("-", "").isalpha():
        return False
    return all(letter.isascii() or "LATIN" in unicodedata.name(letter, "") for letter in word)
