"""Who is likely to buy, where a map doesn't say: by title, and by the place in the chart."""

import datetime as dt

import pytest

from account_maps.html.step_words import step_words
from account_maps.measure import measure
from account_maps.measure.titles import title_role
from account_maps.model.account import Account, Colleague, Person, Tie
from account_maps.model.rules import Rules, TitleWords
from account_maps.model.values import Level, Role, Severity
from account_maps.texts import english
from measure.made_up import DAY

BUYER, DECIDER, TECHNICAL, BUYING = (
    Role.ECONOMIC_BUYER,
    Role.DECISION_MAKER,
    Role.TECHNICAL_BUYER,
    Role.PROCUREMENT,
)
CLOSE = Tie(Level.TRUSTED_ADVISOR, last=DAY - dt.timedelta(10))


def role_of_title(title: str, added: TitleWords) -> Role | None:
    found = title_role(title, added)
    return found.role if found else None


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("CFO", BUYER),
        ("Chief Financial Officer", BUYER),
        ("Group Chief Financial Officer, EMEA", BUYER),
        ("VP Finance", BUYER),
        ("Senior Vice President of Finance", BUYER),
        ("Owner", BUYER),
        ("Kaufmännischer Leiter", BUYER),
        ("Leiterin Finanzen", BUYER),
        ("DAF", BUYER),
        ("Directrice financière", BUYER),
        ("Directora Financiera", BUYER),
        ("Geschäftsführer", DECIDER),
        ("GESCHÄFTSFÜHRERIN", DECIDER),
        ("GF", DECIDER),
        ("CEO & Founder", BUYER),
        ("CEO", DECIDER),
        ("PDG", DECIDER),
        ("Directeur général", DECIDER),
        ("Consejero delegado", DECIDER),
        ("Chair", DECIDER),
        ("CIO", TECHNICAL),
        ("DSI", TECHNICAL),
        ("IT-Leiter", TECHNICAL),
        ("Directeur des systèmes d'information", TECHNICAL),
        ("Jefa de sistemas", TECHNICAL),
        ("Leiter Einkauf", BUYING),
        ("Head of Procurement", BUYING),
        ("Responsable achats", BUYING),
        ("Jefe de compras", BUYING),
        ("VP, Information Technology", TECHNICAL),
        ("Director, Procurement", BUYING),
        ("SVP, Chief Financial & Administrative Officer", BUYER),
        ("Leiter Finanz- und Rechnungswesen", BUYER),
        ("Kaufm. Leiter", BUYER),
        ("Mitglied des Vorstands, Finanzen", BUYER),
        ("Geschäftsführender Gesellschafter", DECIDER),
        ("Abteilungsleiterin IT", TECHNICAL),
        ("Bereichsleiter Einkauf", BUYING),
        ("Directeur Administratif & Financier", BUYER),
        ("Responsable des systèmes d'information", TECHNICAL),
        ("Director de Administración y Finanzas", BUYER),
        ("Gerente de Compras", BUYING),
        ("Bürgermeisterin", DECIDER),
        ("Head of IT Procurement", BUYING),
        ("Head of Finance Transformation", None),
        ("Head of Controlling", None),
        ("PA to the CEO", None),
        ("Advisor to the CEO", None),
        ("Berater des CFO", None),
        ("Finance Business Partner to the CIO", None),
        ("CFO (retired)", None),
        ("Deputy CIO", None),
        ("Deputy CFO", None),
        ("Assistant to the CFO", None),
        ("Executive Assistant to the CEO and the CFO", None),
        ("Office of the CFO", None),
        ("Chief of Staff to the CEO", None),
        ("Stellvertretender Geschäftsführer", None),
        ("Assistentin des Geschäftsführers", None),
        ("Directeur financier adjoint", None),
        ("Secretaria del director financiero", None),
        ("Former CFO", None),
        ("Vice President, Sales", None),
        ("Product Owner", None),
        ("Chair of the works council", None),
        ("Gerente de ventas", None),
        ("Vice Chair", None),
        ("Discussion facilitator", None),
        ("محاسب", None),
        ("", None),
    ],
)
def test_a_title_tells_the_role_and_a_deputys_does_not(title: str, role: Role | None) -> None:
    assert role_of_title(title, TitleWords()) is role


def test_a_team_can_add_titles_of_its_own() -> None:
    assert role_of_title("Bursar", TitleWords(economic_buyer=("bursar",))) is BUYER


@pytest.mark.parametrize("added", ["head of R & D", "Head of - R&D", "(head) of r. d."])
def test_signs_in_the_titles_of_a_team_do_not_matter(added: str) -> None:
    assert role_of_title("Head of R & D", TitleWords(economic_buyer=(added,))) is BUYER


