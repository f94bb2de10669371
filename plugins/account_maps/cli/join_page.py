"""The page of ``account-maps join``. Only imported when the command is called.

Of a site only its ``maps.json`` is read. It may hold anything, as a map may.
"""

import datetime as dt
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

import msgspec
from msgspec import Raw, Struct

from account_maps.export import ColleagueRecord, ExportDocument, write_files
from account_maps.export.records import FORMAT, VERSION
from account_maps.html.environment import THEME, rendered
from account_maps.html.scripts import with_folding
from account_maps.read.ids import why_no_id
from account_maps.read.links import why_no_link
from account_maps.read.words import quoted
from account_maps.texts import english

_DOCUMENT = "maps.json"
SIGNATURES = {
    "index.html": re.compile(rb'<meta name="generator" content="account-maps join">'),
    _DOCUMENT: re.compile(rb'\A{"format":"account-maps"'),
}
"""What tells earlier results from other files, by their names."""

_FIRST = 5
_DECODER = msgspec.json.Decoder(ExportDocument[Raw])
_STYLES = ("assets/frame.css", "assets/page.css", "pages/front/front.css")
_SCRIPT = "pages/front/front.js"


class JoinError(Exception):
    """A site cannot be read, or the page not be written; the message says why."""


class JoinedAccount(Struct, frozen=True, gc=False):
    """What the page needs of an account's record."""

    id: str
    name: str
    owner: str | None = None
    territory: str | None = None
    stage: str | None = None


_ACCOUNT = msgspec.json.Decoder(JoinedAccount)


class JoinedSite(Struct, frozen=True):
    """A site as found.

    Attributes:
        name: What it is called: its folder.
        document: Its file of accounts.
        href: Where it will stand, as seen from the page; ends in a slash.
        ending: What comes after the id in the address of an account.
        as_of: The day that it speaks of.
        team: Our own people.
        entries: Its accounts.
    """

    name: str
    document: Path
    href: str
    ending: str
    as_of: dt.date
    team: tuple[ColleagueRecord, ...]
    entries: tuple[JoinedAccount, ...]


class MostCommonWords(Struct, frozen=True):
    """The words that most accounts of a site have, and how many more there are."""

    first: tuple[str, ...]
    more: int


class JoinedSiteRow(Struct, frozen=True):
    """A site as the page shows it."""

    name: str
    href: str
    accounts: int
    as_of: dt.date
    territories: MostCommonWords
    owners: MostCommonWords


class JoinedAccountRow(Struct, frozen=True, gc=False):
    """An account as the page shows it."""

    name: str
    href: str
    owner: str
    territory: str
    stage: str
    site: str


class JoinPage(Struct, frozen=True):
    """What the page shows."""

    title: str
    as_of: dt.date
    sites: tuple[JoinedSiteRow, ...]
    rows: tuple[JoinedAccountRow, ...]


def read_site(site: str, output: Path) -> JoinedSite:
    """Return a site as the user named it.

    Args:
        site: Folder or file, then perhaps an equals sign and the address where it will stand.
        output: The folder that the page is written to.

    Raises:
        JoinError: If it cannot be read, or nobody can tell where it will stand.
    """
    place, _, address = site.partition("=")
    document = Path(place) if Path(place).is_file() else Path(place) / _DOCUMENT
    folder = document.parent
    href = _address(address) if address else _relative_address(folder, output)
    read = _read(document)
    entries = tuple(_account(raw, document) for raw in read.accounts)
    plain = any((folder / "accounts" / f"{entry.id}.html").is_file() for entry in entries[:1])
    name = folder.resolve().name if document.name == _DOCUMENT else document.stem
    return JoinedSite(
        name, document, href, ".html" if plain else "/", read.as_of, read.team, entries
    )


def _account(raw: Raw, document: Path) -> JoinedAccount:
    try:
        entry = _ACCOUNT.decode(raw)
    except msgspec.MsgspecError as error:
        raise JoinError(f"{document} has an account that cannot be read: {error}") from error
    if why := why_no_id(entry.id):
        raise JoinError(f"{document} has an account with the id {quoted(entry.id)}: {why}")
    return entry


def _read(document: Path) -> ExportDocument[Raw]:
    try:
        read = _DECODER.decode(document.read_bytes())
    except OSError as error:
        raise JoinError(f"{document} cannot be read: {error.strerror}") from error
    except msgspec.MsgspecError as error:
        raise JoinError(f"{document} is not the {_DOCUMENT} of a site: {error}") from error
    if (read.format, read.version) != (FORMAT, VERSION):
        raise JoinError(f"{document} was made by another version; build the site again")
    return read


def _address(address: str) -> str:
    if not address.startswith(("https://", "http://")) or why_no_link(address):
        raise JoinError(f"{address} is no address that begins with https:// or http://")
    return address if address.endswith("/") else f"{address}/"


