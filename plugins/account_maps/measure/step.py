"""The record of a next step: what to do about one person, or about the account as a whole."""

import datetime as dt
from enum import StrEnum

from msgspec import Struct

from account_maps.model.playbook import KeyPath
from account_maps.model.values import Role, Severity


class StepMove(StrEnum):
    """What a step asks for; each has a sentence, the text ``step.<move>``.

    ``act`` is the general action of the leading risk, the text ``finding.<code>.act``.
    """

    ACT = "act"

    CALL = "call"
    ASK_TEAMMATE = "ask_teammate"
    ASK_INTRO = "ask_intro"
    ASK_INTRO_VIA = "ask_intro_via"
    ASK_GATEKEEPER = "ask_gatekeeper"
    WRITE_EXECUTIVE = "write_executive"
    WRITE_EVENT = "write_event"

    ASK_STANCE = "ask_stance"
    ASK_VETO = "ask_veto"

    ANSWER_OBJECTION = "answer_objection"
    UNBLOCK = "unblock"
    UNBLOCK_ASK = "unblock_ask"
    UNBLOCK_WRITE = "unblock_write"
    WIN = "win"
    WIN_ASK = "win_ask"
    WIN_WRITE = "win_write"

    CONFIRM = "confirm"
    CONFIRM_ASK = "confirm_ask"
    CONFIRM_ONLINE = "confirm_online"

    ASK_HOLDER = "ask_holder"
    ASK_PREDECESSOR = "ask_predecessor"
    FIND_HOLDER = "find_holder"
    ASK_SUCCESSOR = "ask_successor"
    ASK_FOR_SUCCESSOR = "ask_for_successor"
    FIND_SUCCESSOR = "find_successor"

    KEEP_WARM = "keep_warm"
    BRING_MESSAGE = "bring_message"
    ASK_BACKING = "ask_backing"
    WRITE_LINE = "write_line"

    CHAMPION_POWER = "champion_power"
    CHAMPION_POWER_ELSEWHERE = "champion_power_elsewhere"
    CHAMPION_SELLS = "champion_sells"
    CHAMPION_SELLS_ALONE = "champion_sells_alone"
    CHAMPION_STAKE = "champion_stake"
    TEST_CHAMPION = "test_champion"
    TEST_CHAMPION_MET = "test_champion_met"
    TEST_CHAMPION_UNNAMED = "test_champion_unnamed"
    PICK_CHAMPION = "pick_champion"

    BRING_SECOND_PERSON = "bring_second_person"
    BRING_SOMEONE = "bring_someone"
    SECOND_PERSON_NAMED = "second_person_named"
    SECOND_PERSON = "second_person"
    GO_AROUND = "go_around"
    BRING_TEAMMATE = "bring_teammate"
    BRING_SECOND_TEAMMATE = "bring_second_teammate"

    ASK_SIGNER = "ask_signer"
    ASK_OPPONENTS = "ask_opponents"
    ASK_OBJECTIVE = "ask_objective"

    CONFIRM_BUYER = "confirm_buyer"
    CONFIRM_BUYER_THEMSELVES = "confirm_buyer_themselves"
    CONFIRM_BUYER_TEAMMATE = "confirm_buyer_teammate"
    CONFIRM_BUYER_LATER = "confirm_buyer_later"
    CONFIRM_POSITION = "confirm_position"
    ADD_PEOPLE = "add_people"
    MARK_DECIDERS = "mark_deciders"
    NOTE_CONTACT = "note_contact"


class Wording(Struct, frozen=True, gc=False, array_like=True):
    """What the sentence of a step is made from, beside the person it is about.

    Attributes:
        move: What it asks for.
        colleague: The teammate it names, by id.
        last: Day of the teammate's last contact that it names.
        account: Name of the other account from which the teammate knows the person.
        first: Name of the person to be asked.
        introducer: Name of the person who stands next to the one to be met.
        others: Names of other people that it names.
        gains: What each of ``others`` would gain, in the map's own words.
        quote: The words of the map that it quotes.
        teammate: The second teammate it names, by id.
        role: The role it asks about.
        not_for: Names of people in whose name we shouldn't come.
    """

    move: StepMove
    colleague: str | None = None
    last: dt.date | None = None
    account: str | None = None
    first: str = ""
    introducer: str = ""
    others: tuple[str, ...] = ()
    gains: tuple[str, ...] = ()
    quote: str = ""
    teammate: str | None = None
    role: Role | None = None
    not_for: tuple[str, ...] = ()


class StepFact(Struct, frozen=True, gc=False, array_like=True):
    """What is wrong, as a few words: the text ``finding.<code>.tag`` with what it names.

    Attributes:
        code: Code of the risk.
        person: The person it is about, by id, if any.
        person_name: What the pages call that person.
        key: Key of the text for a detail.
        what: The words of the map that it quotes.
        days: A number of days.
        share: A share, from 0 to 1.
        colleague: The teammate it is about, by id.
        made_to: Names of those a promise was made to.
    """

    code: str
    person: str | None
    person_name: str
    key: str | None
    what: str | None
    days: int | None
    share: float | None
    colleague: str | None
    made_to: tuple[str, ...]


class StepPlan(Struct, frozen=True, gc=False, array_like=True):
    """The action of the plan that deals with a step already.

    Attributes:
        what: The action, as its author wrote it.
        conflicts: Names of people it relies on who are in conflict with the person to be met.
        gone: Names of people it relies on who have left.
    """

    what: str
    conflicts: tuple[str, ...]
    gone: tuple[str, ...]


class NextStep(Struct, frozen=True, gc=False, array_like=True):
    """A next step.

    Attributes:
        wording: What its sentence is made from.
        facts: What is wrong: the risks it deals with, the leading one first.
        severity: That of the heaviest of them.
        share_affected: The largest share of the decision they affect, from 0 to 1.
        place: Where to look in the file.
        person: The person it is about, by id, if any.
        person_name: What the pages call the person.
        person_title: The person's title, if it says more than the name.
        roles: The deciding roles of the person.
        veto: Whether the person can stop the decision.
        owner: The colleague who should act, by id.
        due: The day to act by.
        plan: The action of the plan that deals with it already, if there is one.
    """

    wording: Wording
    facts: tuple[StepFact, ...]
    severity: Severity
    share_affected: float
    place: KeyPath
    person: str | None = None
    person_name: str = ""
    person_title: str = ""
    roles: tuple[Role, ...] = ()
    veto: bool = False
    owner: str | None = None
    due: dt.date | None = None
    plan: StepPlan | None = None
