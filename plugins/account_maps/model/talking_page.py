"""The reference of ``_talking-points.yaml``: how matching works, and the tables of its keys."""

from account_maps.model.talking import (
    Missing,
    Placeholder,
    TalkingLibrary,
    TalkingObjection,
    TalkingRule,
    When,
)
from account_maps.model.wording import struct_section

_HEAD = """# Talking points

The file `maps/_talking-points.yaml` is the library of talking points: rules that say what to say to
whom, for all maps. What is written on a map for one person comes first.

```yaml
rules:
  economic-buyer-conservative:
    when:
      role: [economic_buyer]
      adaptability: [conservative, laggard]
    unless: {support: [enemy]}
    topic: risk
    open:
      - What would make this a safe decision for you, {first_name}?
    say:
      - You can stop after any step, and you pay only for the steps you have taken.
    close:
      - Would half an hour on the first step help?
    avoid:
      - Asking for everything at once
  criteria-not-known:
    when: {role: [approver], missing: [criteria]}
    ask:
      - What do you need to see before you sign?
```

The site shows the whole library on a page of its own: each rule, who sees a line of it today, and
for how many people its lines are folded.

## Who a rule speaks to

A rule speaks to a person if everything under `when` fits, and not everything under `unless` does.
Each condition is a list, and one entry that fits is enough; a rule without `when` fits everyone.
Rules don't speak to people who have moved or left.

- A condition on a scale, such as `support: [unknown]`, looks at what is written. It doesn't fit a
  person for whom nothing is written; `missing: [support]` fits both.
- `industry`, `segment`, `tier`, `stage`, `unit` and `competitor` ignore capitals and accents.
- `unit` fits by name or id, and also fits people in the units inside it.
- `pain` fits if the words of one entry stand in a pain of the person, one after the other. Whole
  words are compared, without capitals and accents: `interface` doesn't find "interfaces", so write
  both.
- `known: true` fits those who have a relationship with our team, `known: false` everyone else.
- `missing: [tie, criteria]` fits if one of the two is missing. `economic_buyer` and `champion` are
  missing if nobody on the map has that role. Of an open position only the name is missing.

A unit, industry or competitor that no map names is no mistake, since the map may come later; the
page of the library marks it. A rule that can never speak is a mistake, whatever the maps say.

## The slots

A profile shows lines in speaking order, and tells who may hear them:

| key | on the profile | who may hear it |
|---|---|---|
| `open` | Open | the person |
| `say` | Say | the person |
| `prove` | Proof points | the person |
| `ask` | Ask | the person |
| `close` | Close | the person |
| `avoid` | Don't say | our team only |
| `objections` | Objections | our team only |

What the person may hear can be read aloud, and stands on the brief that lies on the table. Write it
so. What to ask *others* about a person needs no rule: those are the account's
[open questions](../measures.md), which are worked out from the map. A question that the person can
answer stands under *Ask*; who else to ask stands under *Ask others*, for our team only.

## What is said

A sentence may hold placeholders. They are filled with facts as plain text, which is never read
again: a pain with braces in it is shown with its braces. A placeholder with several values, such as
`{goal}`, makes a line for each, up to six; placeholders that belong together, such as
`{our_promise}` and `{our_promise_day}`, are filled from the same entry. A line is left out if the
map has nothing to fill a placeholder, and the rest of the rule still speaks. A full stop at the end
of a fact is left out. `{{` and `}}` stand for braces. A sentence that begins with a brace, or has a
colon with a space after it, needs quotes.

A fact can be a whole sentence, a plural or a few words, so let it stand after a colon or in quotes.
Some notes can't be said to the person they are about: those longer than 120 characters, those with
*he* or *she* (or *they*, in a note about the person), and those that begin with what the person
does, such as "Wants to be the CIO who …". They never fill a line that the person may hear, nor an
objection.

Some lines need no rule, since they follow from the map:

- A promise with `stakeholders`: what we owe them under *Say*, what they owe us under *Ask*.
- An external factor that affects them, with its day, under *Open*.
- A conflict line: speaking on behalf of the other person, under *Don't say*.

## Which lines are shown

The account's core message comes first, and everything else builds on it. Then come the lines
written on the map, those that follow from its facts, and those of the library: lines with a fact of
the person before lines without, then rules with more conditions, then those with fewer values in
their lists, then by id. Of *Say*, *Proof points*, *Ask*, *Don't say* and *Objections* two lines are
shown, of *Open* and *Close* one. A line without a fact of the person is shown only where its slot
is empty. Everything else is folded under *More prompts*.

- In an account, a line of the library is shown to at most three people: those it fits best. Among
  the people of a meeting it is shown to one. It's folded for the others.
- Of the rules with one `topic` only the most specific speaks to a person, and none if a line
  written on the map in the same slot has the topic in its words. Two objections about one
  competitor never stand side by side.
- What a *Don't say* of the person rules out is neither said nor answered: the words in its quotes,
  or, if it's written on the map without quotes, the words of its first clause.
- A note of the map, such as a goal, stands in one line that is shown to a person, not in several.
- What was already said in the same words is left out.

The profile tells where the lines come from, line of the map or rule, in a fold of its own.

"""

