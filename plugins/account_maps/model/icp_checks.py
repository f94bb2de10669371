"""What must be true of ``_icp.yaml`` beyond the types of its fields."""

from account_maps.model.icp import CONDITIONS, FitCriteria, FitCriterion
from account_maps.read.nodes import (
    MappingEntry,
    MappingNode,
    Node,
    ScalarNode,
    SequenceNode,
    child,
    entries,
    is_blank,
)
from account_maps.read.numbers import whole_number
from account_maps.read.problems import START, Problems, Span
from account_maps.read.words import listed, quoted

_KEYS = frozenset(FitCriterion.__struct_fields__)


def check_criteria(root: MappingNode, criteria: FitCriteria | None, problems: Problems) -> None:
    """Report criteria that no account can be compared with.

    Args:
        root: The tree of the file.
        criteria: What was read from it, or None if it couldn't be read.
        problems: Takes what is wrong.
    """
    found = entries(child(root, "criteria"))
    for entry in found:
        _check_conditions(entry, problems)
    if criteria is None or len(problems):
        return
    if not found:
        span = _key_span(root, "criteria") or START
        hint = "add a criterion with a label and a condition, or delete the file"
        problems.add("AM411", span, "there are no criteria", hint)
    _check_thresholds(root, criteria, problems)


def _check_conditions(criterion: MappingEntry, problems: Problems) -> None:
    written = entries(criterion.value)
    given = [one for one in written if one.key.text in CONDITIONS and not is_blank(one.value)]
    # Where a key is unknown, it may be the condition: one mistake is one problem.
    if not given and written and all(one.key.text in _KEYS for one in written):
        message = f"the criterion {quoted(criterion.key.text)} has no condition"
        problems.add("AM412", criterion.key.span, message, f"add one of: {listed(CONDITIONS)}")
    for condition in given:
        if _is_empty(condition.value):
            message = f"{quoted(condition.key.text)} is empty, so no account can meet it"
            problems.add("AM412", condition.key.span, message, "fill it in, or remove it")
        if condition.key.text == "size":
            _check_range(condition.value, problems)


def _is_empty(value: Node) -> bool:
    if isinstance(value, SequenceNode):
        return all(map(is_blank, value.items))
    return isinstance(value, MappingNode) and all(is_blank(one.value) for one in value.entries)


def _check_range(size: Node, problems: Problems) -> None:
    ends = {one.key.text: one.value for one in entries(size)}
    least, most = (_whole(ends.get(key)) for key in ("from", "to"))
    if least is not None and most is not None and least > most:
        message = f"`from` is {least:,}, more than `to`, which is {most:,}"
        problems.add("AM413", ends["from"].span, message, "swap the two, or correct one of them")


def _whole(node: Node | None) -> int | None:
    """Return a number as it's written, or None if the reader refuses it as no whole number."""
    return whole_number(node.text.strip()) if isinstance(node, ScalarNode) else None


def _check_thresholds(root: MappingNode, criteria: FitCriteria, problems: Problems) -> None:
    limits, node = criteria.thresholds, child(root, "thresholds")
    for lesser, greater in (("weak", "partial"), ("partial", "strong")):
        low, high = getattr(limits, lesser), getattr(limits, greater)
        if low > high:
            span = _key_span(node, lesser) or _key_span(node, greater) or START
            message = f"{quoted(lesser)} is {low:g}, more than {quoted(greater)}, which is {high:g}"
            problems.add("AM408", span, message, "lower the first, or raise the second")


def _key_span(node: Node | None, key: str) -> Span | None:
    return next((one.key.span for one in entries(node) if one.key.text == key), None)