@pytest.mark.parametrize("added", ["*", "**", "-", "=", "= *", "(", "[a-z", ".*", "R*T"])
def test_a_title_of_signs_fits_nobody(added: str) -> None:
    assert role_of_title("Head of rooms", TitleWords(economic_buyer=(added,))) is None


def questions(account: Account, rules: Rules | None = None) -> list[str]:
    team = {"ana": Colleague("Ana Lima")}
    found = measure(account, DAY, rules or Rules()).steps
    assert all(step.severity is Severity.INFO for step in found)
    return [step_words(step, team, english()).act for step in found]


def test_an_import_without_roles_asks_about_the_likely_buyers_by_name() -> None:
    imported = Account(
        name="Acme",
        owner="ana",
        stakeholders={
            "a": Person("Zoe Ray", title="Assistant to the CFO", reports_to="c"),
            "b": Person("Tom Orr", title="IT Director", reports_to="d", ties={"ana": CLOSE}),
            "c": Person("Ann Lee", title="CFO", reports_to="d"),
            "d": Person("Max Fox", title="Chief Executive Officer"),
        },
    )
    near = "Ask Tom Orr (last contact with Ana Lima on 10 Nov 2026)."
    themselves = "Ask them: Ana Lima last spoke with them on 10 Nov 2026."
    assert questions(imported) == [
        f"Is Ann Lee (CFO) the economic buyer? {near}",
        f"Is Max Fox (Chief Executive Officer) the decision maker? {near}",
        f"Is Tom Orr (IT Director) the technical buyer? {themselves}",
    ]


def test_without_a_title_the_head_of_the_largest_team_is_asked_about() -> None:
    staff = {f"p{number}": Person(f"Manager {number}", reports_to="top") for number in range(3)}
    chart = Account(name="Acme", stakeholders={**staff, "top": Person("Sam Hill", title="Boss")})
    assert questions(chart) == [
        "Is Sam Hill (Boss) the decision maker? Ask in your first conversation there."
    ]


def test_an_open_position_is_asked_about_as_a_position() -> None:
    vacant = Account(
        name="Acme", stakeholders={"post": Person(title="Finance Director", placeholder=True)}
    )
    (question,) = questions(vacant)
    assert question.startswith("Is whoever holds this position the economic buyer: Finance")


def test_of_two_with_one_title_the_higher_in_the_chart_is_asked_about() -> None:
    account = Account(
        name="Acme",
        stakeholders={
            "a": Person("Low", title="Finance Director", reports_to="b"),
            "b": Person("High", title="Finance Director", reports_to="c"),
            "c": Person("Top"),
        },
    )
    assert questions(account)[0].startswith("Is High (Finance Director) the economic buyer?")


def test_where_deciders_are_named_but_no_economic_buyer_the_title_tells_whom_to_ask_about() -> None:
    account = Account(
        name="Acme",
        stakeholders={
            "a": Person("Ann Lee", title="CFO", reports_to="b"),
            "b": Person("Max Fox", roles=(DECIDER,), ties={"ana": CLOSE}, verified=DAY),
        },
    )
    first = measure(account, DAY, Rules()).steps[0]
    assert step_words(first, {}, english()).act == (
        "Is Ann Lee (CFO) the economic buyer? Ask Max Fox (last contact with ana on 10 Nov 2026)."
    )


def test_of_a_flat_list_the_highest_title_is_asked_about_whatever_the_ids() -> None:
    listed = Account(
        name="Acme",
        stakeholders={
            "a": Person("Ann", title="Head of Finance"),
            "b": Person("Ben", title="IT manager"),
            "y": Person("Yan", title="CIO"),
            "z": Person("Zoe", title="Chief Financial & Administrative Officer"),
        },
    )
    economic, technical = questions(listed)
    assert economic.startswith("Is Zoe (")
    assert technical.startswith("Is Yan (")


def test_two_people_of_one_role_are_both_asked_about_where_nobody_else_is_likely() -> None:
    venture = Account(
        name="Acme",
        stakeholders={
            "a": Person("Alma", title="CFO Alpha"),
            "b": Person("Bela", title="CFO Beta"),
            "c": Person("Carl", title="Analyst"),
        },
    )
    assert [one.split(" (")[0] for one in questions(venture)] == ["Is Alma", "Is Bela"]


def test_who_leads_procurement_is_asked_about_as_a_person() -> None:
    (question,) = questions(
        Account(name="Acme", stakeholders={"a": Person("Ann", title="Leiterin Einkauf")})
    )
    assert question.startswith("Is Ann (Leiterin Einkauf) the procurement contact?")
