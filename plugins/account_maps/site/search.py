"""What the site's search finds: our own short entries instead of whole pages.

The generator's search loads its whole index on every page, so entries are few and short: one an
account and one a person up to ``MOST_WITH_PEOPLE`` accounts, one an account above.
"""

from collections.abc import Callable, Iterable, Iterator

from markupsafe import escape

from account_maps.model.account import Account, Person, walk_units
from account_maps.model.playbook import AccountFile, Playbook
from account_maps.site.uris import account_uri
from account_maps.texts import Texts
from account_maps.view.links import person_href, shown_name

MOST_WITH_PEOPLE = 300
"""Accounts up to which each person is an entry of the search; measured at 1,000 accounts."""

BOOST = 4
"""How much more a hit in a map counts than one in the other pages. Our choice."""

_LONG_TITLE = 3

Entry = dict[str, str | int]


def search_entries(playbook: Playbook, url: Callable[[str], str], texts: Texts) -> Iterator[Entry]:
    """Yield the entries of all accounts, escaped as the search wants them.

    Args:
        playbook: All accounts.
        url: Address of a source inside the site.
        texts: What the pages say.
    """
    with_people = len(playbook.files) <= MOST_WITH_PEOPLE
    for file in playbook.files.values():
        if file.account:
            yield from _of_account(file, file.account, url, texts, with_people=with_people)


def add_to_search(plugins: Iterable[object], entries: Iterator[Entry]) -> None:
    """Hand the entries to the site's search, Material's or MkDocs' own, if it has one."""
    for plugin in plugins:
        index = getattr(plugin, "search_index", None)
        if index is not None:
            docs = index.entries if hasattr(index, "entries") else index._entries  # noqa: SLF001
            docs.extend(entries)


def _of_account(
    file: AccountFile,
    account: Account,
    url: Callable[[str], str],
    texts: Texts,
    *,
    with_people: bool,
) -> Iterator[Entry]:
    location = url(account_uri(file.id))
    about = [account.industry, account.segment, account.territory, account.domain, *account.tags]
    people = account.stakeholders.items()
    if not with_people:
        about += [f"{shown_name(i, p)} {p.title or ''}" for i, p in people]
    yield _entry(location, account.name, about)
    if with_people:
        units = {unit_id: unit.name for unit_id, unit in walk_units(account.units)}
        for person_id, person in people:
            words = _about_person(person, account, units, texts)
            name = shown_name(person_id, person)
            yield _entry(location + person_href(person_id), name, words)


def _about_person(
    person: Person, account: Account, units: dict[str, str], texts: Texts
) -> list[str | None]:
    roles = [texts.value(role) for role in person.roles]
    stance = texts.value(person.support) if person.support else None
    unit = units.get(person.unit or "")
    return [person.title, _initials(person.title), account.name, unit, *roles, stance]


def _entry(location: str, title: str, words: list[str | None]) -> Entry:
    text = " · ".join(word for word in words if word)
    return {
        "location": location,
        "title": str(escape(title)),
        "text": str(escape(text)),
        "boost": BOOST,
    }


def _initials(title: str | None) -> str | None:
    """Return what a long title is called for short: Chief Financial Officer, CFO."""
    words = [word for word in (title or "").split() if word[0].isupper()]
    return "".join(word[0] for word in words) if len(words) >= _LONG_TITLE else None
