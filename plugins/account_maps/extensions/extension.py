"""The object that a team's file makes, and by which it adds its own to every extension point."""

import datetime as dt
import inspect
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from string import Formatter
from typing import Any, Final

from markupsafe import Markup

from account_maps.extensions.checked_text import checked_text
from account_maps.extensions.faults import ExtensionError
from account_maps.html.rendered import RenderedPage, page_toc
from account_maps.measure.risks import RiskRule
from account_maps.measure.risks.rule import FindRisk
from account_maps.model.account import Account, Person
from account_maps.model.values import TEAM_CODE, Severity
from account_maps.read.words import listed, quoted
from account_maps.talk.library import FillPlaceholder
from account_maps.texts import english

POINTS: Final[Mapping[str, tuple[str, ...]]] = {
    "risk": ("analysis", "figures"),
    "pages": ("context",),
    "brief_section": ("account", "person", "as_of"),
    "field_label": (),
    "placeholder": ("account", "person"),
}
"""Every extension point with what its functions are called with."""

ListPages = Callable[[Any], Iterable[Any]]
WriteSection = Callable[[Account, Person | None, dt.date], Iterable[str]]

WORDS_OF_A_RISK: Final = ("people", "colleague", "percent", "days", "what")
"""What the words of a risk may name in braces."""

_NAME = re.compile(r"[a-z][a-z0-9_]*")
_LABELS = "label"


class Extension:
    """A team's own risks, pages, brief sections, field labels and talking-point placeholders.

    A file of the team makes one and calls it ``extension``; each method below but ``render`` is an
    extension point. What the functions return is shown as text, unless ``render`` has made it.

    Args:
        file: The team's file: ``__file__``. Its templates are in the folder beside it that has its
            name, without ``.py``.
    """

    def __init__(self, file: str) -> None:
        self.templates = Path(file).with_suffix("")
        self.lines: dict[str, int] = {}
        """The line of the file that adds each thing, by what it is: ``risk X101``."""
        self.risk_rules: list[RiskRule] = []
        self.page_functions: list[ListPages] = []
        self.sections: list[tuple[str, WriteSection]] = []
        self.placeholders: dict[str, FillPlaceholder] = {}
        self.texts: dict[str, dict[str, str]] = {"finding": {}, _LABELS: {}}
        """The texts that it adds or changes, by group and key in it."""

    def risk(  # noqa: PLR0913 - what is to be said of a risk
        self, code: str, severity: str, *, title: str, what: str, why: str, act: str, fix: str = ""
    ) -> Callable[[FindRisk], FindRisk]:
        """Add a risk: ``find(analysis, figures) -> Iterable[Risk]``.

        The function is called once for each account, with its ``Analysis`` and its figures by key,
        and yields a ``Risk`` for each person or entry that the risk is about. Its docstring is what
        the risk's own page says first.

        Args:
            code: ``X`` and three digits. ``_rules.yaml`` and waivers name the risk by it.
            severity: ``error``, ``warning``, ``info`` or ``off``, unless ``_rules.yaml`` says
                otherwise.
            title: A label for it.
            what: What the risk is, in one sentence. It may name in braces ``{people}``,
                ``{colleague}``, ``{percent}``, ``{days}`` and ``{what}``.
            why: Why it matters.
            act: What to do about it; it may name the same.
            fix: How to put the map right, for the risk's page; ``act`` if it is left out.

        Raises:
            ExtensionError: If the code or severity can't be, a text is empty or names what there
                isn't, or the function can't be called so.
        """
        known = [str(one) for one in Severity]
        _checked(code=code, severity=severity)
        if not TEAM_CODE.fullmatch(code):
            raise ExtensionError(f"{quoted(code)} is no code of a team", "write X and three digits")
        if severity not in known:
            raise ExtensionError(f"{quoted(severity)} is no severity", f"known: {listed(known)}")
        words = _checked(title=title, what=what, why=why, act=act)
        for text in (what, act):
            _check_names(text, WORDS_OF_A_RISK)
        if not fix:
            _check_names(act, (), "give `fix` as well, which names nobody")
        to_fix = _checked(fix=fix or words["act"].format())["fix"]
        self._add(f"risk {code}")

        def add(find: FindRisk) -> FindRisk:
            _check_call(find, "risk")
            about = checked_text(find.__doc__ or "") or words["title"]
            page = {"what": _escaped(about), "why": words["why"]}
            page |= {"fix": to_fix, "example": "", "fixed": ""}
            said = words | {f"page.{key}": text for key, text in page.items()}
            said["tag"] = _escaped(words["title"])
            self.texts["finding"] |= {f"{code}.{key}": text for key, text in said.items()}
            rule = RiskRule(code, Severity(severity), find)
            self.risk_rules.append(rule)
            return find

        return add

    def pages(self, make: ListPages) -> ListPages:
        """Add pages: ``make(context) -> Iterable[PageSpec]``.

        The function gets the ``BuildContext`` and yields a ``PageSpec`` for each page. A page whose
        ``fingerprint`` is left out is made in every build.

        Args:
            make: The function.

        Raises:
            ExtensionError: If the function can't be called so.
        """
        _check_call(make, "pages")
        self.page_functions.append(make)
        return make

    def brief_section(self, title: str) -> Callable[[WriteSection], WriteSection]:
        """Add a section to briefs: ``write(account, person, as_of) -> Iterable[str]``.

        The function is called for an account, with ``None`` as the person, and for each of its
        people. It returns sentences; without any the section is left out. That of an account
        stands on the one-pager, that of a person in the profile on the account's page.

        Args:
            title: The section's heading.

        Raises:
            ExtensionError: If the title is empty, or the function can't be called so.
        """
        heading = _checked(title=title)["title"]
        self._add(f"brief section {heading}")

        def add(write: WriteSection) -> WriteSection:
            _check_call(write, "brief_section")
            self.sections.append((heading, write))
            return write

        return add

    def field_label(self, field: str, label: str) -> None:
        """Call a field otherwise, wherever pages name it.

        Args:
            field: The field, by its key in a map, such as ``owner``.
            label: What pages are to call it.

        Raises:
            ExtensionError: If no page names such a field, or the label is empty.
        """
        texts = _checked(field=field, label=label)
        known = english().groups(_LABELS)
        if field not in known:
            raise ExtensionError(
                f"no page names a field {quoted(field)}", f"known: {listed(known)}"
            )
        self._add(f"field label {field}")
        self.texts[_LABELS][field] = texts["label"]

    def placeholder(self, name: str) -> Callable[[FillPlaceholder], FillPlaceholder]:
        """Add a placeholder of ``_talking-points.yaml``: ``fill(account, person) -> str | None``.

        A sentence names it as ``{team.NAME}``. Where the function returns None, nobody is told the
        sentence, as with the other placeholders.

        Args:
            name: Small letters, digits and ``_``.

        Raises:
            ExtensionError: If the name can't be, or the function can't be called so.
        """
        _checked(name=name)
        if not _NAME.fullmatch(name):
            hint = "write small letters, digits and _"
            raise ExtensionError(f"{quoted(name)} is no name of a placeholder", hint)
        self._add(f"placeholder {name}")

        def add(fill: FillPlaceholder) -> FillPlaceholder:
            _check_call(fill, "placeholder")
            self.placeholders[f"team.{name}"] = fill
            return fill

        return add

    def render(self, template: str, title: str, /, **values: object) -> RenderedPage:
        """Return a page made by a template of the extension; values are escaped in it.

        Args:
            template: Its path in the folder of the extension's templates.
            title: The page's title, as plain text.
            values: What the template shows. The filters of the product's own templates are known:
                ``note``, ``chip``, ``anchor``, ``day``, ``percent``.

        Raises:
            ExtensionError: If there is no such template, or it isn't UTF-8.
            TemplateError: If it is wrong.
        """
        # Commands that make no page start without it.
        from jinja2 import TemplateNotFound  # noqa: PLC0415

        from account_maps.html.environment import environment_of  # noqa: PLC0415

        try:
            content = environment_of(self.templates).get_template(template).render(**values)
        except TemplateNotFound as error:
            hint = f"put it into the folder {self.templates.name}"
            raise ExtensionError(f"there is no template {quoted(str(error.name))}", hint) from error
        except UnicodeDecodeError as error:
            hint = "save it with the encoding UTF-8"
            raise ExtensionError(f"the template {quoted(template)} isn't UTF-8", hint) from error
        return RenderedPage(Markup(content), page_toc(title))  # noqa: S704 - autoescaped

    def _add(self, what: str) -> None:
        if what in self.lines:
            raise ExtensionError(f"{what} is there already, from line {self.lines[what]}")
        self.lines[what] = sys._getframe(2).f_lineno  # noqa: SLF001 - the line of the decorator


