"""What a map is: one account, its units, people, ties, lines and plan.

These types are the single source of the format: the reader converts YAML by them, the JSON
Schema and the reference page of the format are generated from them. Every field says in its
``Meta`` what it means; a test fails when one does not. Values are frozen and know nothing of
files, pages or today's date.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Annotated

from msgspec import Meta, Struct

from account_maps.model.values import (
    Adaptability,
    Certainty,
    Coverage,
    Fit,
    Influence,
    Level,
    LineKind,
    Mode,
    Orientation,
    RiskCode,
    Role,
    Side,
    State,
    Strength,
    Support,
    WhiteSpaceState,
)

Id = Annotated[str, Meta(extra={"id": True})]
Link = Annotated[str, Meta(extra={"link": True})]
Note = Annotated[str, Meta(extra={"note": True})]
Amount = Annotated[float, Meta(ge=0)]

AccountRef = Annotated[str, Meta(extra={"ref": "account"})]
ColleagueRef = Annotated[str, Meta(extra={"ref": "colleague"})]
SharedPersonKey = Annotated[str, Meta(extra={"id": True, "shared": "shared_person"})]
PersonRef = Annotated[str, Meta(extra={"ref": "person"})]
UnitRef = Annotated[str, Meta(extra={"ref": "unit"})]
PlanPage = Annotated[str, Meta(extra={"ref": "plan_page"})]


MOST_COLLEAGUES = 50_000
"""People of our own: of a large company, all who sell."""


def _says(
    description: str, *examples: object, many: str | None = None, most: int | None = None
) -> Meta:
    counts = {"many": many, "most": most}
    extra = {name: count for name, count in counts.items() if count is not None} or None
    return Meta(description=description, examples=list(examples) or None, extra=extra)


class Part(Struct, frozen=True, gc=False, omit_defaults=True, forbid_unknown_fields=True):
    """A piece of a map: fields cannot be changed, and no others are allowed."""


class Contact(Part, frozen=True):
    """How to reach a person."""

    email: Annotated[str | None, _says("E-mail address.", "dana@northwind.example")] = None
    phone: Annotated[str | None, _says("Phone number, kept as written.", "0045 2072 7124")] = None
    mobile: Annotated[str | None, _says("Mobile number, kept as written.")] = None
    profile: Annotated[Link | None, _says("Link to a public profile.")] = None
    timezone: Annotated[str | None, _says("IANA time zone.", "Europe/Copenhagen")] = None
    language: Annotated[str | None, _says("Language to speak or write.", "da")] = None


class Tie(Part, frozen=True):
    """What one of us has with one of them."""

    level: Annotated[Level | None, _says("Relationship level now.", "problem_solver")] = None
    target: Annotated[Level | None, _says("Level we want.", "trusted_advisor")] = None
    last: Annotated[dt.date | None, _says("Day of the last two-way contact.", "2026-11-12")] = None
    note: Annotated[Note | None, _says("What to know about this tie.")] = None


class Objection(Part, frozen=True):
    """What they may say against us, and what we answer."""

    objection: Annotated[str, _says("What they say.", "We failed at this in 2023.")]
    answer: Annotated[str | None, _says("What we answer.")] = None


class TalkingPoints(Part, frozen=True):
    """What to say to this person. It builds on the account's shared message."""

    say: Annotated[tuple[str, ...], _says("Sentences to say.")] = ()
    prove: Annotated[tuple[str, ...], _says("Evidence to bring.")] = ()
    ask: Annotated[tuple[str, ...], _says("Questions to ask.")] = ()
    avoid: Annotated[tuple[str, ...], _says("What not to raise.")] = ()
    objections: Annotated[tuple[Objection, ...], _says("Objections with answers.")] = ()


class Champion(Part, frozen=True):
    """What makes somebody a champion. All three are needed, so the weakest counts."""

    power: Annotated[
        Strength | None, _says("Power in the company. Else read from `influence`.")
    ] = None
    sells: Annotated[
        Strength | None,
        _says("Sells for us when we are absent. Else read from `support` and the influence lines."),
    ] = None
    stake: Annotated[
        Strength | None, _says("Has a stake in our winning. Else read from `win`.")
    ] = None
    tested: Annotated[
        dt.date | None,
        _says("Day they gave us access to the economic buyer.", "2026-10-14"),
    ] = None


