"""Maps without a mistake, each with a list that grows."""

from collections.abc import Mapping

from bombs.rows import Make, both, people, rows

_BOSS = "  boss: {name: Boss}"


def _of_person(key: str, item: str) -> Make:
    return rows(f"      - {item}", f"stakeholders:\n  dana:\n    name: Dana\n    {key}:")


def _points(key: str, item: str) -> Make:
    return rows(
        f"        - {item}",
        f"stakeholders:\n  dana:\n    name: Dana\n    talking_points:\n      {key}:",
    )


LISTS: Mapping[str, Make] = {
    "people": people(),
    "people with equal names": people(name="Dana Reyes"),
    "people in a chain": people(", reports_to: p-<up>", first="  p-0: {name: First}"),
    "people below one": people(", reports_to: boss", first=_BOSS),
    "people dotted to one": people(", dotted_to: [boss]", first=_BOSS),
    "people who decide": people(", roles: [economic_buyer, champion], support: mentor, veto: true"),
    "people with a key": people(", person: dana-reyes"),
    "people with ties": people(", ties: {ana-lima: {level: vendor, last: 2026-11-01}}"),
    "people with contacts": people(", contact: {email: a@b.example, phone: '1'}"),
    "people with points": people(", talking_points: {say: [One], ask: [Two]}, goals: [grow]"),
    "people who left": people(", state: left, roles: [economic_buyer]"),
    "placeholders": people(", title: Post <k>, placeholder: true"),
    "lines": both(people(), rows("  - {from: p-<k>, to: p-<next>, note: Why}", "influence:")),
    "lines far": both(
        people(), rows("  - {from: p-<k>, to: p-<twin>, strength: weak}", "influence:")
    ),
    "conflicts": both(
        people(), rows("  - {from: p-<k>, to: p-<next>, kind: conflict}", "influence:")
    ),
    "units": rows("  u-<k>: {name: Unit <k>, note: What}", "units:"),
    "units in units": rows("  u-<k>: {name: U, units: {v-<k>: {name: V}}}", "units:"),
    "units with people": both(rows("  u-<k>: {name: Unit <k>}", "units:"), people(", unit: u-<k>")),
    "objectives": rows("    o-<k>: {goal: Goal <k>}", "plan:\n  objectives:"),
    "actions": rows("    - {what: Do <k>, due: 2026-10-01}", "plan:\n  actions:"),
    "actions about people": both(
        people(", roles: [approver]"),
        rows(
            "    - {what: Do <k>, due: 2026-12-01, stakeholders: [p-<k>]}",
            "plan:\n  actions:",
        ),
    ),
    "white space": rows("    - {product: P <k>}", "plan:\n  white_space:"),
    "promises": rows("  - {by: us, what: Do <k>, due: 2026-10-01}", "promises:"),
    "waivers": both(
        people(", roles: [approver]"),
        rows(
            "  - {finding: AF201, reason: R <k>, until: 2029-01-01, person: p-<k>}",
            "waivers:",
        ),
    ),
    "competitors": rows("  - {name: C <k>, note: Who}", "competitors:"),
    "forces": rows("  - {what: W <k>}", "external:"),
    "tags": rows("  - t<k>", "tags:"),
    "goals": rows("  - goal <k>", "goals:"),
    "pressures": rows("  - goal", "pressures:"),
    "reasons": rows("    - reason <k>", "icp:\n  reasons:"),
    "goals of one": _of_person("goals", "goal <k>"),
    "pains of one": _of_person("pains", "pain <k>"),
    "criteria of one": _of_person("criteria", "cost <k>"),
    "roles of one": _of_person("roles", "champion"),
    "say": _points("say", "Say <k>."),
    "say the same": _points("say", "Say it."),
    "ask": _points("ask", "Ask <k>?"),
    "avoid": _points("avoid", "Price <k>"),
    "prove": _points("prove", "Case <k>"),
    "objections": _points("objections", "{objection: O <k>, answer: A <k>}"),
}
