"""One-pagers for tests: what could stand on the sheet of a map, and maps that are hard to fit."""

import datetime as dt
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from account_maps.html.links import NOWHERE
from account_maps.html.pieces import Anchor
from account_maps.measure.risks import RISK_RULES
from account_maps.model.account import (
    Account,
    Message,
    Objection,
    Person,
    Promise,
    Summary,
    TalkingPoints,
)
from account_maps.model.playbook import AccountFile
from account_maps.model.rules import Rules
from account_maps.model.values import Side
from account_maps.onepager import Onepager, OnepagerContent, onepager_content
from account_maps.onepager.pdf.data import sheet_data, texts_in
from account_maps.onepager.sheet import PeopleTable
from account_maps.pages.account.content import PageContext
from account_maps.pages.account_results import AccountResults, ResultsContext, account_results
from account_maps.talk import Library
from account_maps.texts import english
from measure.made_up import DAY, made_up

PAGE: Final = Anchor("playbook.example/accounts/made-up/", "https://playbook.example/")
WORDS: Final = {
    "latin": "clinic record budget nights interface Überweisung accreditation weekend of cut-over",
    "cyrillic": "клиника запись бюджет ночь договор срок подпись и в на",
    "greek": "κλινική αρχείο προϋπολογισμός νύχτα συμφωνία και το",
    "cjk": "病院の記録を一つにまとめる 予算会議の前に会う 夜間障害をなくす 진료기록 하나로",
    "arabic": "سجل واحد لكل العيادات قبل الميزانية في اجتماع",
    "long": "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen " + "W" * 90,
}


def content_of(
    account: Account,
    attendees: Sequence[str] = (),
    *,
    as_of: dt.date = DAY,
    library: Library = (),
    for_the_table: bool = False,
) -> OnepagerContent:
    """Return what could stand on the sheet of a map that no file holds."""
    file = AccountFile("made-up", Path("maps/made-up.yaml"), "maps/made-up.yaml", "", account)
    setting = PageContext(colleagues={}, links=NOWHERE, texts=english(), as_of=as_of)
    results = results_of(account, as_of=as_of, library=library)
    return onepager_content(
        file,
        account,
        results,
        setting,
        page=PAGE,
        attendees=attendees,
        for_the_table=for_the_table,
    )


def table(sheet: Onepager) -> PeopleTable:
    """Return the table of people of a sheet that has one."""
    [found] = [part for part in sheet.body if isinstance(part, PeopleTable)]
    return found


def cells(sheet: Onepager, person: str) -> dict[str, tuple[str, ...]]:
    """Return what the table says of a person, by column."""
    people = table(sheet)
    [row] = [row for row in people.rows if row.id == person]
    return {column.key: cell for column, cell in zip(people.columns, row.cells, strict=True)}


def entries(sheet: Onepager, key: str) -> list[tuple[str, str, str]]:
    """Return lead, text and aside of the entries of a section; nothing if there is none."""
    section = sheet.section(key)
    return [(one.lead, one.text, one.aside) for one in section.items] if section else []


def rows(sheet: Onepager) -> dict[str, str]:
    """Return the labeled rows of a sheet."""
    return {row.lead: row.text for row in sheet.rows}


def all_words(sheet: Onepager) -> str:
    """Return all that a sheet says but for its map, as it goes to paper."""
    data = sheet_data(sheet, None, english())
    return "\n".join(texts_in(data))


def results_of(account: Account, *, as_of: dt.date = DAY, library: Library = ()) -> AccountResults:
    """Return what is worked out of a map that no file holds."""
    return account_results(
        account, {}, ResultsContext(as_of, Rules(), RISK_RULES.values(), library, english())
    )


def stuffed(people: int, seed: int) -> Account:
    """Return a map of a seed: some are bare, some have far more to say than a sheet has room for.

    Each is written in one of several scripts.
    """
    draw = random.Random(seed)  # noqa: S311
    bare = made_up(people, people, seed)
    if draw.random() < 0.1:
        return bare
    say = _Speaker(draw, draw.choice(list(WORDS)))
    return replace(
        bare,
        name=say.words(2, 8),
        confidentiality=draw.choice([None, say.words(1, 4)]),
        summary=Summary(say.words(5, 60), say.words(5, 60), say.words(5, 40)),
        message=Message(say.words(5, 60), say.words(5, 60)),
        pressures=say.many(4),
        promises=tuple(
            Promise(by=draw.choice([*Side]), what=say.words(3, 30), due=DAY) for _ in range(6)
        ),
        stakeholders={key: _filled(one, say) for key, one in bare.stakeholders.items()},
    )


class _Speaker:
    def __init__(self, draw: random.Random, script: str) -> None:
        self.draw = draw
        self._words = WORDS[script].split()

    def words(self, fewest: int, most: int) -> str:
        """Return so many words."""
        return " ".join(self.draw.choices(self._words, k=self.draw.randint(fewest, most)))

    def many(self, most: int) -> tuple[str, ...]:
        """Return some texts."""
        return tuple(self.words(2, 25) for _ in range(self.draw.randint(0, most)))


def _filled(person: Person, say: _Speaker) -> Person:
    return replace(
        person,
        name=None if person.placeholder else say.words(2, 3),
        title=say.words(1, 5),
        goals=say.many(3),
        pains=say.many(3),
        talking_points=TalkingPoints(
            say=say.many(3),
            prove=say.many(2),
            ask=say.many(2),
            avoid=say.many(2),
            objections=tuple(Objection(text, say.words(2, 20)) for text in say.many(2)),
        ),
    )
