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
whom, for all maps. What is written in a map for one person comes before it.

```yaml
rules:
  economic-buyer-conservative:
    when:
      role: [economic_buyer]
      adaptability: [conservative, laggard]
    say:
      - You can stop after any step, and you pay only for the steps you have taken.
    ask:
      - "Of all that you judge us by, is this the first: {criterion}?"
  criteria-not-known:
    when: {role: [approver], missing: [criteria]}
    ask:
      - What has to be in the paper before you sign it?
```

The site shows the whole library on a page of its own: each rule, and whom it speaks to today.

## Who is spoken to

A rule speaks to a person if everything under `when` fits. Each condition is a list, of which one is
enough; a rule without `when` fits everybody. People who have moved or left are not spoken to.

- A condition of a scale, such as `support: [unknown]`, looks at what is written. It does not fit
  somebody for whom nothing is written; `missing: [support]` fits both.
- `industry`, `segment`, `tier`, `stage`, `unit` and `competitor` do not mind capitals and accents.
- `unit` fits by name or id, and also fits people in the units inside it.
- `pain` fits if the words of one entry stand in a pain of the person, one after the other. Whole
  words are compared, without capitals and accents: `interface` does not find "interfaces", so write
  both.
- `known: true` fits those to whom one of us has a tie, `known: false` all others.
- `missing: [tie, criteria]` fits if one of the two is missing. `economic_buyer` and `champion` are
  missing if nobody on the map has that role. Of a placeholder nothing but the name is missing.

A unit, industry or competitor that no map names is no mistake, since the map may come later; the
page of the library marks it. A rule that can never speak is a mistake, whatever the maps say.

## What is said

A sentence may hold placeholders. They are filled with facts of the person as plain text, which is
never read again: a pain with braces in it is shown with its braces. A sentence with a placeholder
for which the map has nothing is left out, and the rest of the rule still speaks. A full stop at the
end of a fact is left out. `{{` and `}}` stand for braces. A sentence that begins with a brace, or
has a colon with a space after it, needs quotes.

The account's shared message comes first, and everything else builds on it. Then come the points of
the map, in their order, and then those of the library: rules with more conditions first, then those
with fewer values in their lists, then by id. What was already said in the same words is left out.
Of each kind five are shown, and the rest is folded away.

What a rule with `missing` asks stands apart, as *Discovery*. Write such questions to be put to the
person. What to ask others about a person needs no rule: those are the account's
[open questions](../measures.md), which are worked out of the map.

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
    Missing.NAME: "The name; it is so for a post whose holder is not known.",
    Missing.ROLES: "Any buying role.",
    Missing.MANAGER: "To whom they report, unless somebody reports to them and they are the top.",
    Missing.SUPPORT: "The attitude, or it is `unknown`.",
    Missing.INFLUENCE: "The influence, or it is `unknown`.",
    Missing.ORIENTATION: "The decision orientation.",
    Missing.ADAPTABILITY: "The adaptability to change.",
    Missing.MODE: "The response mode.",
    Missing.TIE: "Anybody of us who knows them.",
    Missing.GOALS: "Goals.",
    Missing.PAINS: "Pains.",
    Missing.CRITERIA: "Criteria.",
    Missing.WIN: "The personal win.",
    Missing.WANTS: "Goals, pains, criteria and a win: all of them.",
    Missing.VERIFIED: "The day of the last verification, the person's own.",
    Missing.CONFIRMED: "Certainty: the entry is only `assumed`.",
    Missing.FRESH: "Anything new: the entry is stale, as [the rules](rules.md#freshness) have it.",
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