class Person(Part, frozen=True):
    """A stakeholder: a post at the company and who holds it."""

    name: Annotated[str | None, _says("Full name. A placeholder needs none.", "Dana Reyes")] = None
    title: Annotated[str | None, _says("Job title.", "Chief Information Officer")] = None
    person: Annotated[
        SharedPersonKey | None,
        _says("Shared key of somebody who sits in several accounts.", "dana-reyes"),
    ] = None
    unit: Annotated[UnitRef | None, _says("Unit the post belongs to.", "it")] = None
    reports_to: Annotated[PersonRef | None, _says("Their manager.", "tom-alvarez")] = None
    dotted_to: Annotated[
        tuple[PersonRef, ...], _says("People they report to besides.", ["priya-nair"])
    ] = ()
    roles: Annotated[tuple[Role, ...], _says("Buying roles.", ["decision_maker", "champion"])] = ()
    influence: Annotated[Influence | None, _says("Political status.", "inner_circle")] = None
    support: Annotated[Support | None, _says("Attitude to us.", "supporter")] = None
    veto: Annotated[bool, _says("Can stop the decision alone.", True)] = False
    coverage: Annotated[Coverage | None, _says("How much contact we have had.", "brief")] = None
    orientation: Annotated[Orientation | None, _says("Decision orientation.", "financial")] = None
    adaptability: Annotated[Adaptability | None, _says("Adaptability to change.")] = None
    mode: Annotated[Mode | None, _says("Response mode.", "trouble")] = None
    goals: Annotated[tuple[str, ...], _says("What they want to reach.")] = ()
    pains: Annotated[tuple[str, ...], _says("What hurts them today.")] = ()
    criteria: Annotated[tuple[str, ...], _says("What they will judge the offer by.")] = ()
    win: Annotated[str | None, _says("Their personal win if we succeed.")] = None
    champion: Annotated[Champion | None, _says("How good a champion they are.")] = None
    contact: Annotated[Contact | None, _says("How to reach them.")] = None
    ties: Annotated[
        dict[ColleagueRef, Tie],
        _says("Who of us knows them, and how well, by colleague.", many="ties"),
    ] = {}
    talking_points: Annotated[TalkingPoints | None, _says("What to say to them.")] = None
    note: Annotated[Note | None, _says("Anything else, in simple Markdown.")] = None
    certainty: Annotated[Certainty | None, _says("How sure we are of this entry.")] = None
    evidence: Annotated[str | None, _says("Where it comes from.")] = None
    verified: Annotated[dt.date | None, _says("Day this entry was last verified.")] = None
    state: Annotated[State, _says("Whether they still hold the post.", "left")] = State.ACTIVE
    placeholder: Annotated[
        bool, _says("The post exists, its holder is not known or it is vacant.", True)
    ] = False


class Line(Part, frozen=True, rename={"source": "from", "target": "to"}):
    """An informal line between two people, beside the reporting lines."""

    source: Annotated[PersonRef, _says("Who influences.", "dana-reyes")]
    target: Annotated[PersonRef, _says("Who is influenced.", "tom-alvarez")]
    kind: Annotated[LineKind, _says("Influence or conflict.", "conflict")] = LineKind.INFLUENCE
    strength: Annotated[Strength | None, _says("How strong.", "strong")] = None
    note: Annotated[Note | None, _says("What it rests on.")] = None
    certainty: Annotated[Certainty | None, _says("How sure we are.")] = None


class Unit(Part, frozen=True):
    """A department or division. Units may nest."""

    name: Annotated[str, _says("Name of the unit.", "Finance")]
    units: Annotated[dict[Id, "Unit"], _says("Units inside this one.", many="units")] = {}
    note: Annotated[Note | None, _says("What to know about it.")] = None


class IdealCustomerProfile(Part, frozen=True):
    """Fit with our ideal customer profile (ICP)."""

    fit: Annotated[Fit | None, _says("How well they fit.", "strong")] = None
    reasons: Annotated[tuple[str, ...], _says("Why.", ["runs 40+ sites"])] = ()


