"""Maps that many tests build, as their authors would write them."""

SMALLEST = """\
name: Harbor Clinics
stakeholders:
  maria-soto:
    name: Maria Soto
    title: Practice owner
    roles: [economic_buyer]
    support: supporter
  ken-ito:
    name: Ken Ito
    title: Office manager
    reports_to: maria-soto
    roles: [user_buyer]
"""

TEAM = """\
team:
  ana-lima: {name: Ana Lima, title: Account executive}
  ben-roth: {name: Ben Roth}
"""

FULL = """\
name: Northwind Health
domain: northwind.example
industry: healthcare
tier: 1
territory: nordics
owner: ana-lima
team: [ben-roth]
crm: https://crm.example/accounts/001bm00001ZL8U9
parent: northwind-group
stage: evaluation
icp:
  fit: strong
  reasons: [runs 40+ sites]
summary:
  want: One patient record across 43 clinics.
  where_we_stand: IT favours us; finance has not met us.
  next_move: Meet the CFO before the budget round.
message:
  say: One record across every clinic by autumn 2027.
  prove: Bay Clinics moved 38 sites in seven months.
goals: [one record]
pressures: [accreditation in 2027]
plan:
  page: plans/northwind-health.md
  objectives:
    one-record:
      goal: One record in all clinics
      due: 2027-09-30
      stakeholders: [tom-alvarez, dana-reyes]
      certainty: confirmed
  white_space:
    - {product: scheduling, unit: operations, state: open}
  actions:
    - what: Ask Dana for an introduction
      owner: ana-lima
      due: 2026-12-05
      stakeholders: [dana-reyes]
    - {what: Send the cost model, owner: ben-roth, done: 2026-11-01}
units:
  it: {name: IT, units: {night-shift: {name: Night shift}}}
  finance: {name: Finance}
  operations: {name: Operations}
stakeholders:
  tom-alvarez:
    name: Tom Alvarez
    title: Chief Executive Officer
    roles: [executive_sponsor]
    influence: inner_circle
    support: neutral
  priya-nair:
    name: Priya Nair
    title: Chief Financial Officer
    unit: finance
    reports_to: tom-alvarez
    roles: [economic_buyer]
    influence: inner_circle
    support: unknown
    veto: true
  dana-reyes:
    name: Dana Reyes
    title: Chief Information Officer
    person: dana-reyes
    unit: it
    reports_to: tom-alvarez
    dotted_to: [priya-nair]
    roles: [decision_maker, champion]
    influence: political_structure
    support: mentor
    goals: [retire four legacy systems]
    pains: [night-time interface failures]
    contact: {email: dana@northwind.example, phone: "0045 2072 7124"}
    ties:
      ana-lima: {level: problem_solver, target: trusted_advisor, last: 2026-11-12}
    talking_points:
      say:
        - Four systems retired is four upgrades never done again.
      avoid:
        - Price, before Priya is in the room
      objections:
        - objection: We failed at this in 2023.
          answer: That one moved every site at once; ours moves one a week.
    note: |
      Speaks *fast*. See [the interview](https://news.example/dana).
    verified: 2026-11-12
  cso:
    title: Chief Security Officer
    placeholder: true
    reports_to: dana-reyes
    roles: [security]
  olaf-berg:
    name: Olaf Berg
    title: Night nurse
    reports_to: dana-reyes
influence:
  - {from: dana-reyes, to: tom-alvarez, strength: strong, note: Prepares his board papers}
  - {from: priya-nair, to: dana-reyes, kind: conflict, note: Budget cut of 2025}
external:
  - {kind: regulation, what: New accreditation rules, source: https://regulator.example/2027}
competitors:
  - {name: MedCore, standing: incumbent, champion: cso}
promises:
  - {by: us, what: Reference call with Bay Clinics, due: 2026-11-28}
"""

GROUP = """\
name: Northwind Group
stakeholders:
  dana:
    name: Dana Reyes
    title: Board observer
    person: dana-reyes
"""
