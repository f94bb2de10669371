"""The plugin's settings in ``mkdocs.yml``."""

import datetime as dt
from collections.abc import Mapping

from mkdocs.config import config_options as c
from mkdocs.config.base import Config, ValidationError

from account_maps.model.selection import KEYS
from account_maps.model.verdict import Severities, severities_of
from account_maps.pdf.paper import SHEETS
from account_maps.read.files import SIZE_LIMIT
from account_maps.read.links import why_no_link
from account_maps.read.words import listed, nearest, quoted
from account_maps.site.edit_setting import Edit

ENGINES = ("auto", "graphviz-pure", "dot", "curves")


class Day(c.OptionallyRequired[dt.date]):
    """A day as ``2026-11-20``; YAML may have read it as a date already."""

    def run_validation(self, value: object) -> dt.date:
        """Return the day.

        Raises:
            ValidationError: If it is no day of the calendar.
        """
        try:
            return dt.date.fromisoformat(str(value))
        except ValueError as error:
            message = f"Not a day such as 2026-11-20: {value}"
            raise ValidationError(message) from error


class Wanted(c.OptionallyRequired[Mapping[str, tuple[str, ...]]]):
    """Which maps the site is of: a value, or a list of them, by key."""

    def run_validation(self, value: object) -> Mapping[str, tuple[str, ...]]:
        """Return the values by key, sorted, since pages are kept by what the settings say.

        Raises:
            ValidationError: If a key is unknown or a value no text.
        """
        if not isinstance(value, dict) or not value:
            raise ValidationError("Write what is wanted by key, such as {territory: nordics}")
        return {_key(key): _texts(str(key), given) for key, given in sorted(value.items(), key=str)}


class Sites(c.OptionallyRequired[Mapping[str, str]]):
    """Addresses of the other sites of one repository, by the value that each is made for."""

    def run_validation(self, value: object) -> Mapping[str, str]:
        """Return the addresses by value; each ends in a slash.

        Raises:
            ValidationError: If one of them is no address of a site.
        """
        if not isinstance(value, dict):
            raise ValidationError("Write an address for each site, such as {dach: ../dach/}")
        return {
            _text("shards", name): _site(given) for name, given in sorted(value.items(), key=str)
        }


class SeverityByCode(c.OptionallyRequired[Severities]):
    """How much is made of a problem, by its code."""

    def run_validation(self, value: object) -> Severities:
        """Return the severities; YAML has read ``off`` as no.

        Raises:
            ValidationError: If a code or a word is not one that can be set.
        """
        if not isinstance(value, dict):
            raise ValidationError("Write a severity for each code, such as {AM305: warning}")
        said = {str(code): "off" if word is False else str(word) for code, word in value.items()}
        try:
            return severities_of(dict(sorted(said.items())))
        except ValueError as error:
            raise ValidationError(str(error)) from error


def _key(key: object) -> str:
    if key in KEYS:
        return str(key)
    near = nearest(str(key), KEYS)
    hint = f"did you mean {quoted(near)}?" if near else f"known: {listed(KEYS)}"
    raise ValidationError(f"Maps have no key {quoted(str(key))}; {hint}")


def _texts(key: str, given: object) -> tuple[str, ...]:
    values = given if isinstance(given, list) else [given]
    if not values:
        raise ValidationError(f"{key}: an empty list fits no map")
    texts = (_text(key, value) for value in values)
    return tuple(sorted({text.strip("/") if key == "folder" else text for text in texts}))


def _text(key: str, value: object) -> str:
    """Return a value as text; YAML has read ``NO`` as no, and of ``3.10`` a digit is lost."""
    if isinstance(value, str) and value.strip():
        return value.strip()
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if value is None:
        raise ValidationError(f"{key}: nothing is given; is an environment variable not set?")
    raise ValidationError(f"{key}: a text is wanted, not {value!r}; put it in quotes")


def _site(given: object) -> str:
    address = str(given)
    if "://" in address:
        why = why_no_link(address)
    else:
        odd = not address or address.startswith("//") or any(one in address for one in ":\\ ?#")
        why = "write a way such as ../dach/ or an address with https://" if odd else ""
    if why:
        raise ValidationError(f"{quoted(address)} is no address of a site: {why}")
    return address if address.endswith("/") else f"{address}/"


class Count(c.OptionallyRequired[int]):
    """A number of things: 0 or more."""

    def run_validation(self, value: object) -> int:
        """Return the number.

        Raises:
            ValidationError: If it is none.
        """
        if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
            return value
        raise ValidationError(f"Not a number such as 10: {value}")


class Settings(Config):
    """Settings of the plugin; each is described on the page *Settings*."""

    maps_dir = c.Type(str, default="maps")
    cache_dir = c.Type(str, default=".account-maps-cache")
    engine = c.Choice(ENGINES, default="auto")
    as_of = c.Optional(Day())
    csp = c.Type(bool, default=True)
    largest_map = c.Type(int, default=SIZE_LIMIT)
    maps = c.Optional(Wanted())
    shards = c.Optional(Sites())
    severity = c.Optional(SeverityByCode())
    edit = c.Optional(Edit())
    pdf = c.Optional(c.Choice(SHEETS))
    fonts = c.Optional(c.Dir(exists=True))
    history = c.Type(bool, default=True)
    history_changes = Count(default=5)
    history_dates = Count(default=2)
