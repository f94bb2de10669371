"""Where an account stands, at the top of its page: the status and its reasons."""

from msgspec import Struct

from account_maps.html.names import DisplayNames
from account_maps.html.pieces import Chip, chip
from account_maps.html.status_words import ReasonWords, status_words
from account_maps.measure.status import AccountStatus
from account_maps.texts import Texts


class AccountStanding(Struct, frozen=True, gc=False):
    """Where the account stands: its status and why.

    Attributes:
        status: The status, as a word and a style, which adds a sign.
        reasons: What it comes from, the worst first.
    """

    status: Chip
    reasons: tuple[ReasonWords, ...]


def account_standing(status: AccountStatus, names: DisplayNames, texts: Texts) -> AccountStanding:
    """Return where an account stands.

    Args:
        status: Its status as measured.
        names: What people are called.
        texts: What the page says.
    """
    reasons = status_words(status.reasons, names.colleagues, texts)
    return AccountStanding(chip(status.level, texts), reasons)
