"""The page *Python* of the reference, made from the public names and their docstrings."""

import inspect
import re
from collections.abc import Iterator
from typing import Final

import account_maps
from account_maps import api
from account_maps.extensions import Extension

_HEAD = """# Python

For programs that read a playbook, and for [extensions](../guides/extending.md). Everything here is
imported from `account_maps`:

```python
from account_maps import as_of_day, describe_risk, load, measure_account

playbook, day = load("."), as_of_day(".")
for problem in playbook.problems:
    print(problem)
for account in playbook.accounts.values():
    for risk in measure_account(account, day, playbook.rules).risks:
        print(account.name, risk.severity, describe_risk(risk, playbook).what)
```

What is on this page is public: a change of its name or meaning is a new major version. Every other
module, function, method and attribute is private and may change at any time.
"""

_SECTIONS: Final = ("Args", "Attributes", "Returns", "Raises")
_SECTION = re.compile(rf"^({'|'.join(_SECTIONS)}):$")
_ENTRY = re.compile(r"^    (\w+): (.*)$")
_MODULE = re.compile(r"\b(?:[a-z_]\w*\.)+(?=\w)")


_TYPES = """## Types

The attributes of an `Account` and of a `Person` are the keys of [a map](format.md).
"""


def api_page() -> str:
    """Return the page as Markdown."""
    made = [(name, getattr(api, name)) for name in account_maps.__all__]
    functions = [one for one in made if inspect.isfunction(one[1])]
    types = [one for one in made if inspect.isclass(one[1]) and one[1] is not Extension]
    parts = [_HEAD, "## Functions\n", *(_function(*one) for one in functions)]
    parts += [_TYPES, *(_type(*one) for one in types)]
    return "\n".join((*parts, _extension()))


def _function(name: str, function: object, of: str = "") -> str:
    shown = f"{of}{name}{_signature(function)}"
    if of:  # What a decorator returns is for Python.
        shown = shown.partition(" -> ")[0]
    lines = [f"### `{of}{name}`", "", "```python", shown, "```", ""]
    return "\n".join([*lines, *markdown(inspect.getdoc(function) or ""), ""])


def _type(name: str, kind: type) -> str:
    lines = [f"### `{name}`", "", *markdown(inspect.getdoc(kind) or "")]
    for key, one in sorted(vars(kind).items()):
        if isinstance(one, property) and not key.startswith("_"):
            lines += [f"- `{key}`: {' '.join(markdown(inspect.getdoc(one) or ''))}"]
    return "\n".join([*lines, ""])


def _extension() -> str:
    lines = ["## `Extension`", "", "```python", f"Extension{_signature(Extension)}", "```", ""]
    lines += [*markdown(inspect.getdoc(Extension) or ""), ""]
    methods = (_function(*one, "extension.") for one in extension_methods())
    return "\n".join([*lines, *methods])


def extension_methods() -> Iterator[tuple[str, object]]:
    """Yield the methods of an extension by name, in their order."""
    for name, one in vars(Extension).items():
        if inspect.isfunction(one) and not name.startswith("_"):
            yield name, one


def _signature(of: object) -> str:
    """Return a signature with types by their bare names."""
    signature = inspect.signature(of)  # type: ignore[arg-type]
    parameters = [one for one in signature.parameters.values() if one.name != "self"]
    shown = [one.replace(default=_Default(one)) if _has_default(one) else one for one in parameters]
    return _MODULE.sub("", str(signature.replace(parameters=shown))).replace("'", '"')


def _has_default(one: inspect.Parameter) -> bool:
    return one.default is not inspect.Parameter.empty


class _Default:
    """A default as a reader would write it; an object of ours is only hinted at."""

    def __init__(self, parameter: inspect.Parameter) -> None:
        self._default = parameter.default

    def __repr__(self) -> str:
        is_plain = isinstance(self._default, str | int | float | None)
        return (
            f"{self._default:g}"
            if isinstance(self._default, float)
            else (repr(self._default) if is_plain else "…")
        )


def markdown(doc: str) -> Iterator[str]:
    """Yield a docstring in Google's style as lines of Markdown."""
    section = ""
    for line in doc.replace("``", "`").splitlines():
        if named := _SECTION.match(line):
            section = named[1]
            yield f"**{section}:**"
            yield ""
        elif section and (entry := _ENTRY.match(line)) and section != "Returns":
            yield f"- `{entry[1]}`: {entry[2]}"
        elif section and line.strip():
            yield f"  {line.strip()}" if section != "Returns" else line.strip()
        else:
            yield line