class Summary(Part, frozen=True):
    """Three sentences that a rep reads before a call."""

    want: Annotated[str | None, _says("What they want.")] = None
    where_we_stand: Annotated[str | None, _says("Where we stand.")] = None
    next_move: Annotated[str | None, _says("Our next move.")] = None


class Message(Part, frozen=True):
    """The shared message: what the whole buying group must hear."""

    say: Annotated[str | None, _says("The message.")] = None
    prove: Annotated[str | None, _says("The proof.")] = None


class Objective(Part, frozen=True):
    """Something the account wants to reach."""

    goal: Annotated[str, _says("The objective.", "One record in all clinics")]
    due: Annotated[dt.date | None, _says("By when.", "2027-09-30")] = None
    stakeholders: Annotated[tuple[PersonRef, ...], _says("Who cares about it.")] = ()
    certainty: Annotated[Certainty | None, _says("How sure we are.", "confirmed")] = None
    note: Annotated[Note | None, _says("Anything else.")] = None


class WhiteSpace(Part, frozen=True):
    """A product in a unit: sold, or not yet."""

    product: Annotated[str, _says("The product.", "scheduling")]
    unit: Annotated[UnitRef | None, _says("The unit.", "operations")] = None
    state: Annotated[WhiteSpaceState, _says("Where it stands.", "open")] = WhiteSpaceState.OPEN
    note: Annotated[Note | None, _says("Anything else.")] = None


class Action(Part, frozen=True):
    """Something one of us will do."""

    what: Annotated[str, _says("The action.", "Ask Dana for an introduction to Priya")]
    owner: Annotated[ColleagueRef | None, _says("Who of us does it.", "ana-lima")] = None
    due: Annotated[dt.date | None, _says("By when.", "2026-12-05")] = None
    done: Annotated[dt.date | None, _says("Day it was done.")] = None
    stakeholders: Annotated[tuple[PersonRef, ...], _says("Whom it concerns.")] = ()


class Plan(Part, frozen=True):
    """What the map needs of the account plan, and where the plan is."""

    page: Annotated[
        PlanPage | None,
        _says("A page of this site, or a link to where the plan lives.", "plans/northwind.md"),
    ] = None
    objectives: Annotated[
        dict[Id, Objective], _says("What the account wants to reach.", many="objectives")
    ] = {}
    white_space: Annotated[tuple[WhiteSpace, ...], _says("Products and units.")] = ()
    actions: Annotated[tuple[Action, ...], _says("What we will do.")] = ()


class External(Part, frozen=True):
    """A force outside the account."""

    what: Annotated[str, _says("What it is.")]
    kind: Annotated[str | None, _says("What kind of force.", "regulation")] = None
    source: Annotated[Link | None, _says("Where to read about it.")] = None


class Competitor(Part, frozen=True):
    """Somebody else who sells to this account."""

    name: Annotated[str, _says("The competitor.", "MedCore")]
    standing: Annotated[str | None, _says("Where they stand.", "incumbent")] = None
    champion: Annotated[PersonRef | None, _says("Who speaks for them.", "cso")] = None
    note: Annotated[Note | None, _says("Anything else.")] = None


class Promise(Part, frozen=True):
    """An open promise, ours or theirs."""

    by: Annotated[Side, _says("Who promised.", "us")]
    what: Annotated[str, _says("What was promised.", "Reference call with Bay Clinics")]
    due: Annotated[dt.date | None, _says("By when.", "2026-11-28")] = None
    done: Annotated[dt.date | None, _says("Day it was kept.")] = None


class Waiver(Part, frozen=True):
    """A finding that need not be shown for a while, and why."""

    finding: Annotated[RiskCode, _says("Code of the finding.", "AF201")]
    reason: Annotated[str, _says("Why it may wait.", "The CFO starts on 1 February.")]
    until: Annotated[dt.date, _says("Last day; after it the finding counts again.", "2027-01-31")]
    person: Annotated[
        PersonRef | None, _says("Only where it is about this person.", "priya-nair")
    ] = None


