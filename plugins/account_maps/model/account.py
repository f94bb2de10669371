"""What a map is: one account, its units, people, ties, lines and plan.

These types are the single source of the format: the reader converts YAML by them, the JSON
Schema and the reference page of the format are generated from them. Every field says in its
``Meta`` what it means; a test fails when one does not. Values are frozen and know nothing of
files, pages or today's date.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Annotated

from msgspec import Meta, field

from account_maps.model.part import Part
from account_maps.model.values import (
    Adaptability,
    Adoption,
    Certainty,
    Coverage,
    DealResult,
    Fit,
    Forecast,
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
from account_maps.read.amounts import Money

Id = Annotated[str, Meta(extra={"id": True})]
Link = Annotated[str, Meta(extra={"link": True})]
Note = Annotated[str, Meta(extra={"note": True})]
Headcount = Annotated[int, Meta(ge=0)]
StageName = Annotated[str, Meta(extra={"listed": "stage"})]
CurrencyCode = Annotated[str, Meta(extra={"currency": True})]

AccountRef = Annotated[str, Meta(extra={"ref": "account"})]
ColleagueRef = Annotated[str, Meta(extra={"ref": "colleague"})]
SharedPersonKey = Annotated[str, Meta(extra={"id": True, "shared": "shared_person"})]
PersonRef = Annotated[str, Meta(extra={"ref": "person"})]
UnitRef = Annotated[str, Meta(extra={"ref": "unit"})]
PlanPage = Annotated[str, Meta(extra={"ref": "plan_page"})]


MOST_COLLEAGUES = 50_000
"""People of our own: of a large company, all who sell."""


def _described(
    description: str, *examples: object, many: str | None = None, most: int | None = None
) -> Meta:
    counts = {"many": many, "most": most}
    extra = {name: count for name, count in counts.items() if count is not None} or None
    return Meta(description=description, examples=list(examples) or None, extra=extra)


class Contact(Part, frozen=True):
    """How to reach a person."""

    email: Annotated[str | None, _described("E-mail address.", "dana@northwind.example")] = None
    phone: Annotated[str | None, _described("Phone number, kept as written.", "0045 2072 7124")] = (
        None
    )
    mobile: Annotated[str | None, _described("Mobile number, kept as written.")] = None
    profile: Annotated[Link | None, _described("Link to a public profile.")] = None
    timezone: Annotated[str | None, _described("IANA time zone.", "Europe/Copenhagen")] = None
    language: Annotated[str | None, _described("Language to speak or write.", "da")] = None


class Tie(Part, frozen=True):
    """What one of us has with one of them."""

    level: Annotated[Level | None, _described("Relationship level now.", "problem_solver")] = None
    target: Annotated[Level | None, _described("Level we want.", "trusted_advisor")] = None
    last: Annotated[
        dt.date | None, _described("Day of the last two-way contact.", "2026-11-12")
    ] = None
    note: Annotated[Note | None, _described("What to know about this tie.")] = None


class Objection(Part, frozen=True):
    """What they may say against us, and what we answer."""

    objection: Annotated[str, _described("What they say.", "We failed at this in 2023.")]
    answer: Annotated[str | None, _described("What we answer.")] = None


class TalkingPoints(Part, frozen=True):
    """What to say to this person. It builds on the account's shared message.

    `open`, `say`, `prove`, `ask` and `close` may be read by the person: they stand on the sheet for
    the table. `avoid` and `objections` are for us only.
    """

    open: Annotated[tuple[str, ...], _described("Sentences to open with.")] = ()
    say: Annotated[tuple[str, ...], _described("Sentences to say.")] = ()
    prove: Annotated[tuple[str, ...], _described("Proof points to bring.")] = ()
    ask: Annotated[tuple[str, ...], _described("Questions to ask them.")] = ()
    close: Annotated[tuple[str, ...], _described("Sentences that ask for the next step.")] = ()
    avoid: Annotated[tuple[str, ...], _described("What not to say.")] = ()
    objections: Annotated[tuple[Objection, ...], _described("Objections with answers.")] = ()


class Champion(Part, frozen=True):
    """What makes somebody a champion. All three are needed, so the weakest counts."""

    power: Annotated[
        Strength | None, _described("Power in the company. Else read from `influence`.")
    ] = None
    sells: Annotated[
        Strength | None,
        _described(
            "Sells for us when we are absent. Else read from `support` and the influence lines."
        ),
    ] = None
    stake: Annotated[
        Strength | None, _described("Has a stake in our winning. Else read from `win`.")
    ] = None
    tested: Annotated[
        dt.date | None,
        _described("Day they gave us access to the economic buyer.", "2026-10-14"),
    ] = None


class Person(Part, frozen=True):
    """A stakeholder: a post at the company and who holds it."""

    name: Annotated[
        str | None, _described("Full name. A placeholder needs none.", "Dana Reyes")
    ] = None
    title: Annotated[str | None, _described("Job title.", "Chief Information Officer")] = None
    person: Annotated[
        SharedPersonKey | None,
        _described("Shared key of somebody who sits in several accounts.", "dana-reyes"),
    ] = None
    unit: Annotated[UnitRef | None, _described("Unit the post belongs to.", "it")] = None
    reports_to: Annotated[PersonRef | None, _described("Their manager.", "tom-alvarez")] = None
    dotted_to: Annotated[
        tuple[PersonRef, ...], _described("People they report to besides.", ["priya-nair"])
    ] = ()
    roles: Annotated[
        tuple[Role, ...], _described("Buying roles.", ["decision_maker", "champion"])
    ] = ()
    influence: Annotated[Influence | None, _described("Political status.", "inner_circle")] = None
    support: Annotated[Support | None, _described("Attitude to us.", "supporter")] = None
    veto: Annotated[bool, _described("Can stop the decision alone.", True)] = False
    coverage: Annotated[Coverage | None, _described("How much contact we have had.", "brief")] = (
        None
    )
    orientation: Annotated[Orientation | None, _described("Decision orientation.", "financial")] = (
        None
    )
    adaptability: Annotated[Adaptability | None, _described("Adaptability to change.")] = None
    mode: Annotated[Mode | None, _described("Response mode.", "trouble")] = None
    goals: Annotated[tuple[str, ...], _described("What they want to reach.")] = ()
    pains: Annotated[tuple[str, ...], _described("What hurts them today.")] = ()
    criteria: Annotated[tuple[str, ...], _described("What they will judge the offer by.")] = ()
    win: Annotated[str | None, _described("Their personal win if we succeed.")] = None
    champion: Annotated[Champion | None, _described("How good a champion they are.")] = None
    contact: Annotated[Contact | None, _described("How to reach them.")] = None
    ties: Annotated[
        dict[ColleagueRef, Tie],
        _described("Who of us knows them, and how well, by colleague.", many="ties"),
    ] = field(default_factory=dict)
    talking_points: Annotated[TalkingPoints | None, _described("What to say to them.")] = None
    note: Annotated[Note | None, _described("Anything else, in simple Markdown.")] = None
    certainty: Annotated[Certainty | None, _described("How sure we are of this entry.")] = None
    evidence: Annotated[str | None, _described("Where it comes from.")] = None
    verified: Annotated[dt.date | None, _described("Day this entry was last verified.")] = None
    state: Annotated[State, _described("Whether they still hold the post.", "left")] = State.ACTIVE
    placeholder: Annotated[
        bool, _described("The post exists, its holder is not known or it is vacant.", True)
    ] = False


class Line(Part, frozen=True, rename={"source": "from", "target": "to"}):
    """An informal line between two people, beside the reporting lines."""

    source: Annotated[PersonRef, _described("Who influences.", "dana-reyes")]
    target: Annotated[PersonRef, _described("Who is influenced.", "tom-alvarez")]
    kind: Annotated[LineKind, _described("Influence or conflict.", "conflict")] = LineKind.INFLUENCE
    strength: Annotated[Strength | None, _described("How strong.", "strong")] = None
    note: Annotated[Note | None, _described("What it rests on.")] = None
    certainty: Annotated[Certainty | None, _described("How sure we are.")] = None


class Unit(Part, frozen=True):
    """A department or division. Units may nest."""

    name: Annotated[str, _described("Name of the unit.", "Finance")]
    units: Annotated[dict[Id, "Unit"], _described("Units inside this one.", many="units")] = field(
        default_factory=dict
    )
    note: Annotated[Note | None, _described("What to know about it.")] = None


class IdealCustomerProfile(Part, frozen=True):
    """Fit with our ideal customer profile (ICP)."""

    fit: Annotated[Fit | None, _described("How well they fit.", "strong")] = None
    reasons: Annotated[tuple[str, ...], _described("Why.", ["runs 40+ sites"])] = ()


class Summary(Part, frozen=True):
    """Three sentences that a rep reads before a call."""

    want: Annotated[str | None, _described("What they want.")] = None
    where_we_stand: Annotated[str | None, _described("Where we stand.")] = None
    next_move: Annotated[str | None, _described("Our next move.")] = None


class Message(Part, frozen=True):
    """The shared message: what the whole buying group must hear."""

    say: Annotated[str | None, _described("The message.")] = None
    prove: Annotated[str | None, _described("The proof.")] = None


class Objective(Part, frozen=True):
    """Something the account wants to reach."""

    goal: Annotated[str, _described("The objective.", "One record in all clinics")]
    due: Annotated[dt.date | None, _described("By when.", "2027-09-30")] = None
    stakeholders: Annotated[tuple[PersonRef, ...], _described("Who cares about it.")] = ()
    certainty: Annotated[Certainty | None, _described("How sure we are.", "confirmed")] = None
    note: Annotated[Note | None, _described("Anything else.")] = None


class WhiteSpace(Part, frozen=True):
    """A product in a unit: sold, or not yet."""

    product: Annotated[str, _described("The product.", "scheduling")]
    unit: Annotated[UnitRef | None, _described("The unit.", "operations")] = None
    state: Annotated[WhiteSpaceState, _described("Where it stands.", "open")] = WhiteSpaceState.OPEN
    note: Annotated[Note | None, _described("Anything else.")] = None


class Action(Part, frozen=True):
    """Something one of us will do."""

    what: Annotated[str, _described("The action.", "Ask Dana for an introduction to Priya")]
    owner: Annotated[ColleagueRef | None, _described("Who of us does it.", "ana-lima")] = None
    due: Annotated[dt.date | None, _described("By when.", "2026-12-05")] = None
    done: Annotated[dt.date | None, _described("Day it was done.")] = None
    stakeholders: Annotated[tuple[PersonRef, ...], _described("Whom it concerns.")] = ()


class Plan(Part, frozen=True):
    """What the map needs of the account plan, and where the plan is."""

    page: Annotated[
        PlanPage | None,
        _described("A page of this site, or a link to where the plan lives.", "plans/northwind.md"),
    ] = None
    objectives: Annotated[
        dict[Id, Objective], _described("What the account wants to reach.", many="objectives")
    ] = field(default_factory=dict)
    white_space: Annotated[tuple[WhiteSpace, ...], _described("Products and units.")] = ()
    actions: Annotated[tuple[Action, ...], _described("What we will do.")] = ()


class External(Part, frozen=True):
    """An external factor: something outside the account that presses on it."""

    what: Annotated[str, _described("What it is.", "New accreditation rules")]
    kind: Annotated[str | None, _described("What kind of factor.", "regulation")] = None
    due: Annotated[dt.date | None, _described("Day it takes effect.", "2027-01-01")] = None
    hits: Annotated[
        tuple[PersonRef, ...], _described("The people at the account it affects.", ["karen-holm"])
    ] = ()
    source: Annotated[Link | None, _described("Where to read about it.")] = None


class Competitor(Part, frozen=True):
    """Somebody else who sells to this account."""

    name: Annotated[str, _described("The competitor.", "MedCore")]
    standing: Annotated[str | None, _described("Where they stand.", "incumbent")] = None
    champion: Annotated[PersonRef | None, _described("Who speaks for them.", "cso")] = None
    note: Annotated[Note | None, _described("Anything else.")] = None


class Promise(Part, frozen=True):
    """An open promise, ours or theirs."""

    by: Annotated[Side, _described("Who promised.", "us")]
    what: Annotated[str, _described("What was promised.", "Reference call with Bay Clinics")]
    due: Annotated[dt.date | None, _described("By when.", "2026-11-28")] = None
    done: Annotated[dt.date | None, _described("Day it was kept.")] = None
    stakeholders: Annotated[
        tuple[PersonRef, ...],
        _described("The people at the account who were promised it, or who promised it."),
    ] = ()


class Outcome(Part, frozen=True):
    """How the deal ended. An account with an outcome is closed."""

    result: Annotated[DealResult, _described("Won, lost, or no decision.", "lost")]
    day: Annotated[dt.date | None, _described("Day it was decided.", "2026-11-03")] = None
    reason: Annotated[str | None, _described("Why it ended this way.", "Kept their old system")] = (
        None
    )


class Waiver(Part, frozen=True):
    """A finding that need not be shown for a while, and why."""

    finding: Annotated[RiskCode, _described("Code of the finding.", "AF201")]
    reason: Annotated[str, _described("Why it may wait.", "The CFO starts on 1 February.")]
    until: Annotated[
        dt.date, _described("Last day; after it the finding counts again.", "2027-01-31")
    ]
    person: Annotated[
        PersonRef | None, _described("Only where it is about this person.", "priya-nair")
    ] = None


class Account(Part, frozen=True):
    """One map: one company, one file."""

    name: Annotated[str, _described("Name of the company.", "Northwind Health")]
    domain: Annotated[str | None, _described("Their web domain.", "northwind.example")] = None
    industry: Annotated[str | None, _described("Industry.", "healthcare")] = None
    segment: Annotated[str | None, _described("Market segment.", "enterprise")] = None
    employees: Annotated[
        Headcount | None, _described("How many people the company employs.", 2300)
    ] = None
    technographics: Annotated[
        tuple[str, ...],
        _described("What they use today: products and platforms.", ["MedCore", "Azure"]),
    ] = ()
    tier: Annotated[str | None, _described("Tier, in your own words or numbers.", "1")] = None
    territory: Annotated[str | None, _described("Sales territory.", "nordics")] = None
    owner: Annotated[ColleagueRef | None, _described("Who of us owns the account.", "ana-lima")] = (
        None
    )
    team: Annotated[tuple[ColleagueRef, ...], _described("Who else of us works on it.")] = ()
    stage: Annotated[StageName | None, _described("Stage of the deal.", "evaluation")] = None
    value: Annotated[
        Money | None,
        _described("What the deal is worth, with its currency if you like.", "$450K", "1.2M"),
    ] = None
    currency: Annotated[
        CurrencyCode | None,
        _described("Currency of the value; only needed where the value doesn't name it.", "EUR"),
    ] = None
    close_date: Annotated[
        dt.date | None, _described("Day the deal is expected to close.", "2027-03-31")
    ] = None
    forecast: Annotated[Forecast | None, _described("Forecast category.", "commit")] = None
    outcome: Annotated[Outcome | None, _described("How the deal ended.")] = None
    renewal: Annotated[
        dt.date | None, _described("Day the contract is up for renewal.", "2028-06-30")
    ] = None
    success_owner: Annotated[
        ColleagueRef | None, _described("Who looks after the customer after the sale.", "ana-lima")
    ] = None
    adoption: Annotated[
        Adoption | None, _described("How far they use what they bought.", "partial")
    ] = None
    confidentiality: Annotated[
        str | None,
        _described(
            "Who may see this map. It's printed, and hides nothing unless the site's setting "
            "`withhold` leaves the level out.",
            "internal",
        ),
    ] = None
    crm: Annotated[Link | None, _described("Link to the record in the CRM.")] = None
    parent: Annotated[AccountRef | None, _described("Parent company: another map.")] = None
    tags: Annotated[tuple[str, ...], _described("Free labels to find the account by.")] = ()
    verified: Annotated[dt.date | None, _described("Day the whole map was last verified.")] = None
    icp: Annotated[
        IdealCustomerProfile | None, _described("Fit with our ideal customer profile.")
    ] = None
    summary: Annotated[Summary | None, _described("Three sentences before a call.")] = None
    message: Annotated[Message | None, _described("What the whole buying group must hear.")] = None
    goals: Annotated[tuple[str, ...], _described("What the company wants to reach.")] = ()
    pressures: Annotated[tuple[str, ...], _described("What presses the company.")] = ()
    plan: Annotated[Plan | None, _described("The account plan.")] = None
    units: Annotated[dict[Id, Unit], _described("Departments or divisions.", many="units")] = field(
        default_factory=dict
    )
    stakeholders: Annotated[
        dict[Id, Person], _described("The people, in the picture's order.", many="people")
    ] = field(default_factory=dict)
    influence: Annotated[tuple[Line, ...], _described("Informal lines.")] = ()
    external: Annotated[tuple[External, ...], _described("Factors outside the account.")] = ()
    competitors: Annotated[tuple[Competitor, ...], _described("Who else sells to them.")] = ()
    promises: Annotated[tuple[Promise, ...], _described("Promises, both ways.")] = ()
    waivers: Annotated[tuple[Waiver, ...], _described("Findings that may wait.")] = ()
    note: Annotated[Note | None, _described("Anything else, in simple Markdown.")] = None


class Colleague(Part, frozen=True):
    """One of our own people."""

    name: Annotated[str, _described("Full name.", "Ana Lima")]
    title: Annotated[str | None, _described("Job title.", "Account executive")] = None
    email: Annotated[str | None, _described("E-mail address.")] = None
    phone: Annotated[str | None, _described("Phone number, kept as written.")] = None
    territory: Annotated[str | None, _described("Sales territory.", "nordics")] = None
    handle: Annotated[
        str | None,
        _described(
            "Name of their user or group where the maps are kept, for CODEOWNERS.", "ana-lima"
        ),
    ] = None


class Team(Part, frozen=True):
    """The shared file ``_team.yaml``: our own people, by id."""

    team: Annotated[
        dict[Id, Colleague],
        _described("Our people, by id.", many="colleagues", most=MOST_COLLEAGUES),
    ] = field(default_factory=dict)


class Labels(Part, frozen=True):
    """The shared file ``_labels.yaml``: other words for values on the pages."""

    labels: Annotated[
        dict[str, dict[str, str]],
        _described("For each scale, the value and what the pages call it instead."),
    ] = field(default_factory=dict)


def walk_units(units: Mapping[str, Unit]) -> Iterator[tuple[str, Unit]]:
    """Yield every unit with its id, each before the units inside it."""
    stack = list(units.items())[::-1]
    while stack:
        unit_id, unit = stack.pop()
        yield unit_id, unit
        stack += list(unit.units.items())[::-1]
