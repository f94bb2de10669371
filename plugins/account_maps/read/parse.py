"""Text → a tree of nodes, by the YAML parser."""

import yaml

from account_maps.read.builder import Builder
from account_maps.read.comments import lost_text
from account_maps.read.nodes import ErrorNode, MappingNode, Node, is_blank
from account_maps.read.problems import START, Problems

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def parse(text: str, problems: Problems) -> MappingNode | None:
    """Read a text into a tree, or into None if there is no telling what it holds.

    Args:
        text: The file's text, without characters that YAML does not allow.
        problems: Takes what is wrong.
    """
    lost = lost_text(text, problems)
    builder = Builder(problems, lost)
    try:
        builder.take_all(_LOADER(text).get_event)
    except yaml.YAMLError as error:
        if lost is None or not lost.explains(error):
            # Few files have such a mistake, and what explains it takes long to import.
            from account_maps.read.syntax import explain  # noqa: PLC0415

            explain(error, text, problems)
        return None
    return None if builder.given_up else _top(builder.root, problems)


def _top(root: Node | None, problems: Problems) -> MappingNode | None:
    if root is None or is_blank(root):
        problems.add("AM106", START, "the file is empty", "fill it or delete it")
    elif type(root) is MappingNode:
        return root
    elif type(root) is not ErrorNode:
        message = "the file does not begin with a key and its value"
        hint = "begin with a line such as `name: Acme`; mind the space after the colon"
        problems.add("AM107", root.span, message, hint)
    return None
