"""A value → its YAML: in quotes only where it would otherwise be read as something else."""

import json
from collections.abc import Iterable

from account_maps.edit.errors import InvalidRequestError
from account_maps.read.characters import has_refused
from account_maps.read.nodes import MappingNode, Node, ScalarNode, SequenceNode, child
from account_maps.read.parse import parse
from account_maps.read.problems import Problems
from account_maps.read.words import quoted


def yaml_scalar(text: str) -> str:
    """Return the YAML of a text as the value of a key or an item of a list, also in brackets.

    Args:
        text: What is to be read back. It is always written on one line.

    Raises:
        InvalidRequestError: If it holds a character that a map may not hold.
    """
    if has_refused(text):
        raise InvalidRequestError(
            f"there is an invisible character in {quoted(text)}: type the text anew"
        )
    double = json.dumps(text, ensure_ascii=False)
    if _reads_as(text, text):
        return text
    if double == f'"{text}"' or not text.isprintable():
        return double
    return "'" + text.replace("'", "''") + "'"


def yaml_list(texts: Iterable[str]) -> str:
    """Return the YAML of texts as a list in brackets."""
    return f"[{', '.join(map(yaml_scalar, texts))}]"


def _reads_as(form: str, text: str) -> bool:
    """Return whether the reader reads some YAML as a text, wherever in a map it stands."""
    if not text.strip():
        return False
    problems = Problems("")
    root = parse(f"a: {form}\nb: [{form}, x]\nc: {{{form}: x, y: {form}}}\n{form}: x\n", problems)
    if root is None or len(problems):
        return False
    flow, group = child(root, "b"), child(root, "c")
    if not isinstance(flow, SequenceNode) or not isinstance(group, MappingNode):
        return False
    found: list[Node | None] = [child(root, "a"), flow.items[0], child(group, "y")]
    found += [group.entries[0].key, root.entries[-1].key]
    return all(isinstance(one, ScalarNode) and one.text == text for one in found)
