"""Every field of the format: one row each, which every surface reads.

A row says what a field is called, where it's shown, and what else is done with it. What a field
means, and what it may hold, is said by its type in ``model/account.py``. Rows stand in the order of
the edit form, what changes most first.

To add a field: give it a type in ``model/account.py``, a row here, and a label in
``texts/en.fields.toml``. Tests fail while one of them is missing, and while a surface that a row
names doesn't show the field.
"""

from collections.abc import Mapping
from typing import Final

from msgspec import Struct

from account_maps.model.account import (
    Account,
    Action,
    Champion,
    Competitor,
    Contact,
    External,
    IdealCustomerProfile,
    Line,
    Message,
    Objection,
    Objective,
    Outcome,
    Person,
    Plan,
    Promise,
    Summary,
    TalkingPoints,
    Tie,
    Unit,
    Waiver,
    WhiteSpace,
)
from account_maps.model.field import Field, Surface

FACTS, PAGE, GLANCE, ONEPAGER, COLUMN, FACET, SEARCH = Surface

ORDER: Final[Mapping[Surface, tuple[str, ...]]] = {
    FACTS: ("tier", "stage", "owner", "team", "plan.page", "crm"),
    GLANCE: ("value", "stage", "close_date", "tier", "segment", "industry"),
    FACET: ("owner", "territory", "segment", "tier", "stage", "industry"),
    SEARCH: ("title", "unit", "roles", "support", "industry", "segment", "territory"),
}
"""What stands first on a surface. The rest follows in the order of the rows."""

_BOTH = (PAGE, ONEPAGER)
"""On the page of the account and on its one-pager."""

