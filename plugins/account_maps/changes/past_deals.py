"""The endings of closed deals, measured on old versions of their maps and kept between builds."""

import datetime as dt
from collections.abc import Iterable, Mapping
from hashlib import sha256

import msgspec
from msgspec import Struct

from account_maps.changes.diff import read_version
from account_maps.changes.log import ChangeLog
from account_maps.history.change_sets import ChangeSet, content_on
from account_maps.measure.endings import Ending, Past, ending
from account_maps.measure.risks import RiskRule
from account_maps.model.account import Account
from account_maps.model.playbook import AccountFile
from account_maps.model.rules import Rules
from account_maps.store.code import code_digest

_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(Ending)


class ClosedDeal(Struct, frozen=True):
    """A closed deal, and what its ending is worked out from.

    Attributes:
        file: The map's file.
        account: The map.
        day: The day of the outcome; the day that the site speaks of if the map doesn't name it.
        steps: The steps of the map up to that day, the newest first.
        then: Id of the content that held on that day, or None.
        is_whole: Whether all earlier versions are known.
    """

    file: AccountFile
    account: Account
    day: dt.date
    steps: tuple[ChangeSet, ...]
    then: str | None
    is_whole: bool

    @property
    def key(self) -> bytes:
        """A digest of all that is known of the deal."""
        known = (self.file.id, self.file.digest, self.day, self.contents, self.then, self.is_whole)
        return sha256(repr(known).encode("utf-8", "surrogatepass")).digest()

    @property
    def contents(self) -> list[str]:
        """The ids of its contents up to the day, the oldest first."""
        before = self.steps[-1].before[:1] if self.steps else ()
        return [*before, *(step.after for step in reversed(self.steps) if step.after)]


class EndingContext(Struct, frozen=True):
    """With what endings are worked out.

    Attributes:
        as_of: The day that the site speaks of.
        rules: The numbers.
        risk_rules: The risks to look for.
        digest: Tells whether the rules have changed.
    """

    as_of: dt.date
    rules: Rules
    risk_rules: Iterable[RiskRule]
    digest: bytes


def closed_deals(
    accounts: Iterable[tuple[AccountFile, Account]], log: ChangeLog | None, as_of: dt.date
) -> tuple[ClosedDeal, ...]:
    """Return the closed deals, with what git knows of their maps up to the outcome.

    Args:
        accounts: All maps.
        log: What changed in them; None without history.
        as_of: The day that the site speaks of.
    """
    return tuple(
        _closed_deal(file, account, log, account.outcome.day or as_of)
        for file, account in accounts
        if account.outcome
    )


def _closed_deal(
    file: AccountFile, account: Account, log: ChangeLog | None, day: dt.date
) -> ClosedDeal:
    if log is None or not log.is_known:
        return ClosedDeal(file, account, day, (), None, is_whole=False)
    every = log.steps[file.id]
    until = tuple(step for step in every if step.day and step.day <= day)
    return ClosedDeal(file, account, day, until, content_on(every, day), log.is_whole(file))


def endings(
    deals: Iterable[ClosedDeal], log: ChangeLog | None, context: EndingContext
) -> Mapping[str, Ending]:
    """Return how each closed deal stood on the day of its outcome, by account id.

    Args:
        deals: The deals.
        log: What changed in the maps; it also keeps what was worked out.
        context: With what it is worked out.
    """
    found: dict[str, Ending] = {}
    new: list[ClosedDeal] = []
    for deal in deals:
        kept = _recalled(log.store.get(_key(deal, context))) if log else None
        if kept:
            found[deal.file.id] = kept
        else:
            new.append(deal)
    contents = log.contents(name for deal in new for name in deal.contents) if log else {}
    for deal in new:
        made = found[deal.file.id] = _worked_out(deal, contents, context)
        if log and all(name in contents for name in deal.contents):
            log.store.put(_key(deal, context), _ENCODER.encode(made))
    return found


def _key(deal: ClosedDeal, context: EndingContext) -> bytes:
    return sha256(b"ending" + deal.key + context.digest + code_digest()).digest()


def _recalled(kept: bytes | None) -> Ending | None:
    try:
        return _DECODER.decode(kept) if kept else None
    except msgspec.MsgspecError:
        return None


def _worked_out(deal: ClosedDeal, contents: Mapping[str, bytes], context: EndingContext) -> Ending:
    currency = context.rules.deal.currency
    read = [read_version(contents.get(name), currency) for name in deal.contents]
    then = read_version(contents.get(deal.then or ""), currency)
    past = Past([one for one in read if one], then, deal.is_whole)
    return ending(deal.account, past, deal.day, context.rules, context.risk_rules)