def _check_call(function: object, point: str) -> None:
    """Refuse what can't be called as an extension point calls its functions.

    Raises:
        ExtensionError: If it can't.
    """
    names, called = POINTS[point], getattr(function, "__name__", "this")
    hint = f"write `def {called}({', '.join(names)}):`"
    try:
        signature = inspect.signature(function)  # type: ignore[arg-type]
        signature.bind(*names)
    except (TypeError, ValueError) as error:
        raise ExtensionError(f"`{called}` can't be called with {listed(names)}", hint) from error
    if inspect.iscoroutinefunction(function) or inspect.isasyncgenfunction(function):
        raise ExtensionError(f"`{called}` is asynchronous", hint)


def _escaped(text: str) -> str:
    """Return a text in which braces name nothing."""
    return text.replace("{", "{{").replace("}", "}}")


def _checked(**texts: object) -> dict[str, str]:
    """Return texts by name, each on one line.

    Raises:
        ExtensionError: If one is none, is empty or holds characters that can't be shown.
    """
    for name, text in texts.items():
        if not isinstance(text, str) or not text.strip():
            raise ExtensionError(f"`{name}` isn't a text", f'write {name}="…"')
    return {name: checked_text(text) for name, text in texts.items()}


def _check_names(text: str, known: Iterable[str], hint: str = "") -> None:
    """Refuse a text with anything in braces that isn't known.

    Raises:
        ExtensionError: If there is such a thing.
    """
    names = [*known]
    try:
        strange = [one for one in _in_braces(text) if one not in names]
    except ValueError as error:
        hint = "write {{ or }} for a brace that is to be shown"
        raise ExtensionError(f"a brace stands alone in {quoted(text)}", hint) from error
    if strange:
        told = hint or f"known: {listed([f'{{{one}}}' for one in names])}"
        raise ExtensionError(f"{quoted(text)} names {{{strange[0]}}}", told)


def _in_braces(text: str) -> Iterator[str]:
    for _, name, form, conversion in Formatter().parse(text):
        if name is not None:
            yield name + (f":{form}" if form else "") + (f"!{conversion}" if conversion else "")
