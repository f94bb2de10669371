"""What must be true of the numbers of ``_rules.yaml`` together, beyond the bounds of each."""

from collections.abc import Mapping
from operator import attrgetter

from msgspec.structs import asdict

from account_maps.model.rules import DealRules, Rules
from account_maps.read.ids import normal
from account_maps.read.nodes import MappingNode, Node, ScalarNode, SequenceNode, child, entries
from account_maps.read.problems import START, Problems, Span
from account_maps.read.words import quoted

_IN_ORDER = (
    ("freshness", "fresh", "ageing"),
    ("thresholds", "soon", "later"),
    ("thresholds", "later", "sometime"),
)
"""A group, and two numbers in it of which the first must not exceed the second."""

_NOT_ALL_ZERO = ("scales.influence", "scales.decision", "completeness")


def contradictions(root: MappingNode, rules: Rules, problems: Problems) -> None:
    """Report numbers that are each allowed, and not together.

    Args:
        root: The tree of the file.
        rules: What was read from it.
        problems: Takes what is wrong.
    """
    for group, lesser, greater in _IN_ORDER:
        numbers = _numbers(rules, group)
        if numbers[lesser] > numbers[greater]:
            span, message = _wrong_order(root, group, (lesser, greater), numbers)
            problems.add("AM408", span, message, "lower the one or raise the other")
    _check_deal(root, rules.deal, problems)
    for group in _NOT_ALL_ZERO:
        if not any(_numbers(rules, group).values()):
            message = f"all weights under {quoted(group)} are 0, so nothing would count"
            span = _key_span(root, group) or START
            problems.add("AM408", span, message, "give one of them a weight")


def _check_deal(root: MappingNode, deal: DealRules, problems: Problems) -> None:
    listed = child(child(root, "deal"), "stages")
    seen: set[str] = set()
    for item in listed.items if isinstance(listed, SequenceNode) else ():
        stage = normal(item.text.strip()) if isinstance(item, ScalarNode) else ""
        if stage in seen:
            message = f"the stage {quoted(stage)} is listed twice"
            problems.add("AM408", item.span, message, "take one of the two out")
        seen.add(stage)
    if deal.evaluation and not deal.stages:
        span = _key_span(root, "deal.evaluation") or START
        message = "`evaluation` names a stage, and no `stages` are listed"
        problems.add("AM408", span, message, "list your stages in order under `stages`")
    if deal.rates.get(deal.currency, 1.0) != 1.0:
        span = _key_span(root, f"deal.rates.{deal.currency}") or START
        message = f"{deal.currency} is the site's own currency, and its rate isn't 1"
        problems.add("AM408", span, message, "take the rate out, or correct `currency`")


def _numbers(rules: Rules, group: str) -> Mapping[str, float]:
    return asdict(attrgetter(group)(rules))


def _wrong_order(
    root: MappingNode, group: str, keys: tuple[str, str], numbers: Mapping[str, float]
) -> tuple[Span, str]:
    """Return place and message, seen from the number that is written: one may be a default."""
    (this, other), compared = keys, "more"
    if _key_span(root, f"{group}.{this}") is None:
        (other, this), compared = keys, "less"
    span = _key_span(root, f"{group}.{this}") or START
    is_said = f"{quoted(this)} is {numbers[this]:g}"
    return span, f"{is_said}, {compared} than {quoted(other)}, which is {numbers[other]:g}"


def _key_span(root: Node, key: str) -> Span | None:
    """Return where a key is written, or None where it has its default."""
    node, span = root, None
    for step in key.split("."):
        entry = next((one for one in entries(node) if one.key.text == step), None)
        if entry is None:
            return None
        node, span = entry.value, entry.key.span
    return span
