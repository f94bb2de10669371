"""What the maps name and no extension defines: known only once the extensions have run."""

from collections.abc import Iterator

from account_maps.extensions.faults import UNDEFINED
from account_maps.extensions.registry import Extensions
from account_maps.model.playbook import Playbook
from account_maps.model.sentences import TeamPlaceholder, placeholders
from account_maps.model.talking import TalkingRule
from account_maps.read.problems import START, Problem, Span
from account_maps.read.words import quoted

_HINT = "correct the name, or add it in an extension"


def undefined(playbook: Playbook, extensions: Extensions, folder: str) -> Iterator[Problem]:
    """Yield a problem for each code and each placeholder of a team that no extension defines.

    None while an extension can't be loaded: it may define them.

    Args:
        playbook: What was read.
        extensions: The extensions.
        folder: The folder of the maps, as users know it.
    """
    if extensions.faults:
        return
    for code in playbook.rules.findings:
        if code not in extensions.risk_rules:
            yield _problem(f"{folder}/_rules.yaml", START, "risk", code)
    for file in playbook.files.values():
        for index, waiver in enumerate(file.account.waivers if file.account else ()):
            if waiver.finding not in extensions.risk_rules:
                yield _problem(
                    file.shown_path, file.span_of("waivers", index), "risk", waiver.finding
                )
    for rule_id, rule in playbook.talking.rules.items():
        line = playbook.talking_lines.get(rule_id, 1)
        for name in sorted(_named(rule) - extensions.placeholders.keys()):
            span = Span(line, 1, line, 1)
            yield _problem(f"{folder}/_talking-points.yaml", span, "placeholder", f"{{{name}}}")


def _problem(file: str, span: Span, what: str, name: str) -> Problem:
    return Problem(file, span, UNDEFINED, f"no extension defines the {what} {quoted(name)}", _HINT)


def _named(rule: TalkingRule) -> set[str]:
    answers = (one.answer for one in rule.objections if one.answer)
    said = (
        *rule.open,
        *rule.say,
        *rule.prove,
        *rule.ask,
        *rule.close,
        *rule.avoid,
        *answers,
    )
    texts = (*said, *(one.objection for one in rule.objections))
    return {
        str(one) for text in texts for one in placeholders(text) if isinstance(one, TeamPlaceholder)
    }
