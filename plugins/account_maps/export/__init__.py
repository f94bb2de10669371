"""Views of the maps for machines: JSON, tables and graphs.

All of them are made from one record for each account, whose shape is in ``records``.
"""

from account_maps.export.account import ExportContext, account_record
from account_maps.export.document import encode_account, encode_record, join_accounts
from account_maps.export.files import write_files
from account_maps.export.graphml import graph
from account_maps.export.records import AccountRecord, ColleagueRecord, ExportDocument
from account_maps.export.tables import TABLES, table

__all__ = [
    "TABLES",
    "AccountRecord",
    "ColleagueRecord",
    "ExportContext",
    "ExportDocument",
    "account_record",
    "encode_account",
    "encode_record",
    "graph",
    "join_accounts",
    "table",
    "write_files",
]
