"""The values of the placeholders in the sentences of the library, as plain text."""

import re
import unicodedata
from collections.abc import Mapping

from account_maps.model.account import Account, Message, Person
from account_maps.model.sentences import Named, Sentence
from account_maps.model.talking import Placeholder

PlaceholderValues = dict[Named, str]
"""The known values by placeholder; what the map does not say is missing."""

PossibleValues = dict[Named, str | None]
"""The same with None for what is missing."""

# Those whose languages put the family name first.
_FAMILY_FIRST = frozenset({"hu", "ja", "ko", "vi", "zh"})


def account_values(account: Account) -> PlaceholderValues:
    """Return the values that are the same for all people of an account."""
    message = account.message or Message()
    competitors = [one.name for one in account.competitors]
    return known_values(
        {
            Placeholder.ACCOUNT: account.name,
            Placeholder.INDUSTRY: account.industry,
            Placeholder.COMPETITOR: competitors[0] if competitors else None,
            Placeholder.MESSAGE: message.say,
            Placeholder.PROOF: message.prove,
        }
    )


def person_values(person: Person) -> PlaceholderValues:
    """Return the values from a person's own entry."""
    return known_values(
        {
            Placeholder.NAME: person.name,
            Placeholder.FIRST_NAME: first_name(person),
            Placeholder.TITLE: person.title,
            Placeholder.PAIN: _first(person.pains),
            Placeholder.GOAL: _first(person.goals),
            Placeholder.CRITERION: _first(person.criteria),
            Placeholder.WIN: person.win,
        }
    )


def known_values(values: Mapping[Named, str | None]) -> PlaceholderValues:
    """Return the values that are not empty, without the full stop of a whole sentence."""
    return {name: plain for name, text in values.items() if (plain := _without_stop(text or ""))}


def filled(parts: Sentence, values: PlaceholderValues) -> str:
    """Return a sentence with its placeholders replaced, all of which must have a value."""
    return "".join(values[part] if isinstance(part, Named) else part for part in parts)


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


def _without_stop(text: str) -> str:
    return text if text.endswith("..") else text.removesuffix(".")


def _first(texts: tuple[str, ...]) -> str | None:
    return texts[0] if texts else None