FIELDS: Final[Mapping[type[Struct], tuple[Field, ...]]] = {
    Account: (
        Field("summary"),
        Field(
            "stage",
            62,
            (FACTS, GLANCE, COLUMN, FACET),
            "deal",
            unlabeled=True,
            completeness="stage",
            exported=True,
            option=True,
        ),
        Field("value", 60, (FACTS, GLANCE, COLUMN), "deal", exported=True, option=True),
        Field("currency", 40, (SEARCH,), "deal", exported=True, option=True),
        Field("close_date", 60, (FACTS, GLANCE, COLUMN), "deal", exported=True),
        Field("forecast", 60, (FACTS, COLUMN, FACET), "deal", exported=True),
        Field("outcome"),
        Field("success_owner", 48, (FACTS, COLUMN, FACET), "success", exported=True),
        Field("adoption", 48, (FACTS, COLUMN, FACET), "success", exported=True),
        Field("renewal", 48, (FACTS, GLANCE, COLUMN), "success", exported=True),
        Field(
            "owner",
            64,
            (FACTS, ONEPAGER, COLUMN, FACET),
            "deal",
            completeness="owner",
            exported=True,
        ),
        Field("team", 32, (FACTS,), "deal", exported=True),
        Field("verified", 16, (PAGE,), "deal", exported=True),
        Field("message"),
        Field("name", 66, (*_BOTH, COLUMN), "company", exported=True),
        Field("domain", 32, (FACTS, SEARCH), "company", exported=True, option=True),
        Field(
            "industry",
            32,
            (FACTS, GLANCE, COLUMN, FACET, SEARCH),
            "company",
            unlabeled=True,
            exported=True,
            option=True,
        ),
        Field(
            "segment",
            32,
            (FACTS, GLANCE, FACET, SEARCH),
            "company",
            unlabeled=True,
            exported=True,
            option=True,
        ),
        Field("employees", 32, (FACTS,), "company", exported=True),
        Field("technographics", 32, (FACTS, FACET, SEARCH), "company", exported=True),
        Field("tier", 32, (FACTS, GLANCE, COLUMN, FACET), "company", exported=True, option=True),
        Field("territory", 32, (FACTS, FACET, SEARCH), "company", exported=True, option=True),
        Field("parent", 40, (PAGE,), "company", exported=True),
        Field("crm", 32, (FACTS,), "company", opens="open.crm", exported=True),
        Field("confidentiality", 32, (FACTS, ONEPAGER), "company", exported=True),
        Field("tags", 32, (FACTS, FACET, SEARCH), "company", facet="tag", exported=True),
        Field("goals", 32, (PAGE,), "wants"),
        Field("pressures", 32, _BOTH, "wants"),
        Field("icp"),
        Field("note", 32, (PAGE,), "note"),
        Field("plan"),
        Field("stakeholders", 80, _BOTH, text="people", exported=True),
        Field("influence", 58, _BOTH, text="lines", exported=True),
        Field("promises", 46, _BOTH),
        Field("competitors", 44, (PAGE,)),
        Field("waivers", 38, (PAGE,)),
        Field("external", 34, _BOTH),
        Field("units", 24, (PAGE,)),
    ),
    Summary: (
        Field("want", 50, (PAGE,), "summary", completeness="summary.want"),
        Field("where_we_stand", 50, _BOTH, "summary", completeness="summary.where_we_stand"),
        Field("next_move", 50, (*_BOTH, COLUMN), "summary", completeness="summary.next_move"),
    ),
    Message: (
        Field("say", 52, _BOTH, "message", text="message", completeness="message"),
        Field("prove", 52, _BOTH, "message", text="message_proof"),
    ),
    IdealCustomerProfile: (
        Field("fit", 32, (PAGE,), "icp"),
        Field("reasons", 32, (PAGE,), "icp"),
    ),
    Plan: (
        Field("page", 32, (FACTS, PAGE), text="plan", opens="open.plan", completeness="plan"),
        Field("objectives", 50, (PAGE,)),
        Field("actions", 48, _BOTH),
        Field("white_space", 40, (PAGE,)),
    ),
    Objective: (
        Field("goal", 30, (PAGE,), text="objective"),
        Field("due", 30, (PAGE,)),
        Field("stakeholders", 30, (PAGE,), text="cared_for"),
        Field("certainty", 30, (PAGE,)),
        Field("note", 30, (PAGE,)),
    ),
    WhiteSpace: (
        Field("product", 30, (PAGE,)),
        Field("unit", 30, (PAGE,)),
        Field("state", 30, (PAGE,)),
        Field("note", 30, (PAGE,)),
    ),
    Action: (
        Field("what", 30, (*_BOTH, COLUMN), "action", text="action"),
        Field("owner", 30, _BOTH, "action"),
        Field("due", 30, (*_BOTH, COLUMN), "action"),
        Field("done", 30, (PAGE,), "action"),
        Field("stakeholders", 30, (PAGE,), "action"),
    ),
    Promise: (
        Field("by", 30, _BOTH, "promise"),
        Field("what", 30, _BOTH, "promise"),
        Field("due", 30, _BOTH, "promise"),
        Field("done", 30, (PAGE,), "promise"),
        Field("stakeholders", 30, (PAGE,), "promise", text="made_to_or_by"),
    ),
    Outcome: (
        Field(
            *("result", 86, (PAGE, GLANCE, COLUMN, SEARCH), "outcome"),
            text="outcome",
            unlabeled=True,
            exported=True,
        ),
        Field("day", 60, (PAGE, COLUMN), "outcome", text="outcome_day", exported=True),
        Field("reason", 60, (PAGE, COLUMN), "outcome", text="outcome_reason", exported=True),
    ),
    Competitor: (
        Field("name", 30, (PAGE,)),
        Field("standing", 30, (PAGE,)),
        Field("champion", 30, (PAGE,), text="their_champion"),
        Field("note", 30, (PAGE,)),
    ),
    External: (
        Field("what", 30, _BOTH, exported=True),
        Field("kind", 30, (PAGE,), exported=True),
        Field("due", 34, _BOTH, text="takes_effect", exported=True),
        Field("hits", 34, _BOTH, exported=True),
        Field("source", 30, (PAGE,), exported=True),
    ),
    Waiver: (
        Field("finding", 30, (PAGE,)),
        Field("reason", 30, (PAGE,)),
        Field("until", 30, (PAGE,)),
        Field("person", 30, (PAGE,), text="about_person"),
    ),
    Unit: (
        Field("name", 30, (PAGE,)),
        Field("units", 24, (PAGE,)),
        Field("note", 30, (PAGE,)),
    ),
    Person: (
        Field(
            "support",
            80,
            (*_BOTH, SEARCH),
            "stance",
            completeness="support",
            exported=True,
        ),
        Field("roles", 78, (*_BOTH, SEARCH), "stance", exported=True),
        Field("influence", 74, (PAGE,), "stance", completeness="influence", exported=True),
        Field("veto", 82, _BOTH, "stance", exported=True),
        Field("coverage", 50, (PAGE,), "stance", exported=True),
        Field("certainty", 28, _BOTH, "source", exported=True),
        Field("evidence", 20, (PAGE,), "source"),
        Field("verified", 18, (PAGE,), "source", completeness="verified", exported=True),
        Field("name", 68, _BOTH, "post", completeness="name", exported=True),
        Field("title", 60, (*_BOTH, SEARCH), "post", exported=True),
        Field("unit", 54, (PAGE, SEARCH), "post", exported=True),
        Field("reports_to", 70, (FACTS,), "post", completeness="manager", exported=True),
        Field("dotted_to", 56, (FACTS,), "post", exported=True),
        Field("state", 84, (PAGE,), "post", exported=True),
        Field("placeholder", 66, _BOTH, "post", exported=True),
        Field("person", 26, (PAGE,), "post", text="shared_key", exported=True),
        Field("goals", 40, _BOTH, "wants", completeness="wants"),
        Field("pains", 42, _BOTH, "wants", completeness="wants"),
        Field("criteria", 40, _BOTH, "wants", completeness="wants"),
        Field("win", 44, _BOTH, "wants", completeness="wants"),
        Field("orientation", 26, (PAGE,), "traits", completeness="orientation", exported=True),
        Field("adaptability", 26, (PAGE,), "traits", exported=True),
        Field("mode", 26, (PAGE,), "traits", exported=True),
        Field("talking_points"),
        Field("champion"),
        Field("contact"),
        Field("note", 30, (PAGE,), "note"),
        Field("ties", 60, (PAGE,), text="known_by", completeness="tie", exported=True),
    ),
    TalkingPoints: (
        Field("open", 38, _BOTH, "points", text="to_open"),
        Field("say", 38, _BOTH, "points", text="to_say"),
        Field("prove", 38, _BOTH, "points", text="to_prove"),
        Field("ask", 38, _BOTH, "points", text="to_ask"),
        Field("close", 38, _BOTH, "points", text="to_close"),
        Field("avoid", 38, _BOTH, "points", text="to_avoid"),
        Field("objections", 38, _BOTH),
    ),
    Objection: (
        Field("objection", 38, _BOTH),
        Field("answer", 38, _BOTH),
    ),
    Champion: (
        Field("power", 64, (PAGE,), "champion", text="champion_power"),
        Field("sells", 64, (PAGE,), "champion", text="champion_sells"),
        Field("stake", 64, (PAGE,), "champion", text="champion_stake"),
        Field("tested", 64, (COLUMN,), "champion", text="champion_tested"),
    ),
    Contact: (
        Field("email", 22, (PAGE,), "contact"),
        Field("phone", 22, (PAGE,), "contact"),
        Field("mobile", 22, (PAGE,), "contact"),
        Field("profile", 22, (PAGE,), "contact"),
        Field("timezone", 22, (PAGE,), "contact"),
        Field("language", 22, (PAGE,), "contact"),
    ),
    Tie: (
        Field("level", 46, (PAGE,), "tie", exported=True),
        Field("target", 46, (PAGE,), "tie", exported=True),
        Field("last", 46, (PAGE,), "tie", exported=True),
        Field("note", 46, (PAGE,), "tie"),
    ),
    Line: (
        Field("from", 44, (PAGE,), "line", exported=True),
        Field("to", 44, (PAGE,), "line", exported=True),
        Field("kind", 44, (PAGE,), "line", exported=True),
        Field("strength", 44, (PAGE,), "line", exported=True),
        Field("note", 44, (PAGE,), "line"),
        Field("certainty", 44, (PAGE,), "line", exported=True),
    ),
}
"""The rows by the type that has the fields."""
