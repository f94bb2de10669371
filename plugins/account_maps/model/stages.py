"""The team's own stages of a deal: every stage that is named anywhere is on their list."""

from collections.abc import Iterable

from account_maps.model.rules import DealRules
from account_maps.read.context import Mention
from account_maps.read.problems import Problems
from account_maps.read.words import first_few, quoted


def check_stages(mentions: Iterable[Mention], rules: DealRules, problems: Problems) -> None:
    """Report the stages that aren't on the team's list, if there is one.

    Args:
        mentions: The stages that a file names.
        rules: The list.
        problems: Takes what is wrong with the file.
    """
    for mention in mentions if rules.stages else ():
        if mention.text not in rules.stages:
            message = f"{quoted(mention.text)} isn't one of your stages"
            known = f"known: {first_few(rules.stages)}; they stand in _rules.yaml"
            hint = problems.did_you_mean(mention.text, rules.stages) or known
            fix = problems.fix(mention.text, rules.stages, mention.span)
            problems.add("AM311", mention.span, message, hint, fix)