class Account(Part, frozen=True):
    """One map: one company, one file."""

    name: Annotated[str, _says("Name of the company.", "Northwind Health")]
    domain: Annotated[str | None, _says("Their web domain.", "northwind.example")] = None
    industry: Annotated[str | None, _says("Industry.", "healthcare")] = None
    segment: Annotated[str | None, _says("Market segment.", "enterprise")] = None
    tier: Annotated[str | None, _says("Tier, in your own words or numbers.", "1")] = None
    territory: Annotated[str | None, _says("Sales territory.", "nordics")] = None
    owner: Annotated[ColleagueRef | None, _says("Who of us owns the account.", "ana-lima")] = None
    team: Annotated[tuple[ColleagueRef, ...], _says("Who else of us works on it.")] = ()
    stage: Annotated[str | None, _says("Stage of the deal.", "evaluation")] = None
    value: Annotated[
        Amount | None, _says("What is at stake, in the one currency of all maps.", 480000)
    ] = None
    confidentiality: Annotated[
        str | None,
        _says(
            "Who may see this map. It's printed, and hides nothing unless the site's setting "
            "`withhold` leaves the level out.",
            "internal",
        ),
    ] = None
    crm: Annotated[Link | None, _says("Link to the record in the CRM.")] = None
    parent: Annotated[AccountRef | None, _says("Parent company: another map.")] = None
    tags: Annotated[tuple[str, ...], _says("Free labels to find the account by.")] = ()
    verified: Annotated[dt.date | None, _says("Day the whole map was last verified.")] = None
    icp: Annotated[IdealCustomerProfile | None, _says("Fit with our ideal customer profile.")] = (
        None
    )
    summary: Annotated[Summary | None, _says("Three sentences before a call.")] = None
    message: Annotated[Message | None, _says("What the whole buying group must hear.")] = None
    goals: Annotated[tuple[str, ...], _says("What the company wants to reach.")] = ()
    pressures: Annotated[tuple[str, ...], _says("What presses the company.")] = ()
    plan: Annotated[Plan | None, _says("The account plan.")] = None
    units: Annotated[dict[Id, Unit], _says("Departments or divisions.", many="units")] = {}
    stakeholders: Annotated[
        dict[Id, Person], _says("The people, in the picture's order.", many="people")
    ] = {}
    influence: Annotated[tuple[Line, ...], _says("Informal lines.")] = ()
    external: Annotated[tuple[External, ...], _says("Forces outside the account.")] = ()
    competitors: Annotated[tuple[Competitor, ...], _says("Who else sells to them.")] = ()
    promises: Annotated[tuple[Promise, ...], _says("Promises, both ways.")] = ()
    waivers: Annotated[tuple[Waiver, ...], _says("Findings that may wait.")] = ()
    note: Annotated[Note | None, _says("Anything else, in simple Markdown.")] = None


class Colleague(Part, frozen=True):
    """One of our own people."""

    name: Annotated[str, _says("Full name.", "Ana Lima")]
    title: Annotated[str | None, _says("Job title.", "Account executive")] = None
    email: Annotated[str | None, _says("E-mail address.")] = None
    phone: Annotated[str | None, _says("Phone number, kept as written.")] = None
    territory: Annotated[str | None, _says("Sales territory.", "nordics")] = None
    handle: Annotated[
        str | None,
        _says("Name of their user or group where the maps are kept, for CODEOWNERS.", "ana-lima"),
    ] = None


class Team(Part, frozen=True):
    """The shared file ``_team.yaml``: our own people, by id."""

    team: Annotated[
        dict[Id, Colleague],
        _says("Our people, by id.", many="colleagues", most=MOST_COLLEAGUES),
    ] = {}


class Labels(Part, frozen=True):
    """The shared file ``_labels.yaml``: other words for values on the pages."""

    labels: Annotated[
        dict[str, dict[str, str]],
        _says("For each scale, the value and what the pages call it instead."),
    ] = {}


def walk_units(units: Mapping[str, Unit]) -> Iterator[tuple[str, Unit]]:
    """Yield every unit with its id, each before the units inside it."""
    stack = list(units.items())[::-1]
    while stack:
        unit_id, unit = stack.pop()
        yield unit_id, unit
        stack += list(unit.units.items())[::-1]
