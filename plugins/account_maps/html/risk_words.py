"""A finding in words: the same on the page of an account, on an owner's page and in a terminal."""

from collections.abc import Mapping
from typing import Final

from msgspec import Struct

from account_maps.html.amounts import percent
from account_maps.html.links import shown_name
from account_maps.measure.measured import Found
from account_maps.model.account import Account, Colleague
from account_maps.model.people import colleague_name
from account_maps.model.values import FindingCode
from account_maps.texts import Texts

BY_INTRODUCTION: Final = frozenset(
    {
        FindingCode.VACANT_DECIDER,
        FindingCode.HIDDEN_INFLUENCE,
        FindingCode.UNMET_DECIDER,
        FindingCode.OPPOSED_VETO,
        FindingCode.OPPOSING_SHARE,
        FindingCode.UNKNOWN_ATTITUDE,
        FindingCode.STALE_KEY_PLAYER,
    }
)
"""Findings whose action is another one where somebody of theirs can introduce us."""


class RiskWords(Struct, frozen=True, gc=False):
    """What is said of a finding; plain text with words of the map in it.

    Attributes:
        title: A label for it.
        what: What the map says, in one sentence.
        act: What to do about it.
        why: Why it matters.
    """

    title: str
    what: str
    act: str
    why: str


def sentence(
    found: Found, account: Account, colleagues: Mapping[str, Colleague], texts: Texts
) -> RiskWords:
    """Return a finding in words.

    Args:
        found: The finding.
        account: The map that it was found in.
        colleagues: Our own people by id.
        texts: What the pages say.
    """
    about = f"finding.{found.code}"
    values = _values(found, account, colleagues, texts)
    introduced = found.route is not None and found.code in BY_INTRODUCTION
    return RiskWords(
        title=texts(f"{about}.title"),
        what=texts(f"{about}.what", **values),
        act=texts(f"{about}.{'act_by' if introduced else 'act'}", **values),
        why=texts(f"{about}.why"),
    )


def _values(
    found: Found, account: Account, colleagues: Mapping[str, Colleague], texts: Texts
) -> dict[str, str]:
    """Return what the placeholders of the texts stand for.

    Who introduces is the first on the way: the one whom we can ask today.
    """
    introducer = found.route.people[0] if found.route else None
    return {
        "people": ", ".join(_name(person, account) for person in found.people),
        "introducer": _name(introducer, account) if introducer else "",
        "colleague": colleague_name(found.colleague, colleagues) if found.colleague else "",
        "percent": percent(found.share or 0.0),
        "days": texts.count("days", found.days or 0),
        "field": texts(found.key) if found.key else "",
        "what": found.what or "",
    }


def _name(person_id: str, account: Account) -> str:
    return shown_name(person_id, account.stakeholders[person_id])
