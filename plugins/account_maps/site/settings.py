"""The plugin's settings in ``mkdocs.yml``."""

import datetime as dt

from mkdocs.config import config_options as c
from mkdocs.config.base import Config, ValidationError

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


class Settings(Config):
    """Settings of the plugin; each is described on the page *Settings*."""

    maps_dir = c.Type(str, default="maps")
    cache_dir = c.Type(str, default=".account-maps-cache")
    engine = c.Choice(ENGINES, default="auto")
    as_of = c.Optional(Day())
    csp = c.Type(bool, default=True)
    largest_map = c.Type(int, default=256 * 1024)
