"""What the site's search finds: our own short entries instead of whole pages.

The generator's search loads its whole index on every page, so entries are few and short, and the
shorter the more accounts there are: see ``docs/speed.md`` for what they weigh.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from html import escape
from itertools import chain

from msgspec.structs import replace

from account_maps.html.field_values import FieldWords
from account_maps.html.links import person_href, shown_name
from account_maps.model.account import Account, Person, TalkingPoints, walk_units
from account_maps.model.field import Surface
from account_maps.model.field_types import shown_on
from account_maps.model.people import colleague_name, decides, in_committee
from account_maps.model.playbook import AccountFile, Playbook
from account_maps.pages.context import BuildContext
from account_maps.pages.uris import account_uri, colleague_uri, finding_uri
from account_maps.read.folding import index_keys

MOST_WITH_POINTS = 100
"""Accounts up to which a person is found by a talking point, and an account by what presses on it
from outside."""

MOST_WITH_PEOPLE = 300
"""Accounts up to which each person is an entry of the search. Above, an account's entry has the
names of its people and the titles of the buying committee."""

MOST_WITH_NAMES = 1_000
"""Accounts up to which that is so. Above, it has the names of those who decide."""

BOOST = 4
"""How much more a hit in a map counts than one in the other pages. Our choice."""

_POINT = 90
"""Letters of a talking point or an external factor that are kept: its first words find it."""

Entry = dict[str, str | int]
Words = Iterable[str | None]


def search_entries(context: BuildContext, colleagues: Iterable[str] = ()) -> Iterator[Entry]:
    """Yield the entries of accounts, people, findings and colleagues, escaped as the search wants.

    Args:
        context: What the pages are made from.
        colleagues: Ids of those of us who have a page.
    """
    playbook, url, texts = context.playbook, context.addresses.url, context.texts
    words = FieldWords(playbook.team, texts)
    for file, account in context.accounts():
        make = partial(_of_map, file, account, url, words, len(playbook.files))
        page = account_uri(file.id)
        yield from context.failures.guarded(make, lambda _: [], page=page, file=file)
    for code in context.extensions.risk_rules:
        title = f"{code} {texts(f'finding.{code}.title')}"
        yield _entry(url(finding_uri(code)), title, [texts(f"finding.{code}.why")])
    yield from _colleagues(colleagues, playbook, url)


def _of_map(
    file: AccountFile, account: Account, url: Callable[[str], str], words: FieldWords, accounts: int
) -> list[Entry]:
    """Return the entries of a map: the more accounts there are, the fewer."""
    if accounts > MOST_WITH_PEOPLE:
        names = _names(account, everybody=accounts <= MOST_WITH_NAMES)
        return [_account(file, account, url, words, names)]
    points = accounts <= MOST_WITH_POINTS
    people = _people(file, account, url, words, with_points=points)
    factors = [one.what[:_POINT] for one in account.external] if points else []
    return [_account(file, account, url, words, factors), *people]


def add_to_search(plugins: Iterable[object], entries: Iterator[Entry]) -> None:
    """Hand the entries to the site's search, Material's or MkDocs' own, if it has one."""
    for plugin in plugins:
        index = getattr(plugin, "search_index", None)
        if index is not None:
            docs = index.entries if hasattr(index, "entries") else index._entries  # noqa: SLF001
            docs.extend(entries)


def _account(
    file: AccountFile,
    account: Account,
    url: Callable[[str], str],
    words: FieldWords,
    names: Words,
) -> Entry:
    about = _searched(account, words)
    return _entry(url(account_uri(file.id)), account.name, [*chain(*about), *names])


def _searched(part: Account | Person, words: FieldWords) -> list[tuple[str, ...]]:
    """Return the words of each field that the search knows."""
    return [words.words(field, part) for field in shown_on(type(part), Surface.SEARCH)]


def _names(account: Account, *, everybody: bool) -> Iterator[str | None]:
    """Yield what an entry without entries of its people says of them."""
    for person_id, person in account.stakeholders.items():
        if everybody or decides(person):
            yield shown_name(person_id, person)
            yield _otherwise(person.name, person_id)
        if everybody and in_committee(person):
            yield person.title


def _people(
    file: AccountFile,
    account: Account,
    url: Callable[[str], str],
    words: FieldWords,
    *,
    with_points: bool,
) -> Iterator[Entry]:
    page = url(account_uri(file.id))
    units = {unit_id: unit.name for unit_id, unit in walk_units(account.units)}
    named = replace(words, units=units)
    for person_id, person in account.stakeholders.items():
        title, *about = _searched(person, named)
        point = _point(person.talking_points) if with_points else None
        told = [*title, account.name, *chain(*about), point]
        yield _entry(page + person_href(person_id), shown_name(person_id, person), told)


def _point(points: TalkingPoints | None) -> str | None:
    """Return the beginning of the first thing to open with, to say or to ask."""
    first = next(iter((*points.open, *points.say, *points.ask)), None) if points else None
    return first and first[:_POINT]


def _colleagues(
    ids: Iterable[str], playbook: Playbook, url: Callable[[str], str]
) -> Iterator[Entry]:
    for key in ids:
        name, colleague = colleague_name(key, playbook.team), playbook.team.get(key)
        about = [colleague.title, colleague.territory] if colleague else []
        yield _entry(url(colleague_uri(key)), name, about)


def _otherwise(name: str | None, key: str) -> str | None:
    """Return the words of an id that its name isn't found by.

    The id is often the only place that has a name of another script in Latin letters. Of an entry
    of its own the search takes the id from the address: see ``assets/folding/worker.js``.
    """
    if not name or name.isascii():
        return None
    known = index_keys(name)
    return " ".join(
        word for word in key.casefold().split("-") if not {*index_keys(word)} & {*known}
    )


def _entry(location: str, title: str, words: Words) -> Entry:
    text = " · ".join(word for word in words if word)
    return {
        "location": location,
        # Between tags, as Material escapes its own: what it finds it shows as HTML.
        "title": escape(title, quote=False),
        "text": escape(text, quote=False),
        "boost": BOOST,
    }
