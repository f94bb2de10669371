"""What the page of the library holds: each rule in words, and whom it speaks to today."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import groupby, islice
from urllib.parse import quote

from msgspec import Struct

from account_maps.html.links import Links, person_anchor, rule_anchor, shown_name
from account_maps.html.pieces import Anchor
from account_maps.model.account import Account
from account_maps.model.playbook import Playbook
from account_maps.model.sentences import Named, Sentence, TeamPlaceholder
from account_maps.model.talking import When
from account_maps.pages.account_results import ReachByRule, RuleReach
from account_maps.read.folding import folded
from account_maps.talk import Audience, Kind, Library, account_names
from account_maps.talk.library import PointTemplate
from account_maps.talk.points import AUDIENCE
from account_maps.talk.traits import TEXTS, named
from account_maps.texts import Texts

SHOWN = 10
"""How many people are named whom a rule speaks to. Our choice."""

MOST = 5
"""How many of the rules are named that speak to most. Our choice."""


class SentencePart(Struct, frozen=True, gc=False):
    """A part of a sentence: plain text, or the words for what is filled in there."""

    text: str
    filled: bool


class SentenceShown(Struct, frozen=True, gc=False):
    """A sentence in parts, with the answer where it is an objection."""

    parts: tuple[SentencePart, ...]
    answer: tuple[SentencePart, ...]


class SentenceGroup(Struct, frozen=True, gc=False):
    """The sentences of one kind."""

    kind: Kind
    label: str
    sentences: tuple[SentenceShown, ...]


class Condition(Struct, frozen=True, gc=False):
    """A condition in words.

    Attributes:
        label: What it looks at.
        values: What fits.
        unnamed: Those of the values that no map names today.
    """

    label: str
    values: str
    unnamed: str | None


class Reached(Struct, frozen=True, gc=False):
    """A person to whom a line of a rule is shown today."""

    person: Anchor
    account: str


class RuleShown(Struct, frozen=True, gc=False):
    """One rule.

    Attributes:
        title: The id in words.
        topic: What it is about, if it says so.
        conditions: Whom it speaks to; none where it speaks to everybody.
        exceptions: Whom it doesn't speak to all the same.
        aloud: What can be read aloud to the person.
        us: What is for us only.
        people: The first few to whom a line of it is shown today.
        shown: How many they are.
        folded: For how many more all its lines are folded.
        edit: Address of the host's editor at the rule, or None.
    """

    id: str
    anchor: str
    title: str
    topic: str | None
    conditions: tuple[Condition, ...]
    exceptions: tuple[Condition, ...]
    aloud: tuple[SentenceGroup, ...]
    us: tuple[SentenceGroup, ...]
    people: tuple[Reached, ...]
    shown: int
    folded: int
    edit: str | None

    @property
    def count(self) -> int:
        """How many people it speaks to."""
        return self.shown + self.folded


class LibraryPage(Struct, frozen=True, gc=False):
    """The page of the library.

    Attributes:
        rules: In the order of the file.
        people: How many they speak to today.
        most: Those that speak to most, the first few.
        silent: Those that speak to nobody.
    """

    rules: tuple[RuleShown, ...]
    people: int
    most: tuple[RuleShown, ...]
    silent: tuple[RuleShown, ...]


class AccountReach(Struct, frozen=True):
    """An account, and whom the rules speak to in it."""

    account_id: str
    account: Account
    rules: ReachByRule

    def of(self, rule_id: str) -> RuleReach:
        """Return whom a rule speaks to."""
        return self.rules.get(rule_id) or RuleReach((), ())


def library_page(
    playbook: Playbook,
    library: Library,
    speaks: Mapping[str, ReachByRule],
    links: Links,
    texts: Texts,
) -> LibraryPage:
    """Return the page of the library.

    Args:
        playbook: The maps and the rules.
        library: The same rules, compiled.
        speaks: Whom the rules speak to in each map, by id of the account: by id of the rule.
        links: Addresses as seen from the page; ``edit`` is at lines of the library's file.
        texts: What the pages say.
    """
    accounts = [file.account for file in playbook.files.values() if file.account]
    known = frozenset[str]().union(*map(account_names, accounts))
    reaches = _by_name(playbook, speaks)
    templates = {rule.id: rule.templates for rule in library}
    rules = tuple(
        RuleShown(
            id=rule_id,
            anchor=rule_anchor(rule_id),
            title=_in_words(rule_id),
            topic=rule.topic,
            conditions=tuple(_conditions(rule.when, known, texts)),
            exceptions=tuple(_conditions(rule.unless or When(), known, texts)),
            aloud=tuple(_groups(templates[rule_id], Audience.ALOUD, texts)),
            us=tuple(_groups(templates[rule_id], Audience.US, texts)),
            people=tuple(islice(_reached(rule_id, reaches, links), SHOWN)),
            shown=sum(len(one.of(rule_id).shown) for one in reaches),
            folded=sum(len(one.of(rule_id).folded) for one in reaches),
            edit=links.edit(playbook.talking_lines.get(rule_id, 1)),
        )
        for rule_id, rule in playbook.talking.rules.items()
    )
    heard = sorted((one for one in rules if one.count), key=lambda one: -one.count)
    return LibraryPage(
        rules=rules,
        people=sum(map(_people, reaches)),
        most=tuple(heard[:MOST]),
        silent=tuple(one for one in rules if not one.count),
    )


def _in_words(rule_id: str) -> str:
    words = rule_id.replace("-", " ")
    return words[:1].upper() + words[1:]


def _conditions(when: When, known: frozenset[str], texts: Texts) -> Iterator[Condition]:
    for name in when.__struct_fields__:
        values = getattr(when, name)
        if isinstance(values, bool):
            words = texts("library.known_yes" if values else "library.known_no")
            yield Condition(texts(f"library.{name}"), words, None)
        elif values:
            either = texts("library.or")
            words = either.join(_word(name, value, texts) for value in values)
            unnamed = [one for one in values if name in TEXTS and named(name, one) not in known]
            yield Condition(texts(f"library.{name}"), words, either.join(unnamed) or None)


def _word(name: str, value: str, texts: Texts) -> str:
    if name == "missing":
        return texts(f"missing.{value}")
    return texts.value(value) if isinstance(value, StrEnum) else value


def _groups(
    templates: Iterable[PointTemplate], audience: Audience, texts: Texts
) -> Iterator[SentenceGroup]:
    heard = (one for one in templates if AUDIENCE[one.kind] is audience)
    for kind, those in groupby(heard, key=lambda template: template.kind):
        shown = (
            SentenceShown(_parts(one.text, texts), _parts(one.answer or (), texts)) for one in those
        )
        yield SentenceGroup(kind, texts(f"talk.{kind}"), tuple(shown))


def _parts(sentence: Sentence, texts: Texts) -> tuple[SentencePart, ...]:
    return tuple(
        SentencePart(_called(part, texts), filled=True)
        if isinstance(part, Named)
        else SentencePart(part, filled=False)
        for part in sentence
    )


def _called(part: Named, texts: Texts) -> str:
    if isinstance(part, TeamPlaceholder):
        return part.partition(".")[2].replace("_", " ")
    return texts(f"placeholder.{part}")


def _by_name(playbook: Playbook, speaks: Mapping[str, ReachByRule]) -> list[AccountReach]:
    """Return the accounts that were spoken to, sorted by name."""
    found = [
        AccountReach(account_id, file.account, speaks[account_id])
        for account_id, file in playbook.files.items()
        if file.account and account_id in speaks
    ]
    return sorted(found, key=lambda one: (folded(one.account.name), one.account_id))


def _reached(rule_id: str, reaches: Sequence[AccountReach], links: Links) -> Iterator[Reached]:
    for one in reaches:
        for person_id in one.of(rule_id).shown:
            name = shown_name(person_id, one.account.stakeholders[person_id])
            href = f"{links.account(one.account_id)}#{quote(person_anchor(person_id))}"
            yield Reached(Anchor(name, href), one.account.name)


def _people(one: AccountReach) -> int:
    return len({key for rule in one.rules.values() for key in (*rule.shown, *rule.folded)})
