"""The status of an account, and the reasons for it: what each gate says, the worst first.

A status is never one number. It comes from gates: each is a fact that a manager can check, and the
worst one decides. Our choice, after ClosePlan, Gong and MEDDPICC.
"""

from enum import StrEnum

from msgspec import Struct

from account_maps.measure.contacts import LastContact


class Status(StrEnum):
    """How an account stands, the worst first."""

    AT_RISK = "at_risk"
    NOT_ENOUGH_KNOWN = "not_enough_known"
    WATCH = "watch"
    ON_TRACK = "on_track"


class Gate(StrEnum):
    """What keeps an account from being on track; of one status, the worst first."""

    BUYER_NEVER_MET = "buyer_never_met"
    BUYER_OUT_OF_TOUCH = "buyer_out_of_touch"
    BUYER_WEAK = "buyer_weak"
    BUYER_UNDATED = "buyer_undated"
    BUYER_OPEN_POSITION = "buyer_open_position"
    VETO_AGAINST_US = "veto_against_us"
    LITTLE_REACHED = "little_reached"
    TEAMMATE_LEAVING = "teammate_leaving"
    CONTACT_LEAVING = "contact_leaving"
    NOBODY_ON_MAP = "nobody_on_map"
    NO_DECIDER = "no_decider"
    STANCES_UNKNOWN = "stances_unknown"
    NOTHING_CONFIRMED = "nothing_confirmed"
    NO_ECONOMIC_BUYER = "no_economic_buyer"
    VETO_UNKNOWN = "veto_unknown"
    VETO_OPEN_POSITION = "veto_open_position"
    DECIDER_UNKNOWN = "decider_unknown"
    DECIDER_OPEN_POSITION = "decider_open_position"
    NO_LIVE_CONTACT = "no_live_contact"
    SINGLE_THREADED = "single_threaded"
    NO_CHAMPION = "no_champion"
    CHAMPION_IN_CONFLICT = "champion_in_conflict"
    CHAMPION_UNTESTED = "champion_untested"
    OUT_OF_DATE = "out_of_date"
    NEVER_CONFIRMED = "never_confirmed"


class StatusReason(Struct, frozen=True, gc=False, array_like=True):
    """One reason for the status of an account.

    Attributes:
        gate: What is the matter.
        level: The status it causes.
        person: The person at the account it is about, by id, if any.
        person_name: What the pages call that person; empty if it is about none.
        colleague: The colleague on our side it is about, by id, if any.
        share: The share of the decision it is about, from 0 to 1, if any.
        last: The last contact with that person, where that is the point.
    """

    gate: Gate
    level: Status
    person: str | None = None
    person_name: str = ""
    colleague: str | None = None
    share: float | None = None
    last: LastContact | None = None


class AccountStatus(Struct, frozen=True, gc=False):
    """The status of an account with its reasons.

    Attributes:
        level: The status: that of the worst reason, on track without any.
        reasons: All reasons, the worst first; about people, the largest decision share first.
    """

    level: Status
    reasons: tuple[StatusReason, ...]
