"""Records → one JSON document."""

import datetime as dt
from collections.abc import Iterable, Mapping

import msgspec

from account_maps.export.account import ExportContext, account_record
from account_maps.export.records import AccountRecord, ColleagueRecord, ExportDocument
from account_maps.measure.measured import Measured
from account_maps.model.account import Account, Colleague
from account_maps.model.playbook import AccountFile

_ENCODER = msgspec.json.Encoder()


def encode_account(
    file: AccountFile, account: Account, measured: Measured, context: ExportContext
) -> bytes:
    """Return one account as it stands in the document.

    It depends on its map, the shared files, the day and the texts, and on no other map: whoever
    builds often may keep it.

    Args:
        file: The map's file.
        account: The map.
        measured: What is worked out of it.
        context: What all accounts share.
    """
    return encode_record(account_record(file, account, measured, context))


def encode_record(record: AccountRecord) -> bytes:
    """Return a record as it stands in the document."""
    return _ENCODER.encode(record)


def join_accounts(encoded: Iterable[bytes], as_of: dt.date, team: Mapping[str, Colleague]) -> bytes:
    """Return the whole document.

    Args:
        encoded: The accounts, encoded, sorted by id.
        as_of: The day that it speaks of.
        team: Our own people by id.
    """
    colleagues = (
        ColleagueRecord(key, one.name, one.title, one.territory) for key, one in team.items()
    )
    accounts = tuple(map(msgspec.Raw, encoded))
    document = ExportDocument(as_of=as_of, team=tuple(colleagues), accounts=accounts)
    return _ENCODER.encode(document) + b"\n"