_PLACEHOLDERS = {
    Placeholder.NAME: "Full name.",
    Placeholder.FIRST_NAME: "First name; where it can't be told for sure, the full name.",
    Placeholder.TITLE: "Job title.",
    Placeholder.ACCOUNT: "Name of the account.",
    Placeholder.INDUSTRY: "Industry of the account.",
    Placeholder.UNIT: "Name of their unit.",
    Placeholder.STAGE: "Stage of the deal.",
    Placeholder.PAIN: "Each of their pains; with `pain`, each that fits it.",
    Placeholder.GOAL: "Each of their goals.",
    Placeholder.CRITERION: "Each of their decision criteria.",
    Placeholder.WIN: "Their personal win.",
    Placeholder.OBJECTIVE: "Each objective of the plan that they care about.",
    Placeholder.PRESSURE: "Each pressure on the account.",
    Placeholder.FACTOR: "Each external factor that affects them, the most urgent first.",
    Placeholder.FACTOR_DAY: "The day it takes effect, where that is still to come.",
    Placeholder.OUR_PROMISE: "Each open promise that we made to them.",
    Placeholder.OUR_PROMISE_DAY: "By when.",
    Placeholder.THEIR_PROMISE: "Each open promise that they made to us.",
    Placeholder.THEIR_PROMISE_DAY: "By when.",
    Placeholder.ACTION: "Each open action of the plan that concerns them.",
    Placeholder.ACTION_DAY: "By when.",
    Placeholder.ACTION_OWNER: "Which teammate does it.",
    Placeholder.COMPETITOR: "Each competitor at the account; with `competitor`, each that fits it.",
    Placeholder.COLLEAGUE: "Which teammate knows them best, by strength of the relationship.",
    Placeholder.LAST_DAY: "When that teammate last spoke with them.",
    Placeholder.MANAGER: "Their manager.",
    Placeholder.BACKER: "Each person who influences them and is for us.",
    Placeholder.RIVAL: "Each person they're in conflict with.",
    Placeholder.MESSAGE: "The account's core message.",
    Placeholder.PROOF: "The proof of the core message.",
}

_MISSING = {
    Missing.NAME: "The name: it isn't known who holds the position.",
    Missing.ROLES: "Any buying role.",
    Missing.MANAGER: "Who they report to, unless they have reports and are at the top.",
    Missing.SUPPORT: "The stance, or it is `unknown`.",
    Missing.INFLUENCE: "The influence, or it is `unknown`.",
    Missing.ORIENTATION: "The decision orientation.",
    Missing.ADAPTABILITY: "The adaptability to change.",
    Missing.MODE: "The response mode.",
    Missing.TIE: "Any relationship with our team.",
    Missing.GOALS: "Goals.",
    Missing.PAINS: "Pains.",
    Missing.CRITERIA: "Criteria.",
    Missing.WIN: "The personal win.",
    Missing.WANTS: "Goals, pains, criteria and a win: all of them.",
    Missing.VERIFIED: "The day the entry was last confirmed, the person's own.",
    Missing.CONFIRMED: "Certainty: the entry is only `assumed`.",
    Missing.FRESH: "Anything up to date, by [the rules](rules.md#freshness): the entry is stale.",
    Missing.ECONOMIC_BUYER: "An economic buyer, in the whole account.",
    Missing.CHAMPION: "A champion, in the whole account.",
}


def talking_page() -> str:
    """Return the reference page as Markdown."""
    kinds = (TalkingLibrary, TalkingRule, When, TalkingObjection)
    tables = [struct_section(kind, "format.md") for kind in kinds]
    # This one scale is of no use in a map, so that it is explained here.
    sections = [table.replace("(format.md#missing)", "(#missing)") for table in tables]
    return _HEAD + "\n".join([*sections, *_placeholders(), *_missing()])


def _placeholders() -> list[str]:
    rows = [f"| `{{{name}}}` | {_PLACEHOLDERS[name]} |" for name in Placeholder]
    return ["## Placeholders", "", "| in a sentence | is filled with |", "|---|---|", *rows, ""]


def _missing() -> list[str]:
    rows = [f"| `{value}` | {_MISSING[value]} |" for value in Missing]
    head = ["## Missing", "", "Words for `missing` in the conditions of a rule.", ""]
    return [*head, "| value | what the map does not say |", "|---|---|", *rows, ""]
