"""A risk in words: the same on the page of an account, on an owner's page and in a terminal."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from account_maps.html.amounts import percent
from account_maps.html.names import joined
from account_maps.measure.risk import Risk
from account_maps.model.account import Colleague
from account_maps.model.people import colleague_name
from account_maps.texts import Texts


class RiskWords(Struct, frozen=True, gc=False):
    """What the pages say about a risk; plain text with words of the map in it.

    Attributes:
        title: A label for it.
        what: What the risk is, in one sentence.
        act: What to do about it in general; the next step of the account says with whom.
        why: Why it matters.
    """

    title: str
    what: str
    act: str
    why: str


def risk_words(risk: Risk, colleagues: Mapping[str, Colleague], texts: Texts) -> RiskWords:
    """Return a risk in words.

    Args:
        risk: The risk.
        colleagues: Our own people by id.
        texts: What the pages say.
    """
    key = f"finding.{risk.code}"
    values = _values(risk, colleagues, texts)
    return RiskWords(
        title=texts(f"{key}.title"),
        what=texts(f"{key}.what", **values),
        act=texts(f"{key}.act", **values),
        why=texts(f"{key}.why"),
    )


def _values(risk: Risk, colleagues: Mapping[str, Colleague], texts: Texts) -> dict[str, str]:
    """Return the values of the placeholders in the texts."""
    return {
        "people": risk.person_name,
        "colleague": colleague_name(risk.colleague, colleagues) if risk.colleague else "",
        "percent": percent(risk.share or 0.0),
        "days": texts.count("days", risk.days or 0),
        "field": texts(risk.key) if risk.key else "",
        "what": risk.what or "",
        "to": made_to(risk.made_to, texts),
    }


def made_to(names: Sequence[str], texts: Texts) -> str:
    """Return to whom a promise was made, as the middle of a sentence; nothing if nobody is named.

    Args:
        names: What the pages call them.
        texts: What the pages say.
    """
    return texts("promise.to", names=joined(names, texts)) if names else ""
