"""The facts of an account and of each person that can fill the placeholders of a sentence.

A placeholder can have several values: every goal, every promise. Those that belong together, such
as a promise and its day, stand in one record.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from typing import Final

from account_maps.measure.external_factors import FactorState, by_urgency, factor_state
from account_maps.model.account import Account, Message, Person, Plan
from account_maps.model.sentences import Named, Sentence
from account_maps.model.talking import NOTES, Placeholder
from account_maps.model.values import Side
from account_maps.talk.first_names import first_name
from account_maps.talk.sayable import is_sayable

Record = Mapping[Named, str]
"""Values of placeholders that belong together."""

Facts = Mapping[Named, tuple[Record, ...]]
"""The records of each source, by its leading placeholder, what counts most first."""

_SOURCE: Final[Mapping[Named, Placeholder]] = {
    Placeholder.FACTOR_DAY: Placeholder.FACTOR,
    Placeholder.OUR_PROMISE_DAY: Placeholder.OUR_PROMISE,
    Placeholder.THEIR_PROMISE_DAY: Placeholder.THEIR_PROMISE,
    Placeholder.ACTION_DAY: Placeholder.ACTION,
    Placeholder.ACTION_OWNER: Placeholder.ACTION,
    Placeholder.LAST_DAY: Placeholder.COLLEAGUE,
}
"""The placeholders whose values belong to those of another one."""

_ABOUT_PERSON: Final = frozenset(
    {Placeholder.CRITERION, Placeholder.GOAL, Placeholder.PAIN, Placeholder.WIN}
)
"""The notes about one person; all others are about the account or what was agreed."""

OF_ACCOUNT: Final = frozenset(
    {
        Placeholder.ACCOUNT,
        Placeholder.COMPETITOR,
        Placeholder.INDUSTRY,
        Placeholder.MESSAGE,
        Placeholder.PRESSURE,
        Placeholder.PROOF,
        Placeholder.STAGE,
    }
)
"""The placeholders whose values are the same for everybody at the account."""


def account_facts(account: Account) -> dict[Named, tuple[Record, ...]]:
    """Return the facts that are the same for all people of an account."""
    message = account.message or Message()
    competitors = sorted(
        account.competitors, key=lambda one: (one.standing != "incumbent", one.name)
    )
    return _known(
        {
            Placeholder.ACCOUNT: [account.name],
            Placeholder.INDUSTRY: [account.industry],
            Placeholder.STAGE: [account.stage],
            Placeholder.COMPETITOR: [one.name for one in competitors],
            Placeholder.PRESSURE: account.pressures,
            Placeholder.MESSAGE: [message.say],
            Placeholder.PROOF: [message.prove],
        }
    )


def own_facts(person: Person) -> dict[Named, tuple[Record, ...]]:
    """Return the facts from a person's own entry."""
    return _known(
        {
            Placeholder.NAME: [person.name],
            Placeholder.FIRST_NAME: [first_name(person)],
            Placeholder.TITLE: [person.title],
            Placeholder.PAIN: person.pains,
            Placeholder.GOAL: person.goals,
            Placeholder.CRITERION: person.criteria,
            Placeholder.WIN: [person.win],
        }
    )


