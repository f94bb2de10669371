"""What pages show of an account's plan: its own page, and the page of the plan."""

import datetime as dt
from collections.abc import Mapping

from msgspec import Struct

from account_maps.html.links import Links, person_href, shown_name
from account_maps.html.pieces import Anchor, Chip, chip
from account_maps.model.account import (
    Account,
    Action,
    Colleague,
    Objective,
    Plan,
    Promise,
    walk_units,
)
from account_maps.model.people import colleague_name
from account_maps.texts import Texts


class ObjectiveRow(Struct, frozen=True, gc=False):
    """An objective and who cares about it."""

    goal: str
    due: dt.date | None
    people: tuple[Anchor, ...]
    certainty: Chip | None
    note: str | None


class ActionRow(Struct, frozen=True, gc=False):
    """An action of ours."""

    what: str
    owner: str | None
    due: dt.date | None
    done: dt.date | None
    people: tuple[Anchor, ...]


class SpaceRow(Struct, frozen=True, gc=False):
    """A product in a unit."""

    product: str
    unit: str | None
    state: Chip
    note: str | None


class PromiseRow(Struct, frozen=True, gc=False):
    """A promise, ours or theirs.

    Attributes:
        named: What stands before the people: to or by whom it was made.
        people: The people at the account it was made to, or by.
    """

    by: Chip
    what: str
    due: dt.date | None
    done: dt.date | None
    named: str
    people: tuple[Anchor, ...]


class PlanView(Struct, frozen=True, gc=False):
    """The plan: where it is, what they want to reach, what we do and have promised."""

    page: str | None
    objectives: tuple[ObjectiveRow, ...]
    actions: tuple[ActionRow, ...]
    space: tuple[SpaceRow, ...]
    promises: tuple[PromiseRow, ...]

    def __bool__(self) -> bool:
        """Return whether the map says anything of a plan."""
        return any((self.page, self.objectives, self.actions, self.space, self.promises))


class SpaceTable(Struct, frozen=True, gc=False):
    """White space as a table: products by rows, units by columns.

    Attributes:
        units: Names of the units; the last is empty where products stand for the whole company.
        rows: Each product with where it stands in each unit, None where nothing is written.
    """

    units: tuple[str, ...]
    rows: tuple[tuple[str, tuple[SpaceRow | None, ...]], ...]


def space_table(rows: tuple[SpaceRow, ...]) -> SpaceTable:
    """Return the white space as a table; products and units in the order of the map."""
    units = sorted(dict.fromkeys(row.unit for row in rows), key=lambda unit: unit is None)
    cells = {(row.product, row.unit): row for row in reversed(rows)}
    return SpaceTable(
        tuple(unit or "" for unit in units),
        tuple(
            (product, tuple(cells.get((product, unit)) for unit in units))
            for product in dict.fromkeys(row.product for row in rows)
        ),
    )


def plan_view(
    account: Account,
    colleagues: Mapping[str, Colleague],
    links: Links,
    texts: Texts,
    *,
    page: str = "",
) -> PlanView:
    """Return what a page shows of the plan; open actions come first, by date.

    Args:
        account: The map.
        colleagues: Our people by id.
        links: Addresses as seen from the page.
        texts: What the pages say.
        page: Address of the account's page, if it is another one that shows the plan.
    """
    plan = account.plan or Plan()
    units = {unit_id: unit.name for unit_id, unit in walk_units(account.units)}
    return PlanView(
        page=links.plan(plan.page) if plan.page else None,
        objectives=tuple(_objective(o, account, texts, page) for o in plan.objectives.values()),
        actions=tuple(
            _action(action, account, colleagues, page)
            for action in sorted(plan.actions, key=_urgency)
        ),
        space=tuple(
            SpaceRow(s.product, units.get(s.unit or ""), chip(s.state, texts), s.note)
            for s in plan.white_space
        ),
        promises=tuple(_promise(one, account, texts, page) for one in account.promises),
    )


def _urgency(action: Action) -> tuple[bool, dt.date]:
    return action.done is not None, action.due or dt.date.max


def _objective(objective: Objective, account: Account, texts: Texts, page: str) -> ObjectiveRow:
    return ObjectiveRow(
        goal=objective.goal,
        due=objective.due,
        people=_people(objective.stakeholders, account, page),
        certainty=chip(objective.certainty, texts) if objective.certainty else None,
        note=objective.note,
    )


def _action(
    action: Action, account: Account, colleagues: Mapping[str, Colleague], page: str
) -> ActionRow:
    return ActionRow(
        what=action.what,
        owner=colleague_name(action.owner, colleagues) if action.owner else None,
        due=action.due,
        done=action.done,
        people=_people(action.stakeholders, account, page),
    )


def _promise(promise: Promise, account: Account, texts: Texts, page: str) -> PromiseRow:
    return PromiseRow(
        by=chip(promise.by, texts),
        what=promise.what,
        due=promise.due,
        done=promise.done,
        named=texts(f"plan.promised.{promise.by}"),
        people=_people(promise.stakeholders, account, page),
    )


def _people(ids: tuple[str, ...], account: Account, page: str) -> tuple[Anchor, ...]:
    people = account.stakeholders
    return tuple(
        Anchor(shown_name(i, people[i]), page + person_href(i)) for i in ids if i in people
    )