def _relative_address(folder: Path, output: Path) -> str:
    inside, outside = folder.resolve(), output.resolve()
    if inside == outside:
        raise JoinError(f"{folder} is the site itself: write the page to the folder above")
    if not inside.is_relative_to(outside):
        raise JoinError(f"{folder} is not in {output}: add where it will stand, {folder}=https://…")
    return f"{quote(inside.relative_to(outside).as_posix())}/"


def write_join_page(sites: Sequence[JoinedSite], output: Path, title: str | None) -> int:
    """Write the page, its style and script, and all accounts as one document.

    Args:
        sites: The sites; of an account that is in several the first counts.
        output: The folder to write to.
        title: What the page is called; None for the usual title.

    Returns:
        How many accounts there are.

    Raises:
        JoinError: If the files cannot be written.
    """
    texts = english()
    page = _join_page(sites, title or texts("front.title"))
    style, script = (_hashed(ending, text) for ending, text in _assets())
    html = rendered("front/front.html", texts, page=page, style=style[0], script=script[0])
    try:
        output.mkdir(parents=True, exist_ok=True)
        _write_document(sites, page.as_of, output / _DOCUMENT)
        files = dict([style, script, ("index.html", html.encode())])
        write_files({output / name: data for name, data in files.items()})
    except OSError as error:
        raise JoinError(f"{output} cannot be written: {error.strerror}") from error
    return len(page.rows)


def _assets() -> Iterator[tuple[str, str]]:
    yield "css", "\n".join((THEME / path).read_text("utf-8") for path in _STYLES)
    yield "js", with_folding((THEME / _SCRIPT).read_text("utf-8"))


def _hashed(ending: str, text: str) -> tuple[str, bytes]:
    data = text.encode()
    return f"front.{sha256(data).hexdigest()[:8]}.{ending}", data


def _join_page(sites: Sequence[JoinedSite], title: str) -> JoinPage:
    names = {one.id: one.name for site in reversed(sites) for one in site.team}
    rows = [_row(site, entry, names) for site, entry in _first_of_each(sites)]
    rows.sort(key=lambda row: (row.name.casefold(), row.href))
    views = tuple(_site_view(site, names) for site in sites)
    # Nothing on the page is older than it says.
    return JoinPage(title, min(site.as_of for site in sites), views, tuple(rows))


def _first_of_each(sites: Sequence[JoinedSite]) -> Iterator[tuple[JoinedSite, JoinedAccount]]:
    seen: set[str] = set()
    for site in sites:
        for entry in site.entries:
            if entry.id not in seen:
                seen.add(entry.id)
                yield site, entry


def _row(site: JoinedSite, entry: JoinedAccount, names: dict[str, str]) -> JoinedAccountRow:
    return JoinedAccountRow(
        entry.name,
        f"{site.href}accounts/{quote(entry.id, safe='')}{site.ending}",
        names.get(entry.owner or "", entry.owner or ""),
        entry.territory or "",
        entry.stage or "",
        site.name,
    )


def _site_view(site: JoinedSite, names: dict[str, str]) -> JoinedSiteRow:
    owners = (names.get(entry.owner, entry.owner) for entry in site.entries if entry.owner)
    territories = (entry.territory for entry in site.entries if entry.territory)
    return JoinedSiteRow(
        name=site.name,
        href=site.href,
        accounts=len(site.entries),
        as_of=site.as_of,
        territories=_most_common(territories),
        owners=_most_common(owners),
    )


def _most_common(words: Iterable[str]) -> MostCommonWords:
    counts = Counter(words)
    ranked = sorted(counts, key=lambda word: (-counts[word], word))
    return MostCommonWords(tuple(ranked[:_FIRST]), len(ranked[_FIRST:]))


def _write_document(sites: Sequence[JoinedSite], as_of: dt.date, path: Path) -> None:
    """Write all accounts as one document, a site at a time: together they may be large."""
    team = {one.id: one for site in reversed(sites) for one in site.team}
    empty = ExportDocument[Raw](
        as_of=as_of, team=tuple(team[key] for key in sorted(team)), accounts=()
    )
    head, tail = msgspec.json.encode(empty)[:-2], b"]}\n"
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with beside.open("wb") as file:
            file.write(head)
            for number, raw in enumerate(_records(sites)):
                file.write(b"," * bool(number) + raw)
            file.write(tail)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _records(sites: Sequence[JoinedSite]) -> Iterator[bytes]:
    seen: set[str] = set()
    for site in sites:
        for entry, raw in zip(site.entries, _read(site.document).accounts, strict=True):
            if entry.id not in seen:
                seen.add(entry.id)
                yield bytes(raw)