def plan_facts(
    person_id: str, account: Account, owners: Mapping[str, str], as_of: dt.date
) -> dict[Named, tuple[Record, ...]]:
    """Return the facts about a person from the plan, the promises and the external factors.

    Args:
        person_id: The person.
        account: The map.
        owners: Names of our own people, by id.
        as_of: The day that the points speak of.
    """
    plan = account.plan or Plan()
    objectives = (one for one in plan.objectives.values() if person_id in one.stakeholders)
    actions = (one for one in plan.actions if person_id in one.stakeholders and not one.done)
    factors = (one for one in account.external if person_id in one.hits)
    return {
        Placeholder.OBJECTIVE: records(
            {Placeholder.OBJECTIVE: one.goal}
            for one in sorted(objectives, key=lambda one: (one.due or dt.date.max, one.goal))
        ),
        Placeholder.ACTION: records(
            {
                Placeholder.ACTION: one.what,
                Placeholder.ACTION_DAY: spoken_day(one.due, as_of),
                Placeholder.ACTION_OWNER: owners.get(one.owner or ""),
            }
            for one in sorted(actions, key=lambda one: (one.due or dt.date.max, one.what))
        ),
        Placeholder.FACTOR: records(
            {
                Placeholder.FACTOR: one.what,
                Placeholder.FACTOR_DAY: spoken_day(one.due, as_of)
                if factor_state(one, as_of) is FactorState.COMING
                else None,
            }
            for one in sorted(factors, key=lambda one: by_urgency(one, as_of))
        ),
        **_promises(person_id, account, as_of),
    }


def _promises(person_id: str, account: Account, as_of: dt.date) -> dict[Named, tuple[Record, ...]]:
    found: dict[Named, tuple[Record, ...]] = {}
    sides = (
        (Side.US, Placeholder.OUR_PROMISE, Placeholder.OUR_PROMISE_DAY),
        (Side.THEM, Placeholder.THEIR_PROMISE, Placeholder.THEIR_PROMISE_DAY),
    )
    for side, what, day in sides:
        those = (
            one
            for one in account.promises
            if one.by is side and person_id in one.stakeholders and not one.done
        )
        in_time = sorted(those, key=lambda one: (one.due or dt.date.max, one.what))
        found[what] = records({what: one.what, day: spoken_day(one.due, as_of)} for one in in_time)
    return found


def _known(values: Mapping[Named, Iterable[str | None]]) -> dict[Named, tuple[Record, ...]]:
    return {name: records({name: text} for text in texts) for name, texts in values.items()}


def records(rows: Iterable[Mapping[Named, str | None]]) -> tuple[Record, ...]:
    """Return a record of what is known of each row, without the full stop of a whole sentence."""
    plain = ({n: _without_stop(text) for n, text in row.items() if text} for row in rows)
    return tuple(record for record in plain if record)


def names_of(placeholder: Named, names: Iterable[str | None]) -> tuple[Record, ...]:
    """Return the records of a placeholder that is filled with names."""
    return records({placeholder: name} for name in names)


def _without_stop(text: str) -> str:
    return text if text.endswith("..") else text.removesuffix(".")


def spoken_day(day: dt.date | None, as_of: dt.date) -> str | None:
    """Return a day as people say it: ``Nov 28``, with the year where it is another one."""
    if day is None:
        return None
    year = "" if day.year == as_of.year else f", {day.year}"
    return f"{day:%b} {day.day}{year}"


def values_for(needs: Iterable[Named], facts: Facts, *, aloud: bool) -> Iterator[Record]:
    """Yield the ways to fill placeholders, what counts most first; none if something is unknown.

    Args:
        needs: The placeholders.
        facts: What is known.
        aloud: Whether the sentence is said to the person: then notes that can't be are left out.
    """
    wanted: dict[Named, set[Named]] = {}
    for name in sorted(needs):
        wanted.setdefault(_SOURCE.get(name, name), set()).add(name)
    if any(not facts.get(source) for source in wanted):
        return
    choices = [
        [one for one in facts[source] if _fills(names, one, aloud=aloud)]
        for source, names in wanted.items()
    ]
    for chosen in product(*choices):
        yield {name: text for record in chosen for name, text in record.items()}


def _fills(names: set[Named], record: Record, *, aloud: bool) -> bool:
    if not names <= record.keys():
        return False
    return not aloud or all(
        is_sayable(record[name], about_person=name in _ABOUT_PERSON) for name in names & NOTES
    )


def filled(parts: Sentence, values: Record) -> str:
    """Return a sentence with its placeholders replaced, all of which must have a value."""
    return "".join(values[part] if isinstance(part, Named) else part for part in parts)
